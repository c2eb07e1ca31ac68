//! Values as the documentation prints them: times that are times, ids that are only texts.

use linkbreakers::apis::links_api;
use linkbreakers::models::{Action, Link};
use serde_json::{json, Value};

use crate::support::{moment, Server};

async fn link(link: Value) -> Link {
    let server = Server::answering(json!({ "link": link })).await;
    let answer = links_api::links_service_get(&server.client, "l1", None).await;
    *answer.unwrap().link.unwrap()
}

#[tokio::test]
async fn times_have_fractions_and_offsets_or_not() {
    for (sent, meant) in [
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00Z"),
        ("2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.500Z"),
        (
            "2026-01-31T12:00:00.123456789Z",
            "2026-01-31T12:00:00.123456789Z",
        ),
        ("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z"),
        ("2026-01-31T12:00:00.25-05:30", "2026-01-31T17:30:00.250Z"),
        ("2026-01-31t12:00:00z", "2026-01-31T12:00:00Z"),
    ] {
        let link = link(json!({ "createdAt": sent })).await;
        assert_eq!(link.created_at, Some(moment(meant)), "{sent}");
    }
}

#[tokio::test]
async fn no_time_is_none() {
    for sent in [
        json!({}),
        json!({ "createdAt": null }),
        json!({ "createdAt": "" }),
    ] {
        assert_eq!(link(sent).await.created_at, None);
    }
}

#[tokio::test]
async fn ids_that_are_no_uuids_are_read_and_sent() {
    let odd = "Not a UUID / at all: 日本";
    let server = Server::answering(json!({ "link": { "id": odd, "workspaceId": "7" } })).await;
    let answer = links_api::links_service_get(&server.client, odd, None)
        .await
        .unwrap();
    let link = answer.link.unwrap();
    assert_eq!(link.id.as_deref(), Some(odd));
    assert_eq!(link.workspace_id.as_deref(), Some("7"));
    let line = "GET /v1/links/Not%20a%20UUID%20%2F%20at%20all%3A%20%E6%97%A5%E6%9C%AC";
    assert_eq!(server.request_lines().await, [line]);
}

#[tokio::test]
async fn absent_values_print_as_the_documentation_prints_them() {
    let link = link(json!({})).await;
    assert_eq!(link.name.unwrap_or_default(), "");
    assert_eq!(link.tags.unwrap_or_default(), []);
    assert_eq!(
        format!("{}", link.created_at.unwrap_or_default()),
        "1970-01-01 00:00:00 UTC"
    );
    assert_eq!(format!("{}", Action::default()), "ACTION_UNSPECIFIED");
}

#[tokio::test]
async fn counters_are_numbers_even_when_they_come_as_texts() {
    assert_eq!(
        link(json!({ "eventCount": 9_007_199_254_740_993_i64 }))
            .await
            .event_count,
        Some(9_007_199_254_740_993)
    );
    assert_eq!(
        link(json!({ "eventCount": "9007199254740993" }))
            .await
            .event_count,
        Some(9_007_199_254_740_993)
    );
}
