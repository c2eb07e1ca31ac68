// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One social link button, as recorded in an event trace.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One social link button, as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SocialLinkTraceButton {
    /// Identifier of the button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Position of the button among the others, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub order: Option<i64>,
    /// Name of the social platform.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
    /// Absolute URL that the button opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
