//! One key is replaced by another while messages of both are on their way.

use super::{now, BODY, SECRET};
use chrono::Duration;
use linkbreakers_runtime::webhooks::{
    Key, Keyring, Scheme, SetupError, SignError, Verifier, VerifyError, MIN_SECRET_LEN,
};

const OLD: &str = "the secret of last year";
const NEW: &str = "the secret of this year";

fn only(secret: &str) -> Verifier {
    verifier([Key::secret("only", secret).unwrap()])
}

fn verifier(keys: impl IntoIterator<Item = Key>) -> Verifier {
    Verifier::new(Scheme::standard(), Keyring::new(keys).unwrap()).unwrap()
}

#[test]
fn both_keys_are_accepted_until_the_old_one_ends() {
    let end = now() + Duration::seconds(60);
    let receiver = verifier([
        Key::secret("new", NEW).unwrap(),
        Key::secret("old", OLD).unwrap().not_after(end),
    ]);
    for (moment, old) in [
        (now(), Ok("old")),
        (end, Ok("old")),
        (
            end + Duration::nanoseconds(1),
            Err(VerifyError::SignatureMismatch),
        ),
    ] {
        let label = |secret| {
            let headers = only(secret).sign(Some("1"), moment, BODY).unwrap();
            let verified = receiver.verify(&headers, BODY, moment);
            verified.map(|verified| verified.key_label().to_owned())
        };
        assert_eq!(label(OLD), old.map(str::to_owned));
        assert_eq!(label(NEW).as_deref(), Ok("new"));
    }
}

#[test]
fn a_sender_signs_with_each_valid_key() {
    let end = now();
    let sender = verifier([
        Key::secret("new", NEW).unwrap(),
        Key::secret("old", OLD).unwrap().not_after(end),
    ]);
    let count = |moment| {
        let headers = sender.sign(Some("1"), moment, BODY).unwrap();
        for secret in [NEW, OLD] {
            let found = only(secret).verify(&headers, BODY, moment);
            assert_eq!(found.is_ok(), secret == NEW || moment <= end);
        }
        let value = headers["webhook-signature"].to_str().unwrap();
        value.split(' ').count()
    };
    assert_eq!(count(end), 2);
    assert_eq!(count(end + Duration::seconds(1)), 1);
}

#[test]
fn the_first_of_several_matches_is_named() {
    let keys = |labels: [&str; 3]| labels.map(|label| Key::secret(label, SECRET).unwrap());
    for labels in [["a", "b", "c"], ["c", "a", "b"]] {
        let receiver = verifier(keys(labels));
        let headers = receiver.sign(Some("1"), now(), BODY).unwrap();
        let verified = receiver.verify(&headers, BODY, now()).unwrap();
        assert_eq!(verified.key_label(), labels[0]);
    }
}

#[test]
fn the_last_of_many_keys_is_found() {
    let keys = (0..20).map(|number| {
        let label = number.to_string();
        Key::secret(&label, format!("{SECRET}-{number}")).unwrap()
    });
    let receiver = verifier(keys);
    for number in [0, 7, 19] {
        let sender = only(&format!("{SECRET}-{number}"));
        let headers = sender.sign(Some("1"), now(), BODY).unwrap();
        let verified = receiver.verify(&headers, BODY, now()).unwrap();
        assert_eq!(verified.key_label(), number.to_string());
    }
}

#[test]
fn without_a_valid_key_nothing_is_verified() {
    let receiver = verifier([Key::secret("old", OLD).unwrap().not_after(now())]);
    let later = now() + Duration::seconds(1);
    let headers = only(OLD).sign(Some("1"), later, BODY).unwrap();
    let found = receiver.verify(&headers, BODY, later);
    assert_eq!(found.unwrap_err(), VerifyError::NoValidKey);
    let signed = receiver.sign(Some("1"), later, BODY);
    assert_eq!(signed.unwrap_err(), SignError::NoSigningKey);
}

#[test]
fn unusable_keys_are_refused_when_they_are_built() {
    let label = || "main".to_owned();
    for short in ["", "short", &"x".repeat(MIN_SECRET_LEN - 1)] {
        let expected = SetupError::SecretTooShort { label: label() };
        assert_eq!(Key::secret("main", short).unwrap_err(), expected);
    }
    assert!(Key::secret("main", "x".repeat(MIN_SECRET_LEN)).is_ok());
    assert!(Key::secret("main", [0xff; 16]).is_ok());

    let expected = SetupError::SecretTooShort { label: label() };
    assert_eq!(Key::standard("main", "whsec_").unwrap_err(), expected);
    assert_eq!(
        Key::standard("main", "whsec_c2hvcnQ=").unwrap_err(),
        expected
    );
    for text in ["whsec_not base64", "whsec_é", "whpk_%", "whsk_%"] {
        let expected = SetupError::MalformedKey { label: label() };
        assert_eq!(Key::standard("main", text).unwrap_err(), expected, "{text}");
    }
    assert_eq!(Keyring::new([]).unwrap_err(), SetupError::EmptyKeyring);
    let twice = [1, 2].map(|_| Key::secret("main", SECRET).unwrap());
    let expected = SetupError::DuplicateLabel { label: label() };
    assert_eq!(Keyring::new(twice).unwrap_err(), expected);
}
