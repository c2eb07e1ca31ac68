// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Events as CSV text, wrapped in a JSON object without paging information.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Events as CSV text, wrapped in a JSON object without paging information.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ListEventsCsvResponse {
    /// Media type of the exported text, `text/csv`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// UTF-8 CSV text that holds the events.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub csv_data: Option<String>,
}
