//! Repeated writes: done once, answered twice.

use linkbreakers::apis::links_api;
use linkbreakers::IdempotencyKey;

use super::workspace::{link_to, Workspace};

fn key() -> IdempotencyKey {
    IdempotencyKey::new("order-4711/link").unwrap()
}

#[tokio::test]
async fn a_repeated_write_is_answered_from_memory_and_marked_so() {
    let workspace = Workspace::start().await;
    let create = || {
        let request = links_api::create(&workspace.client, link_to("https://example.com"));
        request.idempotency_key(key()).send_for_response()
    };
    let first = create().await.unwrap();
    let second = create().await.unwrap();
    assert!(!first.is_replayed());
    assert!(second.is_replayed());
    assert_eq!(first.into_body(), second.into_body());
    assert_eq!(workspace.emulator.link_count(), 1);
}

#[tokio::test]
async fn a_key_cannot_name_two_different_writes() {
    let workspace = Workspace::start().await;
    let create = |destination: &str| {
        let request = links_api::create(&workspace.client, link_to(destination));
        request.idempotency_key(key()).send()
    };
    create("https://example.com/one").await.unwrap();
    let error = create("https://example.com/two").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 422);
    assert_eq!(error.code_type(), Some("IDEMPOTENCY_KEY_REUSED"));
    assert_eq!(error.idempotency_key(), Some(&key()));
    assert!(
        error.explain().contains("idempotency key"),
        "{}",
        error.explain()
    );
    assert_eq!(workspace.emulator.link_count(), 1);
}

#[tokio::test]
async fn writes_without_a_key_of_their_own_are_all_done() {
    let workspace = Workspace::start().await;
    for _ in 0..2 {
        let request = links_api::create(&workspace.client, link_to("https://example.com"));
        assert!(!request.send_for_response().await.unwrap().is_replayed());
    }
    assert_eq!(workspace.emulator.link_count(), 2);
    let records = workspace.emulator.requests();
    assert_ne!(records[0].idempotency_key, records[1].idempotency_key);
}

#[tokio::test]
async fn a_write_is_refused_while_the_first_with_its_key_is_running() {
    let workspace = Workspace::start().await;
    let create = || {
        let request = links_api::create(&workspace.client, link_to("https://example.com"));
        request.idempotency_key(key()).send()
    };
    let hold = workspace.emulator.hold().await;
    let (first, second) = (create(), create());
    let (mut first, mut second) = (Box::pin(first), Box::pin(second));
    // One of the two takes the key and is held; the other is told so at once.
    let error = tokio::select! {
        answer = &mut first => answer.unwrap_err(),
        answer = &mut second => answer.unwrap_err(),
    };
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.code_type(), Some("IDEMPOTENCY_KEY_IN_USE"));
    drop(hold);
}
