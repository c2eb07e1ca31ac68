// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step which shows the visitor a form.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step which shows the visitor a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormPayload {
    /// True to skip the form automatically when the visitor's answers are already known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_skip_if_known: Option<bool>,
    /// Description shown with the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_description: Option<String>,
    /// Inputs of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_fields: Option<Vec<models::FormField>>,
    /// Title shown above the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_title: Option<String>,
    /// Label of the button which skips the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_button_text: Option<String>,
    /// True when the visitor may skip the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_form: Option<bool>,
    /// Label of the button which submits the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_button_text: Option<String>,
}

linkbreakers_runtime::read_object! {
    FormPayload {
        "autoSkipIfKnown" => auto_skip_if_known: boolean,
        "formDescription" => form_description: value,
        "formFields" => form_fields: list,
        "formTitle" => form_title: value,
        "skipButtonText" => skip_button_text: value,
        "skipForm" => skip_form: boolean,
        "submitButtonText" => submit_button_text: value,
    }
}
