//! Events as answers show them. They are written straight to text: a page may hold a thousand.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use serde::{Serialize, Serializer};
use serde_json::{json, Value};
use uuid::Uuid;

use super::view::{has, link, plain, put, visitor};
use crate::store::event::Event;
use crate::store::Store;

/// An event, with the related data that `include` asks for.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventView<'s> {
    #[serde(serialize_with = "usual_form")]
    id: Uuid,
    workspace_id: &'s str,
    link_id: &'s str,
    visitor_id: &'s str,
    device_id: &'s str,
    action: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    destination: Option<Cow<'s, str>>,
    destination_action: &'static str,
    entrypoint: &'s str,
    http_method: &'static str,
    triggered_by: &'static str,
    visit_type: &'static str,
    scanned_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
    updated_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    visitor: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    device: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    workspace: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journey: Option<Value>,
}

fn usual_form<S: Serializer>(id: &Uuid, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// An event.
pub(super) fn event<'s>(
    store: &'s Store,
    event: &'s Event,
    include: &[String],
    now: DateTime<Utc>,
) -> EventView<'s> {
    let (visitor_id, link_id) = (&*event.visitor_id, &*event.origin.link_id);
    let included = |name: &str| has(include, name).then_some(());
    EventView {
        id: event.id,
        workspace_id: &store.workspace_id,
        link_id,
        visitor_id,
        device_id: store.devices.id(event.device),
        action: event.action(),
        destination: event.destination(),
        destination_action: event.origin.destination_action(),
        entrypoint: &event.origin.entrypoint,
        http_method: "HTTP_METHOD_GET",
        triggered_by: "TRIGGERED_BY_VISITOR",
        visit_type: event.visit_type(),
        scanned_at: event.at,
        created_at: event.at,
        updated_at: event.at,
        visitor: included("visitor")
            .and_then(|()| store.visitors.get(visitor_id))
            .map(|found| visitor(store, found, &[])),
        device: included("device")
            .and_then(|()| store.devices.get(event.device))
            .map(plain),
        link: included("link")
            .and_then(|()| store.links.get(link_id))
            .map(|found| link(store, found, &[], now)),
        workspace: included("workspace")
            .map(|()| json!({ "id": store.workspace_id, "name": "Emulator", "slug": "emulator" })),
        journey: included("journey").map(|()| {
            // Entry and exit, and what was said about the visitor later.
            let steps = 2 + store.events.identifications(event).len();
            json!({ "completed": true, "stepsReached": steps, "stepsTotal": steps })
        }),
    }
}

/// An event as one flat row of a table, with members of its visitor and its device.
pub(super) fn row(store: &Store, found: &Event) -> Value {
    // Without anything included, nothing depends on the time.
    let mut row = plain(&event(store, found, &[], found.at));
    put(&mut row, "referrer", found.referrer.as_deref());
    let visitor = store.visitors.get(&found.visitor_id);
    put(
        &mut row,
        "email",
        visitor.and_then(|visitor| visitor.email.as_ref()),
    );
    if let Some(device) = store.devices.get(found.device).map(plain) {
        for name in [
            "deviceType",
            "browserName",
            "platformName",
            "country",
            "city",
        ] {
            put(&mut row, name, device.get(name));
        }
    }
    row
}
