//! Where the emulator is reached from outside, which it cannot know by itself in a container.

use url::{Position, Url};

/// An address that was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PublicUrl {
    /// What short links and addresses of images begin with; without a slash at its end.
    base: String,
    /// As a browser writes it in `Origin` ([RFC 6454](https://www.rfc-editor.org/rfc/rfc6454#section-6.2)).
    origin: String,
    /// As a browser writes it in `Host`.
    host: String,
}

impl PublicUrl {
    /// Reads an absolute address.
    ///
    /// # Errors
    /// A line that says what is wrong, without the address: it may hold a password.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let refused = |reason: &str| Err(format!("the public URL is refused: {reason}"));
        let url = match Url::parse(text) {
            // The parser would add the slashes.
            Ok(url) if text.contains("://") => url,
            _ => return refused("it is no absolute URL such as https://links.example.com"),
        };
        if !matches!(url.scheme(), "http" | "https") {
            return refused("it begins with neither http:// nor https://");
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refused("it has a user name or a password");
        }
        if url.query().is_some() {
            return refused("it has a query");
        }
        if url.fragment().is_some() {
            return refused("it has a fragment");
        }
        Ok(Self {
            base: url.as_str().trim_end_matches('/').to_owned(),
            origin: url[..Position::BeforePath].to_owned(),
            host: url[Position::BeforeHost..Position::BeforePath].to_owned(),
        })
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// Whether `Origin` names it.
    pub(crate) fn is_origin(&self, origin: &str) -> bool {
        self.origin == origin
    }

    /// Whether `Host` names it. Names are compared without regard to case.
    pub(crate) fn is_host(&self, host: &str) -> bool {
        self.host.eq_ignore_ascii_case(host)
    }
}

#[cfg(test)]
mod tests {
    use super::PublicUrl;

    #[test]
    fn addresses_are_written_in_one_way() {
        for (text, base, origin) in [
            (
                "http://localhost:8080",
                "http://localhost:8080",
                "http://localhost:8080",
            ),
            (
                "HTTPS://Links.Example.com:443/",
                "https://links.example.com",
                "https://links.example.com",
            ),
            (
                "https://example.com/l/",
                "https://example.com/l",
                "https://example.com",
            ),
            ("http://[::1]:9", "http://[::1]:9", "http://[::1]:9"),
        ] {
            let url = PublicUrl::read(text).unwrap();
            assert_eq!((url.base(), url.is_origin(origin)), (base, true), "{text}");
        }
        let url = PublicUrl::read("https://links.example.com/").unwrap();
        assert!(url.is_host("LINKS.example.com") && !url.is_host("example.com"));
        assert!(!url.is_origin("http://links.example.com"));
    }

    #[test]
    fn what_is_wrong_is_told_without_the_address() {
        for (text, reason) in [
            ("", "absolute"),
            ("canary.example.com", "absolute"),
            ("/canary", "absolute"),
            ("http:canary", "absolute"),
            ("http://", "absolute"),
            ("ftp://canary.example.com", "http://"),
            ("https://canary@example.com", "user name"),
            ("https://:canary@example.com", "password"),
            ("https://example.com?canary", "query"),
            ("https://example.com?", "query"),
            ("https://example.com/#canary", "fragment"),
        ] {
            let error = PublicUrl::read(text).unwrap_err();
            assert!(error.contains(reason), "{text}: {error}");
            assert!(!error.contains("canary"), "{error}");
        }
    }
}
