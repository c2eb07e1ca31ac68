// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Body of a visitor update.

use serde::Serialize;

use crate::models;

/// Body of a visitor update.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitorsServiceUpdateBody {
    /// Visitor data to store.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<Box<models::VisitorInput>>,
}

linkbreakers_runtime::read_object! {
    VisitorsServiceUpdateBody {
        "visitor" => visitor: value,
    }
}
