// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Record of a country condition in an event trace.

use serde::Serialize;

use crate::models;

/// Record of a country condition in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountryConditionTraceData {
    /// Country branches the condition offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<models::CountryConditionTraceOption>>,
    /// Whether the condition had a step to fall back to when no country matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
}

linkbreakers_runtime::read_object! {
    CountryConditionTraceData {
        "countries" => countries: list,
        "hasElse" => has_else: boolean,
    }
}
