//! A key that comes from a source, and one that took the place of another.

use std::sync::Arc;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::key_source::{CachedKeySource, KeySource, KeySourceError, Keying, Secret};
use linkbreakers::transport::Transport;
use linkbreakers::{keys, RetryPolicy};

use super::canary::{assert_error_hides, assert_hidden, KEY};
use crate::decode::registry::registry;
use crate::decode::script::{answer, Script, StoppedClock};

/// Gives another key until it is refused, and then the canary.
struct Rotated;

impl KeySource for Rotated {
    fn key(&self, refused: Option<Secret>) -> Keying<'_> {
        let key = refused.map_or("first", |_| KEY);
        Box::pin(async move { Ok(Secret::new(key)) })
    }
}

fn client(script: &Arc<Script>, source: impl KeySource + 'static) -> Configuration {
    let transport: Arc<dyn Transport> = Arc::clone(script) as _;
    Configuration::builder()
        .key_source(Arc::new(source))
        .transport(transport)
        .clock(Arc::new(StoppedClock))
        .retry(RetryPolicy::never())
        .rate_limiter(None)
        .build()
        .unwrap()
}

/// Refuses the first key, and answers the canary with an echo of it.
fn echo(status: u16) -> Arc<Script> {
    Script::new(move |request| {
        let sent = request.headers()["authorization"].to_str().unwrap();
        if !sent.contains(KEY) {
            return Ok(answer(401, &[], "{}"));
        }
        let body = match status {
            200 => format!(r#"["{sent}"]"#),
            _ => format!(r#"{{"codeType":"{KEY}","message":"{sent}","details":["{sent}"]}}"#),
        };
        Ok(answer(
            status,
            &[("x-echo", sent), ("x-request-id", KEY)],
            body,
        ))
    })
}

#[tokio::test]
async fn a_renewed_key_is_not_shown_by_the_error_of_any_operation() {
    for entry in registry() {
        for status in [200, 401, 403, 500] {
            let script = echo(status);
            let client = client(&script, Rotated);
            assert_hidden(&(entry.debug)(&client));
            assert_hidden(&format!("{client:?} {client:#?}"));
            // Some operations make nothing of the body, so that it cannot be wrong.
            match (entry.respond)(&client).await {
                Ok(seen) => assert_hidden(&seen.debug),
                Err(error) => assert_error_hides(&error),
            }
            assert_eq!(script.requests().len(), 2, "{} {status}", entry.id);
        }
    }
}

#[tokio::test]
async fn a_source_that_fails_does_not_show_what_it_failed_with() {
    let script = Script::json(200, "{}");
    let vault = || async { Err(std::io::Error::new(std::io::ErrorKind::Other, KEY)) };
    let client = client(&script, CachedKeySource::new(vault));
    for entry in registry() {
        let error = (entry.send)(&client).await.unwrap_err();
        assert!(error.is_key_source());
        assert_error_hides(&error);
    }
    assert_error_hides(&keys::require_secret(&client).await.unwrap_err());
    assert!(script.requests().is_empty());
    assert_hidden(&format!("{:?}", KeySourceError::hiding(KEY)));
}

#[tokio::test]
async fn a_key_that_is_refused_at_the_start_is_not_shown() {
    for key in [
        format!("{KEY}\n"),
        format!("Bearer {KEY}"),
        format!("eyJ{KEY}"),
    ] {
        let mut client = Configuration::new();
        client.bearer_access_token = Some(key.clone());
        assert_error_hides(&keys::require_secret(&client).await.unwrap_err());
        let info = keys::inspect(&key);
        assert_hidden(&format!("{info} {info:?}"));
    }
    assert_hidden(&format!("{:?} {:?}", Secret::new(KEY), keys::inspect(KEY)));
}
