//! The base URL: joined in one place, and checked before a key is sent to it.

use url::{Host, Url};

use crate::error::Error;

/// `base` and `path` as one URL, with exactly one slash between them.
pub(crate) fn join(base: &str, path: &str) -> Result<Url, Error> {
    if base.contains(['?', '#']) {
        return Err(Error::configuration(
            "the base URL must not hold a query or a fragment",
        ));
    }
    let joined = format!("{}{path}", base.trim().trim_end_matches('/'));
    let url = Url::parse(&joined)
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
    Ok(url)
}

/// Refuses a base that could not be the start of every URL.
pub(crate) fn check(base: &str) -> Result<(), Error> {
    join(base, "").map(drop)
}

/// Whether what is sent to `url` can be read by others on the way: http to another machine.
pub(crate) fn is_plain_text(url: &Url) -> bool {
    url.scheme() != "https" && !is_loopback(url)
}

fn is_loopback(url: &Url) -> bool {
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
    use super::{check, is_plain_text, join};

    #[test]
    fn one_slash_however_the_base_ends() {
        for base in [
            "https://h.example",
            "https://h.example/",
            " https://h.example// ",
        ] {
            let url = join(base, "/v1/links?pageSize=1").unwrap();
            assert_eq!(url.as_str(), "https://h.example/v1/links?pageSize=1");
        }
        let url = join("http://127.0.0.1:4010/gateway/", "/v1/tags").unwrap();
        assert_eq!(url.as_str(), "http://127.0.0.1:4010/gateway/v1/tags");
    }

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
            let error = check(base).unwrap_err();
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
            assert_eq!(is_plain_text(&join(base, "").unwrap()), plain, "{base}");
        }
    }
}
