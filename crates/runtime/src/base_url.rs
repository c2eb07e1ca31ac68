//! The base URL: checked before a key is sent to it.

use url::{Host, Url};

use crate::error::Error;

/// The base URL, if every address of the API can start with it.
pub(crate) fn parse(base: &str) -> Result<Url, Error> {
    let url = Url::parse(base.trim())
        .map_err(|error| Error::configuration(format!("the base URL cannot be used: {error}")))?;
    if !matches!(url.scheme(), "http" | "https") || url.cannot_be_a_base() {
        return Err(Error::configuration(
            "the base URL must start with https:// (or http:// for a local server)",
        ));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Error::configuration(
            "the base URL must not hold a user name or password; the key goes into its own field",
        ));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(Error::configuration(
            "the base URL must not hold a query or a fragment",
        ));
    }
    Ok(url)
}

/// Whether what is sent to `url` can be read by others on the way: http to another machine.
pub(crate) fn is_plain_text(url: &Url) -> bool {
    url.scheme() != "https" && !is_loopback(url)
}

/// Whether `url` is one of this machine.
pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => {
            name.eq_ignore_ascii_case("localhost") || name.ends_with(".localhost")
        }
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{is_plain_text, parse};

    #[test]
    fn unusable_bases_are_refused() {
        for base in [
            "",
            "h.example",
            "ftp://h.example",
            "mailto:a@b",
            "https://user:secret@h.example",
            "https://h.example?x=1",
            "https://h.example#f",
        ] {
            let error = parse(base).unwrap_err();
            assert!(error.is_configuration(), "{base}");
            assert!(!error.to_string().contains("secret"));
        }
    }

    #[test]
    fn only_http_to_another_machine_is_plain_text() {
        for (base, plain) in [
            ("https://h.example", false),
            ("http://h.example", true),
            ("http://10.0.0.1", true),
            ("http://localhost.example", true),
            ("http://localhost:1", false),
            ("http://api.localhost", false),
            ("http://127.9.9.9", false),
            ("http://[::1]:80", false),
        ] {
            assert_eq!(is_plain_text(&parse(base).unwrap()), plain, "{base}");
        }
    }
}
