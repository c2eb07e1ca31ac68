//! Bodies under their documented names, and answers that stand under a member of their own.

use linkbreakers::apis::links_api;
use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest, UpdateLinkRequest};
use serde_json::{json, Value};

use crate::support::{text, texts, Server};

#[tokio::test]
async fn an_update_link_request_is_patched_onto_the_link() {
    let server = Server::answering(json!({ "link": { "id": "l1", "name": "New" } })).await;
    let changes = UpdateLinkRequest {
        name: text("New"),
        tags: Some(texts(["marketing", "q2-2025"])),
        ..Default::default()
    };
    let answer = links_api::links_service_update(&server.client, "l1", changes).await;
    assert_eq!(answer.unwrap().link.unwrap().name.as_deref(), Some("New"));

    assert_eq!(server.request_lines().await, ["PATCH /v1/links/l1"]);
    let body: Value = server.requests().await[0].body_json().unwrap();
    assert_eq!(
        body,
        json!({ "name": "New", "tags": ["marketing", "q2-2025"] })
    );
}

#[tokio::test]
async fn a_link_is_created_with_its_destination_alone() {
    let link = json!({ "shortlink": "abc", "qrcodeSignedUrl": "https://example.com/q.png" });
    let server = Server::answering(json!({ "link": link, "workflowSteps": [] })).await;
    let request = CreateLinkRequest {
        destination: "https://example.com".to_owned(),
        ..Default::default()
    };
    let answer = links_api::links_service_create(&server.client, request)
        .await
        .unwrap();
    let link = answer.link.unwrap();
    assert_eq!(link.shortlink.unwrap_or_default(), "abc");
    assert_eq!(
        link.qrcode_signed_url.unwrap_or_default(),
        "https://example.com/q.png"
    );
}

#[tokio::test]
async fn a_bulk_request_names_its_links_and_so_does_the_answer() {
    let server = Server::answering(json!({ "links": [{ "name": "A" }, { "name": "B" }] })).await;
    let request = CreateBulkLinksRequest { links: Vec::new() };
    let answer = links_api::links_service_create_bulk(&server.client, request)
        .await
        .unwrap();
    let links = answer.links.unwrap();
    let names: Vec<_> = links
        .into_iter()
        .map(|link| link.name.unwrap_or_default())
        .collect();
    assert_eq!(names, ["A", "B"]);
    let body: Value = server.requests().await[0].body_json().unwrap();
    assert_eq!(body, json!({ "links": [] }));
}

#[tokio::test]
async fn a_deletion_answers_nothing_whatever_the_body_says() {
    for answer in [
        json!({}),
        json!({ "deleted": true }),
        json!(null),
        json!([1]),
    ] {
        let server = Server::answering(answer).await;
        links_api::links_service_delete(&server.client, "l1")
            .await
            .unwrap();
    }
}
