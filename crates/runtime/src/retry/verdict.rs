//! Whether a failed attempt may be repeated: the matrix of the [retry](super) page.

use http::StatusCode;

use crate::operation::Method;
use crate::transport::Phase;

/// What became of an attempt, as far as a repetition depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// No whole answer came.
    Broken(Phase),
    /// The server refused or failed.
    Status {
        status: StatusCode,
        /// The server named a time to come back.
        names_wait: bool,
        /// The code says that the plan is used up.
        quota_used_up: bool,
    },
    /// An answer came that cannot be used: too large, or a redirect that is not followed.
    Unread,
    /// It would be the same again.
    Lasting,
}

/// Whether the request may be sent again.
pub(crate) fn may_repeat(method: Method, has_key: bool, failure: Failure) -> bool {
    let harmless = method.is_idempotent() || has_key;
    match failure {
        Failure::Broken(Phase::Connect) => true,
        Failure::Broken(_) => harmless,
        Failure::Status {
            quota_used_up: true,
            ..
        }
        | Failure::Unread
        | Failure::Lasting => false,
        Failure::Status {
            status, names_wait, ..
        } => match status.as_u16() {
            408 | 429 | 500 | 502 | 503 | 504 => harmless,
            409 => has_key && names_wait,
            _ => false,
        },
    }
}

/// Whether the server may have done what was asked, although no success came back.
///
/// A 5xx counts: a server can fail after it has written. So does 408, which a gateway sends for
/// a server that is late, and 409 with a time to come back, after which it will be done.
pub(crate) fn may_be_done(method: Method, failure: Failure) -> bool {
    if method.is_safe() {
        return false;
    }
    match failure {
        Failure::Broken(phase) => phase != Phase::Connect,
        Failure::Status {
            status, names_wait, ..
        } => match status {
            StatusCode::REQUEST_TIMEOUT => true,
            StatusCode::CONFLICT => names_wait,
            _ => status.is_server_error(),
        },
        Failure::Unread => true,
        Failure::Lasting => false,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{may_be_done, may_repeat, Failure};
    use crate::operation::Method::{self, Delete, Get, Head, Patch, Post, Put};
    use crate::transport::Phase;
    use http::StatusCode;

    const METHODS: [Method; 6] = [Get, Head, Put, Delete, Post, Patch];

    fn status(code: u16, names_wait: bool, quota_used_up: bool) -> Failure {
        Failure::Status {
            status: StatusCode::from_u16(code).unwrap(),
            names_wait,
            quota_used_up,
        }
    }

    /// One letter a method, in the order of `METHODS`: `y` for again, `-` for stop.
    fn row(failure: Failure, has_key: bool) -> String {
        let letter = |method: &Method| match may_repeat(*method, has_key, failure) {
            true => 'y',
            false => '-',
        };
        METHODS.iter().map(letter).collect()
    }

    #[test]
    fn every_cell_of_the_matrix() {
        for (failure, without_key, with_key) in [
            (Failure::Broken(Phase::Connect), "yyyyyy", "yyyyyy"),
            (Failure::Broken(Phase::Closed), "yyyy--", "yyyyyy"),
            (Failure::Broken(Phase::Send), "yyyy--", "yyyyyy"),
            (Failure::Broken(Phase::Answer), "yyyy--", "yyyyyy"),
            (Failure::Broken(Phase::Body), "yyyy--", "yyyyyy"),
            (Failure::Unread, "------", "------"),
            (Failure::Lasting, "------", "------"),
        ] {
            assert_eq!(row(failure, false), without_key, "{failure:?}");
            assert_eq!(row(failure, true), with_key, "{failure:?}");
        }
        for code in 100..600 {
            for names_wait in [false, true] {
                let failure = status(code, names_wait, false);
                let (without_key, with_key) = match code {
                    408 | 429 | 500 | 502 | 503 | 504 => ("yyyy--", "yyyyyy"),
                    409 if names_wait => ("------", "yyyyyy"),
                    _ => ("------", "------"),
                };
                assert_eq!(row(failure, false), without_key, "{failure:?}");
                assert_eq!(row(failure, true), with_key, "{failure:?}");
                let used_up = status(code, names_wait, true);
                assert_eq!(row(used_up, true), "------", "{used_up:?}");
            }
        }
    }

    #[test]
    fn a_write_may_be_done_once_bytes_have_left() {
        let unknown = |failure| METHODS.map(|method| may_be_done(method, failure));
        let writes = [false, false, true, true, true, true];
        for phase in [Phase::Closed, Phase::Send, Phase::Answer, Phase::Body] {
            assert_eq!(unknown(Failure::Broken(phase)), writes, "{phase:?}");
        }
        assert_eq!(unknown(Failure::Broken(Phase::Connect)), [false; 6]);
        for code in [408, 500, 502, 503, 504, 599] {
            assert_eq!(unknown(status(code, false, false)), writes, "{code}");
        }
        for code in [400, 401, 404, 422, 429] {
            assert_eq!(unknown(status(code, true, false)), [false; 6], "{code}");
        }
        assert_eq!(unknown(status(409, true, false)), writes);
        assert_eq!(unknown(status(409, false, false)), [false; 6]);
        assert_eq!(unknown(Failure::Unread), writes);
    }
}
