//! Custom attributes of visitors: free-form JSON in, a typed list out.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One value as the wire shows it, without its key.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Attribute {
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    /// The text form, present for every type.
    pub(crate) value: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) number_value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) bool_value: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) date_value: Option<DateTime<Utc>>,
}

/// What a value is.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) enum Kind {
    #[serde(rename = "VISITOR_ATTRIBUTE_TYPE_BOOLEAN")]
    Boolean,
    #[serde(rename = "VISITOR_ATTRIBUTE_TYPE_NUMBER")]
    Number,
    #[serde(rename = "VISITOR_ATTRIBUTE_TYPE_DATE")]
    Date,
    #[serde(rename = "VISITOR_ATTRIBUTE_TYPE_STRING")]
    Text,
}

impl Kind {
    /// In a word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Date => "date",
            Self::Text => "text",
        }
    }
}

impl Attribute {
    /// Tells the type by the value; text that is an RFC 3339 timestamp is a date. Null is no value.
    pub(crate) fn of(value: &Value) -> Option<Self> {
        let plain = |kind, value| Self {
            kind,
            value,
            number_value: None,
            bool_value: None,
            date_value: None,
        };
        Some(match value {
            Value::Null => return None,
            Value::Bool(flag) => Self {
                bool_value: Some(*flag),
                ..plain(Kind::Boolean, flag.to_string())
            },
            Value::Number(number) => Self {
                number_value: number.as_f64(),
                ..plain(Kind::Number, number.to_string())
            },
            Value::String(text) => match DateTime::parse_from_rfc3339(text) {
                Ok(date) => Self {
                    date_value: Some(date.to_utc()),
                    ..plain(Kind::Date, text.clone())
                },
                Err(_) => plain(Kind::Text, text.clone()),
            },
            // The wire has no type for lists and objects; their JSON text is what can be kept.
            Value::Array(_) | Value::Object(_) => plain(Kind::Text, value.to_string()),
        })
    }
}
