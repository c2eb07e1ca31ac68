//! `directory_id` and `include_all_directories`, which the wire has replaced by `view` with the
//! opposite default.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{links_api, tags_api};
use serde_json::json;

use crate::support::{text, Server};

async fn list(client: &Configuration, directory: Option<&str>, all: Option<bool>) {
    let directory = directory.map(str::to_owned);
    let none = (None, None, None, None, None, None);
    let (size, token, tags, search, sort_by, direction) = none;
    links_api::links_service_list(
        client, size, token, tags, search, sort_by, direction, directory, all, None,
    )
    .await
    .unwrap();
}

#[tokio::test]
async fn both_arguments_become_the_view_that_means_the_same() {
    let unscoped = "GET /v1/links?pageSize=50";
    let root = "GET /v1/links?pageSize=50&view=LINK_VIEW_DIRECTORY";
    let scoped = "GET /v1/links?pageSize=50&view=LINK_VIEW_DIRECTORY&directoryId=d1";
    let table = [
        (None, None, unscoped),
        (None, Some(false), root),
        (None, Some(true), unscoped),
        (Some("d1"), None, scoped),
        (Some("d1"), Some(false), scoped),
        (Some("d1"), Some(true), unscoped),
    ];
    for (directory, all, line) in table {
        let server = Server::answering(json!({})).await;
        list(&server.client, directory, all).await;
        assert_eq!(
            server.request_lines().await,
            [line],
            "{directory:?} {all:?}"
        );
    }
}

#[tokio::test]
async fn the_request_value_takes_both_arguments_too() {
    let server = Server::answering(json!({})).await;
    let request = links_api::list(&server.client).directory_scope(text("d1"), None);
    request.send().await.unwrap();
    let lines = server.request_lines().await;
    let scoped = "GET /v1/links?pageSize=50&view=LINK_VIEW_DIRECTORY&directoryId=d1";
    assert_eq!(lines, [scoped]);
}

#[tokio::test]
async fn a_page_size_of_none_is_50_where_the_wire_requires_one() {
    let server = Server::answering(json!({})).await;
    list(&server.client, None, None).await;
    tags_api::tags_service_list(&server.client, None, None, None)
        .await
        .unwrap();
    links_api::list(&server.client).send().await.unwrap();
    tags_api::list(&server.client).send().await.unwrap();
    let (links, tags) = ("GET /v1/links?pageSize=50", "GET /v1/tags?pageSize=50");
    assert_eq!(server.request_lines().await, [links, tags, links, tags]);
}
