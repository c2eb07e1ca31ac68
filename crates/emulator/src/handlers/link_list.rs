//! The list of links with its filters, scopes and sort orders.

use serde::Deserialize;
use serde_json::json;

use super::page::{PageRequest, Ranked, SortKey};
use super::{view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::links::Link;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    #[serde(default)]
    tags: Vec<String>,
    search: Option<String>,
    sort_by: Option<String>,
    sort_direction: Option<String>,
    view: Option<String>,
    directory_id: Option<String>,
}

pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let query: Query = call.arguments()?;
    let descending = query.sort_direction.as_deref() != Some("SORT_DIRECTION_ASC");
    let found = call.store.links.all().filter(|link| query.admits(link));
    let ranked = found.map(|link| Ranked {
        key: query.key(link),
        sequence: link.sequence,
        item: link,
    });
    let request = PageRequest::new("links", &call.arguments, query.page_size, descending);
    let page = request.cut(ranked.collect(), &call.store.workspace_id)?;
    let include = call.include();
    let links: Vec<_> = page
        .items
        .into_iter()
        .map(|link| view::link(call.store, link, &include))
        .collect();
    Ok(Answer::ok(
        &json!({ "links": links, "nextPageToken": page.next_token, "totalCount": page.total }),
    ))
}

impl Query {
    fn admits(&self, link: &Link) -> bool {
        self.in_scope(link)
            && (self.tags.is_empty() || self.tags.iter().any(|tag| link.tags.contains(tag)))
            && self
                .search
                .as_deref()
                .is_none_or(|text| mentions(link, &text.to_lowercase()))
    }

    /// The directory counts in the directory view only; on its own it narrows nothing.
    fn in_scope(&self, link: &Link) -> bool {
        let directory = self.directory_id.as_deref().filter(|id| !id.is_empty());
        self.view.as_deref() != Some("LINK_VIEW_DIRECTORY")
            || link.directory_id.as_deref() == directory
    }

    fn key(&self, link: &Link) -> SortKey {
        match self.sort_by.as_deref() {
            Some("LINK_SORT_FIELD_CREATED_AT") => {
                SortKey::Number(link.created_at.timestamp_micros())
            }
            Some("LINK_SORT_FIELD_SHORTLINK") => SortKey::Text(link.shortlink.clone()),
            Some("LINK_SORT_FIELD_NAME") => {
                SortKey::Text(link.name.as_deref().unwrap_or_default().to_lowercase())
            }
            Some("LINK_SORT_FIELD_EVENT_COUNT") => {
                SortKey::Number(i64::try_from(link.event_count).unwrap_or(i64::MAX))
            }
            _ => SortKey::Number(link.updated_at.timestamp_micros()),
        }
    }
}

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
