//! A whole message, headers and body, before each scheme's verifier.

use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use http::{HeaderMap, HeaderName, HeaderValue};
use linkbreakers_runtime::webhooks::{
    Algorithm, Encoding, Key, Keyring, Part, Scheme, TimestampFormat, Verifier,
};

const NAMES: [&str; 8] = [
    "webhook-id",
    "webhook-timestamp",
    "webhook-signature",
    "x-webhook-id",
    "x-webhook-timestamp",
    "x-webhook-signature",
    "x-sig",
    "x-other",
];

/// Reads `data` as lines of headers, an empty line and a body, and has it verified.
///
/// A line is a digit, which is a name's place in the list above, and the value. Nothing
/// may panic, and nothing may be verified but what a verifier signs itself.
pub fn message(data: &[u8]) {
    let (headers, body) = split(data);
    for verifier in verifiers() {
        if let Ok(verified) = verifier.verify(&headers, body, now()) {
            // The keys are no secret here, so the fuzzer can make a signature, but only for what
            // the result says.
            let time = verified.timestamp().unwrap_or_else(now);
            match verifier.sign(verified.id(), time, body) {
                Ok(made) => assert!(verifier.verify(&made, body, now()).is_ok()),
                Err(error) => assert!(headers.contains_key("x-other"), "{error}"),
            }
        }
        // A message that is right is still right with the headers of a stranger beside its own.
        if let Ok(made) = verifier.sign(Some("msg_1"), now(), body) {
            let mut all = headers.clone();
            all.extend(made);
            assert!(verifier.verify(&all, body, now()).is_ok());
        }
    }
}

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_767_225_600, 0).unwrap_or_default()
}

fn split(data: &[u8]) -> (HeaderMap, &[u8]) {
    let mut headers = HeaderMap::new();
    let mut rest = data;
    while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
        let (line, after) = (&rest[..end], &rest[end + 1..]);
        rest = after;
        let Some((place, value)) = line.split_first() else {
            break;
        };
        let name = NAMES[usize::from(*place) % NAMES.len()];
        if let Ok(value) = HeaderValue::from_bytes(value) {
            headers.append(HeaderName::from_static(name), value);
        }
    }
    (headers, rest)
}

fn verifiers() -> &'static [Verifier] {
    static VERIFIERS: OnceLock<Vec<Verifier>> = OnceLock::new();
    VERIFIERS.get_or_init(|| {
        let sig = HeaderName::from_static("x-sig");
        let other = HeaderName::from_static("x-other");
        let schemes = [
            Scheme::sha256_hex(),
            Scheme::standard(),
            Scheme::timestamped(sig.clone()),
            Scheme::body_only(sig.clone(), "", Encoding::Base64Url),
            Scheme::new(sig)
                .with_separator(' ')
                .with_timestamp_entry("t:")
                .with_timestamp_format(TimestampFormat::Rfc3339)
                .with_signature("", Algorithm::HmacSha256, Encoding::Base64)
                .with_content([
                    Part::Header(other),
                    Part::Text("|".into()),
                    Part::Body,
                    Part::Text("|".into()),
                    Part::Timestamp,
                ]),
        ];
        let keyring = Keyring::new([
            Key::secret("symmetric", "documented-secret-0123456789").expect("long enough"),
            Key::standard(
                "asymmetric",
                "whsk_VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk=",
            )
            .expect("a seed"),
        ])
        .expect("two keys");
        schemes
            .map(|scheme| Verifier::new(scheme, keyring.clone()).expect("a whole scheme"))
            .into()
    })
}
