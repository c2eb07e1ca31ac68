// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a redirect that an event led to.

use serde::Serialize;

use crate::models;

/// Record of a redirect that an event led to.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedirectTraceData {
    /// Whether conversion tracking was on, which adds an `lbid` query parameter to the destination.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion_tracking: Option<bool>,
    /// Absolute URL to which the visitor was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
    /// Whether the fallback destination was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback: Option<bool>,
    /// Reason why the fallback destination was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fallback_reason: Option<models::RedirectTraceDataFallbackReason>,
}

linkbreakers_runtime::read_object! {
    RedirectTraceData {
        "conversionTracking" => conversion_tracking: boolean,
        "destination" => destination: value,
        "fallback" => fallback: boolean,
        "fallbackReason" => fallback_reason: value,
    }
}
