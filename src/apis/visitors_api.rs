// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! People behind the clicks: identify, read, search, change and delete them.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static DELETE: Operation = Operation::new(
    "VisitorsService_Delete",
    Method::Delete,
    "/v1/visitors/{id}",
)
.with_scope("visitors:write");

/// Delete a visitor.
///
/// Deletes one visitor and reports the outcome as the boolean `success`. Deletes take no `Idempotency-Key`, and the answer to a repeated delete is not documented.
///
/// `DELETE /v1/visitors/{id}`; the key needs the scope `visitors:write`.
///
/// `id`: Identifier of the visitor to delete, a UUID.
pub fn delete<'a>(configuration: &'a Configuration, id: &str) -> Delete<'a> {
    let call = Call::new(configuration, &DELETE);
    let call = call.path("id", id);
    Delete { call }
}

request_value! {
    /// A request to `VisitorsService_Delete`, made by [`delete`].
    pub struct Delete => models::DeleteVisitorResponse;
}

/// Delete a visitor: [`delete`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Delete::send`].
pub async fn visitors_service_delete(
    configuration: &Configuration,
    id: &str,
) -> Result<models::DeleteVisitorResponse, Error> {
    delete(configuration, id).send().await
}

static DELETE_ATTRIBUTE: Operation = Operation::new(
    "VisitorsService_DeleteAttribute",
    Method::Delete,
    "/v1/visitors/{id}/attributes/{attributeKey}",
)
.with_scope("visitors:write");

/// Delete one attribute of a visitor.
///
/// Removes a single attribute from one visitor and reports the outcome as the boolean `success`. Deletes take no `Idempotency-Key`, and the answer to a repeated delete is not documented.
///
/// `DELETE /v1/visitors/{id}/attributes/{attributeKey}`; the key needs the scope `visitors:write`.
///
/// `id`: Identifier of the visitor, a UUID.
///
/// `attribute_key`: Key of the attribute to remove. Percent-encode it as a path segment, so that a space becomes `%20` and not a plus sign.
pub fn delete_attribute<'a>(
    configuration: &'a Configuration,
    id: &str,
    attribute_key: &str,
) -> DeleteAttribute<'a> {
    let call = Call::new(configuration, &DELETE_ATTRIBUTE);
    let call = call.path("id", id);
    let call = call.path("attributeKey", attribute_key);
    DeleteAttribute { call }
}

request_value! {
    /// A request to `VisitorsService_DeleteAttribute`, made by [`delete_attribute`].
    pub struct DeleteAttribute => models::DeleteAttributeResponse;
}

/// Delete one attribute of a visitor: [`delete_attribute`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`DeleteAttribute::send`].
pub async fn visitors_service_delete_attribute(
    configuration: &Configuration,
    id: &str,
    attribute_key: &str,
) -> Result<models::DeleteAttributeResponse, Error> {
    delete_attribute(configuration, id, attribute_key)
        .send()
        .await
}

static GET: Operation = Operation::new("VisitorsService_Get", Method::Get, "/v1/visitors/{id}")
    .with_empty_answer(EmptyAnswer::Null)
    .with_scope("visitors:read");

/// Get a visitor.
///
/// Returns one visitor as the body itself, without a wrapper object; an unknown id is answered with 404. Devices, events and links are present only when asked for with `include`.
///
/// `GET /v1/visitors/{id}`; the key needs the scope `visitors:read`.
///
/// `id`: Identifier of the visitor, a UUID.
pub fn get<'a>(configuration: &'a Configuration, id: &str) -> Get<'a> {
    let call = Call::new(configuration, &GET);
    let call = call.path("id", id);
    Get { call }
}

request_value! {
    /// A request to `VisitorsService_Get`, made by [`get`].
    pub struct Get => Option<models::Visitor>;
}

impl Get<'_> {
    /// Related data to embed in the visitor; repeat the key to pass several values. Allowed values: `devices`, `events`, `links`.
    pub fn include(mut self, include: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = include.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("include", values);
        self
    }
}

/// Get a visitor: [`get`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Get::send`].
pub async fn visitors_service_get(
    configuration: &Configuration,
    id: &str,
    include: Option<Vec<String>>,
) -> Result<Option<models::Visitor>, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = get(configuration, id);
    if let Some(include) = include {
        request = request.include(include);
    }
    request.send().await
}

static IDENTIFY: Operation = Operation::new(
    "VisitorsService_Identify",
    Method::Post,
    "/v1/visitor/identify",
)
.with_idempotency_key()
.with_scope("visitors:write");

/// Identify a visitor.
///
/// Attaches known data to the visitor behind the scan or click named by `lbid`, an opaque value that should not be validated; an anonymous visitor is promoted or merged. The keys `$email`, `$phone`, `$firstName` and `$lastName` in `visitor.data` are reserved, and every other key is a custom attribute. Values are merged by default, whereas `setOnce` fills only fields that are still empty. Returns `visitor` and `created`; a retry without an `Idempotency-Key` applies the data again.
///
/// `POST /v1/visitor/identify`; the key needs the scope `visitors:write`.
///
/// `identify_request`: the body.
pub fn identify<'a>(
    configuration: &'a Configuration,
    identify_request: models::IdentifyRequest,
) -> Identify<'a> {
    let call = Call::new(configuration, &IDENTIFY);
    let call = call.json(&identify_request);
    Identify { call }
}

request_value! {
    /// A request to `VisitorsService_Identify`, made by [`identify`].
    pub writes struct Identify => models::IdentifyResponse;
}

/// Identify a visitor: [`identify`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Identify::send`].
pub async fn visitors_service_identify(
    configuration: &Configuration,
    identify_request: models::IdentifyRequest,
) -> Result<models::IdentifyResponse, Error> {
    identify(configuration, identify_request).send().await
}

static LIST: Operation = Operation::new("VisitorsService_List", Method::Get, "/v1/visitors")
    .with_pagination(
        Pagination::new(
            TokenPlace::Query,
            "pageToken",
            "pageSize",
            "json.visitors",
            "json.nextPageToken",
        )
        .with_max_size(200),
    )
    .with_scope("visitors:read");

/// List visitors.
///
/// Returns one page of visitors of the workspace, narrowed by the given filters. JSON answers hold `json.visitors`, `json.totalCount`, `json.hasMore` and `json.nextPageToken`; an empty or absent token marks the last page. CSV answers hold `csv.contentType` and `csv.csvData` inside a JSON body, without page token or total. To filter by attributes use `POST /v1/visitors/search` instead.
///
/// `GET /v1/visitors`; the key needs the scope `visitors:read`.
pub fn list<'a>(configuration: &'a Configuration) -> List<'a> {
    let call = Call::new(configuration, &LIST);
    List { call }
}

request_value! {
    /// A request to `VisitorsService_List`, made by [`list`].
    pub lists struct List => models::ListVisitorsResponse;
}

impl List<'_> {
    /// Visitors per page, from 1 to 200; default 50.
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.call = self.call.query("pageSize", page_size);
        self
    }

    /// Opaque token copied from `json.nextPageToken` of the previous answer; omit it for the first page. It wins when `cursor` is sent as well.
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.call = self.call.query("pageToken", page_token.into());
        self
    }

    /// Limit the list to visitors with this email address.
    pub fn email(mut self, email: impl Into<String>) -> Self {
        self.call = self.call.query("email", email.into());
        self
    }

    /// Limit the list to visitors of the link with this identifier, a UUID.
    pub fn link_id(mut self, link_id: impl Into<String>) -> Self {
        self.call = self.call.query("linkId", link_id.into());
        self
    }

    /// Text to search the visitors for. Which properties are searched is not documented.
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.call = self.call.query("search", search.into());
        self
    }

    /// Related data to embed in each visitor; repeat the key to pass several values. The values are not enumerated for this list; reading a single visitor accepts `devices`, `events` and `links`.
    pub fn include(mut self, include: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = include.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("include", values);
        self
    }

    /// Output format: `RESPONSE_FORMAT_JSON` (default), `RESPONSE_FORMAT_CSV` or `RESPONSE_FORMAT_UNSPECIFIED`. With CSV the HTTP body is still JSON, the rows are text in `csv.csvData`, and no page token or total is returned.
    pub fn response_format(mut self, response_format: models::ResponseFormat) -> Self {
        self.call = self
            .call
            .query("responseFormat", response_format.to_string());
        self
    }

    /// Sort key: `VISITOR_SORT_FIELD_CREATED_AT` (default), `VISITOR_SORT_FIELD_VISIT_COUNT`, `VISITOR_SORT_FIELD_DEVICE_COUNT`, `VISITOR_SORT_FIELD_QRCODE_COUNT` or `VISITOR_SORT_FIELD_UNSPECIFIED`.
    pub fn sort_field(mut self, sort_field: models::VisitorSortField) -> Self {
        self.call = self.call.query("sortField", sort_field.to_string());
        self
    }

    /// Sort direction: `SORT_DIRECTION_ASC`, `SORT_DIRECTION_DESC` or `SORT_DIRECTION_UNSPECIFIED`.
    pub fn sort_direction(mut self, sort_direction: models::Linkbreakersv1SortDirection) -> Self {
        self.call = self.call.query("sortDirection", sort_direction.to_string());
        self
    }

    /// Alias of `pageToken`: the same opaque value under another name. It is ignored when `pageToken` is sent too.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.call = self.call.query("cursor", cursor.into());
        self
    }
}

/// List visitors: [`list`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`List::send`].
pub async fn visitors_service_list(
    configuration: &Configuration,
    page_size: Option<i64>,
    page_token: Option<String>,
    email: Option<String>,
    link_id: Option<String>,
    search: Option<String>,
    include: Option<Vec<String>>,
    response_format: Option<models::ResponseFormat>,
) -> Result<models::ListVisitorsResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list(configuration);
    if let Some(page_size) = page_size {
        request = request.page_size(page_size);
    }
    if let Some(page_token) = page_token {
        request = request.page_token(page_token);
    }
    if let Some(email) = email {
        request = request.email(email);
    }
    if let Some(link_id) = link_id {
        request = request.link_id(link_id);
    }
    if let Some(search) = search {
        request = request.search(search);
    }
    if let Some(include) = include {
        request = request.include(include);
    }
    if let Some(response_format) = response_format {
        request = request.response_format(response_format);
    }
    request.send().await
}

static LIST_ATTRIBUTE_KEYS: Operation = Operation::new(
    "VisitorsService_ListAttributeKeys",
    Method::Get,
    "/v1/visitors/attributes",
)
.with_scope("visitors:read");

/// List visitor attribute keys.
///
/// Returns the attribute keys found on visitors: `attributeKeys` holds the names alone and `attributes` pairs each key with its type. Everything comes in a single answer; there is no paging.
///
/// `GET /v1/visitors/attributes`; the key needs the scope `visitors:read`.
pub fn list_attribute_keys<'a>(configuration: &'a Configuration) -> ListAttributeKeys<'a> {
    let call = Call::new(configuration, &LIST_ATTRIBUTE_KEYS);
    ListAttributeKeys { call }
}

request_value! {
    /// A request to `VisitorsService_ListAttributeKeys`, made by [`list_attribute_keys`].
    pub struct ListAttributeKeys => models::ListVisitorAttributeKeysResponse;
}

impl ListAttributeKeys<'_> {
    /// Limit the result to visitors of the link with this identifier, a UUID.
    pub fn link_id(mut self, link_id: impl Into<String>) -> Self {
        self.call = self.call.query("linkId", link_id.into());
        self
    }

    /// Limit the result to visitors of links in the directory with this identifier, a UUID.
    pub fn directory_id(mut self, directory_id: impl Into<String>) -> Self {
        self.call = self.call.query("directoryId", directory_id.into());
        self
    }

    /// Limit the result to visitors of links that carry the tag with this identifier, a UUID.
    pub fn tag_id(mut self, tag_id: impl Into<String>) -> Self {
        self.call = self.call.query("tagId", tag_id.into());
        self
    }

    /// Limit the result to these countries; repeat the key to pass several values. The notation of a country value is not documented.
    pub fn countries(mut self, countries: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = countries.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("countries", values);
        self
    }
}

/// List visitor attribute keys: [`list_attribute_keys`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`ListAttributeKeys::send`].
pub async fn visitors_service_list_attribute_keys(
    configuration: &Configuration,
    link_id: Option<String>,
) -> Result<models::ListVisitorAttributeKeysResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list_attribute_keys(configuration);
    if let Some(link_id) = link_id {
        request = request.link_id(link_id);
    }
    request.send().await
}

static SEARCH: Operation = Operation::new(
    "VisitorsService_Search",
    Method::Post,
    "/v1/visitors/search",
)
.with_idempotency_key()
.with_pagination(Pagination::new(
    TokenPlace::Body,
    "pageToken",
    "pageSize",
    "json.visitors",
    "json.nextPageToken",
))
.with_scope("visitors:read");

/// Search visitors with attribute filters.
///
/// Lists visitors like the plain list, with the parameters in the request body and up to 20 `attributeFilters` in addition. Paging uses `pageSize` and `pageToken` in the body; there is no `cursor`. JSON answers hold `json.visitors`, `json.totalCount`, `json.hasMore` and `json.nextPageToken`, where an empty or absent token marks the last page, while CSV answers hold `csv.csvData` without page token or total. The call only reads, so a retry changes nothing.
///
/// `POST /v1/visitors/search`; the key needs the scope `visitors:read`.
///
/// `list_visitors_request`: the body.
pub fn search<'a>(
    configuration: &'a Configuration,
    list_visitors_request: models::ListVisitorsRequest,
) -> Search<'a> {
    let call = Call::new(configuration, &SEARCH);
    let call = call.json(&list_visitors_request);
    Search { call }
}

request_value! {
    /// A request to `VisitorsService_Search`, made by [`search`].
    pub writes lists struct Search => models::ListVisitorsResponse;
}

/// Search visitors with attribute filters: [`search`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Search::send`].
pub async fn visitors_service_search(
    configuration: &Configuration,
    list_visitors_request: models::ListVisitorsRequest,
) -> Result<models::ListVisitorsResponse, Error> {
    search(configuration, list_visitors_request).send().await
}

static UPDATE: Operation =
    Operation::new("VisitorsService_Update", Method::Patch, "/v1/visitors/{id}")
        .with_idempotency_key()
        .with_scope("visitors:write");

/// Update a visitor.
///
/// Updates one visitor with the key-value pairs in `visitor.data` and returns the visitor as the body itself, without a wrapper object. The keys `$email`, `$phone`, `$firstName` and `$lastName` are reserved, and every other key is a custom attribute. Send an `Idempotency-Key` if you may retry, so that within 24 hours the stored answer is replayed.
///
/// `PATCH /v1/visitors/{id}`; the key needs the scope `visitors:write`.
///
/// `id`: Identifier of the visitor to update, a UUID.
///
/// `visitors_service_update_body`: the body.
pub fn update<'a>(
    configuration: &'a Configuration,
    id: &str,
    visitors_service_update_body: models::VisitorsServiceUpdateBody,
) -> Update<'a> {
    let call = Call::new(configuration, &UPDATE);
    let call = call.path("id", id);
    let call = call.json(&visitors_service_update_body);
    Update { call }
}

request_value! {
    /// A request to `VisitorsService_Update`, made by [`update`].
    pub writes struct Update => models::Visitor;
}

/// Update a visitor: [`update`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Update::send`].
pub async fn visitors_service_update(
    configuration: &Configuration,
    id: &str,
    visitors_service_update_body: models::VisitorsServiceUpdateBody,
) -> Result<models::Visitor, Error> {
    update(configuration, id, visitors_service_update_body)
        .send()
        .await
}
