//! Reads the headers of a message by the data of a scheme, and refuses whatever is not as it
//! should be. Nothing here is verified yet: every byte comes from a stranger.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName};

use super::envelope::{Chunks, Envelope};
use super::scheme::{Layout, Part, TimestampPlace};
use super::timestamp;
use super::{Algorithm, VerifyError};

/// The most bytes of an identifier.
pub const MAX_ID_LEN: usize = 256;
/// The most bytes of a header with signatures, and of another signed header.
pub const MAX_HEADER_LEN: usize = 4_096;
/// The most signatures of one message. A sender makes one for each of its keys.
pub const MAX_SIGNATURES: usize = 16;

pub(super) fn envelope<'a>(
    layout: &'a Layout,
    headers: &'a HeaderMap,
    body: &'a [u8],
) -> Result<Envelope<'a>, VerifyError> {
    let mut id = None;
    if let Some(name) = &layout.id {
        let value = header(headers, name, MAX_ID_LEN)?;
        if !is_id(layout, value) {
            return Err(VerifyError::MalformedHeader { name: name.clone() });
        }
        id = Some(value);
    }
    let signed = Entries::read(layout, header(headers, &layout.header, MAX_HEADER_LEN)?)?;
    let (text, timestamp) = match &layout.timestamp {
        None => (None, None),
        Some(TimestampPlace::Entry(_)) => {
            time(layout, &layout.header, signed.timestamp.unwrap_or_default())?
        }
        Some(TimestampPlace::Header(name)) => {
            time(layout, name, header(headers, name, timestamp::LIMIT)?)?
        }
    };
    let mut content = Chunks::default();
    for (place, part) in layout.content.iter().enumerate() {
        content.push(Cow::Borrowed(match part {
            Part::Id => id.unwrap_or_default().as_bytes(),
            Part::Timestamp => text.unwrap_or_default().as_bytes(),
            Part::Body => body,
            Part::Text(text) => text.as_bytes(),
            Part::Header(name) => {
                let value = header(headers, name, MAX_HEADER_LEN)?;
                if runs_over(layout, place, value) {
                    return Err(VerifyError::MalformedHeader { name: name.clone() });
                }
                value.as_bytes()
            }
        }));
    }
    Ok(Envelope {
        id: id.map(Cow::Borrowed),
        timestamp,
        signatures: signed.signatures,
        content,
    })
}

/// The one value of a header: there once, not too long, of printable ASCII and spaces between.
fn header<'a>(
    headers: &'a HeaderMap,
    name: &HeaderName,
    limit: usize,
) -> Result<&'a str, VerifyError> {
    let mut values = headers.get_all(name).iter();
    let (value, second) = (values.next(), values.next());
    let Some(value) = value else {
        return Err(VerifyError::MissingHeader { name: name.clone() });
    };
    if second.is_some() {
        return Err(VerifyError::DuplicateHeader { name: name.clone() });
    }
    if value.len() > limit {
        let name = name.clone();
        return Err(VerifyError::OversizedHeader { name, limit });
    }
    let printable = |text: &&str| {
        !text.is_empty()
            && text
                .bytes()
                .all(|byte| byte.is_ascii_graphic() || byte == b' ')
    };
    std::str::from_utf8(value.as_bytes())
        .ok()
        .filter(printable)
        .ok_or_else(|| VerifyError::MalformedHeader { name: name.clone() })
}

/// Whether `value` can be the identifier: without a space, and without what follows it.
pub(super) fn is_id(layout: &Layout, value: &str) -> bool {
    let place = layout.content.iter().position(|part| *part == Part::Id);
    !value.is_empty()
        && value.len() <= MAX_ID_LEN
        && value.bytes().all(|byte| byte.is_ascii_graphic())
        && !place.is_some_and(|place| runs_over(layout, place, value))
}

/// Whether `value`, the part of the content at `place`, contains the text beside it. Then its end
/// could be moved without a change of the signed bytes.
fn runs_over(layout: &Layout, place: usize, value: &str) -> bool {
    let body = layout.content.iter().position(|part| *part == Part::Body);
    let beside = match body {
        // Behind the body the content is read from its end.
        Some(body) if place > body => place.checked_sub(1),
        _ => place.checked_add(1),
    };
    match beside.and_then(|beside| layout.content.get(beside)) {
        Some(Part::Text(text)) if !text.is_empty() => value.contains(text.as_ref()),
        _ => false,
    }
}

type Time<'a> = (Option<&'a str>, Option<DateTime<Utc>>);

fn time<'a>(layout: &Layout, name: &HeaderName, text: &'a str) -> Result<Time<'a>, VerifyError> {
    match layout.format.read(text) {
        Some(time) => Ok((Some(text), Some(time))),
        None => Err(VerifyError::MalformedTimestamp { name: name.clone() }),
    }
}

/// What the signature header has.
struct Entries<'a> {
    signatures: Vec<(Algorithm, Vec<u8>)>,
    timestamp: Option<&'a str>,
}

impl<'a> Entries<'a> {
    fn read(layout: &Layout, value: &'a str) -> Result<Self, VerifyError> {
        let name = || layout.header.clone();
        let mut found = Self {
            signatures: Vec::new(),
            timestamp: None,
        };
        // A control character never stands in the value: without a separator it is one entry.
        for entry in value.split(layout.separator.unwrap_or('\0')) {
            let entry = entry.trim_matches(' ');
            if let Some(TimestampPlace::Entry(prefix)) = &layout.timestamp {
                if let Some(text) = entry.strip_prefix(prefix.as_ref()) {
                    if found.timestamp.replace(text).is_some() {
                        return Err(VerifyError::MalformedTimestamp { name: name() });
                    }
                    continue;
                }
            }
            let mut versions = layout.versions.iter();
            let Some((version, text)) = versions
                .find_map(|version| Some((version, entry.strip_prefix(version.prefix.as_ref())?)))
            else {
                continue;
            };
            if found.signatures.len() >= MAX_SIGNATURES {
                let limit = MAX_SIGNATURES;
                return Err(VerifyError::TooManySignatures {
                    name: name(),
                    limit,
                });
            }
            let bytes = version.encoding.decode(text);
            let right = |bytes: &Vec<u8>| bytes.len() == version.algorithm.signature_len();
            match bytes.filter(right) {
                Some(bytes) => found.signatures.push((version.algorithm, bytes)),
                None => return Err(VerifyError::MalformedSignature { name: name() }),
            }
        }
        Ok(found)
    }
}
