//! What the feed tells of a visit, and how the page words what it is told.

use maud::{html, Markup};
use serde_json::{json, Value};
use uuid::Uuid;

use super::text::{said, short, words};
use crate::feed::Happening;
use crate::store::Store;

/// Longer texts of users are cut.
const LONGEST: usize = 120;
/// No more members than this of a happening that the page knows nothing about.
const MEMBERS: usize = 5;

/// What the feed tells of an event.
pub(crate) fn told(store: &Store, id: Uuid) -> Value {
    let text = id.to_string();
    let Some(event) = store.events.get(&text) else {
        return json!({ "id": text });
    };
    let link = store.links.get(&event.origin.link_id);
    let device = store.devices.get(event.device);
    json!({
        "id": text, "action": event.action(), "visitType": event.visit_type(),
        "linkId": &*event.origin.link_id,
        "linkName": link.and_then(|link| link.name.as_deref()).map(|name| short(name, LONGEST)),
        "shortlink": link.map(|link| link.shortlink.as_str()),
        "visitorId": &*event.visitor_id,
        "browserName": device.and_then(|device| device.browser_name.as_deref()),
        "platformName": device.and_then(|device| device.platform_name.as_deref()),
        "country": device.and_then(|device| device.country.as_deref()).map(|name| short(name, LONGEST)),
    })
}

/// The name of a kind, as a mark before the line.
pub(super) fn label(happening: &Happening) -> &'static str {
    match (happening.kind, text(&happening.detail, "action")) {
        ("event", Some("ACTION_SCAN")) => "scan",
        ("event", _) => "click",
        (kind, _) => kind,
    }
}

/// What happened, in one line.
pub(super) fn line(happening: &Happening) -> Markup {
    let detail = &happening.detail;
    match happening.kind {
        "event" => visit(detail),
        "change" => change(detail),
        "delivery" => delivery(detail),
        _ => anything(detail),
    }
}

fn visit(detail: &Value) -> Markup {
    let name = text(detail, "linkName").or_else(|| text(detail, "shortlink"));
    let id = text(detail, "linkId").unwrap_or_default();
    let returning = text(detail, "visitType") == Some("VISIT_TYPE_RETURNING");
    let browser = [text(detail, "browserName"), text(detail, "platformName")];
    let device: Vec<_> = browser.into_iter().flatten().collect();
    html! {
        a href=(super::links::path(id)) { (said(name.unwrap_or("a deleted link"))) }
        span.soft {
            " by a " (if returning { "returning" } else { "new" }) " "
            @match text(detail, "visitorId") {
                Some(visitor) => a href=(super::visitors::path(visitor)) { "visitor" },
                None => "visitor",
            }
            @if !device.is_empty() { ", " (device.join(" on ")) }
            @if let Some(country) = text(detail, "country") { ", " (said(country)) }
        }
    }
}

fn delivery(detail: &Value) -> Markup {
    html! {
        a href="/_emulator/page/deliveries" { (said(text(detail, "type").unwrap_or("a message"))) }
        span.soft {
            " to " (said(text(detail, "webhookName").unwrap_or("a webhook")))
            ": " (said(text(detail, "status").unwrap_or_default()))
            @if let Some(answer) = detail.get("answer").and_then(Value::as_u64) { " (" (answer) ")" }
        }
    }
}

/// `LinksService_CreateBulk` is told as `links: create bulk`.
fn change(detail: &Value) -> Markup {
    let Some((service, name)) =
        text(detail, "operation").and_then(|name| name.split_once("Service_"))
    else {
        return anything(detail);
    };
    let mut spaced = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push(letter.to_ascii_lowercase());
    }
    let id = text(detail, "id").filter(|_| service == "Links" && name != "Delete");
    html! {
        (service) ": " (spaced)
        @if let Some(id) = id { " " a href=(super::links::path(id)) { (said(&short(id, 8))) } }
    }
}

/// The first plain members, whatever they are.
fn anything(detail: &Value) -> Markup {
    let members = detail.as_object().into_iter().flatten();
    let plain = members.filter_map(|(name, value)| match value {
        Value::String(text) => Some((name, text.clone())),
        Value::Number(_) | Value::Bool(_) => Some((name, value.to_string())),
        _ => None,
    });
    html! {
        @for (place, (name, value)) in plain.take(MEMBERS).enumerate() {
            @if place > 0 { ", " }
            span.soft { (words(name, "")) " " } (said(&value))
        }
    }
}

pub(super) fn text<'v>(value: &'v Value, name: &str) -> Option<&'v str> {
    value.get(name).and_then(Value::as_str)
}
