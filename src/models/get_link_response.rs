// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to fetching a single link.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer to fetching a single link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GetLinkResponse {
    /// Link that was requested.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Box<models::Link>>,
}
