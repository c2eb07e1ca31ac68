//! Signatures against those that OpenSSL makes.
//!
//! ```sh
//! MESSAGE='msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330.{"test": 2432232314}'
//! printf %s "$MESSAGE" | openssl dgst -sha256 -hmac "$SECRET"
//! # Standard Webhooks: the key is what the base64 after `whsec_` decodes to.
//! printf %s "$MESSAGE" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$KEY" -binary | base64
//! ```

use super::*;

const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
const BODY: &str = r#"{"test": 2432232314}"#;
const STANDARD_SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

fn headers(secret: &str, standard: bool) -> Vec<(&'static str, String)> {
    let at = DateTime::from_timestamp(1_614_265_330, 0).unwrap();
    let signer = Signer::new(secret.to_owned(), standard).unwrap();
    signer.headers(ID, at, BODY)
}

#[test]
fn the_documented_scheme_agrees_with_openssl() {
    let expected = |hex: &str| {
        vec![
            ("x-webhook-id", ID.to_owned()),
            ("x-webhook-timestamp", "1614265330".to_owned()),
            ("x-webhook-signature", format!("sha256={hex}")),
        ]
    };
    let hex = "529bb82244acb4384ef04ceed7943f637fdf9667c5e862bd606fe0c7f9ea0ae8";
    assert_eq!(headers(DEVELOPMENT_SECRET, false), expected(hex));
    // The whole text is the key here.
    let hex = "4dcc6584af5be940fa895235654dad4eaa7c3c455f611b1e34d7dae9bf8b7148";
    assert_eq!(headers(STANDARD_SECRET, false), expected(hex));
}

#[test]
fn standard_webhooks_agrees_with_openssl() {
    let signed = headers(STANDARD_SECRET, true);
    // The first three are those of the documented scheme.
    let expected = [
        ("webhook-id", ID.to_owned()),
        ("webhook-timestamp", "1614265330".to_owned()),
        (
            "webhook-signature",
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=".to_owned(),
        ),
    ];
    assert_eq!((signed.len(), &signed[3..]), (6, &expected[..]));
}

#[test]
fn a_plain_secret_has_a_standard_form_with_the_same_key() {
    let plain = Signer::new(DEVELOPMENT_SECRET.to_owned(), true).unwrap();
    let form = plain.standard_secret().to_owned();
    assert!(form.starts_with("whsec_"));
    assert_eq!(
        headers(DEVELOPMENT_SECRET, true)[5],
        headers(&form, true)[5]
    );
    let unpadded = Signer::new(form.trim_end_matches('=').to_owned(), true).unwrap();
    assert_eq!(unpadded.standard_secret(), form);
}

#[test]
fn secrets_that_cannot_sign_are_refused_and_none_is_printed() {
    for secret in ["", " ", "whsec_", "whsec_not base64"] {
        let reason = Signer::new(secret.to_owned(), false).unwrap_err();
        assert!(!reason.contains("not base64 after whsec"), "{reason}");
    }
    let signer = Signer::new("a secret that nobody sees".to_owned(), true).unwrap();
    let printed = format!("{signer:?}");
    assert!(
        !printed.contains("nobody") && printed.contains("redacted"),
        "{printed}"
    );
}
