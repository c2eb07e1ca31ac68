// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Branch of a country condition for one country.

use serde::Serialize;

use crate::models;

/// Branch of a country condition for one country.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountryConditionOutcome {
    /// Code of the country this branch applies to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// UUID of the workflow step to go to for visitors from this country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    CountryConditionOutcome {
        "countryCode" => country_code: value,
        "nextStepId" => next_step_id: value,
    }
}
