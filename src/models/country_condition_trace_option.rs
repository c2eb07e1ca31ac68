// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Country branch as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// Country branch as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CountryConditionTraceOption {
    /// Code of the country the branch applied to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country_code: Option<String>,
    /// Whether this branch had a next step to lead to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
}

linkbreakers_runtime::read_object! {
    CountryConditionTraceOption {
        "countryCode" => country_code: value,
        "hasRoute" => has_route: boolean,
    }
}
