//! Keeps other web sites out: what a page somewhere else makes a browser send is refused.
//!
//! The emulator needs no credentials, so a site could steer it through the browser of whoever visits
//! that site, in two ways:
//!
//! - by a request from its own origin (cross-site request forgery). Browsers say where a request comes
//!   from, in `Sec-Fetch-Site` (Fetch Metadata Request Headers, W3C) and `Origin` (RFC 6454): what
//!   changes something has to come from this server's own page, or from no browser at all;
//! - by letting its own name lead to 127.0.0.1 (DNS rebinding), after which the browser takes both for
//!   one origin. The `Host` header still carries the name: it has to be one that nobody can register,
//!   or that of the public URL.

use std::net::{Ipv4Addr, Ipv6Addr};

use http::header::{HeaderMap, HeaderName, HOST, ORIGIN};
use http::{Method, StatusCode};

use super::forbidden;
use crate::http::error::ApiError;
use crate::public_url::PublicUrl;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
/// Top-level names that are reserved (RFC 2606, RFC 6761) or for private use.
const RESERVED: [&str; 3] = ["localhost", "test", "internal"];

/// Checks a request to any of the emulator's own paths.
pub(crate) fn check(
    method: &Method,
    headers: &HeaderMap,
    public: Option<&PublicUrl>,
) -> Result<(), ApiError> {
    let is_served = |host: &str| is_local(host) || public.is_some_and(|url| url.is_host(host));
    if let Some(host) = text(headers, &HOST).filter(|host| !is_served(host)) {
        let message = format!(
            "The emulator's own paths are not served as `{}`: call it by its IP address, as \
             `localhost`, by a name without a dot, by one below `.test` or `.internal`, or by \
             that of `--public-url`.",
            super::short(host, 100)
        );
        let status = StatusCode::MISDIRECTED_REQUEST;
        return Err(forbidden(status, "MISDIRECTED_REQUEST", &message));
    }
    let reads = matches!(*method, Method::GET | Method::HEAD);
    if reads || is_own(headers, public) != Some(false) {
        return Ok(());
    }
    Err(foreign())
}

/// Checks a form: only browsers send forms, and browsers say where they come from.
pub(super) fn check_form(headers: &HeaderMap, public: Option<&PublicUrl>) -> Result<(), ApiError> {
    match is_own(headers, public) {
        Some(true) => Ok(()),
        _ => Err(foreign()),
    }
}

fn foreign() -> ApiError {
    let message = "Only the emulator's own page may send this; other programs use the paths that \
                   `/_emulator` documents, without an `Origin` header.";
    forbidden(StatusCode::FORBIDDEN, "FOREIGN_ORIGIN", message)
}

/// Whether the request comes from a page of this server; `None` when it does not say.
fn is_own(headers: &HeaderMap, public: Option<&PublicUrl>) -> Option<bool> {
    if let Some(site) = text(headers, &FETCH_SITE) {
        return Some(site == "same-origin");
    }
    let origin = headers.get(ORIGIN)?.to_str().unwrap_or_default();
    // A proxy may speak TLS for this server, and call it by another name.
    if public.is_some_and(|url| url.is_origin(origin)) {
        return Some(true);
    }
    let host = text(headers, &HOST).unwrap_or_default();
    Some(!host.is_empty() && origin.strip_prefix("http://") == Some(host))
}

/// Whether a host is an address, or a name that cannot belong to a web site.
fn is_local(host: &str) -> bool {
    if let Some(rest) = host.strip_prefix('[') {
        let address = rest.split(']').next().unwrap_or_default();
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let name = host.split(':').next().unwrap_or_default();
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    let top = name.rsplit('.').next().unwrap_or_default();
    name.parse::<Ipv4Addr>().is_ok() || !name.contains('.') || RESERVED.contains(&top)
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).map(|value| value.to_str().unwrap_or("?"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_can_be_registered_are_not_local() {
        for host in [
            "127.0.0.1:4010",
            "192.168.1.7",
            "[::1]:4010",
            "localhost",
            "LOCALHOST:80",
            "app.localhost:4010",
            "emulator:4010",
            "host.docker.internal:4010",
            "api.test.",
        ] {
            assert!(is_local(host), "{host}");
        }
        for host in [
            "evil.example.com:4010",
            "127.0.0.1.example.com",
            "a.dev",
            "[a.dev]",
            "1.2.3",
        ] {
            assert!(!is_local(host), "{host}");
        }
    }

    fn headers(pairs: &[(&HeaderName, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| ((*name).clone(), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn forms_have_to_come_from_here() {
        let host = (&HOST, "localhost:4010");
        for (header, own) in [
            ((&ORIGIN, "http://localhost:4010"), true),
            ((&ORIGIN, "http://localhost:4011"), false),
            ((&ORIGIN, "https://localhost:4010"), false),
            ((&ORIGIN, "null"), false),
            ((&FETCH_SITE, "same-origin"), true),
            ((&FETCH_SITE, "same-site"), false),
            ((&FETCH_SITE, "cross-site"), false),
            ((&FETCH_SITE, "none"), false),
        ] {
            let headers = headers(&[host, header]);
            assert_eq!(check_form(&headers, None).is_ok(), own, "{header:?}");
            assert_eq!(
                check(&Method::PUT, &headers, None).is_ok(),
                own,
                "{header:?}"
            );
            assert!(check(&Method::GET, &headers, None).is_ok(), "{header:?}");
        }
        // Without either it is no browser: welcome to the paths of programs, not to forms.
        assert!(check_form(&headers(&[host]), None).is_err());
        assert!(check(&Method::PUT, &headers(&[host]), None).is_ok());
        assert!(check(&Method::GET, &headers(&[(&HOST, "a.example.com")]), None).is_err());
    }

    #[test]
    fn the_public_url_is_here_too() {
        let public = PublicUrl::read("https://links.example.com").unwrap();
        let public = Some(&public);
        let own = (&ORIGIN, "https://links.example.com");
        for host in ["links.example.com", "localhost:4010"] {
            let headers = headers(&[(&HOST, host), own]);
            assert!(check(&Method::PUT, &headers, public).is_ok(), "{host}");
            assert!(check_form(&headers, public).is_ok(), "{host}");
        }
        for (host, origin) in [
            ("evil.example.com", "https://links.example.com"),
            ("links.example.com", "https://evil.example.com"),
        ] {
            let headers = headers(&[(&HOST, host), (&ORIGIN, origin)]);
            assert!(check(&Method::PUT, &headers, public).is_err(), "{host}");
        }
    }
}
