// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches by the visitor's country.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches by the visitor's country.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountryConditionPayload {
    /// Branches, one per country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<models::CountryConditionOutcome>>,
    /// UUID of the workflow step to go to when no country matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    CountryConditionPayload {
        "countries" => countries: list,
        "elseNextStepId" => else_next_step_id: value,
    }
}
