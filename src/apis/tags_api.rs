// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Labels on links.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static DELETE: Operation = Operation::new("TagsService_Delete", Method::Delete, "/v1/tags")
    .with_empty_answer(EmptyAnswer::Ignored)
    .with_scope("links:write");

/// Delete a tag by name.
///
/// Deletes the tag with the given name and answers with an object that has no declared properties. Deletes take no `Idempotency-Key`, and the answer to a repeated delete is not documented.
///
/// `DELETE /v1/tags`; the key needs the scope `links:write`.
///
/// `name`: Name of the tag to delete; required.
pub fn delete<'a>(configuration: &'a Configuration, name: &str) -> Delete<'a> {
    let call = Call::new(configuration, &DELETE);
    let call = call.query("name", name.to_owned());
    Delete { call }
}

request_value! {
    /// A request to `TagsService_Delete`, made by [`delete`].
    pub struct Delete => ();
}

impl Delete<'_> {}

/// Delete a tag by name: [`delete`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Delete::send`].
pub async fn tags_service_delete(configuration: &Configuration, name: &str) -> Result<(), Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = delete(configuration, name);
    request.send().await
}

static LIST: Operation = Operation::new("TagsService_List", Method::Get, "/v1/tags")
    .with_pagination(Pagination::new(
        TokenPlace::Query,
        "pageToken",
        "pageSize",
        "tags",
        "nextPageToken",
    ))
    .with_scope("links:read");

/// List tags.
///
/// Returns one page of tags under `tags`, with `nextPageToken`; an empty or absent token marks the last page. The answer holds no total.
///
/// `GET /v1/tags`; the key needs the scope `links:read`.
pub fn list<'a>(configuration: &'a Configuration) -> List<'a> {
    let call = Call::new(configuration, &LIST);
    let call = call.query("pageSize", 50_i64);
    List { call }
}

request_value! {
    /// A request to `TagsService_List`, made by [`list`].
    pub lists struct List => models::ListTagsResponse;
}

impl List<'_> {
    /// Text to search the tags for.
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.call = self.call.query("search", search.into());
        self
    }

    /// Number of tags per page; required. No maximum is documented. 50 is sent unless set.
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.call = self.call.query("pageSize", page_size);
        self
    }

    /// Opaque token copied from `nextPageToken` of the previous answer; omit it for the first page. It wins when `cursor` is sent as well.
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.call = self.call.query("pageToken", page_token.into());
        self
    }

    /// Alias of `pageToken`: the same opaque value under another name. It is ignored when `pageToken` is sent too.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.call = self.call.query("cursor", cursor.into());
        self
    }
}

/// List tags: [`list`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`List::send`].
pub async fn tags_service_list(
    configuration: &Configuration,
    search: Option<String>,
    page_size: Option<i64>,
    page_token: Option<String>,
) -> Result<models::ListTagsResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list(configuration);
    if let Some(search) = search {
        request = request.search(search);
    }
    if let Some(page_size) = page_size {
        request = request.page_size(page_size);
    }
    if let Some(page_token) = page_token {
        request = request.page_token(page_token);
    }
    request.send().await
}
