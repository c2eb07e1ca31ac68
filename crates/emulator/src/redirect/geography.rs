//! Where a visitor is, as the proxy in front of the emulator tells it. A loopback address has no place.

use std::borrow::Cow;

use http::header::HeaderMap;
use percent_encoding::percent_decode;

/// The headers of well-known proxies for the country (two letters, ISO 3166-1) and the city. The
/// first that tells a country is believed.
const PROXIES: [(&str, &str); 4] = [
    // Cloudflare
    ("cf-ipcountry", "cf-ipcity"),
    // Amazon CloudFront
    ("cloudfront-viewer-country", "cloudfront-viewer-city"),
    // Vercel
    ("x-vercel-ip-country", "x-vercel-ip-city"),
    // Google App Engine
    ("x-appengine-country", "x-appengine-city"),
];
/// How the proxies say that they do not know, or that the visitor hides in a network.
const NO_COUNTRIES: [&str; 3] = ["XX", "ZZ", "T1"];
const LONGEST_CITY: usize = 100;

/// A place on earth.
#[derive(Debug, Default)]
pub(super) struct Place<'r> {
    pub(super) country: Option<String>,
    pub(super) city: Option<Cow<'r, str>>,
}

impl<'r> Place<'r> {
    pub(super) fn of(headers: &'r HeaderMap) -> Self {
        let mut places = PROXIES.iter().filter_map(|(country, city)| {
            Some(Self {
                country: Some(self::country(headers, country)?),
                city: self::city(headers, city),
            })
        });
        places.next().unwrap_or_default()
    }
}

fn country(headers: &HeaderMap, name: &str) -> Option<String> {
    let code = headers
        .get(name)?
        .to_str()
        .ok()?
        .trim()
        .to_ascii_uppercase();
    let known = code.len() == 2
        && code.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !NO_COUNTRIES.contains(&&*code);
    known.then_some(code)
}

/// In UTF-8, or percent-encoded as Vercel writes it.
fn city<'r>(headers: &'r HeaderMap, name: &str) -> Option<Cow<'r, str>> {
    let city = percent_decode(headers.get(name)?.as_bytes());
    let city = city.decode_utf8().ok()?;
    let usable = !city.is_empty() && city.len() <= LONGEST_CITY && !city.contains(char::is_control);
    usable.then_some(city)
}

#[cfg(test)]
mod tests {
    use http::header::{HeaderName, HeaderValue};

    use super::*;

    type Header<'h> = (&'static str, &'h [u8]);

    fn place(headers: &[Header<'_>]) -> (Option<String>, Option<String>) {
        let pairs = headers.iter().map(|(name, value)| {
            (
                HeaderName::from_static(name),
                HeaderValue::from_bytes(value).unwrap(),
            )
        });
        let headers = HeaderMap::from_iter(pairs);
        let place = Place::of(&headers);
        (place.country, place.city.map(Cow::into_owned))
    }

    fn known(country: &str, city: Option<&str>) -> (Option<String>, Option<String>) {
        (Some(country.to_owned()), city.map(str::to_owned))
    }

    #[test]
    fn each_proxy_is_understood() {
        let cases: [(&[Header<'_>], _); 6] = [
            (
                &[("cf-ipcountry", b"DE"), ("cf-ipcity", "Köln".as_bytes())],
                known("DE", Some("Köln")),
            ),
            (&[("cloudfront-viewer-country", b"fr")], known("FR", None)),
            (
                &[
                    ("x-vercel-ip-country", b"BR"),
                    ("x-vercel-ip-city", b"S%C3%A3o%20Paulo"),
                ],
                known("BR", Some("São Paulo")),
            ),
            (
                &[
                    ("x-appengine-country", b"US"),
                    ("x-appengine-city", b"mountain view"),
                ],
                known("US", Some("mountain view")),
            ),
            (
                &[("cf-ipcountry", b"XX"), ("x-appengine-country", b"US")],
                known("US", None),
            ),
            (
                &[("cf-ipcountry", b"DE"), ("x-appengine-city", b"denver")],
                known("DE", None),
            ),
        ];
        for (headers, expected) in cases {
            assert_eq!(place(headers), expected, "{headers:?}");
        }
    }

    #[test]
    fn what_is_no_country_is_none() {
        for text in ["XX", "ZZ", "T1", "", "D", "DEU", "1A", "D\u{e9}"] {
            assert_eq!(
                place(&[("cf-ipcountry", text.as_bytes())]),
                (None, None),
                "{text}"
            );
        }
    }
}
