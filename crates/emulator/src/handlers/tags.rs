//! Tags: listed and deleted; links create them.

use serde::Deserialize;
use serde_json::json;

use super::page::{PageRequest, Place, Ranked};
use super::Call;
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    search: Option<String>,
}

/// In the order of their names.
pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let query: Query = call.arguments()?;
    let wanted = query.search.unwrap_or_default().to_lowercase();
    let found = call
        .store
        .tags
        .all()
        .filter(|tag| tag.name.to_lowercase().contains(&wanted));
    let ranked = found.map(|tag| Ranked {
        place: Place::text(tag.name.as_str(), tag.sequence),
        item: tag,
    });
    let request = PageRequest::new("tags", &call.arguments, query.page_size, false);
    let page = request.cut(ranked, &call.store.workspace_id)?;
    Ok(Answer::ok(
        &json!({ "tags": page.items, "nextPageToken": page.next_token }),
    ))
}

/// Takes the tag off every link as well.
pub(super) fn delete(call: Call<'_>) -> Result<Answer, ApiError> {
    let name = call.text("name");
    call.store
        .tags
        .remove(&name)
        .ok_or_else(|| ApiError::not_found("tag", &name))?;
    call.store.links.untag(&name);
    Ok(empty())
}
