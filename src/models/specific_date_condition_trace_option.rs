// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! One date of a traced specific-date condition.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One date of a traced specific-date condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SpecificDateConditionTraceOption {
    /// Day of the month of the date, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub day: Option<i64>,
    /// Whether this option leads on to a further step.
    #[serde(
        default,
        deserialize_with = "lenient::boolean",
        skip_serializing_if = "Option::is_none"
    )]
    pub has_route: Option<bool>,
    /// Identifier of this option within the condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Month of the date, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub month: Option<i64>,
    /// Name given to this date option.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Year of the date, as an int32.
    #[serde(
        default,
        deserialize_with = "lenient::int64",
        skip_serializing_if = "Option::is_none"
    )]
    pub year: Option<i64>,
}
