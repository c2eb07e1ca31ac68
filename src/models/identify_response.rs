// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Answer to identifying a visitor.

use serde::Serialize;

use crate::models;

/// Answer to identifying a visitor.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct IdentifyResponse {
    /// True when a new visitor was created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created: Option<bool>,
    /// Visitor after the given data was applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitor: Option<Box<models::Visitor>>,
}

linkbreakers_runtime::read_object! {
    IdentifyResponse {
        "created" => created: boolean,
        "visitor" => visitor: value,
    }
}
