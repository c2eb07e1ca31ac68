//! The key that must not be seen, and the looking for it.

use std::error::Error as _;

use linkbreakers::Error;

/// Recognisable in part as well as in whole.
pub(super) const KEY: &str = "lb-canary-key-4711";

pub(super) fn assert_hidden(text: &str) {
    assert!(
        !text.to_lowercase().contains("canary"),
        "the key is shown in: {text}"
    );
}

/// Everything that can be read off an error.
pub(super) fn assert_error_hides(error: &Error) {
    assert_hidden(&error.to_string());
    assert_hidden(&format!("{error:#}"));
    assert_hidden(&format!("{error:?}"));
    assert_hidden(&format!("{error:#?}"));
    assert_hidden(&error.explain());
    assert_hidden(error.message());
    assert_hidden(error.body().unwrap_or_default());
    assert_hidden(error.code_type().unwrap_or_default());
    assert_hidden(error.request_id().unwrap_or_default());
    assert_hidden(error.json_path().unwrap_or_default());
    assert_hidden(&format!("{:?}", error.headers()));
    assert_hidden(&format!("{:?}", error.details()));
    assert_hidden(&format!("{:?}", error.rate_limit()));
    assert_hidden(&format!("{:?}", error.idempotency_key()));
    let mut source = error.source();
    while let Some(cause) = source {
        assert_hidden(&format!("{cause} {cause:?} {cause:#?}"));
        source = cause.source();
    }
}
