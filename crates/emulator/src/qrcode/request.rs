//! What the address of an image says, and whether this workspace has said it.
//!
//! `/qrcodes/{link}.{png|svg}?values=…&expires=…&signature=…` is signed byte by byte, so nothing in
//! it can be changed. `size` and `margin` may be added by anybody: they change how a code looks,
//! not what it says.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use http::StatusCode;
use percent_encoding::{percent_decode_str, utf8_percent_encode, AsciiSet, NON_ALPHANUMERIC};
use url::form_urlencoded;

use super::signed::Key;
use super::{Format, FOLDER, SIZES};
use crate::http::error::ApiError;

const DEFAULT_SIZE: u32 = 512;
/// The quiet zone that ISO/IEC 18004 asks for, in modules.
const DEFAULT_MARGIN: u32 = 4;
const MOST_MARGIN: u32 = 16;
/// All but the unreserved characters of RFC 3986.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// A request with a signature of this workspace that is still good.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) link_id: String,
    pub(super) format: Format,
    pub(super) expires: DateTime<Utc>,
    pub(super) size: u32,
    pub(super) margin: u32,
    values: String,
}

/// The part of an address that is signed.
pub(super) fn target(
    link_id: &str,
    format: Format,
    values: &str,
    expires: DateTime<Utc>,
) -> String {
    let name = utf8_percent_encode(link_id, ENCODED);
    let (extension, expires) = (format.extension(), expires.timestamp());
    let mut query = form_urlencoded::Serializer::new(String::new());
    if !values.is_empty() {
        query.append_pair("values", values);
    }
    let query = query.append_pair("expires", &expires.to_string()).finish();
    format!("{FOLDER}{name}.{extension}?{query}")
}

impl Request {
    pub(super) fn read(
        key: &Key,
        path: &str,
        query: &str,
        now: DateTime<Utc>,
    ) -> Result<Self, ApiError> {
        let (mut signed, mut signature) = (Vec::new(), None);
        let (mut size, mut margin) = (None, None);
        for pair in query.split('&') {
            let place = match pair.split_once('=') {
                Some(("signature", _)) => &mut signature,
                Some(("size", _)) => &mut size,
                Some(("margin", _)) => &mut margin,
                _ => {
                    signed.push(pair);
                    continue;
                }
            };
            let value = pair.split_once('=').map(|(_, value)| value);
            if std::mem::replace(place, value).is_some() {
                return Err(forged());
            }
        }
        let target = format!("{path}?{}", signed.join("&"));
        if !signature.is_some_and(|signature| key.signed(&target, signature)) {
            return Err(forged());
        }
        // From here on, the workspace itself has written what is read.
        let (link_id, format) = image(path).ok_or_else(forged)?;
        let (mut values, mut expires) = (String::new(), None);
        for (name, value) in form_urlencoded::parse(signed.join("&").as_bytes()) {
            match &*name {
                "values" => values = value.into_owned(),
                "expires" => expires = value.parse().ok(),
                _ => return Err(forged()),
            }
        }
        let expires = expires.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
        let expires = expires.ok_or_else(forged)?;
        if now >= expires {
            return Err(ApiError::new(
                StatusCode::GONE,
                "SIGNED_URL_EXPIRED",
                "The address of the image has expired; ask the API for a new one.",
            ));
        }
        Ok(Self {
            link_id,
            format,
            expires,
            size: number("size", size, DEFAULT_SIZE, *SIZES.start(), *SIZES.end())?,
            margin: number("margin", margin, DEFAULT_MARGIN, 0, MOST_MARGIN)?,
            values,
        })
    }

    /// What is added to the address that the code says.
    pub(super) fn values(&self) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
        form_urlencoded::parse(self.values.as_bytes())
    }
}

fn image(path: &str) -> Option<(String, Format)> {
    let (name, extension) = path.strip_prefix(FOLDER)?.rsplit_once('.')?;
    let format = match extension {
        "png" => Format::Png,
        "svg" => Format::Svg,
        _ => return None,
    };
    let name = percent_decode_str(name).decode_utf8().ok()?;
    Some((name.into_owned(), format))
}

fn number(
    name: &str,
    text: Option<&str>,
    usual: u32,
    least: u32,
    most: u32,
) -> Result<u32, ApiError> {
    let Some(text) = text else {
        return Ok(usual);
    };
    let number = text.parse().ok();
    number
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| ApiError::invalid(name, format!("is a number from {least} to {most}")))
}

fn forged() -> ApiError {
    ApiError::new(
        StatusCode::FORBIDDEN,
        "SIGNATURE_INVALID",
        "This address of an image was not made by this workspace, or has been changed.",
    )
}
