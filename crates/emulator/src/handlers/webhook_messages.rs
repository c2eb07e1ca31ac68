//! What webhooks tell: one message for each step and each webhook that wants it.

use chrono::{DateTime, Utc};
use serde_json::{json, Value};
use uuid::Uuid;

use super::view::{link, plain, put, visitor};
use super::{event_view, traces};
use crate::deliveries::{DeliveryRecord, DeliveryStatus, Place, MAX_BODY};
use crate::lbid;
use crate::store::event::Event;
use crate::store::Store;

/// Makes the deliveries of a visit: for the steps that it consists of.
pub(crate) fn visited(store: &mut Store, event: Uuid, now: DateTime<Utc>) {
    make(store, &event.to_string(), now, |steps| steps);
}

/// Makes the deliveries of an identification: for the step that it has just added to an event.
pub(super) fn identified(store: &mut Store, event_id: &str, now: DateTime<Utc>) {
    make(store, event_id, now, |mut steps| {
        steps.pop().into_iter().collect()
    });
}

fn make(
    store: &mut Store,
    event_id: &str,
    now: DateTime<Utc>,
    choose: impl FnOnce(Vec<Value>) -> Vec<Value>,
) {
    // Most visits are told to nobody, and cost nothing here then.
    if !store.webhooks.all().any(|webhook| webhook.is_active()) {
        return;
    }
    let Some(event) = store.events.get(event_id) else {
        return;
    };
    let link_id = event.origin.link_id.to_string();
    let mut made = Vec::new();
    for step in choose(traces::of(store, event)) {
        let step_kind = step.get("stepKind").and_then(Value::as_str);
        let step_kind = step_kind.unwrap_or_default();
        for webhook in store.webhooks.wanting(&link_id, step_kind) {
            let (id, kind) = (store.ids.uuid(), kind(step_kind));
            let mut message = message(store, event, &step, now);
            put(&mut message, "id", &id);
            put(&mut message, "webhookId", &webhook.id);
            put(&mut message, "type", &kind);
            made.push(DeliveryRecord {
                id,
                webhook_id: webhook.id.clone(),
                event_id: event_id.to_owned(),
                link_id: link_id.clone(),
                kind,
                step_kind: step_kind.to_owned(),
                status: DeliveryStatus::Pending,
                failure: None,
                created_at: now,
                next_attempt_at: Some(now),
                attempts_in_round: 0,
                attempts: Vec::new(),
                body: bounded(message),
            });
        }
    }
    for delivery in made {
        store.webhooks.deliveries.push(delivery, Place::Due);
    }
}

/// `event.entry` of `KIND_ENTRY`.
fn kind(step_kind: &str) -> String {
    let name = step_kind.trim_start_matches("KIND_").to_ascii_lowercase();
    format!("event.{name}")
}

/// What all webhooks are told of a step.
fn message(store: &Store, event: &Event, step: &Value, now: DateTime<Utc>) -> Value {
    let mut message = json!({
        "createdAt": step.get("createdAt"),
        "workspaceId": store.workspace_id,
        "stepKind": step.get("stepKind"),
        "lbid": lbid::encode(event.id),
        "trace": step,
        "event": plain(&event_view::event(store, event, &["device".to_owned()], now)),
    });
    if let Some(found) = store.links.get(&event.origin.link_id) {
        put(
            &mut message,
            "link",
            link(store, found, &["tags".to_owned()], now),
        );
    }
    if let Some(found) = store.visitors.get(&event.visitor_id) {
        put(&mut message, "visitor", visitor(store, found, &[]));
    }
    message
}

/// The text of a message. While it is too long, one more of its objects is cut down to its `id`.
fn bounded(mut message: Value) -> String {
    let mut text = message.to_string();
    for name in ["visitor", "link", "trace", "event"] {
        if text.len() <= MAX_BODY {
            break;
        }
        let id = message.get(name).and_then(|part| part.get("id")).cloned();
        put(&mut message, name, json!({ "id": id }));
        put(&mut message, "truncated", true);
        text = message.to_string();
    }
    text
}

#[cfg(test)]
mod tests;
