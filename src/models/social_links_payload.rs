// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that shows a page of social links.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that shows a page of social links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SocialLinksPayload {
    /// Explanatory text of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Style in which the social links are displayed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub display_style: Option<models::SocialLinksDisplayStyle>,
    /// Social link buttons on the page, at most 10 entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<models::SocialLinkButton>>,
    /// Heading of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
}

linkbreakers_runtime::read_object! {
    SocialLinksPayload {
        "description" => description: value,
        "displayStyle" => display_style: value,
        "links" => links: list,
        "title" => title: value,
    }
}
