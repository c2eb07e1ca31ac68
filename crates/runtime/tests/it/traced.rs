//! The spans of a call: OpenTelemetry's names, and nothing that identifies anybody.

use std::io::Write;
use std::sync::{Arc, Mutex, Once};

use crate::support::{answer, answer_with, get, patient, Script, VirtualClock, CANARY};
use serde_json::Value;
use tracing_subscriber::fmt::format::FmtSpan;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A subscriber for the whole program, which wants everything: or else a place in the code that is
/// reached for the first time by a test without a subscriber may stay silent for all.
fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(tracing_subscriber::registry()).unwrap();
    });
}

#[tokio::test]
async fn spans_name_the_template_and_never_the_path_the_query_or_the_key() {
    listen();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let echo = format!(r#"{{"message":"bad {CANARY}"}}"#);
    let script = Script::new([
        answer(503, ""),
        answer_with(200, &[("sunset", "Sun, 06 Nov 2044 08:49:37 GMT")], "{}"),
        answer(401, &echo),
    ]);
    let configuration = patient(&script, &VirtualClock::new());
    let call = get(&configuration).query("email", "ada@example.com".to_owned());
    call.send::<Value>().await.unwrap();
    get(&configuration).send::<Value>().await.unwrap_err();
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for said in [
        r#"otel.kind="client""#,
        r#"http.request.method="GET""#,
        r#"url.template="/v1/tides/{port}""#,
        r#"server.address="tides.example""#,
        "server.port=443",
        "http.response.status_code=503",
        "http.request.resend_count=1",
        "http.response.status_code=200",
        r#"error.type="401""#,
        "trying again",
        "wait_ms=125",
        "the operation is deprecated",
        "api.attempts=2",
    ] {
        assert!(log.contains(said), "{said} is not in\n{log}");
    }
    for hidden in [CANARY, "brest", "ada@example.com", "ada%40"] {
        assert!(!log.contains(hidden), "{hidden} is in\n{log}");
    }
}

#[tokio::test]
async fn pages_that_are_fetched_ahead_stay_in_the_callers_span() {
    use crate::pages::library::{items, Library};
    use tracing::Instrument;

    listen();
    let library = Arc::new(Library::of(&[1, 1]));
    // Those that were reached before there was any subscriber are known from here on.
    items(&library).prefetch(2).try_collect(9).await.unwrap();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    tracing::callsite::rebuild_interest_cache();
    let read = items(&library).prefetch(2).try_collect(9);
    let read = read.instrument(tracing::info_span!("nightly_export"));
    assert_eq!(read.await.unwrap().len(), 2);
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert_eq!(log.matches("nightly_export:api.call").count(), 4, "{log}");
}

/// A body that says that it is read.
struct Noisy;

impl<'de> serde::Deserialize<'de> for Noisy {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        tracing::info!("decoding");
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

#[tokio::test]
async fn bodies_are_decoded_within_the_span_of_the_call() {
    listen();
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let script = Script::new([answer(200, "{}")]);
    let configuration = patient(&script, &VirtualClock::new());
    get(&configuration).send::<Noisy>().await.unwrap();
    drop(guard);
    let log = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    let line = log.lines().find(|line| line.contains("decoding")).unwrap();
    assert!(line.contains("api.call{"), "{line}");
    assert!(!line.contains("http.client.request"), "{line}");
}
