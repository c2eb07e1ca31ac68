// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Visual theme of the pages that visitors see behind a link.

use serde::Serialize;

use crate::models;

/// Visual theme of the pages that visitors see behind a link.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageTheme {
    /// Whether a badge is shown on the page.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub container_enabled: Option<bool>,
    /// Creation time, an RFC 3339 timestamp in UTC; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Colour of page elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element_color: Option<Box<models::ThemeColor>>,
    /// Font settings for page elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element_font: Option<Box<models::FontConfig>>,
    /// Whether a logo is shown in the page footer.
    #[serde(skip_serializing_if = "Option::is_none")]
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
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Presentation style chosen for visitors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor_experience: Option<models::PageThemeVisitorExperience>,
    /// Identifier of the workspace that owns the theme; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    PageTheme {
        "badgeEnabled" => badge_enabled: boolean,
        "badgeIconColor" => badge_icon_color: value,
        "badgeId" => badge_id: value,
        "badgeShape" => badge_shape: value,
        "bodyFont" => body_font: value,
        "canvasColor" => canvas_color: value,
        "canvasCoverId" => canvas_cover_id: value,
        "canvasCoverMode" => canvas_cover_mode: value,
        "containerConfig" => container_config: value,
        "containerEnabled" => container_enabled: boolean,
        "createdAt" => created_at: timestamp,
        "elementColor" => element_color: value,
        "elementFont" => element_font: value,
        "footerLogoEnabled" => footer_logo_enabled: boolean,
        "footerLogoId" => footer_logo_id: value,
        "id" => id: value,
        "titleFont" => title_font: value,
        "updatedAt" => updated_at: timestamp,
        "visitorExperience" => visitor_experience: value,
        "workspaceId" => workspace_id: value,
    }
}
