//! A page of visitors as the documentation shows it: flat, although the wire has an envelope.

use linkbreakers_runtime::read_object;
use serde::{Deserialize, Serialize};

use super::list_events_response::Table;
use crate::models;

/// One page of visitors, or all of it as CSV.
///
/// The API answers `{"json": {"visitors": […], …}}`, or `{"csv": {…}}` when
/// [`ResponseFormat::Csv`](models::ResponseFormat::Csv) was asked for. A bare `{"visitors": […]}`
/// is read too, and so is `{"csv": "…"}` with the text itself.
///
/// ```
/// use linkbreakers::models::ListVisitorsResponse;
///
/// let wire = r#"{"json": {"visitors": [{"id": "v1"}], "totalCount": "1"}}"#;
/// let page: ListVisitorsResponse = serde_json::from_str(wire)?;
/// assert_eq!(page.visitors.map(|visitors| visitors.len()), Some(1));
/// assert_eq!(page.total_count, Some(1));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", from = "Envelope")]
pub struct ListVisitorsResponse {
    /// The visitors of this page, `None` in a CSV answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visitors: Option<Vec<models::Visitor>>,
    /// The token of the next page; `None` or empty on the last one, and in a CSV answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_page_token: Option<String>,
    /// How many visitors there are on all pages together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_count: Option<i64>,
    /// Whether there is a next page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub has_more: Option<bool>,
    /// The visitors as CSV text, if that was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub csv: Option<Box<models::ListVisitorsCsvResponse>>,
}

impl ListVisitorsResponse {
    /// The visitors as CSV text: a header row, then a row for each of them. `None` in a JSON answer.
    ///
    /// Ask for it with [`ResponseFormat::Csv`](models::ResponseFormat::Csv). There is no token of
    /// a next page in such an answer, and the text is at most as large as the configuration's
    /// response limit, 64 MiB unless set.
    ///
    /// ```
    /// use linkbreakers::apis::{configuration::Configuration, visitors_api};
    /// use linkbreakers::models::ResponseFormat;
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let emulator = linkbreakers_emulator::Emulator::builder().demo(true).start().await?;
    /// # let configuration = Configuration::builder()
    /// #     .base_path(emulator.url())
    /// #     .bearer_access_token("any key will do")
    /// #     .build()?;
    /// let table = visitors_api::list(&configuration)
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
    json: Option<models::ListVisitorsJsonResponse>,
    // The table is the same whatever its rows are.
    csv: Table,
    visitors: Option<Vec<models::Visitor>>,
    next_page_token: Option<String>,
    total_count: Option<i64>,
    has_more: Option<bool>,
}

read_object! {
    Envelope {
        "json" => json: value,
        "csv" => csv: value,
        "visitors" => visitors: list,
        "nextPageToken" => next_page_token: value,
        "totalCount" => total_count: int64,
        "hasMore" => has_more: boolean,
    }
}

impl From<Envelope> for ListVisitorsResponse {
    fn from(envelope: Envelope) -> Self {
        let page = envelope.json.unwrap_or(models::ListVisitorsJsonResponse {
            visitors: envelope.visitors,
            next_page_token: envelope.next_page_token,
            total_count: envelope.total_count,
            has_more: envelope.has_more,
        });
        Self {
            visitors: page.visitors,
            next_page_token: page.next_page_token,
            total_count: page.total_count,
            has_more: page.has_more,
            csv: envelope.csv.0.map(|table| {
                Box::new(models::ListVisitorsCsvResponse {
                    content_type: table.content_type,
                    csv_data: table.csv_data,
                })
            }),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use linkbreakers_emulator::Emulator;
    use serde_json::{json, Value};

    use super::ListVisitorsResponse;
    use crate::apis::{configuration::Configuration, visitors_api};
    use crate::models::{ListVisitorsRequest, ResponseFormat};

    #[tokio::test]
    async fn lists_and_searches_give_their_csv_text() {
        let emulator = Emulator::builder().demo(true).start().await.unwrap();
        let builder = Configuration::builder().base_path(emulator.url());
        let client = builder.bearer_access_token("any").build().unwrap();
        let listed = visitors_api::list(&client).response_format(ResponseFormat::Csv);
        let listed = listed.send().await.unwrap();
        let text = listed.csv_text().unwrap();
        assert!(text.starts_with("id,email,"), "{text}");
        assert_eq!(text.lines().count(), emulator.visitor_count() + 1);

        let request = ListVisitorsRequest {
            response_format: Some(ResponseFormat::Csv),
            ..Default::default()
        };
        let found = visitors_api::search(&client, request).send().await.unwrap();
        assert_eq!(found.csv_text(), Some(text));
        assert_eq!(found.into_csv_text().as_deref(), Some(text));

        let page = visitors_api::list(&client).send().await.unwrap();
        assert_eq!(page.csv_text(), None);
        assert_eq!(page.into_csv_text(), None);
    }

    fn read(csv: Value) -> serde_json::Result<ListVisitorsResponse> {
        serde_json::from_value(json!({ "csv": csv }))
    }

    #[test]
    fn the_text_may_stand_where_the_table_is_expected() {
        let alone = read(json!("id\n")).unwrap();
        assert_eq!(alone.csv_text(), Some("id\n"));
        let table = json!({"contentType": "text/csv", "csvData": "id\n"});
        let page = read(table.clone()).unwrap();
        assert_eq!(page.csv_text(), Some("id\n"));
        assert_eq!(serde_json::to_value(page).unwrap(), json!({ "csv": table }));
        assert_eq!(read(Value::Null).unwrap().csv, None);
        assert!(read(json!(1)).is_err());
    }
}
