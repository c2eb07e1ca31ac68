//! Attribute filters of the visitor search.

use std::cmp::Ordering;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::Deserialize;

use crate::http::error::ApiError;
use crate::store::visitors::Visitor;

const PREFIX: &str = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_";

/// One filter as it is sent.
#[derive(Deserialize)]
pub(super) struct AttributeFilter {
    #[serde(default)]
    key: String,
    operator: Option<String>,
    #[serde(default)]
    value: String,
}

/// A filter whose value was read as the type of its operator.
pub(super) struct Condition {
    key: String,
    test: Test,
}

enum Test {
    Text(fn(&str, &str) -> bool, String),
    Empty(bool),
    Number(fn(Ordering) -> bool, f64),
    Date(fn(Ordering) -> bool, DateTime<Utc>),
    Flag(bool),
    Present(bool),
}

impl AttributeFilter {
    /// Reads the filter at `index`.
    pub(super) fn read(self, index: usize) -> Result<Condition, ApiError> {
        let refuse = |member: &str, reason: &str| {
            ApiError::invalid(format!("attributeFilters[{index}].{member}"), reason)
        };
        let operator = self
            .operator
            .as_deref()
            .and_then(|name| name.strip_prefix(PREFIX))
            .unwrap_or("UNSPECIFIED");
        let number = |test| {
            let value = self
                .value
                .parse()
                .map_err(|_| refuse("value", "is not a number"))?;
            Ok(Test::Number(test, value))
        };
        let date = |test| {
            let value = read_date(&self.value).ok_or_else(|| refuse("value", "is not a date"))?;
            Ok(Test::Date(test, value))
        };
        let text = |test| Ok(Test::Text(test, self.value.to_lowercase()));
        let test = match operator {
            "STRING_NOT_EQUALS" => text(|known, value| known != value),
            "STRING_CONTAINS" => text(|known, value| known.contains(value)),
            "STRING_NOT_CONTAINS" => text(|known, value| !known.contains(value)),
            "STRING_STARTS_WITH" => text(|known, value| known.starts_with(value)),
            "STRING_ENDS_WITH" => text(|known, value| known.ends_with(value)),
            "STRING_IS_EMPTY" => Ok(Test::Empty(true)),
            "STRING_IS_NOT_EMPTY" => Ok(Test::Empty(false)),
            "NUMBER_EQUALS" => number(Ordering::is_eq),
            "NUMBER_NOT_EQUALS" => number(Ordering::is_ne),
            "NUMBER_GREATER_THAN" => number(Ordering::is_gt),
            "NUMBER_LESS_THAN" => number(Ordering::is_lt),
            "NUMBER_GREATER_OR_EQUAL" => number(Ordering::is_ge),
            "NUMBER_LESS_OR_EQUAL" => number(Ordering::is_le),
            "DATE_EQUALS" => date(Ordering::is_eq),
            "DATE_BEFORE" => date(Ordering::is_lt),
            "DATE_AFTER" => date(Ordering::is_gt),
            "DATE_BEFORE_OR_EQUAL" => date(Ordering::is_le),
            "DATE_AFTER_OR_EQUAL" => date(Ordering::is_ge),
            "BOOLEAN_IS_TRUE" => Ok(Test::Flag(true)),
            "BOOLEAN_IS_FALSE" => Ok(Test::Flag(false)),
            "EXISTS" => Ok(Test::Present(true)),
            "NOT_EXISTS" => Ok(Test::Present(false)),
            // The default of the API is not documented; equality is the plain reading.
            _ => text(|known, value| known == value),
        }?;
        Ok(Condition {
            key: self.key,
            test,
        })
    }
}

impl Condition {
    /// Whether a visitor meets it. The reserved keys reach the visitor's own fields.
    pub(super) fn holds(&self, visitor: &Visitor) -> bool {
        let attribute = visitor.attributes.get(&self.key);
        let text = match self.key.as_str() {
            "$email" => visitor.email.as_deref(),
            "$phone" => visitor.phone.as_deref(),
            "$firstName" => visitor.first_name.as_deref(),
            "$lastName" => visitor.last_name.as_deref(),
            _ => attribute.map(|attribute| attribute.value.as_str()),
        };
        match &self.test {
            Test::Text(test, value) => test(&text.unwrap_or_default().to_lowercase(), value),
            Test::Empty(empty) => text.unwrap_or_default().is_empty() == *empty,
            Test::Number(test, value) => {
                let known = attribute.and_then(|attribute| attribute.number_value);
                known
                    .and_then(|known| known.partial_cmp(value))
                    .is_some_and(test)
            }
            Test::Date(test, value) => attribute
                .and_then(|attribute| attribute.date_value)
                .is_some_and(|known| test(known.cmp(value))),
            Test::Flag(value) => {
                attribute.and_then(|attribute| attribute.bool_value) == Some(*value)
            }
            Test::Present(present) => text.is_some() == *present,
        }
    }
}

/// A timestamp, or a day, which means its first moment in UTC.
fn read_date(text: &str) -> Option<DateTime<Utc>> {
    let day = || {
        text.parse::<NaiveDate>()
            .ok()
            .map(|day| day.and_time(NaiveTime::MIN).and_utc())
    };
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|date| date.to_utc())
        .or_else(day)
}
