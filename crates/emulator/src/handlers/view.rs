//! Records as answers show them, with the related data that `include` asks for.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::{json, Value};

use crate::qrcode::{self, Format};
use crate::store::event::Event;
use crate::store::link::Link;
use crate::store::visitors::Visitor;
use crate::store::Store;

/// Adds a member to a JSON object.
pub(super) fn put(object: &mut Value, name: &str, value: impl Serialize) {
    if let (Value::Object(members), Ok(value)) = (object, serde_json::to_value(value)) {
        members.insert(name.to_owned(), value);
    }
}

/// A record in its stored form.
pub(super) fn plain(record: &impl Serialize) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

pub(super) fn has(include: &[String], name: &str) -> bool {
    include.iter().any(|value| value == name)
}

/// A link as it is at this time.
pub(super) fn link(store: &Store, link: &Link, include: &[String], now: DateTime<Utc>) -> Value {
    let mut view = plain(link);
    let pending = qrcode::pending_since(link, now).is_some();
    if let (false, Value::Object(members)) = (pending, &mut view) {
        members.remove("qrcodePendingUpdateSince");
    }
    if has(include, "tags") {
        let tags: Vec<_> = link
            .tags
            .iter()
            .filter_map(|name| store.tags.get(name))
            .collect();
        put(&mut view, "tags", tags);
    }
    if has(include, "qrcodeSignedUrl") && link.qrcode_enabled && !pending {
        let url = qrcode::url(store, &link.id, Format::Png, [], now);
        put(&mut view, "qrcodeSignedUrl", url);
    }
    // Domains, designs and themes have no operations here: the id is all that is known of them.
    if let (true, Some(id)) = (has(include, "customDomain"), &link.custom_domain_id) {
        let domain = json!({
            "id": id, "workspaceId": store.workspace_id, "name": "links.example.com", "status": "STATUS_ACTIVE",
        });
        put(&mut view, "customDomain", domain);
    }
    if let (true, Some(id)) = (has(include, "qrcodeDesign"), &link.qrcode_design_id) {
        put(
            &mut view,
            "qrcodeDesign",
            json!({ "id": id, "width": 512, "height": 512, "shape": "SHAPE_SQUARE" }),
        );
    }
    if let (true, Some(id)) = (has(include, "pageTheme"), &link.page_theme_id) {
        put(
            &mut view,
            "pageTheme",
            json!({ "id": id, "workspaceId": store.workspace_id }),
        );
    }
    view
}

/// A visitor.
pub(super) fn visitor(store: &Store, visitor: &Visitor, include: &[String]) -> Value {
    let attribute = |(key, value)| {
        let mut view = plain(value);
        put(&mut view, "key", key);
        view
    };
    let mut view = json!({
        "id": visitor.id,
        "workspaceId": store.workspace_id,
        "attributes": visitor.attributes.iter().map(attribute).collect::<Vec<_>>(),
        "visitCount": store.events.of_visitor(&visitor.id).len(),
        "deviceCount": visitor.devices.len(),
        "qrcodeCount": visitor.links.len(),
        "createdAt": visitor.created_at,
        "updatedAt": visitor.updated_at,
    });
    let known = [
        ("email", &visitor.email),
        ("phone", &visitor.phone),
        ("firstName", &visitor.first_name),
        ("lastName", &visitor.last_name),
    ];
    for (name, value) in known {
        if let Some(value) = value {
            put(&mut view, name, value);
        }
    }
    let events = || store.events.of_visitor(&visitor.id).iter();
    if has(include, "devices") {
        let devices: Vec<_> = visitor
            .devices
            .iter()
            .filter_map(|number| store.devices.get(*number))
            .collect();
        put(&mut view, "devices", devices);
    }
    if has(include, "events") {
        put(
            &mut view,
            "events",
            events().map(visitor_event).collect::<Vec<_>>(),
        );
    }
    if has(include, "links") {
        let links = visitor.links.iter().filter_map(|id| store.links.get(id));
        put(
            &mut view,
            "links",
            links
                .map(|link| visitor_link(link, events()))
                .collect::<Vec<_>>(),
        );
    }
    view
}

fn visitor_event(event: &Event) -> Value {
    json!({
        "id": event.id.to_string(), "linkId": &*event.origin.link_id, "action": event.action(),
        "visitType": event.visit_type(), "scannedAt": event.at, "createdAt": event.at,
    })
}

fn visitor_link<'e>(link: &Link, events: impl Iterator<Item = &'e Event>) -> Value {
    let visits: Vec<_> = events
        .filter(|event| *event.origin.link_id == *link.id)
        .map(|event| event.at)
        .collect();
    let mut view = json!({
        "id": link.id, "shortlink": link.shortlink, "entrypoint": link.entrypoint, "eventCount": visits.len(),
    });
    if let Some(name) = &link.name {
        put(&mut view, "name", name);
    }
    if let (Some(first), Some(last)) = (visits.iter().min(), visits.iter().max()) {
        put(&mut view, "firstVisitedAt", first);
        put(&mut view, "lastVisitedAt", last);
    }
    view
}
