// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer that holds a randomly generated short path.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer that holds a randomly generated short path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShortlinkRandomResponse {
    /// Randomly generated short path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
}
