// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Data which ties a scan or click to a known visitor; values are merged unless `setOnce` is true.

use serde::Serialize;

use crate::models;

/// Data which ties a scan or click to a known visitor; values are merged unless `setOnce` is true.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentifyRequest {
    /// Opaque identifier of one click or scan, as passed to the destination in the `lbid` query parameter when conversion tracking is on.
    pub lbid: String,
    /// True to fill only fields which are still empty; otherwise the new values are merged in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set_once: Option<bool>,
    /// Visitor data to record.
    pub visitor: Box<models::VisitorInput>,
}

linkbreakers_runtime::read_object! {
    IdentifyRequest {
        "lbid" => lbid: value required,
        "setOnce" => set_once: boolean,
        "visitor" => visitor: value required,
    }
}
