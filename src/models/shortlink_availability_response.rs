// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a check whether a short path is free.

use serde::Serialize;

use crate::models;

/// Answer to a check whether a short path is free.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShortlinkAvailabilityResponse {
    /// Whether the short path is available.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available: Option<bool>,
}

linkbreakers_runtime::read_object! {
    ShortlinkAvailabilityResponse {
        "available" => available: boolean,
    }
}
