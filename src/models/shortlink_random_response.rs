// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer that holds a randomly generated short path.

use serde::Serialize;

use crate::models;

/// Answer that holds a randomly generated short path.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ShortlinkRandomResponse {
    /// Randomly generated short path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shortlink: Option<String>,
}

linkbreakers_runtime::read_object! {
    ShortlinkRandomResponse {
        "shortlink" => shortlink: value,
    }
}
