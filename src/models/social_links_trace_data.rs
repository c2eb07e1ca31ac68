// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a social links page as the visitor saw it and of the choice made.

use serde::Serialize;

use crate::models;

/// Record of a social links page as the visitor saw it and of the choice made.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SocialLinksTraceData {
    /// Explanatory text of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Style in which the social links were displayed, as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_style: Option<String>,
    /// Social link buttons that were on offer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<models::SocialLinkTraceButton>>,
    /// Social link button that the visitor chose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub selected_link: Option<Box<models::SocialLinkTraceButton>>,
    /// Heading of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    SocialLinksTraceData {
        "description" => description: value,
        "displayStyle" => display_style: value,
        "links" => links: list,
        "selectedLink" => selected_link: value,
        "title" => title: value,
    }
}
