// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One form field as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// One form field as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormTraceDataField {
    /// Value present in the input when the form opened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    /// Explanatory text shown with the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_text: Option<String>,
    /// Key under which the answer is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Label of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Position of the field in the form as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// Placeholder text of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    /// True when an answer was required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Type of the input, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Value recorded for the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

linkbreakers_runtime::read_object! {
    FormTraceDataField {
        "defaultValue" => default_value: value,
        "helpText" => help_text: value,
        "key" => key: value,
        "label" => label: value,
        "order" => order: int64,
        "placeholder" => placeholder: value,
        "required" => required: boolean,
        "type" => r#type: value,
        "value" => value: value,
    }
}
