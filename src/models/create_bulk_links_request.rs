// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Request to create several links in one transaction.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Request to create several links in one transaction.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateBulkLinksRequest {
    /// Links to create, at most 250 entries; either all or none are created.
    #[serde(deserialize_with = "lenient::vec_required")]
    pub links: Vec<models::CreateLinkRequest>,
}
