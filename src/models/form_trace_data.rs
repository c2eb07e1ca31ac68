// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of a form step passed during a visit.

use serde::Serialize;

use crate::models;

/// Trace record of a form step passed during a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FormTraceData {
    /// Action taken on the form, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<String>,
    /// Whether the form was set to skip itself when the answers were already known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auto_skip_if_known: Option<bool>,
    /// Description shown with the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Fields of the form with their recorded values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fields: Option<Vec<models::FormTraceDataField>>,
    /// Label of the skip button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_button_text: Option<String>,
    /// How the form was skipped, given as a plain string.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_method: Option<String>,
    /// True when the form was skipped.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skipped: Option<bool>,
    /// Label of the submit button.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_button_text: Option<String>,
    /// Number of fields submitted, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted_fields: Option<i64>,
    /// Title of the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Number of fields on the form, as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_fields: Option<i64>,
}

linkbreakers_runtime::read_object! {
    FormTraceData {
        "action" => action: value,
        "autoSkipIfKnown" => auto_skip_if_known: boolean,
        "description" => description: value,
        "fields" => fields: list,
        "skipButtonText" => skip_button_text: value,
        "skipMethod" => skip_method: value,
        "skipped" => skipped: boolean,
        "submitButtonText" => submit_button_text: value,
        "submittedFields" => submitted_fields: int64,
        "title" => title: value,
        "totalFields" => total_fields: int64,
    }
}
