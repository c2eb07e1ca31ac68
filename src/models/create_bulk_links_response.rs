// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a bulk creation of links.

use serde::Serialize;

use crate::models;

/// Answer to a bulk creation of links.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateBulkLinksResponse {
    /// Links that were created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Vec<models::Link>>,
}

linkbreakers_runtime::read_object! {
    CreateBulkLinksResponse {
        "links" => links: list,
    }
}
