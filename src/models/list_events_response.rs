//! A page of events as the documentation shows it: flat, although the wire has an envelope.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One page of events, or all of it as CSV.
///
/// The API answers `{"json": {"events": […], …}}`, or `{"csv": {…}}` when
/// [`ResponseFormat::Csv`](models::ResponseFormat::Csv) was asked for. A bare `{"events": […]}`
/// is read too.
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

/// What the wire has: one of two members, or the page itself.
///
/// The page's members stand here once more instead of flattened, which would buffer every page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope {
    json: Option<models::ListEventsJsonResponse>,
    csv: Option<Box<models::ListEventsCsvResponse>>,
    #[serde(default, deserialize_with = "lenient::list")]
    events: Option<Vec<models::Event>>,
    next_page_token: Option<String>,
    #[serde(default, deserialize_with = "lenient::int64")]
    total_count: Option<i64>,
    #[serde(default, deserialize_with = "lenient::boolean")]
    has_more: Option<bool>,
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
            csv: envelope.csv,
        }
    }
}
