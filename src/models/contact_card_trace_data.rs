// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a contact card step in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a contact card step in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ContactCardTraceData {
    /// Contact card recorded for the step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<Box<models::ContactCardTraceCard>>,
}

linkbreakers_runtime::read_object! {
    ContactCardTraceData {
        "card" => card: value,
    }
}
