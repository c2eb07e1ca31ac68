// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One branch of a language condition step: the language to match and the step that follows.

use serde::Serialize;

use crate::models;

/// One branch of a language condition step: the language to match and the step that follows.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageConditionOutcome {
    /// Code of the language this branch matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<String>,
    /// Identifier of the workflow step that runs when this language matches.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_step_id: Option<String>,
}

linkbreakers_runtime::read_object! {
    LanguageConditionOutcome {
        "languageCode" => language_code: value,
        "nextStepId" => next_step_id: value,
    }
}
