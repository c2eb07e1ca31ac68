//! Query parameters: how values are written and how they are encoded.

use std::fmt;

use chrono::{DateTime, SecondsFormat, Utc};
use percent_encoding::utf8_percent_encode;

use crate::path::RESERVED;

/// A value that can be sent as a query parameter.
///
/// Generated enums get it through [`AsRef<str>`].
pub trait IntoQuery {
    /// The value as it stands in the query, before percent-encoding.
    fn into_query(self) -> String;
}

impl IntoQuery for String {
    fn into_query(self) -> String {
        self
    }
}

impl IntoQuery for i64 {
    fn into_query(self) -> String {
        self.to_string()
    }
}

impl IntoQuery for bool {
    fn into_query(self) -> String {
        self.to_string()
    }
}

/// RFC 3339 in UTC with a `Z`: a `+` would have to be encoded and is read as a space by many.
impl IntoQuery for DateTime<Utc> {
    fn into_query(self) -> String {
        self.to_rfc3339_opts(SecondsFormat::AutoSi, true)
    }
}

/// The parameters of one request, in the order in which they were last set.
#[derive(Clone, Default)]
pub(crate) struct Query(Vec<(&'static str, String)>);

impl Query {
    /// Sets `name`, whatever it was before.
    pub(crate) fn set(&mut self, name: &'static str, value: String) {
        self.set_all(name, [value]);
    }

    /// Sets `name` to several values, sent as a repeated key.
    pub(crate) fn set_all(&mut self, name: &'static str, values: impl IntoIterator<Item = String>) {
        self.0.retain(|(known, _)| *known != name);
        self.0.extend(values.into_iter().map(|value| (name, value)));
    }

    /// Takes `name` out, and its first value.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self.0.iter().position(|(known, _)| *known == name)?;
        let (_, value) = self.0.remove(at);
        self.0.retain(|(known, _)| *known != name);
        Some(value)
    }

    /// The parameters as text, the same in whichever order different names were set.
    pub(crate) fn canonical(&self) -> String {
        let mut sorted = self.clone();
        sorted.0.sort_by_key(|(name, _)| *name);
        let text = sorted.to_text();
        if text.is_empty() {
            return text;
        }
        // Checkpoints of earlier versions were made with the question mark.
        format!("?{text}")
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The parameters as they stand in a URL, such as `a=1&b=2`.
    pub(crate) fn to_text(&self) -> String {
        let mut text = String::new();
        for (name, value) in &self.0 {
            if !text.is_empty() {
                text.push('&');
            }
            text.extend(utf8_percent_encode(name, RESERVED));
            text.push('=');
            text.extend(utf8_percent_encode(value, RESERVED));
        }
        text
    }
}

/// Names only: values may be personal data.
impl fmt::Debug for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|(name, _)| name))
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::{IntoQuery, Query};
    use chrono::{TimeZone, Utc};

    #[test]
    fn arrays_are_repeated_keys_and_values_are_encoded() {
        let mut query = Query::default();
        assert_eq!(query.to_text(), "");
        query.set("pageSize", 50_i64.into_query());
        query.set_all("tags", ["a b".to_owned(), "c&d=e+f".to_owned()]);
        assert_eq!(query.to_text(), "pageSize=50&tags=a%20b&tags=c%26d%3De%2Bf");
    }

    #[test]
    fn the_last_setting_wins() {
        let mut query = Query::default();
        query.set_all("tags", ["a".to_owned(), "b".to_owned()]);
        query.set("view", "X".to_owned());
        query.set("tags", "c".to_owned());
        assert_eq!(query.to_text(), "view=X&tags=c");
    }

    #[test]
    fn taking_and_ordering() {
        let mut query = Query::default();
        query.set("b", "2".to_owned());
        query.set_all("a", ["x".to_owned(), "y".to_owned()]);
        assert_eq!(query.canonical(), "?a=x&a=y&b=2");
        assert_eq!(query.to_text(), "b=2&a=x&a=y");
        assert_eq!(query.take("a").as_deref(), Some("x"));
        assert_eq!(query.take("a"), None);
        assert_eq!(query.to_text(), "b=2");
    }

    #[test]
    fn times_are_utc_without_a_plus() {
        let time = Utc.timestamp_millis_opt(1_700_000_000_120).single();
        assert_eq!(
            time.map(IntoQuery::into_query).as_deref(),
            Some("2023-11-14T22:13:20.120Z")
        );
    }

    #[test]
    fn debug_shows_no_values() {
        let mut query = Query::default();
        query.set("email", "ada@example.com".to_owned());
        assert_eq!(format!("{query:?}"), r#"["email"]"#);
    }
}
