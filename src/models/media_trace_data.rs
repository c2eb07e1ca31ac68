// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of the media file involved in a workflow step.

use serde::Serialize;

use crate::models;

/// Record of the media file involved in a workflow step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct MediaTraceData {
    /// File name of the media.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file_name: Option<String>,
    /// Broad kind of the media file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<models::MediaKind>,
    /// Identifier of the media.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub media_id: Option<String>,
    /// MIME type of the media file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mime_type: Option<String>,
}

linkbreakers_runtime::read_object! {
    MediaTraceData {
        "fileName" => file_name: value,
        "kind" => kind: value,
        "mediaId" => media_id: value,
        "mimeType" => mime_type: value,
    }
}
