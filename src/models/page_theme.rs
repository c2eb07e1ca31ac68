// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visual theme of the pages that visitors see behind a link.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Visual theme of the pages that visitors see behind a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PageTheme {
    /// Whether a badge is shown on the page.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub badge_enabled: Option<bool>,
    /// Colour of the badge icon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge_icon_color: Option<Box<models::ThemeColor>>,
    /// Identifier of the badge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge_id: Option<String>,
    /// Outline shape of the badge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub badge_shape: Option<models::PageThemeBadgeShape>,
    /// Font settings for body text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body_font: Option<Box<models::FontConfig>>,
    /// Colour of the page canvas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canvas_color: Option<Box<models::ThemeColor>>,
    /// Identifier of the cover shown on the canvas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canvas_cover_id: Option<String>,
    /// Way in which the cover fills the canvas.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub canvas_cover_mode: Option<models::PageThemeCanvasCoverMode>,
    /// Appearance of the container around the page content.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_config: Option<Box<models::ContainerConfig>>,
    /// Whether the page content sits inside a container.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub container_enabled: Option<bool>,
    /// Creation time, an RFC 3339 timestamp in UTC; read-only.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Colour of page elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element_color: Option<Box<models::ThemeColor>>,
    /// Font settings for page elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element_font: Option<Box<models::FontConfig>>,
    /// Whether a logo is shown in the page footer.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub footer_logo_enabled: Option<bool>,
    /// Identifier of the footer logo.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub footer_logo_id: Option<String>,
    /// Identifier of the page theme; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Font settings for titles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title_font: Option<Box<models::FontConfig>>,
    /// Time of the last change, an RFC 3339 timestamp in UTC; read-only.
    #[serde(
        default,
        deserialize_with = "lenient::timestamp",
        skip_serializing_if = "Option::is_none"
    )]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Presentation style chosen for visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_experience: Option<models::PageThemeVisitorExperience>,
    /// Identifier of the workspace that owns the theme; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}
