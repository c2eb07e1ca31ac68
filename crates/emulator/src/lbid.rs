//! An LBID names one click on its way through the destination: the event id in URL-safe base64.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use uuid::Uuid;

/// The LBID of an event.
pub(crate) fn encode(event_id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(event_id.as_bytes())
}

/// The event id behind an LBID, or `None` for text that cannot be one.
///
/// Both alphabets and any padding are taken, since callers copy LBIDs out of URLs and cookies.
pub(crate) fn decode(lbid: &str) -> Option<String> {
    let plain = lbid
        .trim_end_matches('=')
        .replace('+', "-")
        .replace('/', "_");
    let bytes = URL_SAFE_NO_PAD.decode(plain).ok()?;
    match <[u8; 16]>::try_from(bytes.as_slice()) {
        Ok(raw) => Some(Uuid::from_bytes(raw).to_string()),
        Err(_) => String::from_utf8(bytes).ok(),
    }
}
