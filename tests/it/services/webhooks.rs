//! What comes of deliveries: handled once, refused, or handled when they come again.

use chrono::TimeDelta;
use linkbreakers::apis::links_api;
use linkbreakers::http::StatusCode;
use linkbreakers::models::CreateLinkRequest;
use linkbreakers_emulator::{Emulator, Fault, FaultScript};
use serde_json::json;

use super::in_both;
use super::program::{program, received, Running};
use super::sender::{signed, signed_by, SECRET};
use crate::support::{client, text, KEY};

in_both! {
    each_delivery_is_handled_once
    what_is_not_verified_is_refused
    a_copy_waits_while_the_first_is_in_progress
    a_delivery_that_failed_is_handled_when_it_comes_again
    keys_rotate
}

const BODY: &[u8] = br#"{"type": "link.visited"}"#;

async fn each_delivery_is_handled_once(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let headers = signed("msg_1", BODY);
    let status = service.deliver(headers.clone(), BODY).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let line = service.line("delivery handled").await;
    assert!(
        line.contains("delivery.id=\"msg_1\" key=\"default\""),
        "{line}"
    );
    // A copy, and a repetition of the sender with a new timestamp.
    let later = signed_by(SECRET, "msg_1", TimeDelta::seconds(-1), BODY);
    for again in [headers, later] {
        assert_eq!(service.deliver(again, BODY).await, StatusCode::OK);
    }
    service.signal("TERM");
    assert!(service.ended().await.success());
    let handled = |line: &&String| line.contains("delivery handled");
    assert_eq!(service.log.iter().filter(handled).count(), 1);
    assert!(!service.log.join("\n").contains(SECRET));
}

async fn what_is_not_verified_is_refused(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let ten_minutes = TimeDelta::minutes(10);
    let foreign = signed_by("the secret of somebody else", "1", TimeDelta::zero(), BODY);
    for (headers, body) in [
        (Default::default(), BODY),
        (foreign, BODY),
        (signed("1", BODY), b"{}".as_slice()),
        (signed_by(SECRET, "1", ten_minutes, BODY), BODY),
        (signed_by(SECRET, "1", -ten_minutes, BODY), BODY),
    ] {
        let status = service.deliver(headers, body).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        service.line("webhook refused").await;
    }
    let large = vec![b' '; 64 * 1024 + 1];
    let headers = signed("1", &large);
    let status = service.send_large("/webhooks", &headers, &large).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let status = service.deliver(signed("1", b"[]"), b"[]").await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
    // None of that has claimed it.
    let status = service.deliver(signed("1", BODY), BODY).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

async fn a_copy_waits_while_the_first_is_in_progress(name: &str) {
    let emulator = Emulator::start().await.unwrap();
    let service = Running::start(name, &emulator).await;
    let body = br#"{"event": {"linkId": "0190a1b2-0000-7000-8000-000000000000"}}"#;
    let headers = signed("msg_1", body);
    let hold = emulator.hold().await;
    let first = service.deliver(headers.clone(), body);
    let copy = async {
        received(&emulator, 1).await;
        let status = service.deliver(headers.clone(), body).await;
        assert_eq!(status, StatusCode::CONFLICT);
        drop(hold);
    };
    let (first, ()) = tokio::join!(first, copy);
    assert_eq!(first, StatusCode::NO_CONTENT);
    assert_eq!(service.deliver(headers, body).await, StatusCode::OK);
}

async fn a_delivery_that_failed_is_handled_when_it_comes_again(name: &str) {
    let emulator = Emulator::builder().token(KEY).start().await.unwrap();
    let link = CreateLinkRequest {
        destination: "https://example.com/summer".to_owned(),
        name: text("Summer sale"),
        ..Default::default()
    };
    let client = client(emulator.url());
    let link = links_api::create(&client, link).send().await.unwrap().link;
    let id = link.unwrap().id.unwrap();
    let mut service = Running::start(name, &emulator).await;

    emulator.set_faults(FaultScript::list([Fault::status(503)]));
    let body = json!({"type": "link.visited", "event": {"linkId": id}}).to_string();
    let headers = signed("msg_1", body.as_bytes());
    let failed = service.deliver(headers.clone(), body.as_bytes()).await;
    assert_eq!(failed, StatusCode::INTERNAL_SERVER_ERROR);
    service.line("delivery failed").await;

    let again = service.deliver(headers.clone(), body.as_bytes()).await;
    assert_eq!(again, StatusCode::NO_CONTENT);
    let line = service.line("delivery handled").await;
    assert!(line.contains("link=\"Summer sale\""), "{line}");
    let copy = service.deliver(headers, body.as_bytes()).await;
    assert_eq!(copy, StatusCode::OK);
    // The creation, one attempt that failed, one that did not.
    assert_eq!(emulator.request_count(), 3);

    // A link that is gone is no failure: the delivery would come for ever.
    let gone = json!({"event": {"linkId": "0190a1b2-0000-7000-8000-000000000000"}}).to_string();
    let headers = signed("msg_2", gone.as_bytes());
    let status = service.deliver(headers, gone.as_bytes()).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
}

async fn keys_rotate(name: &str) {
    let list =
        "2026-07=the-new-secret-of-2026==, 2025-07@2999-01-01T00:00:00Z=the-secret-of-2025, \
                2024-07@2025-01-01T00:00:00Z=the-secret-of-2024";
    let mut command = program(name);
    command
        .env_remove("WEBHOOK_SECRET")
        .env("WEBHOOK_SECRETS", list);
    let mut service = Running::with(&mut command).await;
    for (secret, label) in [
        ("the-new-secret-of-2026==", "2026-07"),
        ("the-secret-of-2025", "2025-07"),
    ] {
        let headers = signed_by(secret, label, TimeDelta::zero(), BODY);
        assert_eq!(service.deliver(headers, BODY).await, StatusCode::NO_CONTENT);
        let line = service.line("delivery handled").await;
        assert!(line.contains(&format!("key=\"{label}\"")), "{line}");
    }
    let over = signed_by("the-secret-of-2024", "3", TimeDelta::zero(), BODY);
    assert_eq!(service.deliver(over, BODY).await, StatusCode::UNAUTHORIZED);
}
