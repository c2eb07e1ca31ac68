//! A body whose shape nobody has documented, as an event: what can be found is typed, and the rest
//! stays as JSON.

mod find;

use chrono::{DateTime, Utc};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use crate::models::{Event, Link, Visitor};

/// What a webhook tells, as far as it can be read.
///
/// The service does not document the body of its webhooks. Any JSON object is read: each field is
/// looked for under the names that are likely, at the top and then in `data` and `payload`, and what
/// is not there, or cannot be read, is `None`. [`raw`](Self::raw) is always the whole body.
///
/// ```
/// use linkbreakers::webhooks::WebhookEvent;
///
/// // The event wrapped, with a name and a link beside it …
/// let wrapped: WebhookEvent = serde_json::from_str(
///     r#"{"type": "link.visited", "data": {"event": {"linkId": "5d0c"}, "link": {"id": "5d0c"}}}"#,
/// )?;
/// assert_eq!(wrapped.kind.as_deref(), Some("link.visited"));
/// assert_eq!(wrapped.link.and_then(|link| link.id).as_deref(), Some("5d0c"));
///
/// // … or the event itself.
/// let plain: WebhookEvent =
///     serde_json::from_str(r#"{"id": "6f1c", "scannedAt": "2026-01-31T12:00:00Z"}"#)?;
/// assert_eq!(plain.event.and_then(|event| event.id).as_deref(), Some("6f1c"));
/// assert_eq!(plain.raw["id"], "6f1c");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WebhookEvent {
    /// The identifier that the body gives: of the message or of the event, whichever it names first
    /// (`id`, `eventId`, `deliveryId`, `messageId`).
    ///
    /// Replay protection does not go by it, but by the identifier that the scheme signs.
    pub id: Option<String>,
    /// What happened, in the sender's word (`type`, `kind`, `eventType`, `eventName`, `trigger`, or
    /// `event` where that is a text).
    pub kind: Option<String>,
    /// When it happened (`occurredAt`, `scannedAt`, `createdAt`, `timestamp`, `sentAt`), written by
    /// RFC 3339 or as a number of seconds or milliseconds since 1970.
    pub occurred_at: Option<DateTime<Utc>>,
    /// The visit as a URL carries it, to be passed on as
    /// [`IdentifyRequest::lbid`](crate::models::IdentifyRequest::lbid) (`lbid`).
    pub lbid: Option<String>,
    /// The scan or click: under `event`, or the object itself if it has fields of one.
    pub event: Option<Event>,
    /// The link: under `link`, or within the event.
    pub link: Option<Link>,
    /// The visitor: under `visitor`, or within the event.
    pub visitor: Option<Visitor>,
    /// The whole body; always an object, unless the value was made by `default`.
    pub raw: Value,
}

const ID: &[&str] = &["id", "eventId", "deliveryId", "messageId"];
const KIND: &[&str] = &["type", "kind", "eventType", "eventName", "trigger", "event"];
const TIME: &[&str] = &[
    "occurredAt",
    "scannedAt",
    "createdAt",
    "timestamp",
    "sentAt",
];
/// What a message may be wrapped in.
const WRAPPERS: &[&str] = &["data", "payload"];
/// The fields of [`Event`] that none of the things around one is likely to have.
const TELLTALES: &[&str] = &[
    "scannedAt",
    "triggeredBy",
    "visitType",
    "destinationAction",
    "httpMethod",
    "deviceId",
    "journey",
    "traces",
];

impl WebhookEvent {
    /// Finds what there is. It never fails: what is no object has nothing but its
    /// [`raw`](Self::raw) value.
    #[must_use]
    pub fn from_json(raw: Value) -> Self {
        let places = places(&raw);
        let event: Option<Event> = event(&places);
        let within = event.as_ref();
        let link = find::part(&places, "link");
        let visitor = find::part(&places, "visitor");
        Self {
            id: find::text(&places, ID),
            kind: find::text(&places, KIND),
            occurred_at: find::time(&places, TIME),
            lbid: find::text(&places, &["lbid"]),
            link: link.or_else(|| within?.link.as_deref().cloned()),
            visitor: visitor.or_else(|| within?.visitor.as_deref().cloned()),
            event,
            raw,
        }
    }
}

/// Where to look: the body itself first.
fn places(raw: &Value) -> Vec<&Map<String, Value>> {
    let Some(body) = raw.as_object() else {
        return Vec::new();
    };
    let wrapped = WRAPPERS
        .iter()
        .filter_map(|name| body.get(*name)?.as_object());
    std::iter::once(body).chain(wrapped).collect()
}

fn event(places: &[&Map<String, Value>]) -> Option<Event> {
    find::part(places, "event").or_else(|| {
        let is_event = |place: &&&Map<String, Value>| {
            let mut telltales = TELLTALES.iter();
            telltales.any(|name| place.contains_key(*name))
                || (place.contains_key("linkId") && place.contains_key("visitorId"))
        };
        find::readable(places.iter().find(is_event)?)
    })
}

impl<'de> Deserialize<'de> for WebhookEvent {
    /// Takes any object, and nothing but objects.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = Value::deserialize(deserializer)?;
        if raw.is_object() {
            Ok(Self::from_json(raw))
        } else {
            Err(D::Error::custom("expected an object"))
        }
    }
}

#[cfg(test)]
mod tests;
