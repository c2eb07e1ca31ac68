//! Which redirects are followed: only those that cannot carry the key elsewhere or lose a write.

use http::{header::LOCATION, HeaderMap, StatusCode};
use url::Url;

use crate::operation::Method;
use crate::transport::MAX_URL_LENGTH;

/// How many redirects one attempt follows.
pub(crate) const MAX_REDIRECTS: usize = 5;

/// The address to go on with, or `None` when the redirect is not to be followed.
///
/// Followed are redirects to the same scheme, host and port, and of those only the ones that
/// repeat the request as it was: 307 and 308 for any method, 301, 302 and 303 for a read
/// ([RFC 9110 §15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)). An address that is too
/// long to be sent is not: it would count as a connection that failed, and be tried again.
pub(crate) fn target(
    method: Method,
    status: StatusCode,
    headers: &HeaderMap,
    from: &Url,
) -> Option<Url> {
    let repeats = match status.as_u16() {
        307 | 308 => true,
        301..=303 => method.is_safe(),
        _ => false,
    };
    if !repeats {
        return None;
    }
    let location = headers.get(LOCATION)?.to_str().ok()?;
    let target = from.join(location).ok()?;
    let can_be_sent = target.as_str().len() <= MAX_URL_LENGTH;
    (can_be_sent && target.origin() == from.origin()).then_some(target)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::target;
    use crate::operation::Method;
    use http::{header::LOCATION, HeaderMap, StatusCode};
    use url::Url;

    fn judge(method: Method, status: u16, location: &str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, location.parse().unwrap());
        let from = Url::parse("https://h.example/v1/links").unwrap();
        let status = StatusCode::from_u16(status).unwrap();
        target(method, status, &headers, &from).map(|target| target.to_string())
    }

    #[test]
    fn same_origin_is_followed_as_it_was() {
        let to = "https://h.example/v2/links";
        assert_eq!(judge(Method::Get, 302, "/v2/links").as_deref(), Some(to));
        assert_eq!(judge(Method::Post, 308, to).as_deref(), Some(to));
    }

    #[test]
    fn other_origins_and_rewritten_writes_are_not() {
        for location in [
            "https://evil.example/",
            "http://h.example/v1/links",
            "https://h.example:8443/",
            "//evil.example/",
            "javascript:alert(1)",
        ] {
            assert_eq!(judge(Method::Get, 307, location), None, "{location}");
        }
        assert_eq!(judge(Method::Post, 302, "/v2/links"), None);
        assert_eq!(judge(Method::Get, 304, "/v2/links"), None);
    }
}
