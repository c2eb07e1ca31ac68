//! Images of QR codes: their addresses carry a signature and a time to live, and are drawn when asked for.
//!
//! An image is drawn outside of the store's lock and outside of the threads that serve requests.

mod draw;
mod matrix;
mod request;
mod signed;

use std::borrow::Cow;

use chrono::{DateTime, TimeDelta, Utc};
use http::header::{HeaderMap, CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use http::StatusCode;
use sha2::{Digest, Sha256};
use url::form_urlencoded::Serializer;
use url::Url;

use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::Link;
use crate::store::{SharedStore, Store};

pub(crate) use matrix::MOST_BYTES;
pub(crate) use signed::Key;

use request::Request;

/// The folder of images. No short link can have this code.
const FOLDER: &str = "/qrcodes/";
/// How long the address of an image is good for.
const LIFETIME: TimeDelta = TimeDelta::hours(1);
/// How long the code of a new link is pending, unless its creator waits for it.
const PENDING: TimeDelta = TimeDelta::seconds(2);
/// Widths and heights that can be asked for, in pixels.
pub(crate) const SIZES: std::ops::RangeInclusive<u32> = 64..=2_048;

/// How an image is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Svg,
}

impl Format {
    pub(crate) fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
        }
    }

    fn extension(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// Whether a path is one of images.
pub(crate) fn is_image(path: &str) -> bool {
    path.starts_with(FOLDER)
}

/// Since when the code of a link is pending; `None` when it is ready or there is none.
pub(crate) fn pending_since(link: &Link, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let since = link.qrcode_pending_update_since?;
    (link.qrcode_enabled && now - since < PENDING).then_some(since)
}

/// What a code of this link says: its entry address, marked as a scan, with some values more.
pub(crate) fn address<'v>(
    entrypoint: &str,
    values: impl IntoIterator<Item = (Cow<'v, str>, Cow<'v, str>)>,
) -> String {
    let Ok(mut url) = Url::parse(entrypoint) else {
        return entrypoint.to_owned();
    };
    url.query_pairs_mut()
        .append_pair("qr", "1")
        .extend_pairs(values);
    url.into()
}

/// The signed address of an image of a link's code, good for an hour.
pub(crate) fn url<'v>(
    store: &Store,
    link_id: &str,
    format: Format,
    values: impl IntoIterator<Item = (&'v str, &'v str)>,
    now: DateTime<Utc>,
) -> String {
    let values = Serializer::new(String::new()).extend_pairs(values).finish();
    let expires = now.checked_add_signed(LIFETIME).unwrap_or(now);
    let target = request::target(link_id, format, &values, expires);
    let signature = store.qrcode_key.sign(&target);
    format!("{}{target}&signature={signature}", store.base_url)
}

/// Answers a request for an image.
pub(crate) async fn answer(
    store: &SharedStore,
    path: &str,
    query: &str,
    headers: &HeaderMap,
    now: DateTime<Utc>,
) -> Result<Answer, ApiError> {
    let (request, text) = {
        let store = store.lock();
        let request = Request::read(&store.qrcode_key, path, query, now)?;
        let text = address(&link(&store, &request)?.entrypoint, request.values());
        (request, text)
    };
    let (format, size, margin) = (request.format, request.size, request.margin);
    let drawn = tokio::task::spawn_blocking(move || draw::draw(&text, format, size, margin));
    let image = drawn.await.map_err(|_| unusable())?.ok_or_else(unusable)?;
    let digest = Sha256::digest(&image);
    let tag = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    let tag = format!("\"{}\"", tag.collect::<String>());
    let left = (request.expires - now).num_seconds().max(0);
    let label = |answer: Answer| {
        let answer = answer.with(CACHE_CONTROL, &format!("private, max-age={left}"));
        answer.with(ETAG, &tag)
    };
    if knows(headers, &tag) {
        let mut answer = Answer::of_type(StatusCode::NOT_MODIFIED, format.media_type(), "");
        answer.headers.clear();
        return Ok(label(answer));
    }
    let answer = Answer::of_type(StatusCode::OK, format.media_type(), image);
    Ok(label(answer))
}

fn link<'s>(store: &'s Store, request: &Request) -> Result<&'s Link, ApiError> {
    let id = &request.link_id;
    let link = store.links.get(id);
    let link = link.ok_or_else(|| ApiError::not_found("link", id))?;
    if link.qrcode_enabled {
        return Ok(link);
    }
    Err(ApiError::new(
        StatusCode::GONE,
        "QRCODE_DISABLED",
        "The link has no QR code any more.",
    ))
}

/// Whether the client has this very image (RFC 9110, section 13.1.2).
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(IF_NONE_MATCH).iter();
    let mut tags = values
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(str::trim);
    tags.any(|known| known == "*" || known.trim_start_matches("W/") == tag)
}

fn unusable() -> ApiError {
    ApiError::new(
        StatusCode::BAD_REQUEST,
        "QRCODE_TOO_LONG",
        format!(
            "A QR code holds at most {MOST_BYTES} bytes; use a shorter address or fewer values."
        ),
    )
}

#[cfg(test)]
mod tests;
