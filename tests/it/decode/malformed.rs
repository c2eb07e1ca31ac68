//! What is no answer at all gives an error that says so: HTML pages, cut bodies, garbage.

use linkbreakers::apis::links_api;
use linkbreakers::{Error, ErrorKind};

use super::document::{operations, Described, Schema};
use super::example::example;
use super::registry::entry;
use super::script::{answer, Answer, Script};

const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head></html>\n";

async fn refused(operation: &Described, answer: Answer) -> Error {
    let client = Script::always(answer).client();
    match (entry(operation.id).send)(&client).await {
        Ok(read) => panic!("{} read {read}", operation.id),
        Err(error) => error,
    }
}

/// The operations whose answer is read.
fn reading() -> Vec<Described> {
    let mut operations = operations();
    operations.retain(|operation| !operation.ignores_its_answer());
    operations
}

#[tokio::test]
async fn a_gateways_page_is_the_gateways_status() {
    for operation in operations() {
        let error = refused(
            &operation,
            answer(502, &[("content-type", "text/html")], PAGE),
        )
        .await;
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.status().map(|status| status.as_u16()), Some(502));
        assert!(error.to_string().contains(operation.id), "{error}");
        assert!(error.message().contains("HTML"), "{error}");
        assert_eq!(error.body(), Some(PAGE));
    }
}

#[tokio::test]
async fn a_page_with_status_200_is_no_answer() {
    for operation in reading() {
        let error = refused(
            &operation,
            answer(200, &[("content-type", "text/html")], PAGE),
        )
        .await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        assert_eq!(error.json_path(), Some("$"));
        assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
        assert_eq!(error.body(), Some(PAGE));
        let explained = error.explain();
        assert!(
            explained.contains(operation.id) && !explained.contains('\n'),
            "{explained}"
        );
    }
}

#[tokio::test]
async fn a_body_that_was_cut_is_never_read_as_a_whole_one() {
    for operation in reading() {
        let whole = example(Schema::of(operation.answer().1), 0).to_string();
        let step = (whole.len() / 60).max(1);
        for end in (1..whole.len()).step_by(step) {
            let cut = whole.as_bytes().get(..end).unwrap().to_vec();
            let error = refused(&operation, answer(200, &[], cut)).await;
            assert_eq!(error.kind(), ErrorKind::Decode, "cut at {end}");
            assert_eq!(error.operation(), Some(operation.id));
            assert!(
                !error.json_path().unwrap_or_default().is_empty(),
                "cut at {end}"
            );
        }
    }
}

#[tokio::test]
async fn what_is_not_an_object_is_refused_at_the_root() {
    for operation in reading() {
        for body in [
            "7",
            "true",
            r#""text""#,
            "{",
            "[",
            "}",
            "nul",
            "\u{0}",
            "{}{}",
            "{} x",
        ] {
            let error = refused(&operation, answer(200, &[], body)).await;
            assert_eq!(error.kind(), ErrorKind::Decode, "{body}");
            assert_eq!(error.json_path(), Some("$"), "{body}: {error}");
        }
    }
}

#[tokio::test]
async fn bytes_that_are_no_text_are_refused() {
    for operation in reading() {
        for body in [&b"\xff\xfe{}"[..], b"\xc3(", b"{\"\xff\":1}\xff"] {
            let error = refused(&operation, answer(200, &[], body)).await;
            assert_eq!(error.kind(), ErrorKind::Decode);
        }
    }
}

#[tokio::test]
async fn a_stray_byte_costs_neither_the_answer_nor_the_place_of_another_mistake() {
    let body = b"{\"link\":{\"name\":\"caf\xe9\",\"addedLater\":\"\xff\"}}";
    let client = Script::always(answer(200, &[], &body[..])).client();
    let found = links_api::get(&client, "one").send().await.unwrap();
    assert_eq!(found.link.unwrap().name.as_deref(), Some("caf\u{fffd}"));

    let body = b"{\"link\":{\"name\":\"caf\xe9\xe9\xe9\",\"createdAt\":\"soon\"}}";
    let client = Script::always(answer(200, &[], &body[..])).client();
    let error = links_api::get(&client, "one").send().await.unwrap_err();
    assert_eq!(error.json_path(), Some("link.createdAt"), "{error}");
}

#[tokio::test]
async fn bottomless_nesting_ends_and_its_error_is_short() {
    let deep = format!("{}1{}", r#"{"a":["#.repeat(50_000), "]}".repeat(50_000));
    for operation in operations() {
        // In a field that nobody reads it does no harm.
        let body = format!(r#"{{"addedLater":{deep}}}"#);
        let client = Script::json(200, body).client();
        (entry(operation.id).send)(&client).await.unwrap();
    }
    let body = format!(r#"{{"workflowSteps":[{{"payload":{{"linkVisit":{deep}}}}}]}}"#);
    let client = Script::json(200, body).client();
    let error = (entry("LinksService_Create").send)(&client)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    let path = error.json_path().unwrap();
    assert!(
        path.starts_with("workflowSteps[0].payload.linkVisit.a[0].a[0]"),
        "{path}"
    );
    assert!(error.to_string().len() < 1000 && error.body().unwrap().len() <= 16 * 1024);
}

#[tokio::test]
async fn a_write_whose_answer_cannot_be_read_keeps_its_idempotency_key() {
    // The write may have been done: only with its key can it be asked for again.
    for operation in reading() {
        if operation.definition.get("x-idempotency").is_some() {
            let script = Script::json(200, "{");
            let error = (entry(operation.id).send)(&script.client())
                .await
                .unwrap_err();
            let sent = script.requests().remove(0).headers()["idempotency-key"].clone();
            let kept = error.idempotency_key().map(|key| key.as_str());
            assert_eq!(kept, sent.to_str().ok(), "{}", operation.id);
        }
    }
}

#[tokio::test]
async fn a_body_above_the_limit_is_refused_and_named() {
    for operation in operations() {
        let script = Script::new(|_| Err(linkbreakers::transport::TransportError::too_large(8)));
        let error = (entry(operation.id).send)(&script.client())
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.to_string().contains(operation.id), "{error}");
    }
}
