//! An LBID names one click on its way through the destination: the event id in URL-safe base64.

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use url::form_urlencoded;
use uuid::Uuid;

/// The query parameter that carries it.
const PARAMETER: &str = "lbid";

/// The LBID of an event.
pub(crate) fn encode(event_id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(event_id.as_bytes())
}

/// A destination with the LBID of an event, in place of any that it had: whoever arrives there reads
/// the first. Everything else stays as it is, byte for byte.
pub(crate) fn added_to(destination: &str, event_id: Uuid) -> String {
    let (start, fragment) = match destination.find('#') {
        Some(place) => destination.split_at(place),
        None => (destination, ""),
    };
    let (path, query) = start.split_once('?').unwrap_or((start, ""));
    let is_lbid = |pair: &str| {
        let mut pairs = form_urlencoded::parse(pair.as_bytes());
        pairs.any(|(name, _)| name == PARAMETER)
    };
    let mut target = format!("{path}?");
    for pair in query.split('&') {
        if !query.is_empty() && !is_lbid(pair) {
            target.push_str(pair);
            target.push('&');
        }
    }
    format!("{target}{PARAMETER}={}{fragment}", encode(event_id))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_lbid_joins_whatever_the_destination_has() {
        let id = Uuid::from_u128(7);
        let lbid = encode(id);
        let cases = [
            ("https://a.b", "https://a.b?@"),
            ("https://a.b/?", "https://a.b/?@"),
            ("https://a.b/x?y=1", "https://a.b/x?y=1&@"),
            ("https://a.b/x#top", "https://a.b/x?@#top"),
            (
                "https://a.b/x?y=1#/route?z=2",
                "https://a.b/x?y=1&@#/route?z=2",
            ),
            ("https://a.b/#?y", "https://a.b/?@#?y"),
            ("https://a.b/?lbid=old", "https://a.b/?@"),
            (
                "https://a.b/?y&lbid=old&lbid&z=%20+a",
                "https://a.b/?y&z=%20+a&@",
            ),
            ("https://a.b/?%6cbid=old", "https://a.b/?@"),
            ("https://a.b/?y&&z", "https://a.b/?y&&z&@"),
            (
                "https://a.b/?lbidx=1&LBID=2",
                "https://a.b/?lbidx=1&LBID=2&@",
            ),
            ("https://a.b/ü?q=ü|{}#ü", "https://a.b/ü?q=ü|{}&@#ü"),
        ];
        for (destination, expected) in cases {
            let expected = expected.replace('@', &format!("lbid={lbid}"));
            assert_eq!(added_to(destination, id), expected);
        }
    }
}
