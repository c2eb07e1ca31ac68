// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Trace record of a language condition step passed during a visit.

use serde::Serialize;

use crate::models;

/// Trace record of a language condition step passed during a visit.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageConditionTraceData {
    /// True when the condition had a fallback branch for visitors who match no language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_else: Option<bool>,
    /// Language of the visitor that the condition evaluated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Branches the condition offered at the time of the visit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub languages: Option<Vec<models::LanguageConditionTraceOption>>,
}

linkbreakers_runtime::read_object! {
    LanguageConditionTraceData {
        "hasElse" => has_else: boolean,
        "language" => language: value,
        "languages" => languages: list,
    }
}
