//! The short links themselves: a visit is recorded, and the visitor is sent on.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use http::header::{HeaderMap, ACCEPT, CACHE_CONTROL, LOCATION, SET_COOKIE};
use http::StatusCode;
use percent_encoding::percent_decode_str;
use url::Url;
use uuid::Uuid;

use crate::control;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::{Link, Target};
use crate::store::Store;

mod contact;
mod geography;
mod page;
mod record;
mod user_agent;

pub(crate) use record::{device, prepare, Sender};
use record::{record, VISITOR_COOKIE};

/// One request for a short link.
pub(crate) struct Visit<'r> {
    pub(crate) path: &'r str,
    pub(crate) query: &'r str,
    pub(crate) headers: &'r HeaderMap,
    pub(crate) client: IpAddr,
    pub(crate) now: DateTime<Utc>,
    /// Not for HEAD, which only asks where the link leads.
    pub(crate) recorded: bool,
}

/// Where a visit led, and the event that it became.
pub(crate) struct Followed {
    pub(crate) answer: Answer,
    pub(crate) event: Option<Uuid>,
}

/// Whether a path is one of short links: `/{code}` or `/d/{domain}/{code}`.
pub(crate) fn is_short_link(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        [code] => !code.is_empty() && *code != "v1" && *code != control::SEGMENT,
        ["d", domain, code] => !domain.is_empty() && !code.is_empty(),
        _ => false,
    }
}

/// Answers a visit and, where it is to be recorded, makes an event of it.
pub(crate) fn follow(store: &mut Store, visit: &Visit<'_>) -> Result<Followed, ApiError> {
    let unrecorded = |answer| Followed {
        answer,
        event: None,
    };
    let link = find(store, visit.path)
        .ok_or_else(|| ApiError::not_found("link", visit.path))?
        .clone();
    if link.expires_at.is_some_and(|end| end <= visit.now) {
        let gone = ApiError::new(StatusCode::GONE, "LINK_EXPIRED", "The link has expired.");
        let elsewhere = link.expired_destination.as_deref().map(found);
        return elsewhere.map(unrecorded).ok_or(gone);
    }
    let saved = match &link.target {
        Target::Contact { card } if wants_file(visit) => Some(contact::file(card)),
        _ => None,
    };
    // Somebody who saves the card has opened its page before.
    if !visit.recorded || (saved.is_some() && !accepts(visit.headers, contact::MEDIA_TYPE)) {
        let answer = saved.unwrap_or_else(|| shown(&link, link.destination(), visit.path));
        return Ok(unrecorded(answer));
    }
    let recorded = record(store, visit, &link.id);
    let (visitor_id, destination) = (recorded.visitor_id, recorded.destination);
    let cookie =
        format!("{VISITOR_COOKIE}={visitor_id}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    let answer = saved.unwrap_or_else(|| shown(&link, destination.as_deref(), visit.path));
    Ok(Followed {
        answer: answer.with(SET_COOKIE, &cookie),
        event: recorded.event,
    })
}

/// A refusal: a page for browsers, the API's error for others.
pub(crate) fn refused(error: ApiError, headers: &HeaderMap) -> Answer {
    if accepts(headers, "text/html") {
        page::refusal(&error).with(CACHE_CONTROL, "no-store")
    } else {
        Answer::from(error).with(CACHE_CONTROL, "no-store")
    }
}

/// What the visitor of a live link gets.
fn shown(link: &Link, destination: Option<&str>, path: &str) -> Answer {
    // There are no media here, so that each is missing.
    let fallback = match &link.target {
        Target::Media { .. } => link.fallback_destination.as_deref(),
        _ => None,
    };
    match (&link.target, destination.or(fallback)) {
        (_, Some(destination)) => found(destination),
        (Target::ThankYou { title, description }, _) => {
            fresh(page::thank_you(title, description.as_deref()))
        }
        (Target::Contact { card }, _) => fresh(contact::page(card, path)),
        (Target::Media { media_id }, _) => fresh(page::media(media_id)),
        (Target::Redirect { destination, .. }, None) => found(destination),
    }
}

/// Whether a card is asked for as a file: by `format=vcf`, or by a client that takes nothing else.
fn wants_file(visit: &Visit<'_>) -> bool {
    let mut pairs = url::form_urlencoded::parse(visit.query.as_bytes());
    pairs.any(|(name, value)| name == "format" && value == "vcf")
        || accepts(visit.headers, contact::MEDIA_TYPE)
}

/// Whether a client names this media type.
fn accepts(headers: &HeaderMap, media_type: &str) -> bool {
    let values = headers.get_all(ACCEPT).iter();
    let mut types = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|value| value.split(';').next());
    types.any(|named| named.trim().eq_ignore_ascii_case(media_type))
}

fn find<'s>(store: &'s Store, path: &str) -> Option<&'s Link> {
    let decode = |text: &str| {
        percent_decode_str(text)
            .decode_utf8()
            .ok()
            .map(|text| text.into_owned())
    };
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        [code] => store.links.by_code(None, &decode(code)?),
        ["d", domain, code] => store.links.by_code(Some(&decode(domain)?), &decode(code)?),
        _ => None,
    }
}

fn found(destination: &str) -> Answer {
    // A header carries visible ASCII only; the parser encodes the rest.
    let encoded = Url::parse(destination)
        .map(String::from)
        .ok()
        .filter(|_| !destination.bytes().all(|byte| byte.is_ascii_graphic()));
    let location = encoded.as_deref().unwrap_or(destination);
    let answer = Answer::of_type(StatusCode::FOUND, "text/plain; charset=utf-8", "");
    fresh(answer.with(LOCATION, location))
}

/// A kept answer would hide the visits that it serves.
fn fresh(answer: Answer) -> Answer {
    answer.with(CACHE_CONTROL, "no-store")
}
