// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to a bulk creation of links.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Answer to a bulk creation of links.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreateBulkLinksResponse {
    /// Links that were created.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub links: Option<Vec<models::Link>>,
}
