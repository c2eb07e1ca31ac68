// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request body for looking up the QR code images of several links.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Request body for looking up the QR code images of several links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ResolveQrcodeImagesRequest {
    /// Identifiers of the links whose QR code images are wanted; required.
    #[serde(deserialize_with = "lenient::vec_required")]
    pub link_ids: Vec<String>,
}
