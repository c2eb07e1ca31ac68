//! Webhook subscriptions.

use serde::Deserialize;
use serde_json::{json, Value};

use super::page::{PageRequest, Place, Ranked};
use super::view::plain;
use super::Call;
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::store::webhooks::{Webhook, ACTIVE};

/// A webhook as answers show it.
fn view(webhook: &Webhook) -> Value {
    let mut view = plain(webhook);
    if let Value::Object(members) = &mut view {
        members.retain(|name, _| !matches!(name.as_str(), "sequence" | "failuresInRow"));
    }
    view
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: usize,
    status: Option<String>,
}

/// Newest first.
pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    let query: Query = call.arguments()?;
    let status = query
        .status
        .filter(|status| status != "WEBHOOK_STATUS_UNSPECIFIED");
    let found = call.store.webhooks.all().filter(|webhook| {
        status
            .as_ref()
            .is_none_or(|status| webhook.status == *status)
    });
    let ranked = found.map(|webhook| Ranked {
        place: Place::number(webhook.created_at.timestamp_micros(), webhook.sequence),
        item: webhook,
    });
    let request = PageRequest::new("webhooks", &call.arguments, query.page_size, true);
    let page = request.cut(ranked, &call.store.workspace_id)?;
    let webhooks: Vec<_> = page.items.into_iter().map(view).collect();
    Ok(Answer::ok(
        &json!({ "webhooks": webhooks, "nextPageToken": page.next_token, "totalCount": page.total }),
    ))
}

/// The members of both requests; creation requires two of them, which the API document says.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Settings {
    name: Option<String>,
    endpoint_url: Option<String>,
    link_id: Option<String>,
    triggers: Option<Vec<String>>,
    source: Option<String>,
    status: Option<String>,
}

impl Settings {
    fn apply(self, webhook: &mut Webhook) {
        let given = |value: Option<String>| {
            value.filter(|value| !value.is_empty() && !value.ends_with("_UNSPECIFIED"))
        };
        webhook.name = self.name.unwrap_or(std::mem::take(&mut webhook.name));
        webhook.endpoint_url = self
            .endpoint_url
            .unwrap_or(std::mem::take(&mut webhook.endpoint_url));
        webhook.link_id = given(self.link_id).or(webhook.link_id.take());
        webhook.triggers = self
            .triggers
            .unwrap_or(std::mem::take(&mut webhook.triggers));
        webhook.source = given(self.source).unwrap_or(std::mem::take(&mut webhook.source));
        webhook.status = given(self.status).unwrap_or(std::mem::take(&mut webhook.status));
    }
}

pub(super) fn create(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let mut settings: Settings = call.take_body()?;
    settings.status = None;
    let mut webhook = Webhook {
        id: call.store.ids.uuid(),
        workspace_id: call.store.workspace_id.clone(),
        name: String::new(),
        endpoint_url: String::new(),
        link_id: None,
        triggers: Vec::new(),
        source: "WEBHOOK_SOURCE_LINKBREAKERS".to_owned(),
        status: ACTIVE.to_owned(),
        success_count: 0,
        failure_count: 0,
        last_sent_at: None,
        last_delivered_at: None,
        created_at: call.now,
        updated_at: call.now,
        sequence: call.store.next(),
        failures_in_row: 0,
    };
    settings.apply(&mut webhook);
    let answer = Answer::ok(&json!({ "webhook": view(&webhook) }));
    call.store.webhooks.insert(webhook);
    Ok(answer)
}

pub(super) fn get(call: &Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    let webhook = call
        .store
        .webhooks
        .get(&id)
        .ok_or_else(|| ApiError::not_found("webhook", &id))?;
    Ok(Answer::ok(&json!({ "webhook": view(webhook) })))
}

pub(super) fn update(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let (id, settings) = (call.text("id"), call.take_body::<Settings>()?);
    let now = call.now;
    let changed = call.store.webhooks.change(&id, |webhook| {
        settings.apply(webhook);
        webhook.updated_at = now;
    });
    let webhook = changed.ok_or_else(|| ApiError::not_found("webhook", &id))?;
    Ok(Answer::ok(&json!({ "webhook": view(webhook) })))
}

pub(super) fn delete(call: Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    call.store
        .webhooks
        .remove(&id)
        .ok_or_else(|| ApiError::not_found("webhook", &id))?;
    Ok(empty())
}
