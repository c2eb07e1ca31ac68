// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that redirects the visitor.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that redirects the visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ClientRedirectPayload {
    /// Whether the `lbid` query parameter is added to the destination for conversion tracking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion_tracking: Option<bool>,
    /// Absolute URL the visitor is sent to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub destination: Option<String>,
}

linkbreakers_runtime::read_object! {
    ClientRedirectPayload {
        "conversionTracking" => conversion_tracking: boolean,
        "destination" => destination: value,
    }
}
