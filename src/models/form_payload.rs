// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step which shows the visitor a form.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// Settings of a workflow step which shows the visitor a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FormPayload {
    /// True to skip the form automatically when the visitor's answers are already known.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub auto_skip_if_known: Option<bool>,
    /// Description shown with the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_description: Option<String>,
    /// Inputs of the form.
    #[serde(
        default,
        deserialize_with = "lenient::list",
        skip_serializing_if = "Option::is_none"
    )]
    pub form_fields: Option<Vec<models::FormField>>,
    /// Title shown above the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub form_title: Option<String>,
    /// Label of the button which skips the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub skip_button_text: Option<String>,
    /// True when the visitor may skip the form.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub skip_form: Option<bool>,
    /// Label of the button which submits the form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submit_button_text: Option<String>,
}
