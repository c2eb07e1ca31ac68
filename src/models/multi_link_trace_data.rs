// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a multi-link page as the visitor saw it and of the choice made.

use serde::Serialize;

use crate::models;

/// Record of a multi-link page as the visitor saw it and of the choice made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkTraceData {
    /// Buttons that were on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub available_buttons: Option<Vec<models::MultiLinkTraceButton>>,
    /// Explanatory text of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Button that the visitor chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_button: Option<Box<models::MultiLinkTraceSelectedButton>>,
    /// Heading of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    MultiLinkTraceData {
        "availableButtons" => available_buttons: list,
        "description" => description: value,
        "selectedButton" => selected_button: value,
        "title" => title: value,
    }
}
