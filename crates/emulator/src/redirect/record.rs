//! What a visit leaves behind: a visitor, a device and an event.

use http::header::{HeaderName, ACCEPT_LANGUAGE, COOKIE, REFERER, USER_AGENT};
use url::Url;

use super::user_agent::UserAgent;
use super::Visit;
use crate::handlers::redirect_traces;
use crate::lbid;
use crate::store::devices::Device;
use crate::store::events::Event;
use crate::store::links::{Link, Target};
use crate::store::Store;

/// Holds the visitor's id between visits.
pub(super) const VISITOR_COOKIE: &str = "linkbreakers_visitor";
// Set by reverse proxies that know; a loopback address has no place.
const COUNTRY: HeaderName = HeaderName::from_static("cf-ipcountry");
const CITY: HeaderName = HeaderName::from_static("cf-ipcity");

/// The visitor of the cookie, or a new one; and whether there has been a visit before.
pub(super) fn visitor(store: &mut Store, visit: &Visit<'_>) -> (String, bool) {
    let cookies = visit
        .headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok());
    let mut pairs = cookies
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='));
    let id = pairs
        .find(|(name, _)| *name == VISITOR_COOKIE)
        .map(|(_, id)| id);
    match id.and_then(|id| store.visitors.get(id)) {
        Some(visitor) => (visitor.id.clone(), !visitor.events.is_empty()),
        None => (store.new_visitor(visit.now), false),
    }
}

/// The device that the user agent tells, known or new.
pub(super) fn device(store: &mut Store, visit: &Visit<'_>, visitor_id: &str) -> String {
    let text = |name: HeaderName| {
        visit
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let user_agent = text(USER_AGENT).unwrap_or_default();
    let ids = store
        .visitors
        .get(visitor_id)
        .map(|visitor| visitor.devices.clone())
        .unwrap_or_default();
    let known = ids.into_iter().find(|id| {
        store
            .devices
            .get(id)
            .is_some_and(|device| device.user_agent == user_agent)
    });
    if let Some(device) = known.as_deref().and_then(|id| store.devices.get_mut(id)) {
        (device.last_used_at, device.updated_at) = (visit.now, visit.now);
        return device.id.clone();
    }
    let seen = UserAgent::read(user_agent);
    let language = text(ACCEPT_LANGUAGE).and_then(|value| value.split([',', ';']).next());
    let device = Device {
        id: store.ids.uuid(),
        visitor_id: visitor_id.to_owned(),
        user_agent: user_agent.to_owned(),
        device_type: seen.device_type,
        device_actor: seen.actor,
        device_brand: seen.brand,
        platform_name: seen.platform,
        browser_name: seen.browser,
        browser_version: seen.browser_version,
        browser_language: language.map(str::to_owned),
        country: text(COUNTRY).map(str::to_owned),
        city: text(CITY).map(str::to_owned),
        ip_address: visit.client.to_string(),
        created_at: visit.now,
        updated_at: visit.now,
        last_used_at: visit.now,
    };
    let id = device.id.clone();
    store.devices.insert(device);
    id
}

/// Records the event and counts it.
pub(super) fn record(
    store: &mut Store,
    visit: &Visit<'_>,
    link: &Link,
    visitor_id: String,
    device_id: String,
    known: bool,
) -> Event {
    let id = store.ids.uuid();
    let destination_action = match &link.target {
        Target::Redirect { .. } => "EVENT_ACTION_CLIENT_REDIRECT",
        Target::Contact { .. } => "EVENT_ACTION_CONTACT_CARD",
        Target::Media { .. } => "EVENT_ACTION_OPEN_MEDIA",
        Target::ThankYou { .. } => "EVENT_ACTION_THANK_YOU_PAGE",
    };
    // A QR code carries the address with this parameter, which tells a scan from a click.
    let scanned = url::form_urlencoded::parse(visit.query.as_bytes()).any(|(name, _)| name == "qr");
    let referrer = visit
        .headers
        .get(REFERER)
        .and_then(|value| value.to_str().ok());
    let mut event = Event {
        destination: tracked_destination(link, &id),
        id,
        workspace_id: store.workspace_id.clone(),
        link_id: link.id.clone(),
        visitor_id,
        device_id,
        action: if scanned {
            "ACTION_SCAN"
        } else {
            "ACTION_CLICK"
        },
        destination_action,
        entrypoint: link.entrypoint.clone(),
        http_method: "HTTP_METHOD_GET",
        triggered_by: "TRIGGERED_BY_VISITOR",
        visit_type: if known {
            "VISIT_TYPE_RETURNING"
        } else {
            "VISIT_TYPE_FIRST"
        },
        scanned_at: visit.now,
        created_at: visit.now,
        updated_at: visit.now,
        referrer: referrer.map(str::to_owned),
        traces: Vec::new(),
        sequence: store.next(),
    };
    event.traces = redirect_traces(store, &event, link);
    if let Some(visitor) = store.visitors.get_mut(&event.visitor_id) {
        visitor.events.push(event.id.clone());
        visitor.devices.insert(event.device_id.clone());
        visitor.links.insert(link.id.clone());
    }
    if let Some(link) = store.links.get_mut(&link.id) {
        link.event_count += 1;
    }
    store.events.push(event.clone());
    event
}

/// The destination, with the LBID of this visit when conversions are tracked.
fn tracked_destination(link: &Link, event_id: &str) -> Option<String> {
    let Target::Redirect {
        destination,
        conversion_tracking,
    } = &link.target
    else {
        return None;
    };
    match Url::parse(destination) {
        Ok(mut url) if *conversion_tracking => {
            url.query_pairs_mut()
                .append_pair("lbid", &lbid::encode(event_id));
            Some(url.into())
        }
        _ => Some(destination.clone()),
    }
}
