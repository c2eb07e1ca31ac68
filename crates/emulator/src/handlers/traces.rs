//! Traces: what an event went through, step by step.

use chrono::{DateTime, Utc};
use serde_json::{json, Map, Value};

use crate::store::events::Event;
use crate::store::links::{Link, Target};
use crate::store::Store;

/// The entry and the exit of a visit to a link.
pub(crate) fn redirect_traces(store: &Store, event: &Event, link: &Link) -> Vec<Value> {
    let at = event.scanned_at;
    let entry = json!({
        "entryAccess": {
            "accessedAt": at.to_rfc3339(), "action": event.action, "entrypoint": event.entrypoint,
            "httpMethod": event.http_method, "visitType": event.visit_type,
        },
    });
    let exit = match &link.target {
        Target::Redirect {
            conversion_tracking,
            ..
        } => json!({
            "redirect": {
                "destination": event.destination, "conversionTracking": conversion_tracking, "fallback": false,
            },
        }),
        Target::Contact { card } => json!({ "contactCard": { "card": contact_card(card) } }),
        Target::Media { media_id } => json!({ "media": { "mediaId": media_id } }),
        Target::ThankYou { .. } => json!({}),
    };
    vec![
        trace(
            store,
            event,
            "KIND_ENTRY",
            "EVENT_ACTION_LINK_VISIT",
            entry,
            at,
        ),
        trace(
            store,
            event,
            "KIND_EXIT",
            event.destination_action,
            exit,
            at,
        ),
    ]
}

/// Adds the trace of an identification to the event that it referred to.
pub(super) fn record_identification(
    store: &mut Store,
    event_id: &str,
    written: &[String],
    set_once: bool,
    now: DateTime<Utc>,
) {
    let (system, custom): (Vec<&String>, Vec<_>) =
        written.iter().partition(|key| key.starts_with('$'));
    let data = json!({
        "identifyVisitor": {
            "systemFields": system, "customAttributes": custom.len(), "fieldsUpdated": written.len(), "setOnce": set_once,
        },
    });
    let Some(event) = store.events.get(event_id) else {
        return;
    };
    let trace = trace(
        store,
        event,
        "KIND_INTERACTION",
        "EVENT_ACTION_UNSPECIFIED",
        data,
        now,
    );
    if let Some(event) = store.events.get_mut(event_id) {
        event.traces.push(trace);
    }
}

fn trace(
    store: &Store,
    event: &Event,
    kind: &str,
    action: &str,
    data: Value,
    at: DateTime<Utc>,
) -> Value {
    json!({
        "id": store.ids.uuid(), "eventId": event.id, "linkId": event.link_id, "visitorId": event.visitor_id,
        "workspaceId": event.workspace_id, "stepKind": kind, "stepAction": action, "stepData": data,
        "createdAt": at, "updatedAt": at, "completedAt": at,
    })
}

/// The members of a card that a trace has too.
fn contact_card(card: &Value) -> Map<String, Value> {
    const MEMBERS: [&str; 13] = [
        "buttonLabel",
        "city",
        "country",
        "email",
        "firstName",
        "lastName",
        "organization",
        "phone",
        "postalCode",
        "state",
        "streetAddress",
        "title",
        "website",
    ];
    MEMBERS
        .iter()
        .filter_map(|name| Some(((*name).to_owned(), card.get(name)?.clone())))
        .collect()
}
