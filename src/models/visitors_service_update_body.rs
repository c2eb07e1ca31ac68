// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Body of a visitor update.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Body of a visitor update.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorsServiceUpdateBody {
    /// Visitor data to store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<Box<models::VisitorInput>>,
}
