// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a check whether a short path is free.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer to a check whether a short path is free.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShortlinkAvailabilityResponse {
    /// Whether the short path is available.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub available: Option<bool>,
}
