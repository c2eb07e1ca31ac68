//! What links can be called: their ids and short codes.

use crate::control;
use crate::http::error::ApiError;
use crate::store::Store;

/// Paths of the server itself, which no link can have.
const RESERVED: [&str; 4] = ["v1", "d", "qrcodes", control::SEGMENT];
/// Paths below `/v1/links` that would answer in place of a link with such an id.
const FIXED: [&str; 7] = [
    "batch",
    "bulk",
    "contact",
    "open-media",
    "shortlink-availability",
    "shortlink-random",
    "thank-you",
];
const MAX_ID_LENGTH: usize = 255;
const MAX_CODE_LENGTH: usize = 128;

/// Refuses ids that no path could lead back to.
pub(super) fn check_id(id: &str) -> Result<(), ApiError> {
    let reason = if id.len() > MAX_ID_LENGTH || id.chars().any(char::is_control) {
        "is longer than 255 bytes or holds control characters"
    } else if matches!(id, "." | "..") || id.contains(['/', ':']) {
        "is not a path segment of its own: it holds `/` or `:`, or is `.` or `..`"
    } else if FIXED.contains(&id) {
        "names a path of the API"
    } else {
        return Ok(());
    };
    Err(ApiError::invalid("id", reason))
}

/// Whether a short code can be used on a domain.
pub(super) fn is_free(store: &Store, domain: Option<&str>, code: &str) -> bool {
    !RESERVED.contains(&code) && store.links.by_code(domain, code).is_none()
}

/// Whether `code` can be a short code at all: one path segment that needs no encoding.
pub(super) fn is_code(code: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '~');
    // Dots alone would be taken for a relative path.
    (1..=MAX_CODE_LENGTH).contains(&code.len())
        && code.chars().all(allowed)
        && !code.chars().all(|c| c == '.')
}

/// A short code that no link has.
pub(super) fn random_code(store: &Store, domain: Option<&str>) -> String {
    loop {
        let code = store.ids.code();
        if is_free(store, domain, &code) {
            return code;
        }
    }
}
