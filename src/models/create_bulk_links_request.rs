// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request to create several links in one transaction.

use serde::Serialize;

use crate::models;

/// Request to create several links in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateBulkLinksRequest {
    /// Links to create, at most 250 entries; either all or none are created.
    pub links: Vec<models::CreateLinkRequest>,
}

linkbreakers_runtime::read_object! {
    CreateBulkLinksRequest {
        "links" => links: vec_required required,
    }
}
