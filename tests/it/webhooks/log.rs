//! What the log of a receiver says of a refused message, and what it must not.

use std::io;
use std::sync::{Arc, Mutex};

use linkbreakers::bytes::Bytes;
use linkbreakers::webhooks::{RawWebhook, VerifiedWebhook};

use super::{receiver, signed, SECRET};

#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl io::Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn reasons_are_logged_once_and_values_never() {
    // For the whole program, or else a test without a subscriber, if it is the first to log a refusal,
    // would switch it off for all.
    let _ = tracing::subscriber::set_global_default(tracing_subscriber::registry());
    let written = Written::default();
    let writer = written.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let body = Bytes::from_static(br#"{"visitor": "personal"}"#);
    let headers = signed("identifier-1", &body);
    let changed = Bytes::from_static(b"{}");
    let received = RawWebhook::receive(&receiver(), &headers, changed).await;
    assert!(received.is_err());
    let received = VerifiedWebhook::<u32>::receive(&receiver(), &headers, body).await;
    assert!(received.is_err());

    let log = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
    let lines: Vec<&str> = log.lines().collect();
    assert_eq!(lines.len(), 2, "{log}");
    assert!(lines[0].contains("WARN") && lines[0].contains("no key made any"));
    assert!(lines[1].contains("WARN") && lines[1].contains("cannot be read at line 1"));
    let signature = headers["x-webhook-signature"].to_str().unwrap();
    for secret in [SECRET, signature, "identifier-1", "personal"] {
        assert!(!log.contains(secret), "{log}");
    }
}
