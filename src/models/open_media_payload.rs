// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that opens a media file.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that opens a media file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OpenMediaPayload {
    /// UUID of the media to open; required.
    pub media_id: String,
}

linkbreakers_runtime::read_object! {
    OpenMediaPayload {
        "mediaId" => media_id: value required,
    }
}
