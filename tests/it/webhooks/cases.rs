//! What must hold in either framework; the macro at the end makes a test of each case.

use chrono::TimeDelta;
use linkbreakers::http::{HeaderMap, HeaderValue, StatusCode};
use linkbreakers::webhooks::{Key, MemoryReplayStore, Receiver};

use super::desk::{soon, Framework, Mode};
use super::sender::{hang_up, status};
use super::{signed, signed_by, verifier, LAST_SECRET, LIMIT, SECRET};

const BODY: &[u8] = br#"{"type": "link.visited", "event": {"id": "6f1c"}}"#;

fn plain(status: StatusCode) -> (StatusCode, String) {
    (status, status.canonical_reason().unwrap().to_owned())
}

pub(crate) async fn a_good_message_is_handled_once(framework: Framework) {
    let server = framework.start();
    let headers = signed("1", BODY);
    let (status, _) = server.post("/events", headers.clone(), BODY).await;
    assert_eq!(status, StatusCode::OK);
    for _ in 0..2 {
        let answer = server.post("/events", headers.clone(), BODY).await;
        assert_eq!(answer, plain(StatusCode::OK));
    }
    assert_eq!(server.desk.begun(), 1);
}

pub(crate) async fn what_is_not_verified_is_told_no_reason(framework: Framework) {
    let server = framework.start();
    let mut unsigned = signed("1", BODY);
    unsigned.remove("x-webhook-signature");
    let mut doubled = signed("1", BODY);
    doubled.append("x-webhook-id", HeaderValue::from_static("1"));
    let mut not_ascii = signed("1", BODY);
    not_ascii.insert("x-webhook-id", HeaderValue::from_bytes(&[0xff]).unwrap());
    let ten_minutes = TimeDelta::minutes(10);
    for (headers, body) in [
        (HeaderMap::new(), BODY),
        (unsigned, BODY),
        (doubled, BODY),
        (not_ascii, BODY),
        (signed("1", BODY), b"{}"),
        (signed("1", BODY), b""),
        (
            signed_by("some other secret", "1", TimeDelta::zero(), BODY),
            BODY,
        ),
        (signed_by(SECRET, "1", ten_minutes, BODY), BODY),
        (signed_by(SECRET, "1", -ten_minutes, BODY), BODY),
    ] {
        let answer = server.post("/events", headers, body).await;
        assert_eq!(answer, plain(StatusCode::UNAUTHORIZED));
    }
    assert_eq!(server.desk.begun(), 0);
}

pub(crate) async fn a_copy_waits_while_the_first_is_in_progress(framework: Framework) {
    let server = framework.start();
    let headers = signed("1", BODY);
    server.desk.set(Mode::Wait);
    let first = server.post("/events", headers.clone(), BODY);
    let second = async {
        soon(server.desk.entered.notified()).await;
        let answer = server.post("/events", headers.clone(), BODY).await;
        assert_eq!(answer, plain(StatusCode::CONFLICT));
        server.desk.gate.notify_one();
    };
    let ((first, _), ()) = tokio::join!(first, second);
    assert_eq!(first, StatusCode::OK);
    assert_eq!(server.desk.begun(), 1);
}

pub(crate) async fn what_failed_is_handled_when_it_comes_again(framework: Framework) {
    let server = framework.start();
    let headers = signed("1", BODY);
    server.desk.set(Mode::Fail);
    let (failed, _) = server.post("/events", headers.clone(), BODY).await;
    assert_eq!(failed, StatusCode::INTERNAL_SERVER_ERROR);
    server.desk.set(Mode::Succeed);
    let (again, _) = server.post("/events", headers.clone(), BODY).await;
    assert_eq!(again, StatusCode::OK);
    assert_eq!(server.desk.begun(), 2);
    let copy = server.post("/events", headers, BODY).await;
    assert_eq!((copy, server.desk.begun()), (plain(StatusCode::OK), 2));
}

pub(crate) async fn a_sender_that_hangs_up_releases(framework: Framework) {
    let server = framework.start();
    let headers = signed("1", BODY);
    server.desk.set(Mode::Wait);
    let framing = format!("content-length: {}", BODY.len());
    let stream = server.raw(&headers, &framing, BODY).await;
    soon(server.desk.entered.notified()).await;
    hang_up(stream);
    soon(server.desk.left.notified()).await;
    server.desk.set(Mode::Succeed);
    // The claim goes just after the work.
    let again = async {
        loop {
            let (status, _) = server.post("/events", headers.clone(), BODY).await;
            if status != StatusCode::CONFLICT {
                break status;
            }
        }
    };
    assert_eq!(soon(again).await, StatusCode::OK);
    assert_eq!(server.desk.begun(), 2);
}

pub(crate) async fn a_body_is_limited_while_it_is_read(framework: Framework) {
    let server = framework.start();
    let exact = vec![b' '; LIMIT - 2];
    let exact = [&exact, b"{}".as_slice()].concat();
    let (fits, _) = server.post("/events", signed("1", &exact), &exact).await;
    assert_eq!(fits, StatusCode::OK);

    let large = [&exact, b" ".as_slice()].concat();
    let headers = signed("2", BODY);
    let answer = server.post("/events", headers.clone(), &large).await;
    assert_eq!(answer, plain(StatusCode::PAYLOAD_TOO_LARGE));

    // A length is enough: nothing of the body is waited for.
    let framing = format!("content-length: {}", LIMIT + 1);
    let mut stream = server.raw(&headers, &framing, b"").await;
    assert_eq!(status(&mut stream).await, 413);

    // Chunks without an end.
    let chunk = format!("{:x}\r\n{}\r\n", LIMIT / 2, " ".repeat(LIMIT / 2));
    let chunks = chunk.repeat(3);
    let framing = "transfer-encoding: chunked";
    let mut stream = server.raw(&headers, framing, chunks.as_bytes()).await;
    assert_eq!(status(&mut stream).await, 413);
    assert_eq!(server.desk.begun(), 1);
}

pub(crate) async fn a_length_that_lies_gains_nothing(framework: Framework) {
    let server = framework.start();
    let headers = signed("1", BODY);
    let mut short = server.raw(&headers, "content-length: 5", BODY).await;
    assert_eq!(status(&mut short).await, 401);
    // More than comes: there is no message to handle.
    hang_up(server.raw(&headers, "content-length: 500", BODY).await);
    assert_eq!(server.desk.begun(), 0);
    let (whole, _) = server.post("/events", headers, BODY).await;
    assert_eq!((whole, server.desk.begun()), (StatusCode::OK, 1));
}

pub(crate) async fn bytes_come_as_they_are(framework: Framework) {
    let server = framework.start();
    let body = [0xff, 0xfe, 0x00, b'\n'];
    let answer = server.post("/raw", signed("1", &body), &body).await;
    assert_eq!(answer, (StatusCode::OK, "4".to_owned()));
}

pub(crate) async fn a_verified_body_of_another_shape_is_a_bad_request(framework: Framework) {
    let server = framework.start();
    for (path, body) in [
        ("/events", b"[]".as_slice()),
        ("/events", b""),
        ("/events", &[0xff]),
        ("/typed", br#"{"amount": "seven"}"#),
    ] {
        // Twice: it is neither done nor in progress.
        for _ in 0..2 {
            let answer = server.post(path, signed("1", body), body).await;
            assert_eq!(answer, plain(StatusCode::BAD_REQUEST));
        }
    }
    let body = br#"{"amount": 7}"#;
    let answer = server.post("/typed", signed("1", body), body).await;
    assert_eq!(answer, (StatusCode::OK, "7".to_owned()));
}

pub(crate) async fn either_key_is_accepted(framework: Framework) {
    let server = framework.start();
    for (id, secret) in [("1", SECRET), ("2", LAST_SECRET)] {
        let headers = signed_by(secret, id, TimeDelta::zero(), BODY);
        let (status, _) = server.post("/events", headers, BODY).await;
        assert_eq!(status, StatusCode::OK);
    }
    assert_eq!(server.desk.labels(), ["new", "old"]);
}

pub(crate) async fn a_store_that_cannot_tell_is_unavailable(framework: Framework) {
    let keys = [Key::secret("new", SECRET).unwrap()];
    let full = MemoryReplayStore::new().with_capacity(0);
    let receiver = Receiver::new(verifier(keys)).with_store(std::sync::Arc::new(full));
    let server = (framework.0)(receiver);
    let answer = server.post("/events", signed("1", BODY), BODY).await;
    assert_eq!(answer, plain(StatusCode::SERVICE_UNAVAILABLE));
    assert_eq!(server.desk.begun(), 0);
}

/// A test of each case, with the servers of `$framework`.
macro_rules! in_framework {
    ($framework:expr) => {
        $crate::webhooks::cases::in_framework!($framework;
            a_good_message_is_handled_once
            what_is_not_verified_is_told_no_reason
            a_copy_waits_while_the_first_is_in_progress
            what_failed_is_handled_when_it_comes_again
            a_sender_that_hangs_up_releases
            a_body_is_limited_while_it_is_read
            a_length_that_lies_gains_nothing
            bytes_come_as_they_are
            a_verified_body_of_another_shape_is_a_bad_request
            either_key_is_accepted
            a_store_that_cannot_tell_is_unavailable
        );
    };
    ($framework:expr; $($case:ident)+) => {
        $(
            #[tokio::test]
            async fn $case() {
                $crate::webhooks::cases::$case($framework).await;
            }
        )+
    };
}
pub(crate) use in_framework;
