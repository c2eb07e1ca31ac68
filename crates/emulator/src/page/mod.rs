//! The page in the browser, `/_emulator` and what is below `/_emulator/page`: made whole by the
//! server, so that it works without script; the script only fetches it again when something happens.

mod assets;
mod chart;
mod create_link;
mod deliveries;
mod details;
mod events;
mod faults;
mod feed_list;
mod happenings;
mod layout;
mod links;
mod origin;
mod overview;
mod paging;
mod requests;
mod stream;
mod text;
mod visitors;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use http::header::{ACCEPT, HOST, LOCATION, VARY};
use http::request::Parts;
use http::{HeaderMap, Method, StatusCode};
use hyper::body::Incoming;

use crate::app::App;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::http::exchange::{read, wrong_method};

pub(crate) use happenings::told;
pub(crate) use origin::check as check_origin;
pub(crate) use stream::answer as feed;
pub(crate) use text::short;

/// Where the page is.
const HOME: &str = "/_emulator";

/// A question to the page.
struct Ask<'r> {
    app: &'r App,
    now: DateTime<Utc>,
    /// What the browser calls this server.
    host: &'r str,
    /// The latest happening before this page was made: the script listens for what came after it.
    last: u64,
    query: Fields,
}

/// Names and values out of a query or a form; of several with one name, the last.
#[derive(Default)]
struct Fields(BTreeMap<String, String>);

impl Fields {
    fn read(bytes: &[u8]) -> Self {
        Self(url::form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// A value without white space around it; empty when it is missing.
    fn get(&self, name: &str) -> &str {
        self.0
            .get(name)
            .map(|value| value.trim())
            .unwrap_or_default()
    }
}

/// Answers a request to a path below `/_emulator/page`, or to `/_emulator` itself with no segments.
pub(crate) async fn answer(app: &App, parts: &Parts, body: Incoming, path: &[&str]) -> Answer {
    let ask = Ask {
        app,
        now: app.clock.now(),
        host: parts
            .headers
            .get(HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default(),
        last: app.feed.last(),
        query: Fields::read(parts.uri.query().unwrap_or_default().as_bytes()),
    };
    let takes_forms =
        matches!(path, ["new-link" | "faults"]) || matches!(path, ["deliveries", _, "resend"]);
    match parts.method {
        Method::GET | Method::HEAD if matches!(path, ["links", _, "qrcode.svg"]) => {
            let id = decoded(path.get(1).copied().unwrap_or_default());
            links::qrcode_image(&ask, &id, &parts.headers).await
        }
        Method::GET | Method::HEAD => show(&ask, path),
        Method::POST if takes_forms => {
            if let Err(error) = origin::check_form(&parts.headers, app.public_url.as_ref()) {
                return error.into();
            }
            match read(body).await {
                Ok(body) => submit(&ask, path, &Fields::read(&body)).await,
                Err(error) => error.into(),
            }
        }
        _ if takes_forms => wrong_method("GET, HEAD, POST"),
        _ => wrong_method("GET, HEAD"),
    }
}

fn show(ask: &Ask<'_>, path: &[&str]) -> Answer {
    let found = match path {
        [] => Some(overview::show(ask)),
        ["links"] => Some(links::list(ask)),
        ["links", id] => links::one(ask, &decoded(id)),
        ["new-link"] => Some(create_link::show(ask)),
        ["visitors"] => Some(visitors::list(ask)),
        ["visitors", id] => visitors::one(ask, &decoded(id)),
        ["events"] => Some(events::list(ask)),
        ["deliveries"] => Some(deliveries::list(ask)),
        ["requests"] => Some(requests::list(ask)),
        ["faults"] => Some(moved(StatusCode::SEE_OTHER, "/_emulator/page/requests")),
        [name] => assets::find(name),
        _ => None,
    };
    found.unwrap_or_else(|| layout::nothing_here(ask))
}

async fn submit(ask: &Ask<'_>, path: &[&str], form: &Fields) -> Answer {
    match path {
        ["new-link"] => create_link::submit(ask, form).await,
        ["faults"] => faults::submit(ask, form),
        ["deliveries", id, "resend"] => deliveries::resend(ask, id),
        _ => layout::nothing_here(ask),
    }
}

/// Whether a request comes from somebody who wants to look at a page.
pub(crate) fn is_wanted(headers: &HeaderMap) -> bool {
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html"))
}

/// Leads from the root of the server to the page.
pub(crate) fn moved_here() -> Answer {
    moved(StatusCode::FOUND, HOME).with(VARY, "accept")
}

/// Leads from paths that look like the page's to the page.
pub(crate) fn moved_home() -> Answer {
    moved(StatusCode::PERMANENT_REDIRECT, HOME)
}

fn moved(status: StatusCode, location: &str) -> Answer {
    Answer::of_type(status, "text/plain; charset=utf-8", "").with(LOCATION, location)
}

fn decoded(segment: &str) -> String {
    percent_encoding::percent_decode_str(segment)
        .decode_utf8_lossy()
        .into_owned()
}

/// Refused because of where it comes from.
fn forbidden(status: StatusCode, code_type: &'static str, message: &str) -> ApiError {
    ApiError::new(status, code_type, message)
}
