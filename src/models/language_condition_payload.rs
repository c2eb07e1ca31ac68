// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Settings of a workflow step that branches on the visitor's language.

use serde::Serialize;

use crate::models;

/// Settings of a workflow step that branches on the visitor's language.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageConditionPayload {
    /// Identifier of the workflow step that runs when no language matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub else_next_step_id: Option<String>,
    /// Branches of the condition, each pairing one language with a next step.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<models::LanguageConditionOutcome>>,
}

linkbreakers_runtime::read_object! {
    LanguageConditionPayload {
        "elseNextStepId" => else_next_step_id: value,
        "languages" => languages: list,
    }
}
