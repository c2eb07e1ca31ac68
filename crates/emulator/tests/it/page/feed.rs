//! The feed that the script of the page listens to.

use reqwest::Response;
use serde_json::{json, Value};

use super::{get, header};
use crate::support::Api;

/// Reads a stream until it has this text, or until its end.
async fn until(stream: &mut Response, wanted: &str) -> String {
    let mut got = String::new();
    while let Some(chunk) = stream.chunk().await.unwrap() {
        got.push_str(std::str::from_utf8(&chunk).unwrap());
        if !wanted.is_empty() && got.contains(wanted) {
            break;
        }
    }
    got
}

#[tokio::test]
async fn the_feed_tells_what_happens_and_ends_with_the_emulator() {
    let api = Api::start().await;
    let mut feed = get(&api, "/feed").await;
    assert_eq!(header(&feed, "content-type"), "text/event-stream");
    assert_eq!(until(&mut feed, "\n\n").await, "retry: 1000\n\n");
    api.link(json!({ "shortlink": "go", "name": "Go" })).await;
    // A question, whatever its method.
    api.post("/v1/visitors/search", json!({})).await;
    api.visit("go", None).await;
    let got = until(&mut feed, "\"path\":\"/go\"").await;
    let kinds: Vec<_> = got
        .lines()
        .filter_map(|line| line.strip_prefix("event: "))
        .collect();
    assert_eq!(kinds, ["change", "request", "request", "event", "request"]);
    let event = got.split("event: event\ndata: ").nth(1).unwrap();
    let event: Value = serde_json::from_str(event.lines().next().unwrap()).unwrap();
    assert_eq!(event["detail"]["shortlink"], "go");
    assert_eq!(event["detail"]["action"], "ACTION_CLICK");
    assert_eq!(event["at"], "2026-05-20T10:00:00Z");

    // Who comes back gets what was missed, and is told when that is not known.
    let again = |last: &str| {
        let request = api.request("GET", "/_emulator/feed");
        request.header("last-event-id", last).send()
    };
    let mut second = again("2").await.unwrap();
    let got = until(&mut second, "\"path\":\"/go\"").await;
    assert!(
        got.contains("id: 4\nevent: event") && !got.contains("id: 2\n"),
        "{got}"
    );
    let mut other = get(&api, "/feed?after=2").await;
    assert!(until(&mut other, "id: 4")
        .await
        .contains("id: 4\nevent: event"));
    drop(other);
    let mut third = again("900").await.unwrap();
    assert!(until(&mut third, "event: reload")
        .await
        .contains("event: reload"));
    drop(third);

    let Api { emulator, .. } = api;
    emulator.shutdown().await;
    assert_eq!(until(&mut feed, "").await, "");
    assert_eq!(until(&mut second, "").await, "");
}

#[tokio::test]
async fn listeners_are_bounded() {
    let api = Api::start().await;
    let mut open = Vec::new();
    for _ in 0..64 {
        let mut feed = get(&api, "/feed").await;
        assert_eq!(feed.status(), 200);
        until(&mut feed, "retry").await;
        open.push(feed);
    }
    assert_eq!(get(&api, "/feed").await.status(), 503);
    let head = api.request("HEAD", "/_emulator/feed").send().await.unwrap();
    assert_eq!(head.status(), 200);
    api.emulator.shutdown().await;
}
