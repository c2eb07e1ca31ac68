//! The other half of a scheme: the headers of a message, for senders and for tests.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderValue};

use super::envelope::Chunks;
use super::read::{is_id, MAX_SIGNATURES};
use super::scheme::{Kind, Layout, Part, TimestampPlace};
use super::{Key, Keyring, Scheme, SignError};

impl Scheme {
    /// The headers of a message with this body, signed at `timestamp`.
    ///
    /// Where the scheme has a separator, each key that is valid at `timestamp` makes a signature,
    /// [`MAX_SIGNATURES`](super::MAX_SIGNATURES) of them at the most; otherwise the first such key.
    /// A scheme without identifiers ignores `id`.
    ///
    /// # Errors
    ///
    /// [`SignError::NotSignable`] for a custom scheme and for one that signs other headers; the
    /// other variants for what is missing or cannot be written.
    pub fn sign(
        &self,
        keyring: &Keyring,
        id: Option<&str>,
        timestamp: DateTime<Utc>,
        body: &[u8],
    ) -> Result<HeaderMap, SignError> {
        let Kind::Data(layout) = &self.0 else {
            return Err(SignError::NotSignable);
        };
        let time = layout.format.write(timestamp);
        if layout.timestamp.is_some() && layout.format.read(&time).is_none() {
            return Err(SignError::InvalidTimestamp);
        }
        let mut headers = HeaderMap::new();
        let mut entries = Vec::new();
        let mut id_text = "";
        if let Some(name) = &layout.id {
            id_text = id.ok_or(SignError::MissingId)?;
            if !is_id(layout, id_text) {
                return Err(SignError::InvalidId);
            }
            headers.insert(name, value(id_text, SignError::InvalidId)?);
        }
        match &layout.timestamp {
            None => {}
            Some(TimestampPlace::Header(name)) => {
                headers.insert(name, value(&time, SignError::InvalidTimestamp)?);
            }
            Some(TimestampPlace::Entry(prefix)) => entries.push(format!("{prefix}{time}")),
        }
        let content = content(layout, id_text, &time, body)?;
        entries.extend(signatures(layout, keyring, timestamp, &content)?);
        let separator = layout.separator.map(String::from).unwrap_or_default();
        let signature = value(&entries.join(&separator), SignError::NotSignable)?;
        headers.insert(&layout.header, signature);
        Ok(headers)
    }
}

fn content<'a>(
    layout: &'a Layout,
    id: &'a str,
    time: &'a str,
    body: &'a [u8],
) -> Result<Chunks<'a>, SignError> {
    let mut content = Chunks::default();
    for part in &layout.content {
        content.push(Cow::Borrowed(match part {
            Part::Id => id.as_bytes(),
            Part::Timestamp => time.as_bytes(),
            Part::Body => body,
            Part::Text(text) => text.as_bytes(),
            Part::Header(_) => return Err(SignError::NotSignable),
        }));
    }
    Ok(content)
}

fn signatures(
    layout: &Layout,
    keyring: &Keyring,
    timestamp: DateTime<Utc>,
    content: &Chunks<'_>,
) -> Result<Vec<String>, SignError> {
    let most = match layout.separator {
        Some(_) => MAX_SIGNATURES,
        None => 1,
    };
    let entry = |key: &Key| {
        let mut versions = layout.versions.iter();
        let version = versions.find(|version| version.algorithm == key.algorithm())?;
        let signature = version.encoding.encode(&key.sign(content)?);
        Some(format!("{}{signature}", version.prefix))
    };
    let valid = keyring
        .keys()
        .iter()
        .filter(|key| key.is_valid_at(timestamp));
    let entries: Vec<String> = valid.filter_map(entry).take(most).collect();
    if entries.is_empty() {
        return Err(SignError::NoSigningKey);
    }
    Ok(entries)
}

fn value(text: &str, error: SignError) -> Result<HeaderValue, SignError> {
    HeaderValue::from_str(text).map_err(|_| error)
}
