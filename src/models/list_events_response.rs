//! A page of events as the documentation shows it: flat, although the wire has an envelope.

use std::fmt;

use linkbreakers_runtime::read_object;
use serde::de::{value::MapAccessDeserializer, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::models;

/// One page of events, or all of it as CSV.
///
/// The API answers `{"json": {"events": […], …}}`, or `{"csv": {…}}` when
/// [`ResponseFormat::Csv`](models::ResponseFormat::Csv) was asked for. A bare `{"events": […]}`
/// is read too, and so is `{"csv": "…"}` with the text itself.
///
/// ```
/// use linkbreakers::models::ListEventsResponse;
///
/// let wire = r#"{"json": {"events": [{"id": "e1"}], "totalCount": "1"}}"#;
/// let page: ListEventsResponse = serde_json::from_str(wire)?;
/// assert_eq!(page.events.map(|events| events.len()), Some(1));
/// assert_eq!(page.total_count, Some(1));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Envelope")]
pub struct ListEventsResponse {
    /// The events of this page, newest first; `None` in a CSV answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub events: Option<Vec<models::Event>>,
    /// The token of the next page; `None` or empty on the last one, and in a CSV answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many events there are on all pages together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// Whether there is a next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_more: Option<bool>,
    /// The events as CSV text, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub csv: Option<Box<models::ListEventsCsvResponse>>,
}

impl ListEventsResponse {
    /// The events as CSV text: a header row, then a row for each of them. `None` in a JSON answer.
    ///
    /// Ask for it with [`ResponseFormat::Csv`](models::ResponseFormat::Csv). There is no token of
    /// a next page in such an answer, and the text is at most as large as the configuration's
    /// response limit, 64 MiB unless set.
    ///
    /// ```
    /// use linkbreakers::apis::{configuration::Configuration, events_api};
    /// use linkbreakers::models::ResponseFormat;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = linkbreakers_emulator::Emulator::builder().demo(true).start().await?;
    /// # let configuration = Configuration::builder()
    /// #     .base_path(emulator.url())
    /// #     .bearer_access_token("any key will do")
    /// #     .build()?;
    /// let table = events_api::list(&configuration)
    ///     .response_format(ResponseFormat::Csv)
    ///     .send()
    ///     .await?;
    /// let text = table.csv_text().ok_or("the answer is no CSV")?;
    /// println!("{text}");
    /// # assert!(text.starts_with("id,"));
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn csv_text(&self) -> Option<&str> {
        self.csv.as_ref()?.csv_data.as_deref()
    }

    /// The CSV text alone, without a copy of it; see [`csv_text`](Self::csv_text).
    #[must_use]
    pub fn into_csv_text(self) -> Option<String> {
        self.csv?.csv_data
    }
}

/// What the wire has: one of two members, or the page itself.
///
/// The page's members stand here once more instead of flattened, which would buffer every page.
#[derive(Default)]
struct Envelope {
    json: Option<models::ListEventsJsonResponse>,
    csv: Table,
    events: Option<Vec<models::Event>>,
    next_page_token: Option<String>,
    total_count: Option<i64>,
    has_more: Option<bool>,
}

read_object! {
    Envelope {
        "json" => json: value,
        "csv" => csv: value,
        "events" => events: list,
        "nextPageToken" => next_page_token: value,
        "totalCount" => total_count: int64,
        "hasMore" => has_more: boolean,
    }
}

impl From<Envelope> for ListEventsResponse {
    fn from(envelope: Envelope) -> Self {
        let page = envelope.json.unwrap_or(models::ListEventsJsonResponse {
            events: envelope.events,
            next_page_token: envelope.next_page_token,
            total_count: envelope.total_count,
            has_more: envelope.has_more,
        });
        Self {
            events: page.events,
            next_page_token: page.next_page_token,
            total_count: page.total_count,
            has_more: page.has_more,
            csv: envelope.csv.0.map(Box::new),
        }
    }
}

/// A table as the API document has it, or its text alone, as the vendor's own example reads it.
#[derive(Default)]
pub(super) struct Table(pub(super) Option<models::ListEventsCsvResponse>);

impl<'de> Deserialize<'de> for Table {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TableOrText).map(Self)
    }
}

struct TableOrText;

impl<'de> Visitor<'de> for TableOrText {
    type Value = Option<models::ListEventsCsvResponse>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a CSV table, or its text")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        self.visit_string(text.to_owned())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Some(models::ListEventsCsvResponse {
            csv_data: Some(text),
            ..Default::default()
        }))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        Deserialize::deserialize(MapAccessDeserializer::new(map)).map(Some)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use linkbreakers_emulator::Emulator;
    use serde_json::{json, Value};

    use super::ListEventsResponse;
    use crate::apis::{configuration::Configuration, events_api};
    use crate::models::ResponseFormat;

    #[tokio::test]
    async fn a_csv_answer_gives_its_text() {
        let emulator = Emulator::builder().demo(true).start().await.unwrap();
        let builder = Configuration::builder().base_path(emulator.url());
        let client = builder.bearer_access_token("any").build().unwrap();
        let table = events_api::list(&client).response_format(ResponseFormat::Csv);
        let table = table.send().await.unwrap();
        let text = table.csv_text().unwrap();
        assert!(text.starts_with("id,"), "{text}");
        assert_eq!(text.lines().count(), emulator.event_count() + 1);
        assert_eq!(table.clone().into_csv_text().as_deref(), Some(text));

        let page = events_api::list(&client).send().await.unwrap();
        assert_eq!(page.csv_text(), None);
        assert_eq!(page.into_csv_text(), None);
    }

    fn read(body: Value) -> serde_json::Result<ListEventsResponse> {
        serde_json::from_value(body)
    }

    #[test]
    fn the_text_may_stand_where_the_table_is_expected() {
        for (csv, text) in [
            (json!("id\n"), Some("id\n")),
            (
                json!({"contentType": "text/csv", "csvData": "id\n"}),
                Some("id\n"),
            ),
            (json!({"csvData": null}), None),
            (json!({}), None),
            (Value::Null, None),
        ] {
            assert_eq!(read(json!({ "csv": csv })).unwrap().csv_text(), text);
        }
        assert_eq!(read(json!({})).unwrap().csv, None);
        for wrong in [json!(1), json!(true), json!([]), json!({"csvData": 1})] {
            assert!(read(json!({ "csv": wrong })).is_err(), "{wrong}");
        }
    }
}
