// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One input of a form step.

use serde::Serialize;

use crate::models;

/// One input of a form step.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormField {
    /// Value already present in the input when the form opens.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default_value: Option<String>,
    /// Explanatory text shown with the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help_text: Option<String>,
    /// UUID of the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Key under which the answer is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Label of the input.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Choices offered by fields with a fixed set of answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub options: Option<Vec<models::FormFieldOption>>,
    /// Position of the field in the form as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<i64>,
    /// Placeholder text shown while the input is empty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placeholder: Option<String>,
    /// True when the visitor must answer the field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<bool>,
    /// Type of the input, one of `FormFieldType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::FormFieldType>,
    /// Pattern which the answer has to match.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub validation_pattern: Option<String>,
}

linkbreakers_runtime::read_object! {
    FormField {
        "defaultValue" => default_value: value,
        "helpText" => help_text: value,
        "id" => id: value,
        "key" => key: value,
        "label" => label: value,
        "options" => options: list,
        "order" => order: int64,
        "placeholder" => placeholder: value,
        "required" => required: boolean,
        "type" => r#type: value,
        "validationPattern" => validation_pattern: value,
    }
}
