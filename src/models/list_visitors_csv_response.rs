// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visitors as CSV text, wrapped in a JSON object without paging information.

use serde::Serialize;

use crate::models;

/// Visitors as CSV text, wrapped in a JSON object without paging information.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ListVisitorsCsvResponse {
    /// Media type of the exported text, `text/csv`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content_type: Option<String>,
    /// UTF-8 CSV text that holds the visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub csv_data: Option<String>,
}

linkbreakers_runtime::read_object! {
    ListVisitorsCsvResponse {
        "contentType" => content_type: value,
        "csvData" => csv_data: value,
    }
}
