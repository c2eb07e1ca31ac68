// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One language option that a language condition step offered, as recorded in an event trace.

use serde::Serialize;

use crate::models;

/// One language option that a language condition step offered, as recorded in an event trace.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LanguageConditionTraceOption {
    /// Whether a next step was connected to this language option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_route: Option<bool>,
    /// Language code of this option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language_code: Option<String>,
}

linkbreakers_runtime::read_object! {
    LanguageConditionTraceOption {
        "hasRoute" => has_route: boolean,
        "languageCode" => language_code: value,
    }
}
