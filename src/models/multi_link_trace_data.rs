// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a multi-link page as the visitor saw it and of the choice made.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Record of a multi-link page as the visitor saw it and of the choice made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MultiLinkTraceData {
    /// Buttons that were on offer.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
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
