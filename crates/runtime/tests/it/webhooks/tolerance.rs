//! How old a message may be, to the last nanosecond, and who is told.

use super::{now, schemes, sig, verifier, BODY};
use chrono::{DateTime, Duration as Span, Utc};
use linkbreakers_runtime::webhooks::{Encoding, Scheme, VerifyError};
use std::time::Duration;

/// What a receiver says that looks at a message of `now()` when its clock shows `clock`.
fn at(scheme: &Scheme, clock: DateTime<Utc>) -> Result<(), VerifyError> {
    let verifier =
        verifier(scheme.clone()).with_tolerance(Duration::from_secs(60), Duration::from_secs(10));
    let headers = verifier.sign(Some("1"), now(), BODY).unwrap();
    verifier.verify(&headers, BODY, clock).map(drop)
}

#[test]
fn both_edges_belong_to_the_tolerance() {
    let nanosecond = Span::nanoseconds(1);
    for scheme in [
        Scheme::sha256_hex(),
        Scheme::standard(),
        Scheme::timestamped(sig()),
    ] {
        let oldest = now() + Span::seconds(60);
        let newest = now() - Span::seconds(10);
        assert_eq!(at(&scheme, oldest), Ok(()));
        assert_eq!(at(&scheme, oldest + nanosecond), Err(VerifyError::TooOld));
        assert_eq!(at(&scheme, newest), Ok(()));
        assert_eq!(at(&scheme, newest - nanosecond), Err(VerifyError::TooNew));
    }
}

#[test]
fn it_is_five_minutes_unless_set() {
    let verifier = verifier(Scheme::sha256_hex());
    assert_eq!(verifier.replay_window(), Duration::from_secs(600));
    let headers = verifier.sign(Some("1"), now(), BODY).unwrap();
    for (seconds, good) in [(300, true), (301, false), (-300, true), (-301, false)] {
        let clock = now() + Span::seconds(seconds);
        let found = verifier.verify(&headers, BODY, clock);
        assert_eq!(found.is_ok(), good, "{seconds}");
    }
}

#[test]
fn extremes_do_not_overflow() {
    for scheme in schemes() {
        for tolerance in [Duration::ZERO, Duration::MAX] {
            let verifier = verifier(scheme.clone()).with_tolerance(tolerance, tolerance);
            let headers = verifier.sign(Some("1"), now(), BODY).unwrap();
            assert!(verifier.verify(&headers, BODY, now()).is_ok());
            for clock in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
                let _ = verifier.verify(&headers, BODY, clock);
            }
        }
    }
}

#[test]
fn only_who_has_the_key_is_told() {
    let late = now() + Span::days(1);
    for scheme in schemes() {
        let verifier = verifier(scheme);
        let headers = verifier.sign(Some("1"), now(), BODY).unwrap();
        let found = verifier.verify(&headers, b"other", late);
        assert_eq!(found.unwrap_err(), VerifyError::SignatureMismatch);
    }
}

#[test]
fn without_a_timestamp_nothing_is_too_old() {
    let scheme = Scheme::body_only(sig(), "", Encoding::Base64);
    assert_eq!(at(&scheme, now() + Span::days(9_999)), Ok(()));
}
