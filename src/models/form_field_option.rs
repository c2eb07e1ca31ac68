// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One choice of a form field with fixed answers.

use serde::Serialize;

use crate::models;

/// One choice of a form field with fixed answers.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormFieldOption {
    /// Text shown to the visitor for this choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Value recorded when this choice is selected.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    FormFieldOption {
        "label" => label: value,
        "value" => value: value,
    }
}
