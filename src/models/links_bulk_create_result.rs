// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Outcome of a succeeded job that created links in bulk.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Outcome of a succeeded job that created links in bulk.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct LinksBulkCreateResult {
    /// Identifiers of the links that the job created.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub link_ids: Option<Vec<String>>,
}
