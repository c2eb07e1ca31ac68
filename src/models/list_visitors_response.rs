//! A page of visitors as the documentation shows it: flat, although the wire has an envelope.

use linkbreakers_runtime::json::lenient;
use serde::{Deserialize, Serialize};

use crate::models;

/// One page of visitors, or all of it as CSV.
///
/// The API answers `{"json": {"visitors": […], …}}`, or `{"csv": {…}}` when
/// [`ResponseFormat::Csv`](models::ResponseFormat::Csv) was asked for. A bare `{"visitors": […]}`
/// is read too.
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

/// What the wire has: one of two members, or the page itself.
///
/// The page's members stand here once more instead of flattened, which would buffer every page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope {
    json: Option<models::ListVisitorsJsonResponse>,
    csv: Option<Box<models::ListVisitorsCsvResponse>>,
    #[serde(default, deserialize_with = "lenient::list")]
    visitors: Option<Vec<models::Visitor>>,
    next_page_token: Option<String>,
    #[serde(default, deserialize_with = "lenient::int64")]
    total_count: Option<i64>,
    #[serde(default, deserialize_with = "lenient::boolean")]
    has_more: Option<bool>,
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
            csv: envelope.csv,
        }
    }
}
