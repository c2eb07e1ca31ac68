//! The short links themselves: a visit is recorded, and the visitor is sent on.

use std::net::IpAddr;

use chrono::{DateTime, Utc};
use http::header::{HeaderMap, LOCATION, SET_COOKIE};
use http::StatusCode;
use percent_encoding::percent_decode_str;
use url::Url;
use uuid::Uuid;

use crate::control;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::{Link, Target};
use crate::store::Store;

mod record;
mod user_agent;

pub(crate) use record::{device, Sender};
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
    if !visit.recorded {
        return Ok(unrecorded(shown(&link, link.destination())));
    }
    let recorded = record(store, visit, &link.id);
    let (visitor_id, destination) = (recorded.visitor_id, recorded.destination);
    let cookie =
        format!("{VISITOR_COOKIE}={visitor_id}; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax");
    Ok(Followed {
        answer: shown(&link, destination.as_deref()).with(SET_COOKIE, &cookie),
        event: recorded.event,
    })
}

/// What the visitor of a live link gets.
fn shown(link: &Link, destination: Option<&str>) -> Answer {
    match (&link.target, destination) {
        (Target::Media { .. }, _) if link.fallback_destination.is_some() => {
            found(link.fallback_destination.as_deref().unwrap_or_default())
        }
        (_, Some(destination)) => found(destination),
        (Target::ThankYou { title, description }, _) => page(&format!(
            "{title}\n{}",
            description.as_deref().unwrap_or_default()
        )),
        (Target::Contact { card }, _) => page(&card.to_string()),
        (target, _) => page(&format!("{target:?}")),
    }
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
    // A header carries ASCII only; the parser encodes the rest.
    let encoded = Url::parse(destination)
        .map(String::from)
        .ok()
        .filter(|_| !destination.is_ascii());
    let location = encoded.as_deref().unwrap_or(destination);
    Answer::of_type(StatusCode::FOUND, "text/plain; charset=utf-8", "").with(LOCATION, location)
}

fn page(text: &str) -> Answer {
    Answer::of_type(StatusCode::OK, "text/plain; charset=utf-8", text.to_owned())
}
