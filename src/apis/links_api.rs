// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Short links: create one or many, read, list, change, delete, and render their QR codes.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static CREATE: Operation = Operation::new("LinksService_Create", Method::Post, "/v1/links")
    .with_idempotency_key()
    .with_client_id(ClientId::new("id", &GET))
    .with_scope("links:write");

/// Create a link.
///
/// Creates one short link to `destination`, the only required field, and returns it as `link` together with its `workflowSteps`. `metadata` is a map of string to string with at most 50 keys, and tags are given by name. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second link.
///
/// `POST /v1/links`; the key needs the scope `links:write`.
///
/// `create_link_request`: the body.
pub fn create<'a>(
    configuration: &'a Configuration,
    create_link_request: models::CreateLinkRequest,
) -> Create<'a> {
    let call = Call::new(configuration, &CREATE);
    let call = call.json(&create_link_request);
    Create { call }
}

request_value! {
    /// A request to `LinksService_Create`, made by [`create`].
    pub creates struct Create => models::CreateLinkResponse;
}

/// Create a link: [`create`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Create::send`].
pub async fn links_service_create(
    configuration: &Configuration,
    create_link_request: models::CreateLinkRequest,
) -> Result<models::CreateLinkResponse, Error> {
    create(configuration, create_link_request).send().await
}

/// The most items that one request of [`create_batch`] may carry.
pub const CREATE_BATCH_MAX_ITEMS: u32 = 250;

static CREATE_BATCH: Operation =
    Operation::new("LinksService_CreateBatch", Method::Post, "/v1/links/batch")
        .with_idempotency_key()
        .with_batch_limit(CREATE_BATCH_MAX_ITEMS)
        .with_scope("links:write");

/// Create links from a bare array.
///
/// Creates at most 250 links in one call; the request body is the array itself, not an object around it. The call is transactional, so either every link is created or none is. Returns the new links under `links`. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second set of links.
///
/// `POST /v1/links/batch`; the key needs the scope `links:write`.
///
/// `create_link_request`: The links to create, as a bare array of 1 to 250.
pub fn create_batch<'a>(
    configuration: &'a Configuration,
    create_link_request: Vec<models::CreateLinkRequest>,
) -> CreateBatch<'a> {
    let call = Call::new(configuration, &CREATE_BATCH);
    let call = call.json(&create_link_request);
    CreateBatch { call }
}

request_value! {
    /// A request to `LinksService_CreateBatch`, made by [`create_batch`].
    pub writes struct CreateBatch => models::CreateBulkLinksResponse;
}

/// Create links from a bare array: [`create_batch`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateBatch::send`].
pub async fn links_service_create_batch(
    configuration: &Configuration,
    create_link_request: Vec<models::CreateLinkRequest>,
) -> Result<models::CreateBulkLinksResponse, Error> {
    create_batch(configuration, create_link_request)
        .send()
        .await
}

/// The most items that one request of [`create_bulk`] may carry.
pub const CREATE_BULK_MAX_ITEMS: u32 = 250;

static CREATE_BULK: Operation =
    Operation::new("LinksService_CreateBulk", Method::Post, "/v1/links/bulk")
        .with_idempotency_key()
        .with_batch_limit(CREATE_BULK_MAX_ITEMS)
        .with_scope("links:write");

/// Create up to 250 links at once.
///
/// Creates at most 250 links in one call; the request body is an object with the array under `links`. The call is transactional, so either every link is created or none is. Returns the new links under `links`. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second set of links.
///
/// `POST /v1/links/bulk`; the key needs the scope `links:write`.
///
/// `create_bulk_links_request`: the body.
pub fn create_bulk<'a>(
    configuration: &'a Configuration,
    create_bulk_links_request: models::CreateBulkLinksRequest,
) -> CreateBulk<'a> {
    let call = Call::new(configuration, &CREATE_BULK);
    let call = call.json(&create_bulk_links_request);
    CreateBulk { call }
}

request_value! {
    /// A request to `LinksService_CreateBulk`, made by [`create_bulk`].
    pub writes struct CreateBulk => models::CreateBulkLinksResponse;
}

/// Create up to 250 links at once: [`create_bulk`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateBulk::send`].
pub async fn links_service_create_bulk(
    configuration: &Configuration,
    create_bulk_links_request: models::CreateBulkLinksRequest,
) -> Result<models::CreateBulkLinksResponse, Error> {
    create_bulk(configuration, create_bulk_links_request)
        .send()
        .await
}

/// The most items that one request of [`create_bulk_async`] may carry.
pub const CREATE_BULK_ASYNC_MAX_ITEMS: u32 = 250;

static CREATE_BULK_ASYNC: Operation = Operation::new(
    "LinksService_CreateBulkAsync",
    Method::Post,
    "/v1/links/bulk/jobs",
)
.with_idempotency_key()
.with_batch_limit(CREATE_BULK_ASYNC_MAX_ITEMS)
.with_scope("links:write");

/// Start a background bulk creation of links.
///
/// Accepts the same body as the direct bulk call, at most 250 links under `links`, and answers 202 with a job and a `Location` header. Poll `GET /v1/jobs/{id}`, or the path in `statusUrl`, until the job has succeeded or failed; it remains readable for 24 hours after finishing. The job is transactional: when it fails, no link exists. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second job.
///
/// `POST /v1/links/bulk/jobs`; the key needs the scope `links:write`.
///
/// `create_bulk_links_request`: the body.
pub fn create_bulk_async<'a>(
    configuration: &'a Configuration,
    create_bulk_links_request: models::CreateBulkLinksRequest,
) -> CreateBulkAsync<'a> {
    let call = Call::new(configuration, &CREATE_BULK_ASYNC);
    let call = call.json(&create_bulk_links_request);
    CreateBulkAsync { call }
}

request_value! {
    /// A request to `LinksService_CreateBulkAsync`, made by [`create_bulk_async`].
    pub writes struct CreateBulkAsync => models::Job;
}

/// Start a background bulk creation of links: [`create_bulk_async`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateBulkAsync::send`].
pub async fn links_service_create_bulk_async(
    configuration: &Configuration,
    create_bulk_links_request: models::CreateBulkLinksRequest,
) -> Result<models::Job, Error> {
    create_bulk_async(configuration, create_bulk_links_request)
        .send()
        .await
}

static CREATE_CONTACT_LINK: Operation = Operation::new(
    "LinksService_CreateContactLink",
    Method::Post,
    "/v1/links/contact",
)
.with_idempotency_key()
.with_scope("links:write");

/// Create a contact card link.
///
/// Creates a short link that opens a contact card built from `vcardData`, the only required field, and returns it as `link`. `metadata` is a map of string to string with at most 50 keys. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second link.
///
/// `POST /v1/links/contact`; the key needs the scope `links:write`.
///
/// `create_contact_link_request`: the body.
pub fn create_contact_link<'a>(
    configuration: &'a Configuration,
    create_contact_link_request: models::CreateContactLinkRequest,
) -> CreateContactLink<'a> {
    let call = Call::new(configuration, &CREATE_CONTACT_LINK);
    let call = call.json(&create_contact_link_request);
    CreateContactLink { call }
}

request_value! {
    /// A request to `LinksService_CreateContactLink`, made by [`create_contact_link`].
    pub writes struct CreateContactLink => models::CreateContactLinkResponse;
}

/// Create a contact card link: [`create_contact_link`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateContactLink::send`].
pub async fn links_service_create_contact_link(
    configuration: &Configuration,
    create_contact_link_request: models::CreateContactLinkRequest,
) -> Result<models::CreateContactLinkResponse, Error> {
    create_contact_link(configuration, create_contact_link_request)
        .send()
        .await
}

static CREATE_OPEN_MEDIA_LINK: Operation = Operation::new(
    "LinksService_CreateOpenMediaLink",
    Method::Post,
    "/v1/links/open-media",
)
.with_idempotency_key()
.with_scope("links:write");

/// Create a link that opens media.
///
/// Creates a short link that opens a stored media item named by `mediaId`, the only required field. Returns the link as `link` together with its `workflowSteps`. `metadata` is a map of string to string with at most 50 keys. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second link.
///
/// `POST /v1/links/open-media`; the key needs the scope `links:write`.
///
/// `create_open_media_link_request`: the body.
pub fn create_open_media_link<'a>(
    configuration: &'a Configuration,
    create_open_media_link_request: models::CreateOpenMediaLinkRequest,
) -> CreateOpenMediaLink<'a> {
    let call = Call::new(configuration, &CREATE_OPEN_MEDIA_LINK);
    let call = call.json(&create_open_media_link_request);
    CreateOpenMediaLink { call }
}

request_value! {
    /// A request to `LinksService_CreateOpenMediaLink`, made by [`create_open_media_link`].
    pub writes struct CreateOpenMediaLink => models::CreateOpenMediaLinkResponse;
}

/// Create a link that opens media: [`create_open_media_link`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateOpenMediaLink::send`].
pub async fn links_service_create_open_media_link(
    configuration: &Configuration,
    create_open_media_link_request: models::CreateOpenMediaLinkRequest,
) -> Result<models::CreateOpenMediaLinkResponse, Error> {
    create_open_media_link(configuration, create_open_media_link_request)
        .send()
        .await
}

static CREATE_THANK_YOU_LINK: Operation = Operation::new(
    "LinksService_CreateThankYouLink",
    Method::Post,
    "/v1/links/thank-you",
)
.with_idempotency_key()
.with_scope("links:write");

/// Create a thank-you page link.
///
/// Creates a short link that shows a thank-you page with `title`, the only required field, and an optional `description`. Returns the link as `link`. `metadata` is a map of string to string with at most 50 keys. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second link.
///
/// `POST /v1/links/thank-you`; the key needs the scope `links:write`.
///
/// `create_thank_you_link_request`: the body.
pub fn create_thank_you_link<'a>(
    configuration: &'a Configuration,
    create_thank_you_link_request: models::CreateThankYouLinkRequest,
) -> CreateThankYouLink<'a> {
    let call = Call::new(configuration, &CREATE_THANK_YOU_LINK);
    let call = call.json(&create_thank_you_link_request);
    CreateThankYouLink { call }
}

request_value! {
    /// A request to `LinksService_CreateThankYouLink`, made by [`create_thank_you_link`].
    pub writes struct CreateThankYouLink => models::CreateThankYouLinkResponse;
}

/// Create a thank-you page link: [`create_thank_you_link`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`CreateThankYouLink::send`].
pub async fn links_service_create_thank_you_link(
    configuration: &Configuration,
    create_thank_you_link_request: models::CreateThankYouLinkRequest,
) -> Result<models::CreateThankYouLinkResponse, Error> {
    create_thank_you_link(configuration, create_thank_you_link_request)
        .send()
        .await
}

static DELETE: Operation = Operation::new("LinksService_Delete", Method::Delete, "/v1/links/{id}")
    .with_empty_answer(EmptyAnswer::Ignored)
    .with_scope("links:write");

/// Delete a link.
///
/// Deletes one link and answers with an object that has no declared properties. Deletes take no `Idempotency-Key`, and the answer to a repeated delete is not documented.
///
/// `DELETE /v1/links/{id}`; the key needs the scope `links:write`.
///
/// `id`: Identifier of the link to delete, a UUID.
pub fn delete<'a>(configuration: &'a Configuration, id: &str) -> Delete<'a> {
    let call = Call::new(configuration, &DELETE);
    let call = call.path("id", id);
    Delete { call }
}

request_value! {
    /// A request to `LinksService_Delete`, made by [`delete`].
    pub struct Delete => ();
}

/// Delete a link: [`delete`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Delete::send`].
pub async fn links_service_delete(configuration: &Configuration, id: &str) -> Result<(), Error> {
    delete(configuration, id).send().await
}

static GET: Operation =
    Operation::new("LinksService_Get", Method::Get, "/v1/links/{id}").with_scope("links:read");

/// Get a link.
///
/// Returns one link under `link`. Related objects such as tags or the QR code design are present only when asked for with `include`.
///
/// `GET /v1/links/{id}`; the key needs the scope `links:read`.
///
/// `id`: Identifier of the link, a UUID.
pub fn get<'a>(configuration: &'a Configuration, id: &str) -> Get<'a> {
    let call = Call::new(configuration, &GET);
    let call = call.path("id", id);
    Get { call }
}

request_value! {
    /// A request to `LinksService_Get`, made by [`get`].
    pub struct Get => models::GetLinkResponse;
}

impl Get<'_> {
    /// Related data to embed; repeat the key to pass several values. Allowed values: `customDomain`, `qrcodeDesign`, `qrcodeSignedUrl`, `tags`, `pageTheme`.
    pub fn include(mut self, include: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = include.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("include", values);
        self
    }
}

/// Get a link: [`get`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Get::send`].
pub async fn links_service_get(
    configuration: &Configuration,
    id: &str,
    include: Option<Vec<String>>,
) -> Result<models::GetLinkResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = get(configuration, id);
    if let Some(include) = include {
        request = request.include(include);
    }
    request.send().await
}

static LIST: Operation = Operation::new("LinksService_List", Method::Get, "/v1/links")
    .with_pagination(Pagination::new(
        TokenPlace::Query,
        "pageToken",
        "pageSize",
        "links",
        "nextPageToken",
    ))
    .with_scope("links:read");

/// List links.
///
/// Returns one page of links under `links`, with `totalCount` and `nextPageToken`; an empty or absent token marks the last page. Without `view` the list covers every directory, whatever `directoryId` holds. Results are ordered by last update, newest first, unless `sortBy` and `sortDirection` say otherwise.
///
/// `GET /v1/links`; the key needs the scope `links:read`.
pub fn list<'a>(configuration: &'a Configuration) -> List<'a> {
    let call = Call::new(configuration, &LIST);
    let call = call.query("pageSize", 50_i64);
    List { call }
}

request_value! {
    /// A request to `LinksService_List`, made by [`list`].
    pub lists struct List => models::ListLinksResponse;
}

impl List<'_> {
    /// Number of links per page; required. No maximum is documented. 50 is sent unless set.
    pub fn page_size(mut self, page_size: i64) -> Self {
        self.call = self.call.query("pageSize", page_size);
        self
    }

    /// Opaque token copied from `nextPageToken` of the previous answer; omit it for the first page. It wins when `cursor` is sent as well.
    pub fn page_token(mut self, page_token: impl Into<String>) -> Self {
        self.call = self.call.query("pageToken", page_token.into());
        self
    }

    /// Limit the list to links that carry any of these tags; repeat the key to pass several values.
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = tags.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("tags", values);
        self
    }

    /// Text to search the links for. Which properties are searched is not documented.
    pub fn search(mut self, search: impl Into<String>) -> Self {
        self.call = self.call.query("search", search.into());
        self
    }

    /// Sort key: `LINK_SORT_FIELD_CREATED_AT`, `LINK_SORT_FIELD_UPDATED_AT` (default), `LINK_SORT_FIELD_SHORTLINK`, `LINK_SORT_FIELD_NAME`, `LINK_SORT_FIELD_EVENT_COUNT` or `LINK_SORT_FIELD_UNSPECIFIED`.
    pub fn sort_by(mut self, sort_by: models::Linkbreakersv1LinksSortField) -> Self {
        self.call = self.call.query("sortBy", sort_by.to_string());
        self
    }

    /// Sort direction: `SORT_DIRECTION_ASC`, `SORT_DIRECTION_DESC` (default) or `SORT_DIRECTION_UNSPECIFIED`.
    pub fn sort_direction(mut self, sort_direction: models::Linkbreakersv1SortDirection) -> Self {
        self.call = self.call.query("sortDirection", sort_direction.to_string());
        self
    }

    /// Identifier of the directory to list, a UUID. It is consulted only when `view` is `LINK_VIEW_DIRECTORY`; on its own it does not narrow the list.
    pub fn directory_id(mut self, directory_id: impl Into<String>) -> Self {
        self.call = self.call.query("directoryId", directory_id.into());
        self
    }

    /// Scopes the list as the documented function does: everything with
    /// `include_all_directories`, otherwise the directory, otherwise the root if
    /// `Some(false)` asks for it, otherwise everything.
    pub fn directory_scope(
        self,
        directory_id: Option<String>,
        include_all_directories: Option<bool>,
    ) -> Self {
        match (directory_id, include_all_directories) {
            (_, Some(true)) | (None, None) => self,
            (Some(directory_id), _) => self
                .view(models::LinkView::Directory)
                .directory_id(directory_id),
            (None, Some(false)) => self.view(models::LinkView::Directory),
        }
    }

    /// Related data to embed; repeat the key to pass several values. Allowed values: `customDomain`, `qrcodeDesign`, `qrcodeSignedUrl`, `tags`, `pageTheme`.
    pub fn include(mut self, include: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let values = include.into_iter().map(Into::<String>::into);
        self.call = self.call.query_all("include", values);
        self
    }

    /// Scope of the list. `LINK_VIEW_UNSPECIFIED` (default) returns the links of all directories; `LINK_VIEW_DIRECTORY` returns those of `directoryId`, or only root-level links when `directoryId` is absent.
    pub fn view(mut self, view: models::LinkView) -> Self {
        self.call = self.call.query("view", view.to_string());
        self
    }

    /// Alias of `pageToken`: the same opaque value under another name. It is ignored when `pageToken` is sent too.
    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.call = self.call.query("cursor", cursor.into());
        self
    }
}

/// List links: [`list`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`List::send`].
pub async fn links_service_list(
    configuration: &Configuration,
    page_size: Option<i64>,
    page_token: Option<String>,
    tags: Option<Vec<String>>,
    search: Option<String>,
    sort_by: Option<models::Linkbreakersv1LinksSortField>,
    sort_direction: Option<models::Linkbreakersv1SortDirection>,
    directory_id: Option<String>,
    include_all_directories: Option<bool>,
    include: Option<Vec<String>>,
) -> Result<models::ListLinksResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list(configuration);
    if let Some(page_size) = page_size {
        request = request.page_size(page_size);
    }
    if let Some(page_token) = page_token {
        request = request.page_token(page_token);
    }
    if let Some(tags) = tags {
        request = request.tags(tags);
    }
    if let Some(search) = search {
        request = request.search(search);
    }
    if let Some(sort_by) = sort_by {
        request = request.sort_by(sort_by);
    }
    if let Some(sort_direction) = sort_direction {
        request = request.sort_direction(sort_direction);
    }
    request = request.directory_scope(directory_id, include_all_directories);
    if let Some(include) = include {
        request = request.include(include);
    }
    request.send().await
}

static RENDER_QRCODE_IMAGES: Operation = Operation::new(
    "LinksService_RenderQrcodeImages",
    Method::Post,
    "/v1/links/{id}/qrcode-images:render",
)
.with_idempotency_key()
.with_scope("qrcodes:read");

/// Render QR code images for a link.
///
/// Renders QR code images for one link, taking the required `items` array of string-to-string `values` maps. `format` selects `QRCODE_RENDER_FORMAT_PNG` or `QRCODE_RENDER_FORMAT_SVG`, and `size` is an integer whose unit and bounds are not documented. Each entry of `items` in the answer holds `address`, `contentType`, `imageUrl` and `values`. The colon in the path must not be percent-encoded.
///
/// `POST /v1/links/{id}/qrcode-images:render`; the key needs the scope `qrcodes:read`.
///
/// `id`: Identifier of the link, a UUID.
///
/// `links_service_render_qrcode_images_body`: the body.
pub fn render_qrcode_images<'a>(
    configuration: &'a Configuration,
    id: &str,
    links_service_render_qrcode_images_body: models::LinksServiceRenderQrcodeImagesBody,
) -> RenderQrcodeImages<'a> {
    let call = Call::new(configuration, &RENDER_QRCODE_IMAGES);
    let call = call.path("id", id);
    let call = call.json(&links_service_render_qrcode_images_body);
    RenderQrcodeImages { call }
}

request_value! {
    /// A request to `LinksService_RenderQrcodeImages`, made by [`render_qrcode_images`].
    pub writes struct RenderQrcodeImages => models::RenderQrcodeImagesResponse;
}

/// Render QR code images for a link: [`render_qrcode_images`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`RenderQrcodeImages::send`].
pub async fn links_service_render_qrcode_images(
    configuration: &Configuration,
    id: &str,
    links_service_render_qrcode_images_body: models::LinksServiceRenderQrcodeImagesBody,
) -> Result<models::RenderQrcodeImagesResponse, Error> {
    render_qrcode_images(configuration, id, links_service_render_qrcode_images_body)
        .send()
        .await
}

static RESOLVE_QRCODE_IMAGES: Operation = Operation::new(
    "LinksService_ResolveQrcodeImages",
    Method::Post,
    "/v1/links/qrcode-images:resolve",
)
.with_idempotency_key()
.with_scope("links:read");

/// Resolve signed QR code image URLs.
///
/// Looks up the QR code images of the links named in the required `linkIds` array. Returns `qrcodeSignedUrls`, a map of string to string with the signed image addresses. No limit on the number of ids is documented. The colon in the path must not be percent-encoded.
///
/// `POST /v1/links/qrcode-images:resolve`; the key needs the scope `links:read`.
///
/// `resolve_qrcode_images_request`: the body.
pub fn resolve_qrcode_images<'a>(
    configuration: &'a Configuration,
    resolve_qrcode_images_request: models::ResolveQrcodeImagesRequest,
) -> ResolveQrcodeImages<'a> {
    let call = Call::new(configuration, &RESOLVE_QRCODE_IMAGES);
    let call = call.json(&resolve_qrcode_images_request);
    ResolveQrcodeImages { call }
}

request_value! {
    /// A request to `LinksService_ResolveQrcodeImages`, made by [`resolve_qrcode_images`].
    pub writes struct ResolveQrcodeImages => models::ResolveQrcodeImagesResponse;
}

/// Resolve signed QR code image URLs: [`resolve_qrcode_images`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`ResolveQrcodeImages::send`].
pub async fn links_service_resolve_qrcode_images(
    configuration: &Configuration,
    resolve_qrcode_images_request: models::ResolveQrcodeImagesRequest,
) -> Result<models::ResolveQrcodeImagesResponse, Error> {
    resolve_qrcode_images(configuration, resolve_qrcode_images_request)
        .send()
        .await
}

static SHORTLINK_AVAILABILITY: Operation = Operation::new(
    "LinksService_ShortlinkAvailability",
    Method::Get,
    "/v1/links/shortlink-availability",
)
.with_scope("links:read");

/// Check whether a short code is free.
///
/// Tells whether a short code can still be used and returns the verdict as the boolean `available`. No reservation is documented, so a later creation can still find the code taken.
///
/// `GET /v1/links/shortlink-availability`; the key needs the scope `links:read`.
pub fn shortlink_availability<'a>(configuration: &'a Configuration) -> ShortlinkAvailability<'a> {
    let call = Call::new(configuration, &SHORTLINK_AVAILABILITY);
    ShortlinkAvailability { call }
}

request_value! {
    /// A request to `LinksService_ShortlinkAvailability`, made by [`shortlink_availability`].
    pub struct ShortlinkAvailability => models::ShortlinkAvailabilityResponse;
}

impl ShortlinkAvailability<'_> {
    /// Short code to check.
    pub fn shortlink(mut self, shortlink: impl Into<String>) -> Self {
        self.call = self.call.query("shortlink", shortlink.into());
        self
    }

    /// Identifier of the custom domain on which to check the code, a UUID.
    pub fn custom_domain_id(mut self, custom_domain_id: impl Into<String>) -> Self {
        self.call = self.call.query("customDomainId", custom_domain_id.into());
        self
    }
}

/// Check whether a short code is free: [`shortlink_availability`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`ShortlinkAvailability::send`].
pub async fn links_service_shortlink_availability(
    configuration: &Configuration,
    shortlink: Option<String>,
    custom_domain_id: Option<String>,
) -> Result<models::ShortlinkAvailabilityResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = shortlink_availability(configuration);
    if let Some(shortlink) = shortlink {
        request = request.shortlink(shortlink);
    }
    if let Some(custom_domain_id) = custom_domain_id {
        request = request.custom_domain_id(custom_domain_id);
    }
    request.send().await
}

static SHORTLINK_RANDOM: Operation = Operation::new(
    "LinksService_ShortlinkRandom",
    Method::Get,
    "/v1/links/shortlink-random",
)
.with_scope("links:read");

/// Suggest a random short code.
///
/// Returns a generated short code as `shortlink`. It takes no parameters and creates no link; pass the code as `shortlink` when you create one.
///
/// `GET /v1/links/shortlink-random`; the key needs the scope `links:read`.
pub fn shortlink_random<'a>(configuration: &'a Configuration) -> ShortlinkRandom<'a> {
    let call = Call::new(configuration, &SHORTLINK_RANDOM);
    ShortlinkRandom { call }
}

request_value! {
    /// A request to `LinksService_ShortlinkRandom`, made by [`shortlink_random`].
    pub struct ShortlinkRandom => models::ShortlinkRandomResponse;
}

/// Suggest a random short code: [`shortlink_random`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`ShortlinkRandom::send`].
pub async fn links_service_shortlink_random(
    configuration: &Configuration,
) -> Result<models::ShortlinkRandomResponse, Error> {
    shortlink_random(configuration).send().await
}

static UPDATE: Operation = Operation::new("LinksService_Update", Method::Patch, "/v1/links/{id}")
    .with_idempotency_key()
    .with_scope("links:write");

/// Update a link.
///
/// Changes the properties of one link and returns it under `link`. To clear a value, set the matching flag `tagsDelete`, `directoryIdDelete`, `qrcodeTemplateIdDelete`, `expiresAtDelete` or `expiredDestinationDelete`. The destination, short code, metadata and custom domain cannot be changed here. Send an `Idempotency-Key` if you may retry, so that within 24 hours the stored answer is replayed.
///
/// `PATCH /v1/links/{id}`; the key needs the scope `links:write`.
///
/// `id`: Identifier of the link to update, a UUID.
///
/// `update_link_request`: the body.
pub fn update<'a>(
    configuration: &'a Configuration,
    id: &str,
    update_link_request: models::UpdateLinkRequest,
) -> Update<'a> {
    let call = Call::new(configuration, &UPDATE);
    let call = call.path("id", id);
    let call = call.json(&update_link_request);
    Update { call }
}

request_value! {
    /// A request to `LinksService_Update`, made by [`update`].
    pub writes struct Update => models::UpdateLinkResponse;
}

/// Update a link: [`update`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Update::send`].
pub async fn links_service_update(
    configuration: &Configuration,
    id: &str,
    update_link_request: models::UpdateLinkRequest,
) -> Result<models::UpdateLinkResponse, Error> {
    update(configuration, id, update_link_request).send().await
}
