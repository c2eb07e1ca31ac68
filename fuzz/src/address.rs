//! An address before the search for its LBID and the removal of it.

use std::borrow::Cow;

use http::Uri;
use linkbreakers::lbid::{strip, take};
use linkbreakers::Lbid;
use url::form_urlencoded;

/// Reads `data` as an address, absolute or not.
///
/// Nothing may panic, and everything but the parameter stays, byte for byte. What the parameter is,
/// another parser of queries says.
pub fn address(data: &[u8]) {
    let address = String::from_utf8_lossy(data);
    let (found, clean) = take(&address);
    assert_eq!(found, Lbid::from_url(&address));
    assert_eq!(clean, strip(&address));
    assert_eq!(strip(&clean), clean, "once is enough");
    assert_eq!(Lbid::from_url(&clean), None, "nothing is left");

    let (before, query, fragment) = parts(&address);
    let (before_clean, query_clean, fragment_clean) = parts(&clean);
    assert_eq!((before, fragment), (before_clean, fragment_clean));
    let kept: Vec<_> = query
        .iter()
        .flat_map(|query| query.split('&'))
        .filter(|part| pairs(part).all(|(name, _)| name != Lbid::PARAMETER))
        .collect();
    // The `?` goes with the last parameter, and only if one was taken out.
    match (query, query_clean) {
        (None, None) => {}
        (Some(_), None) => assert!(kept.is_empty()),
        (Some(_), Some(clean)) => assert_eq!(kept.join("&"), clean),
        (None, Some(_)) => panic!("a query out of nothing"),
    }
    judge(query.unwrap_or_default(), found.as_ref());

    if let Ok(uri) = address.parse::<Uri>() {
        assert_eq!(Lbid::from_uri(&uri), found);
    }
    for text in [&*address, query.unwrap_or_default()] {
        let _ = Lbid::from_query(text);
        let id = Lbid::new(text).and_then(|lbid| lbid.event_id());
        assert!(id.map_or(true, |id| id.len() == 36));
    }
}

/// Whether what was found is what stands there.
fn judge(query: &str, found: Option<&Lbid>) {
    // A `+` stays one here, and is a space there.
    let query = query.replace('+', "%2B");
    let mut values = pairs(&query)
        .filter(|(name, _)| name == Lbid::PARAMETER)
        .map(|(_, value)| value);
    match found {
        Some(lbid) => assert!(values.any(|value| value == lbid.as_str())),
        None => assert!(values.all(|value| {
            value.is_empty() || value.len() > Lbid::MAX_LENGTH || value.contains('\u{fffd}')
        })),
    }
    if let Some(lbid) = found {
        assert!((1..=Lbid::MAX_LENGTH).contains(&lbid.as_str().len()));
        assert_eq!(Lbid::new(lbid.as_str()).as_ref(), Some(lbid));
        let id = lbid.event_id();
        assert!(id.map_or(true, |id| id.len() == 36));
        assert!(format!("{lbid:?}").len() < 20);
    }
}

/// Names and values as others read them.
fn pairs(query: &str) -> impl Iterator<Item = (Cow<'_, str>, Cow<'_, str>)> {
    form_urlencoded::parse(query.as_bytes())
}

/// Up to the `?`, the query if there is one, and from the `#` on.
fn parts(address: &str) -> (&str, Option<&str>, &str) {
    let (front, fragment) = match address.find('#') {
        Some(place) => address.split_at(place),
        None => (address, ""),
    };
    match front.split_once('?') {
        Some((before, query)) => (before, Some(query), fragment),
        None => (front, None, fragment),
    }
}
