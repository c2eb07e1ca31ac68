//! An answer with all that came with it.

mod deprecation;
pub(crate) mod notice;

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderValue, StatusCode};

use crate::attempt::Attempt;
use crate::provider::Profile;
use crate::rate_limit::RateLimit;
use crate::retry::retry_after;
use crate::secret::Secret;

pub use deprecation::Deprecation;

/// A decoded body together with its status and headers.
#[derive(Clone, Debug)]
pub struct Response<T> {
    body: T,
    head: Box<Head>,
}

/// What came with the body.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) profile: &'static Profile,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) rate_limit: Option<RateLimit>,
    pub(crate) reused: Option<bool>,
    pub(crate) attempts: Vec<Attempt>,
    pub(crate) reconciled: bool,
    /// The key that was sent, until the answer is read.
    pub(crate) secret: Option<Secret>,
}

/// A successful answer before its body is decoded.
pub(crate) struct Answer {
    /// On the heap, for it is handed on from one part to the next.
    pub(crate) head: Box<Head>,
    pub(crate) body: Bytes,
    /// What was left of the call's deadline when the answer came.
    pub(crate) time_left: Option<Duration>,
}

impl<T> Response<T> {
    pub(crate) fn new(body: T, mut head: Box<Head>) -> Self {
        head.secret = None;
        Self { body, head }
    }

    /// The decoded body.
    #[must_use]
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body alone.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// The status, a 2xx.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// All headers of the answer.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The server's name for the request, to quote to its support.
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        request_id(self.head.profile, &self.head.headers)
    }

    /// The rate limit after this request, if the server told of one.
    #[must_use]
    pub fn rate_limit(&self) -> Option<&RateLimit> {
        self.head.rate_limit.as_ref()
    }

    /// The wait before the next question that a success asks for at `now`; for layers that poll.
    #[doc(hidden)]
    #[must_use]
    pub fn retry_after(&self, now: DateTime<Utc>) -> Option<Duration> {
        retry_after::read(&self.head.headers, now)
    }

    /// All attempts of the call in their order; the last one gave this answer.
    #[must_use]
    pub fn attempts(&self) -> &[Attempt] {
        &self.head.attempts
    }

    /// Whether the item was found under the client's identifier after a creation whose outcome
    /// was unknown. Then status and headers are those of the read.
    #[must_use]
    pub fn is_reconciled(&self) -> bool {
        self.head.reconciled
    }

    /// Whether this is the stored answer of an earlier request with the same idempotency key.
    #[must_use]
    pub fn is_replayed(&self) -> bool {
        self.head
            .headers
            .get(self.head.profile.replayed_header)
            .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"true"))
    }

    /// Whether and until when the operation can still be used, if the server said so.
    #[must_use]
    pub fn deprecation(&self) -> Option<Deprecation> {
        Deprecation::from_headers(&self.head.headers)
    }
}

/// The header `name`, in lower case, and whether it has another line.
///
/// Each answer is asked for some that few have: to go through the few headers of an answer takes less
/// than to hash a name. Not inlined, since what costs is the code and not the calls.
#[inline(never)]
pub(crate) fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<(&'a HeaderValue, bool)> {
    let mut headers = headers.iter();
    let (_, value) = headers.find(|(known, _)| known.as_str() == name)?;
    // All lines of a name come one after the other.
    let has_more = headers
        .next()
        .is_some_and(|(next, _)| next.as_str() == name);
    Some((value, has_more))
}

/// The request id under whichever name the service has for it.
pub(crate) fn request_id(profile: &Profile, headers: &HeaderMap) -> Option<String> {
    let mut names = profile.request_id_headers.iter();
    let (value, _) = names.find_map(|name| find(headers, name))?;
    Some(value.to_str().ok()?.to_owned())
}
