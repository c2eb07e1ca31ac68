//! Lists as streams: what the runtime has for all lists, and what is particular to this API.

use std::ops::Range;
use std::time::Duration;

use chrono::{DateTime, Utc};

use crate::apis::events_api;
use crate::models::{Event, ListEventsResponse, ListVisitorsResponse, Visitor};

pub use linkbreakers_runtime::pagination::{BadItem, Checkpoint, Items, Page, Pages, Windows};

/// Why an answer in CSV has no pages.
const CSV: &str =
    "CSV answers come whole and have no pages; leave response_format out, or use send";

impl Page for ListEventsResponse {
    type Item = Event;

    fn next_token(&self) -> Option<&str> {
        self.next_page_token.as_deref()
    }

    fn total(&self) -> Option<i64> {
        self.total_count
    }

    fn obstacle(&self) -> Option<&'static str> {
        self.csv.is_some().then_some(CSV)
    }

    fn items(&self) -> &[Event] {
        self.events.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<Event> {
        self.events.unwrap_or_default()
    }

    fn id(event: &Event) -> Option<&str> {
        event.id.as_deref()
    }
}

impl Page for ListVisitorsResponse {
    type Item = Visitor;

    fn next_token(&self) -> Option<&str> {
        self.next_page_token.as_deref()
    }

    fn total(&self) -> Option<i64> {
        self.total_count
    }

    fn obstacle(&self) -> Option<&'static str> {
        self.csv.is_some().then_some(CSV)
    }

    fn items(&self) -> &[Visitor] {
        self.visitors.as_deref().unwrap_or_default()
    }

    fn into_items(self) -> Vec<Visitor> {
        self.visitors.unwrap_or_default()
    }

    fn id(visitor: &Visitor) -> Option<&str> {
        visitor.id.as_deref()
    }
}

impl events_api::List<'_> {
    /// The events of a long range of time, newest first, in windows of the length `each` that are
    /// fetched at the same time; see [`Windows`].
    ///
    /// `each` is a whole number of seconds, at least 2; choose it so that a window holds some
    /// thousand events. The range replaces `start_date` and `end_date`.
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use chrono::{TimeDelta, Utc};
    /// use linkbreakers::apis::{configuration::Configuration, events_api};
    ///
    /// # async fn example() -> Result<(), linkbreakers::Error> {
    /// let configuration = Configuration::from_env()?;
    /// let year = Utc::now() - TimeDelta::days(365)..Utc::now();
    /// let week = Duration::from_secs(7 * 24 * 60 * 60);
    ///
    /// let mut events = events_api::list(&configuration).windows(year, week);
    /// while let Some(event) = events.next().await {
    ///     println!("{:?}", event?.scanned_at);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn windows(
        self,
        range: Range<DateTime<Utc>>,
        each: Duration,
    ) -> Windows<ListEventsResponse> {
        Windows::new(self.into_listing(), ["startDate", "endDate"], range, each)
    }
}
