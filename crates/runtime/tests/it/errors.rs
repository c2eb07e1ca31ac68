//! What callers learn when a call fails.

use crate::support::{add, answer, answer_with, get, over, Configuration, Script, CANARY, GET};
use linkbreakers_runtime::transport::{Phase, TransportError};
use linkbreakers_runtime::{Call, Error, ErrorKind};
use serde::Deserialize;
use serde_json::Value;

async fn failing(step: crate::support::Step) -> Error {
    let script = Script::new([step]);
    let configuration = over(&script);
    add(&configuration).send::<Value>().await.unwrap_err()
}

#[tokio::test]
async fn a_refusal_is_told_whole() {
    let body = r#"{"code":409,"codeType":"TAKEN","message":"brest is taken","details":[{"a":1}]}"#;
    let headers = [("x-request-id", "r-1"), ("ratelimit-remaining", "3")];
    let error = failing(answer_with(409, &headers, body)).await;
    assert_eq!(error.kind(), ErrorKind::Status);
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.code_type(), Some("TAKEN"));
    assert_eq!(error.message(), "brest is taken");
    assert_eq!(error.details().len(), 1);
    assert_eq!(error.request_id(), Some("r-1"));
    assert_eq!(
        error.rate_limit().and_then(|limit| limit.remaining()),
        Some(3)
    );
    assert_eq!(error.body(), Some(body));
    assert_eq!(error.operation(), Some("Tides_Add"));
    assert_eq!(
        error.to_string(),
        "Tides Tides_Add: 409 Conflict (TAKEN): brest is taken [request id r-1]"
    );
}

#[tokio::test]
async fn every_status_is_itself_and_gets_advice() {
    for status in [
        400, 401, 403, 404, 408, 409, 412, 413, 418, 422, 429, 500, 502, 503, 504, 599,
    ] {
        let error = failing(answer(status, r#"{"code":1,"message":"m"}"#)).await;
        assert_eq!(error.status().unwrap().as_u16(), status);
        let line = error.explain();
        assert!(
            line.contains(&status.to_string()) && !line.contains('\n'),
            "{line}"
        );
    }
    let scoped = Script::new([answer(403, "")]);
    let error = get(&over(&scoped)).send::<Value>().await.unwrap_err();
    assert!(
        error.explain().contains("tides:read"),
        "{}",
        error.explain()
    );
    let quota = failing(answer(429, r#"{"codeType":"PLAN_USED_UP","message":"m"}"#)).await;
    assert!(quota.explain().contains("quota"), "{}", quota.explain());
}

#[tokio::test]
async fn a_wrong_answer_names_operation_and_place() {
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Page {
        tides: Vec<Tide>,
    }
    #[derive(Debug, Deserialize)]
    #[allow(dead_code)]
    struct Tide {
        height: f64,
    }
    for (body, path) in [
        (
            r#"{"tides":[{"height":1},{"height":"high"}]}"#,
            "tides[1].height",
        ),
        (r#"{"tides":[{"height":1},{}]}"#, "tides[1]"),
        (r#"{"tides":[{"height":1"#, "tides[0]"),
        ("<html>not this</html>", "$"),
        ("[]", "$"),
    ] {
        let script = Script::new([answer(200, body)]);
        let error = get(&over(&script)).send::<Page>().await.unwrap_err();
        assert!(error.is_decode(), "{body}");
        assert!(
            error.json_path().unwrap().starts_with(path),
            "{body}: {error:?}"
        );
        assert!(error.to_string().contains("Tides_Get"), "{error}");
        assert_eq!(error.body(), Some(body));
    }
}

#[tokio::test]
async fn transport_failures_keep_their_kind_and_source() {
    let broken = |phase| Err(TransportError::broken(phase, "socket closed"));
    let late = Err(TransportError::timed_out(Phase::Send, "late"));
    for (step, kind) in [
        (broken(Phase::Connect), ErrorKind::Connect),
        (broken(Phase::Send), ErrorKind::Transport),
        (broken(Phase::Body), ErrorKind::Transport),
        (late, ErrorKind::Timeout),
        (Err(TransportError::too_large(9)), ErrorKind::TooLarge),
    ] {
        let error = failing(step).await;
        assert_eq!(error.kind(), kind);
        let has_source = std::error::Error::source(&error).is_some();
        assert_eq!(has_source, kind != ErrorKind::TooLarge);
    }
}

#[tokio::test]
async fn what_cannot_be_sent_is_not_sent() {
    let script = Script::new([]);
    let configuration = over(&script);
    let calls = [
        Call::new(&configuration, &GET).path("port", ""),
        Call::new(&configuration, &GET).path("port", ".."),
        get(&configuration).header("bad name", "x"),
        get(&configuration).header("x-ok", "line\nbreak"),
        get(&configuration).header("Authorization", "Bearer other"),
    ];
    for call in calls {
        let error = call.send::<Value>().await.unwrap_err();
        assert!(error.is_invalid_request(), "{error}");
    }
    assert!(script.seen().is_empty());
}

#[tokio::test]
async fn the_key_is_nowhere_to_be_seen() {
    let echo = format!(r#"{{"message":"bad key {CANARY}","details":["{CANARY}"]}}"#);
    let headers = [("x-request-id", CANARY), ("x-echo", CANARY)];
    let script = Script::new([answer_with(401, &headers, &echo), answer(200, &echo)]);
    let configuration = over(&script);
    let refused = get(&configuration).send::<Value>().await.unwrap_err();
    let unreadable = get(&configuration).send::<u8>().await.unwrap_err();
    let call = get(&configuration);
    for shown in [
        format!("{configuration:?} {call:?}"),
        format!(
            "{refused} {refused:?} {} {:?}",
            refused.explain(),
            refused.headers()
        ),
        format!("{unreadable} {unreadable:?} {:?}", unreadable.body()),
        format!("{:?}", script.seen()),
        format!("{:?}", Configuration::builder().bearer_access_token(CANARY)),
    ] {
        assert!(!shown.contains(CANARY), "{shown}");
    }
    let mut broken = configuration.clone();
    broken.bearer_access_token = Some(format!("{CANARY}\n"));
    let error = get(&broken).send::<Value>().await.unwrap_err();
    assert!(error.is_configuration());
    assert!(!format!("{error} {error:?}").contains(CANARY));
}

#[test]
fn types_are_small_and_can_cross_threads() {
    fn crosses<T: Send + Sync + 'static>() {}
    crosses::<Error>();
    crosses::<Configuration>();
    crosses::<linkbreakers_runtime::Response<Vec<u8>>>();
    assert_eq!(std::mem::size_of::<Error>(), std::mem::size_of::<usize>());
}

#[tokio::test]
async fn not_even_a_part_of_a_long_key_is_seen() {
    let key = format!("{CANARY}-{}", "k".repeat(80));
    let bodies = [
        format!(r#"{{"at":"{key}"}}"#),
        format!(r#"{{"{key}":5}}"#),
        format!(r#"{{"message":"{}{key}"}}"#, "m".repeat(980)),
        format!("<{key}"),
    ];
    for body in bodies {
        for status in [200, 400] {
            let script = Script::new([answer(status, &body)]);
            let mut configuration = over(&script);
            configuration.bearer_access_token = Some(key.clone());
            let error = get(&configuration).send::<u8>().await.unwrap_err();
            let shown = format!("{error} {error:?} {} {:?}", error.explain(), error.body());
            assert!(!shown.contains("canary"), "{shown}");
        }
    }
}

#[tokio::test]
async fn headers_that_frame_the_request_are_refused_and_the_key_is_one() {
    let script = Script::new([answer(200, "{}")]);
    let configuration = over(&script);
    for name in ["host", "Content-Length", "transfer-encoding", "connection"] {
        let error = add(&configuration)
            .header(name, "3")
            .send::<Value>()
            .await
            .unwrap_err();
        assert!(error.is_invalid_request(), "{name}");
    }
    let call = add(&configuration).header("Idempotency-Key", "mine");
    assert_eq!(call.key().map(|key| key.as_str()), Some("mine"));
    call.send::<Value>().await.unwrap();
    assert_eq!(
        script.seen()[0]
            .headers()
            .get_all("idempotency-key")
            .iter()
            .count(),
        1
    );
    let call = add(&configuration).header("idempotency-key", "not one");
    assert!(call.send::<Value>().await.unwrap_err().is_invalid_request());
}

#[tokio::test]
async fn a_body_in_an_encoding_that_was_not_asked_for_says_so() {
    let error = failing(answer_with(200, &[("content-encoding", "gzip")], "\u{1f}x")).await;
    assert!(error.is_decode());
    assert!(error.message().contains("content-encoding"), "{error}");
}

#[tokio::test]
async fn a_list_is_no_object() {
    for body in ["[]", "[null]", " [1]"] {
        let error = failing(answer(200, body)).await;
        assert!(error.is_decode(), "{body}");
    }
}
