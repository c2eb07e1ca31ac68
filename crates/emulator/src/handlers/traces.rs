//! Traces: what an event went through, step by step, told from the event when somebody asks.

use chrono::{DateTime, Utc};
use serde_json::{json, Map, Value};

use crate::ids;
use crate::store::event::{Event, Identification};
use crate::store::link::Target;
use crate::store::Store;

/// The entry and the exit of a visit, and then the identifications of its visitor.
pub(super) fn of(store: &Store, event: &Event) -> Vec<Value> {
    let later = store.events.identifications(event).iter().map(identified);
    let steps = [entry(event), exit(event)].into_iter().chain(later);
    steps
        .enumerate()
        .map(|(number, step)| trace(store, event, number, step))
        .collect()
}

struct Step {
    kind: &'static str,
    action: &'static str,
    data: Value,
    at: DateTime<Utc>,
}

fn entry(event: &Event) -> Step {
    Step {
        kind: "KIND_ENTRY",
        action: "EVENT_ACTION_LINK_VISIT",
        data: json!({
            "entryAccess": {
                "accessedAt": event.at.to_rfc3339(), "action": event.action(),
                "entrypoint": event.origin.entrypoint, "httpMethod": "HTTP_METHOD_GET",
                "visitType": event.visit_type(),
            },
        }),
        at: event.at,
    }
}

fn exit(event: &Event) -> Step {
    let data = match &event.origin.target {
        Target::Redirect {
            conversion_tracking,
            ..
        } => json!({
            "redirect": {
                "destination": event.destination(), "conversionTracking": conversion_tracking, "fallback": false,
            },
        }),
        Target::Contact { card } => json!({ "contactCard": { "card": contact_card(card) } }),
        Target::Media { .. } if event.origin.fallback.is_some() => json!({
            "redirect": {
                "destination": event.destination(), "conversionTracking": false, "fallback": true,
                "fallbackReason": "FALLBACK_REASON_MEDIA_MISSING",
            },
        }),
        Target::Media { media_id } => json!({ "media": { "mediaId": media_id } }),
        Target::ThankYou { .. } => json!({}),
    };
    Step {
        kind: "KIND_EXIT",
        action: event.origin.destination_action(),
        data,
        at: event.at,
    }
}

fn identified(identification: &Identification) -> Step {
    let (system, custom) = (
        &identification.system_fields,
        identification.custom_attributes,
    );
    Step {
        kind: "KIND_INTERACTION",
        action: "EVENT_ACTION_UNSPECIFIED",
        data: json!({
            "identifyVisitor": {
                "systemFields": system, "customAttributes": custom,
                "fieldsUpdated": system.len() + custom, "setOnce": identification.set_once,
            },
        }),
        at: identification.at,
    }
}

fn trace(store: &Store, event: &Event, number: usize, step: Step) -> Value {
    json!({
        "id": ids::part_of(event.id, number).to_string(), "eventId": event.id.to_string(),
        "linkId": &*event.origin.link_id, "visitorId": &*event.visitor_id,
        "workspaceId": store.workspace_id, "stepKind": step.kind, "stepAction": step.action,
        "stepData": step.data, "createdAt": step.at, "updatedAt": step.at, "completedAt": step.at,
    })
}

/// Adds an identification to the event that it referred to.
pub(super) fn record_identification(
    store: &mut Store,
    event_id: &str,
    written: Vec<String>,
    set_once: bool,
    now: DateTime<Utc>,
) {
    let (system_fields, custom): (Vec<_>, Vec<_>) =
        written.into_iter().partition(|key| key.starts_with('$'));
    let identification = Identification {
        at: now,
        system_fields,
        custom_attributes: custom.len(),
        set_once,
    };
    store.events.identify(event_id, identification);
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
