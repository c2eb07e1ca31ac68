// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for looking up the QR code images of several links.

use serde::Serialize;

use crate::models;

/// Request body for looking up the QR code images of several links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolveQrcodeImagesRequest {
    /// Identifiers of the links whose QR code images are wanted; required.
    pub link_ids: Vec<String>,
}

linkbreakers_runtime::read_object! {
    ResolveQrcodeImagesRequest {
        "linkIds" => link_ids: vec_required required,
    }
}
