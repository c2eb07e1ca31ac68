//! The key that was really sent is kept out of everything, before and after it was renewed.

use std::error::Error as _;

use linkbreakers_runtime::key_source::Secret;
use linkbreakers_runtime::{Call, Error, ErrorKind};
use serde_json::Value;

use super::{again, builder, once, Ring};
use crate::pages::library::{Books, SHELF};
use crate::support::{answer, answer_with, get, Script, CANARY};

fn assert_hidden(error: &Error) {
    let mut shown = format!(
        "{error} {error:?} {error:#?} {} {:?} {:?} {:?}",
        error.explain(),
        error.body(),
        error.headers(),
        error.details()
    );
    let mut cause = error.source();
    while let Some(inner) = cause {
        shown.push_str(&format!("{inner} {inner:?}"));
        cause = inner.source();
    }
    assert!(!shown.contains("canary"), "{shown}");
}

#[tokio::test]
async fn an_echoed_key_is_not_shown_by_the_error() {
    let echo = format!("Bearer {CANARY}");
    let headers = [("x-echo", echo.as_str()), ("x-request-id", CANARY)];
    let body = format!(r#"{{"codeType":"{CANARY}","message":"{CANARY}","details":["{CANARY}"]}}"#);
    for status in [200, 400, 401, 500] {
        let body = match status {
            // No answer of the operation: it cannot be read.
            200 => format!(r#"["{CANARY}"]"#),
            _ => body.clone(),
        };
        let source = Ring::of([CANARY]);
        let (_, configuration) = once([answer_with(status, &headers, &body)], &source);
        assert_hidden(&get(&configuration).send::<Value>().await.unwrap_err());
        // The same under a key that came after another was refused.
        let source = Ring::of(["k1", CANARY]);
        let steps = [answer(401, "{}"), answer_with(status, &headers, &body)];
        let (_, configuration) = once(steps, &source);
        assert_hidden(&get(&configuration).send::<Value>().await.unwrap_err());
    }
}

#[tokio::test]
async fn a_response_does_not_show_it() {
    let source = Ring::of(["k1", CANARY]);
    let echo = answer_with(200, &[("x-echo", CANARY)], "{}");
    let (_, configuration) = once([answer(401, "{}"), echo], &source);
    let response = get(&configuration)
        .send_for_response::<Value>()
        .await
        .unwrap();
    assert!(!format!("{response:?}").contains("canary"));
}

#[tokio::test]
async fn a_bad_item_does_not_hold_it() {
    let source = Ring::of(["k1", CANARY]);
    let page = format!(r#"{{"books":[{{"id":"1","title":["{CANARY}"]}}]}}"#);
    let (_, configuration) = again([answer(401, "{}"), answer(200, &page)], &source);
    let listing = Call::new(&configuration, &SHELF).into_listing();
    let mut items = listing.items::<Books>().isolate_bad_items();
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_hidden(&error);
    let raw = error.bad_item().unwrap().raw().to_string();
    assert!(!raw.contains("canary"), "{raw}");
}

#[test]
fn neither_configurations_nor_keys_show_it() {
    let source = Ring::of([CANARY]);
    let builder = builder(Script::new([]), &source);
    let shown = format!("{builder:?} {builder:#?}");
    let configuration = builder.build().unwrap();
    let shown = format!("{shown} {configuration:?} {:?}", Secret::new(CANARY));
    assert!(!shown.contains("canary"), "{shown}");
    assert_ne!(
        Secret::new("a").fingerprint(),
        Secret::new("b").fingerprint()
    );
    assert_eq!(Secret::new("a").fingerprint().len(), 8);
}
