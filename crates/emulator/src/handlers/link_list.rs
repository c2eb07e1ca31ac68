//! The list of links with its filters, scopes and sort orders.

use serde::Deserialize;
use serde_json::json;

use super::page::{PageRequest, Place, Ranked};
use super::{view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::Link;
use crate::store::links::Order;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    #[serde(default)]
    tags: Vec<String>,
    /// In lower case, once it is read.
    search: Option<String>,
    sort_by: Option<String>,
    sort_direction: Option<String>,
    view: Option<String>,
    directory_id: Option<String>,
}

pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let mut query: Query = call.arguments()?;
    query.search = query.search.map(|text| text.to_lowercase());
    let links = &call.store.links;
    let descending = query.sort_direction.as_deref() != Some("SORT_DIRECTION_ASC");
    let request = PageRequest::new("links", &call.arguments, query.page_size, descending);
    let secret = &call.store.workspace_id;
    let page = match query.order().filter(|_| query.admits_all()) {
        Some(order) => {
            let last = request.last(secret)?.and_then(|last| last.as_number());
            let sorted = links.sorted(order, descending, last).map(|link| {
                let (micros, sequence) = order.place(link);
                Ranked {
                    place: Place::number(micros, sequence),
                    item: link,
                }
            });
            request.take(sorted, links.len(), secret)
        }
        None => {
            let found = links.all().filter(|link| query.admits(link));
            let ranked = found.map(|link| Ranked {
                place: query.place(link),
                item: link,
            });
            request.cut(ranked, secret)?
        }
    };
    let include = call.include();
    let links: Vec<_> = page
        .items
        .into_iter()
        .map(|link| view::link(call.store, link, &include, call.now))
        .collect();
    Ok(Answer::ok(
        &json!({ "links": links, "nextPageToken": page.next_token, "totalCount": page.total }),
    ))
}

impl Query {
    fn admits_all(&self) -> bool {
        let search = self.search.as_deref().unwrap_or_default();
        search.is_empty() && self.tags.is_empty() && !self.is_for_directory()
    }

    fn admits(&self, link: &Link) -> bool {
        self.in_scope(link)
            && (self.tags.is_empty() || self.tags.iter().any(|tag| link.tags.contains(tag)))
            && self
                .search
                .as_deref()
                .is_none_or(|text| mentions(link, text))
    }

    /// The directory counts in the directory view only; on its own it narrows nothing.
    fn in_scope(&self, link: &Link) -> bool {
        let directory = self.directory_id.as_deref().filter(|id| !id.is_empty());
        !self.is_for_directory() || link.directory_id.as_deref() == directory
    }

    fn is_for_directory(&self) -> bool {
        self.view.as_deref() == Some("LINK_VIEW_DIRECTORY")
    }

    /// The order in which the store keeps links, if it is one of those.
    fn order(&self) -> Option<Order> {
        match self.sort_by.as_deref() {
            Some("LINK_SORT_FIELD_CREATED_AT") => Some(Order::Creation),
            Some(
                "LINK_SORT_FIELD_SHORTLINK"
                | "LINK_SORT_FIELD_NAME"
                | "LINK_SORT_FIELD_EVENT_COUNT",
            ) => None,
            _ => Some(Order::Change),
        }
    }

    fn place<'l>(&self, link: &'l Link) -> Place<'l> {
        match (self.order(), self.sort_by.as_deref()) {
            (Some(order), _) => {
                let (micros, sequence) = order.place(link);
                Place::number(micros, sequence)
            }
            (None, Some("LINK_SORT_FIELD_SHORTLINK")) => {
                Place::text(link.shortlink.as_str(), link.sequence)
            }
            (None, Some("LINK_SORT_FIELD_NAME")) => {
                let name = link.name.as_deref().unwrap_or_default();
                Place::text(name.to_lowercase(), link.sequence)
            }
            _ => {
                let count = i64::try_from(link.event_count).unwrap_or(i64::MAX);
                Place::number(count, link.sequence)
            }
        }
    }
}

/// Whether a text of the link contains `text`, which is in lower case.
fn mentions(link: &Link, text: &str) -> bool {
    let texts = [
        link.name.as_deref(),
        Some(link.shortlink.as_str()),
        link.destination(),
    ];
    texts
        .into_iter()
        .flatten()
        .any(|part| part.to_lowercase().contains(text))
}

#[cfg(test)]
mod tests;
