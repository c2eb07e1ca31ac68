//! The list of links with its filters, scopes and sort orders.

use roaring::RoaringTreemap;
use serde::Deserialize;
use serde_json::json;

use super::page::{PageRequest, Ranked};
use super::{given, view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::links::{Links, Order};
use crate::store::texts::contains;

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
    let (order, secret) = (query.order(), &call.store.workspace_id);
    let last = request.last(secret)?;
    let rank = |sequence| {
        let item = links.by_sequence(sequence)?;
        let place = order.place(item);
        Some(Ranked { place, item })
    };
    let sorted = links.sequences(order, descending, last);
    let admitted = query.admitted(links);
    let page = request.pick(admitted.as_ref(), links.len(), sorted, rank, secret)?;
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
    /// The sequence numbers of the links that are meant; `None` is all.
    fn admitted(&self, links: &Links) -> Option<RoaringTreemap> {
        let index = &links.index;
        let tagged = (!self.tags.is_empty()).then(|| index.tagged(&self.tags));
        // The directory counts in the directory view only; on its own it narrows nothing.
        let in_directory = (self.view.as_deref() == Some("LINK_VIEW_DIRECTORY"))
            .then(|| index.of_directory(given(&self.directory_id)));
        let text = given(&self.search);
        let candidates = text.and_then(|text| index.containing(text));
        let sets = [tagged, in_directory, candidates].into_iter().flatten();
        let narrowed = sets.reduce(|all, set| all & set);
        let Some(text) = text else {
            return narrowed;
        };
        let candidates = narrowed.unwrap_or_else(|| index.all()).into_iter();
        let found = candidates.filter(|sequence| {
            let link = links.by_sequence(*sequence);
            link.is_some_and(|link| link.texts().any(|part| contains(part, text)))
        });
        Some(found.collect())
    }

    fn order(&self) -> Order {
        match self.sort_by.as_deref() {
            Some("LINK_SORT_FIELD_CREATED_AT") => Order::Creation,
            Some("LINK_SORT_FIELD_SHORTLINK") => Order::Shortlink,
            Some("LINK_SORT_FIELD_NAME") => Order::Name,
            Some("LINK_SORT_FIELD_EVENT_COUNT") => Order::Events,
            _ => Order::Change,
        }
    }
}

#[cfg(test)]
mod tests;
