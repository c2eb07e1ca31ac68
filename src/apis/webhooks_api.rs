// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Subscriptions that deliver events to an address of yours.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static CREATE: Operation = Operation::new("WebhooksService_Create", Method::Post, "/v1/webhooks")
    .with_idempotency_key()
    .with_scope("webhooks:write");

/// Create a webhook.
///
/// Registers a webhook that is called by HTTP POST at `endpointUrl`; `name` and `endpointUrl` are required, and the result is returned under `webhook`. `triggers` accepts `KIND_ENTRY`, `KIND_EXIT`, `KIND_INTERACTION` and `KIND_CONDITION`, and an empty array means all kinds. Deliveries are asynchronous, and a 2xx answer of the endpoint counts as success. Send an `Idempotency-Key` if you may retry: the same key within 24 hours replays the stored answer, while a retry without one can create a second webhook.
///
/// `POST /v1/webhooks`; the key needs the scope `webhooks:write`.
///
/// `create_webhook_request`: the body.
pub fn create<'a>(
    configuration: &'a Configuration,
    create_webhook_request: models::CreateWebhookRequest,
) -> Create<'a> {
    let call = Call::new(configuration, &CREATE);
    let call = call.json(&create_webhook_request);
    Create { call }
}

request_value! {
    /// A request to `WebhooksService_Create`, made by [`create`].
    pub writes struct Create => models::CreateWebhookResponse;
}

/// Create a webhook: [`create`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Create::send`].
pub async fn webhooks_service_create(
    configuration: &Configuration,
    create_webhook_request: models::CreateWebhookRequest,
) -> Result<models::CreateWebhookResponse, Error> {
    create(configuration, create_webhook_request).send().await
}

static DELETE: Operation = Operation::new(
    "WebhooksService_Delete",
    Method::Delete,
    "/v1/webhooks/{id}",
)
.with_empty_answer(EmptyAnswer::Ignored)
.with_scope("webhooks:write");

/// Delete a webhook.
///
/// Deletes one webhook and answers with an object that has no declared properties. Deletes take no `Idempotency-Key`, and the answer to a repeated delete is not documented.
///
/// `DELETE /v1/webhooks/{id}`; the key needs the scope `webhooks:write`.
///
/// `id`: Identifier of the webhook to delete, a UUID.
pub fn delete<'a>(configuration: &'a Configuration, id: &str) -> Delete<'a> {
    let call = Call::new(configuration, &DELETE);
    let call = call.path("id", id);
    Delete { call }
}

request_value! {
    /// A request to `WebhooksService_Delete`, made by [`delete`].
    pub struct Delete => ();
}

/// Delete a webhook: [`delete`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Delete::send`].
pub async fn webhooks_service_delete(configuration: &Configuration, id: &str) -> Result<(), Error> {
    delete(configuration, id).send().await
}

static GET: Operation = Operation::new("WebhooksService_Get", Method::Get, "/v1/webhooks/{id}")
    .with_scope("webhooks:read");

/// Get a webhook.
///
/// Returns one webhook under `webhook`, including its status and its success and failure counts. `lastSentAt` records the latest attempt of any outcome, and `lastDeliveredAt` only the latest attempt answered with 2xx.
///
/// `GET /v1/webhooks/{id}`; the key needs the scope `webhooks:read`.
///
/// `id`: Identifier of the webhook, a UUID.
pub fn get<'a>(configuration: &'a Configuration, id: &str) -> Get<'a> {
    let call = Call::new(configuration, &GET);
    let call = call.path("id", id);
    Get { call }
}

request_value! {
    /// A request to `WebhooksService_Get`, made by [`get`].
    pub struct Get => models::GetWebhookResponse;
}

/// Get a webhook: [`get`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Get::send`].
pub async fn webhooks_service_get(
    configuration: &Configuration,
    id: &str,
) -> Result<models::GetWebhookResponse, Error> {
    get(configuration, id).send().await
}

static LIST: Operation = Operation::new("WebhooksService_List", Method::Get, "/v1/webhooks")
    .with_pagination(
        Pagination::new(
            TokenPlace::Query,
            "pageToken",
            "pageSize",
            "webhooks",
            "nextPageToken",
        )
        .with_max_size(1000),
    )
    .with_scope("webhooks:read");

/// List webhooks.
///
/// Returns one page of webhooks under `webhooks`, with `totalCount` and `nextPageToken`; an empty or absent token marks the last page.
///
/// `GET /v1/webhooks`; the key needs the scope `webhooks:read`.
pub fn list<'a>(configuration: &'a Configuration) -> List<'a> {
    let call = Call::new(configuration, &LIST);
    List { call }
}

request_value! {
    /// A request to `WebhooksService_List`, made by [`list`].
    pub lists struct List => models::ListWebhooksResponse;
}

impl List<'_> {
    /// Limit the list to webhooks with this status: `WEBHOOK_STATUS_ACTIVE`, `WEBHOOK_STATUS_DISABLED` (set after repeated failures), `WEBHOOK_STATUS_PAUSED` (set by a user) or `WEBHOOK_STATUS_UNSPECIFIED`.
    pub fn status(mut self, status: models::WebhookStatus) -> Self {
        self.call = self.call.query("status", status.to_string());
        self
    }

    /// Webhooks per page, from 1 to 1000; default 100.
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

/// List webhooks: [`list`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`List::send`].
pub async fn webhooks_service_list(
    configuration: &Configuration,
    status: Option<models::WebhookStatus>,
    page_size: Option<i64>,
    page_token: Option<String>,
) -> Result<models::ListWebhooksResponse, Error> {
    #[allow(unused_mut)] // not all have something to add
    let mut request = list(configuration);
    if let Some(status) = status {
        request = request.status(status);
    }
    if let Some(page_size) = page_size {
        request = request.page_size(page_size);
    }
    if let Some(page_token) = page_token {
        request = request.page_token(page_token);
    }
    request.send().await
}

static UPDATE: Operation =
    Operation::new("WebhooksService_Update", Method::Patch, "/v1/webhooks/{id}")
        .with_idempotency_key()
        .with_scope("webhooks:write");

/// Update a webhook.
///
/// Changes the name, endpoint, link, triggers, source or status of one webhook and returns it under `webhook`. The status values are `WEBHOOK_STATUS_ACTIVE`, `WEBHOOK_STATUS_PAUSED` for a pause by a user, and `WEBHOOK_STATUS_DISABLED`, which is set after repeated failures. Send an `Idempotency-Key` if you may retry, so that within 24 hours the stored answer is replayed.
///
/// `PATCH /v1/webhooks/{id}`; the key needs the scope `webhooks:write`.
///
/// `id`: Identifier of the webhook to update, a UUID.
///
/// `webhooks_service_update_body`: the body.
pub fn update<'a>(
    configuration: &'a Configuration,
    id: &str,
    webhooks_service_update_body: models::WebhooksServiceUpdateBody,
) -> Update<'a> {
    let call = Call::new(configuration, &UPDATE);
    let call = call.path("id", id);
    let call = call.json(&webhooks_service_update_body);
    Update { call }
}

request_value! {
    /// A request to `WebhooksService_Update`, made by [`update`].
    pub writes struct Update => models::UpdateWebhookResponse;
}

/// Update a webhook: [`update`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Update::send`].
pub async fn webhooks_service_update(
    configuration: &Configuration,
    id: &str,
    webhooks_service_update_body: models::WebhooksServiceUpdateBody,
) -> Result<models::UpdateWebhookResponse, Error> {
    update(configuration, id, webhooks_service_update_body)
        .send()
        .await
}
