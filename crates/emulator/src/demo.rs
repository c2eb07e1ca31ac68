//! A small filled workspace, made by the same operations that clients call.

use std::net::{IpAddr, Ipv4Addr};

use chrono::{DateTime, TimeDelta, Utc};
use http::header::{
    HeaderMap, HeaderName, HeaderValue, ACCEPT_LANGUAGE, COOKIE, REFERER, SET_COOKIE, USER_AGENT,
};
use serde_json::{json, Map, Value};

use crate::handlers::{self, Call};
use crate::redirect::{self, Visit};
use crate::store::Store;

const PAGES: [&str; 6] = [
    "spring-sale",
    "menu",
    "newsletter",
    "pricing",
    "careers",
    "event-guide",
];
const CHANNELS: [&str; 5] = ["flyer", "poster", "email", "instagram", "packaging"];
const PEOPLE: [(&str, &str, &str); 6] = [
    ("Ada", "Marsh", "pro"),
    ("Noor", "Haddad", "free"),
    ("Tomas", "Lind", "pro"),
    ("Grace", "Obi", "team"),
    ("Ines", "Costa", "free"),
    ("Ken", "Mori", "team"),
];
const PLACES: [(&str, &str); 4] = [
    ("DE", "Berlin"),
    ("FR", "Lyon"),
    ("US", "Austin"),
    ("JP", "Osaka"),
];
const AGENTS: [&str; 3] = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0.0.0 Mobile Safari/537.36",
];

/// Thirty links, ten of them visited by six known people and as many unknown ones.
pub(crate) fn fill(store: &mut Store, now: DateTime<Utc>) {
    let mut day = now - TimeDelta::days(40);
    let mut codes = Vec::new();
    for page in PAGES {
        for channel in CHANNELS {
            day += TimeDelta::days(1);
            let code = format!("{page}-{channel}");
            let body = json!({
                "destination": format!("https://www.example.com/{page}?utm_source={channel}"),
                "name": format!("{page} on {channel}"),
                "shortlink": code,
                "tags": [channel, "demo"],
                "metadata": { "campaign": page },
                "conversionTracking": true,
            });
            call(store, "LinksService_Create", day, body);
            codes.push(code);
        }
    }
    let visitors = PEOPLE
        .iter()
        .map(Some)
        .chain(PEOPLE.iter().map(|_| None))
        .enumerate();
    for (number, person) in visitors {
        let mut cookie = None;
        for (step, code) in codes
            .iter()
            .step_by(3)
            .enumerate()
            .filter(|(step, _)| (step + number) % 4 == 0)
        {
            let at =
                now - TimeDelta::hours(i64::try_from(number * 12 + step * 3).unwrap_or_default());
            let lbid = visit(store, code, number, at, &mut cookie);
            if let (Some((first, last, plan)), Some(lbid)) = (person, lbid) {
                let data = json!({
                    "$email": format!("{}@example.com", first.to_lowercase()), "$firstName": first, "$lastName": last,
                    "plan": plan, "seats": number + 1, "newsletter": number % 2 == 0,
                });
                call(
                    store,
                    "VisitorsService_Identify",
                    at,
                    json!({ "lbid": lbid, "visitor": { "data": data } }),
                );
            }
        }
    }
}

fn call(store: &mut Store, operation: &str, now: DateTime<Utc>, body: Value) {
    // Short codes and addresses are distinct, so nothing is refused; if it were, less would be there.
    let _ = handlers::run(
        operation,
        Call {
            store,
            now,
            arguments: Map::new(),
            body,
        },
    );
}

/// Follows a link and returns the LBID in the destination.
fn visit(
    store: &mut Store,
    code: &str,
    number: usize,
    now: DateTime<Utc>,
    cookie: &mut Option<String>,
) -> Option<String> {
    let mut headers = HeaderMap::new();
    let mut set = |name: HeaderName, value: &str| {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    let (country, city) = PLACES.get(number % PLACES.len())?;
    set(USER_AGENT, AGENTS.get(number % AGENTS.len())?);
    set(HeaderName::from_static("cf-ipcountry"), country);
    set(HeaderName::from_static("cf-ipcity"), city);
    set(ACCEPT_LANGUAGE, "en-GB,en;q=0.8");
    set(REFERER, "https://social.example.com/");
    if let Some(cookie) = cookie {
        set(COOKIE, cookie);
    }
    let query = if number.is_multiple_of(2) { "qr=1" } else { "" };
    let client = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let path = format!("/{code}");
    let answer = redirect::follow(
        store,
        &Visit {
            path: &path,
            query,
            headers: &headers,
            client,
            now,
            recorded: true,
        },
    )
    .ok()?
    .answer;
    let text = |name: HeaderName| {
        answer
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    *cookie = text(SET_COOKIE)
        .and_then(|value| value.split(';').next())
        .map(str::to_owned);
    let destination = url::Url::parse(text(http::header::LOCATION)?).ok()?;
    destination
        .query_pairs()
        .find(|(name, _)| name == "lbid")
        .map(|(_, lbid)| lbid.into_owned())
}
