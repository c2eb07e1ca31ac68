// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Tag of a workspace, used to group links.

use serde::Serialize;

use crate::models;

/// Tag of a workspace, used to group links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ApiTag {
    /// RFC 3339 timestamp of when the tag was created; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// UUID of the tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Name of the tag; link requests refer to tags by this text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// RFC 3339 timestamp of when the tag was last changed; read-only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<chrono::DateTime<chrono::Utc>>,
}

linkbreakers_runtime::read_object! {
    ApiTag {
        "createdAt" => created_at: timestamp,
        "id" => id: value,
        "name" => name: value,
        "updatedAt" => updated_at: timestamp,
    }
}
