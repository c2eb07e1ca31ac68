//! What a request reveals: the visitor and the device.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use http::header::{HeaderMap, HeaderName, ACCEPT_LANGUAGE, COOKIE, REFERER, USER_AGENT};
use uuid::Uuid;

use super::geography::Place;
use super::user_agent::{Actor, UserAgent};
use super::Visit;
use crate::store::devices::Device;
use crate::store::visits::NewVisit;
use crate::store::Store;

/// Holds the visitor's id between visits.
pub(super) const VISITOR_COOKIE: &str = "linkbreakers_visitor";
/// Longer headers are read and kept as far as this, in bytes.
const LONGEST_HEADER: usize = 1_024;

/// What is known of whoever sent a request.
#[derive(Clone, Copy)]
pub(crate) struct Sender<'r> {
    pub(crate) user_agent: &'r str,
    pub(crate) language: Option<&'r str>,
    pub(crate) country: Option<&'r str>,
    pub(crate) city: Option<&'r str>,
    pub(crate) address: IpAddr,
    pub(crate) now: DateTime<Utc>,
}

impl<'r> Sender<'r> {
    /// The address is that of the connection: anybody can write `X-Forwarded-For`.
    fn of(visit: &Visit<'r>, place: &'r Place<'r>) -> Self {
        let text = |name| header(visit.headers, &name);
        Self {
            user_agent: user_agent(visit.headers),
            language: text(ACCEPT_LANGUAGE).and_then(|value| value.split([',', ';']).next()),
            country: place.country.as_deref(),
            city: place.city.as_deref(),
            address: visit.client,
            now: visit.now,
        }
    }
}

fn user_agent(headers: &HeaderMap) -> &str {
    header(headers, &USER_AGENT).unwrap_or_default()
}

/// Reads what a visit says of itself, so that it is known when the store is locked.
pub(crate) fn prepare(headers: &HeaderMap) {
    UserAgent::read(user_agent(headers));
}

/// Text in headers is ASCII, so that it can be cut anywhere.
fn header<'r>(headers: &'r HeaderMap, name: &HeaderName) -> Option<&'r str> {
    let text = headers.get(name)?.to_str().ok()?;
    Some(text.get(..LONGEST_HEADER).unwrap_or(text))
}

/// A visit in the books.
pub(super) struct Recorded {
    pub(super) visitor_id: String,
    /// Where it leads.
    pub(super) destination: Option<String>,
    pub(super) event: Option<Uuid>,
}

/// Records a visit of a link.
pub(super) fn record(store: &mut Store, visit: &Visit<'_>, link_id: &str) -> Recorded {
    let place = Place::of(visit.headers);
    let sender = Sender::of(visit, &place);
    let visitor_id = visitor(store, visit, sender.user_agent);
    // A QR code carries the address with this parameter, which tells a scan from a click.
    let scanned = url::form_urlencoded::parse(visit.query.as_bytes()).any(|(name, _)| name == "qr");
    let new = NewVisit {
        link_id,
        visitor_id: &visitor_id,
        device: device(store, &visitor_id, &sender),
        scanned,
        referrer: header(visit.headers, &REFERER),
        at: visit.now,
    };
    let event = store.record(new);
    let destination = event.and_then(|event| event.destination().map(String::from));
    let event = event.map(|event| event.id);
    Recorded {
        visitor_id,
        destination,
        event,
    }
}

/// The visitor of the cookie, or a new one. No machine is a person whose cookie it was given, and
/// no person is a machine.
fn visitor(store: &mut Store, visit: &Visit<'_>, user_agent: &str) -> String {
    let machine = Actor::is_machine(UserAgent::read(user_agent).actor.name());
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
    let known = id.and_then(|id| store.visitors.get(id)).filter(|visitor| {
        let mut devices = visitor
            .devices
            .iter()
            .filter_map(|number| store.devices.get(*number));
        devices.all(|device| Actor::is_machine(&device.device_actor) == machine)
    });
    match known {
        Some(visitor) => visitor.id.clone(),
        None => store.new_visitor(visit.now),
    }
}

/// The number of the visitor's device with this user agent, known or new.
pub(crate) fn device(store: &mut Store, visitor_id: &str, sender: &Sender<'_>) -> usize {
    let visitor = store.visitors.get(visitor_id);
    let mut numbers = visitor.into_iter().flat_map(|visitor| &visitor.devices);
    let same = |device: &Device| device.user_agent == sender.user_agent;
    if let Some(known) = numbers.find(|number| store.devices.get(**number).is_some_and(same)) {
        return *known;
    }
    let seen = UserAgent::read(sender.user_agent);
    store.devices.insert(Device {
        id: store.ids.uuid(),
        user_agent: sender.user_agent.to_owned(),
        device_type: seen.device_type.to_owned(),
        device_actor: seen.actor.name().to_owned(),
        device_actor_name: seen.actor_name.clone(),
        device_brand: seen.brand.map(str::to_owned),
        platform_name: seen.platform.clone(),
        platform_version: seen.platform_version.clone(),
        browser_name: seen.browser.clone(),
        browser_version: seen.browser_version.clone(),
        browser_language: sender.language.map(str::to_owned),
        country: sender.country.map(str::to_owned),
        city: sender.city.map(str::to_owned),
        ip_address: sender.address.to_string(),
        created_at: sender.now,
        updated_at: sender.now,
        last_used_at: sender.now,
    })
}
