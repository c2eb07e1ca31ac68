// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Outcome of a succeeded job that created links in bulk.

use serde::Serialize;

use crate::models;

/// Outcome of a succeeded job that created links in bulk.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinksBulkCreateResult {
    /// Identifiers of the links that the job created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link_ids: Option<Vec<String>>,
}

linkbreakers_runtime::read_object! {
    LinksBulkCreateResult {
        "linkIds" => link_ids: list,
    }
}
