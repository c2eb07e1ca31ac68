//! Requests at the edges: what is left out, what is refused, and where a base URL leads.

use linkbreakers::apis::{links_api, tags_api};
use serde_json::json;

use super::link_bodies::link;
use crate::support::Server;

#[tokio::test]
async fn what_is_not_set_is_not_sent() {
    let server = Server::answering(json!({})).await;
    let create = linkbreakers::models::CreateLinkRequest {
        destination: "https://example.com".to_owned(),
        ..Default::default()
    };
    links_api::create(&server.client, create)
        .send()
        .await
        .unwrap();
    links_api::get(&server.client, "id").send().await.unwrap();
    let requests = server.requests().await;
    assert_eq!(
        requests[0].body,
        br#"{"destination":"https://example.com"}"#
    );
    assert_eq!(requests[1].url.query(), None);
}

#[tokio::test]
async fn an_empty_list_is_not_sent_and_an_empty_text_is() {
    let server = Server::answering(json!({})).await;
    let request = links_api::list(&server.client).tags([""; 0]).search("");
    request.send().await.unwrap();
    let lines = server.request_lines().await;
    assert_eq!(lines, ["GET /v1/links?pageSize=50&search="]);
}

#[tokio::test]
async fn the_last_setting_of_a_parameter_wins() {
    let server = Server::answering(json!({})).await;
    let request = links_api::list(&server.client)
        .tags(["a", "b"])
        .page_size(1);
    request.tags(["c"]).page_size(2).send().await.unwrap();
    let lines = server.request_lines().await;
    assert_eq!(lines, ["GET /v1/links?tags=c&pageSize=2"]);
}

#[tokio::test]
async fn an_identifier_that_names_no_item_is_refused_and_nothing_is_sent() {
    let server = Server::answering(json!({})).await;
    for id in ["", ".", ".."] {
        let error = links_api::delete(&server.client, id)
            .send()
            .await
            .unwrap_err();
        assert!(error.is_invalid_request(), "{error:?}");
        assert_eq!(error.operation(), Some("LinksService_Delete"));
        assert!(error.message().contains("`id`"), "{error}");
    }
    assert!(server.requests().await.is_empty());
}

#[tokio::test]
async fn a_base_url_may_have_a_path_and_a_slash_at_its_end() {
    let server = Server::answering(json!({})).await;
    let origin = server.client.base_path.clone();
    for base in ["", "/", "/proxy/api", "/proxy/api/"] {
        let mut client = server.client.clone();
        client.base_path = format!("{origin}{base}");
        tags_api::list(&client).send().await.unwrap();
    }
    let lines = server.request_lines().await;
    let (plain, proxied) = (
        "GET /v1/tags?pageSize=50",
        "GET /proxy/api/v1/tags?pageSize=50",
    );
    assert_eq!(lines, [plain, plain, proxied, proxied]);
}

#[tokio::test]
async fn without_a_key_no_authorization_is_sent() {
    let mut server = Server::answering(json!({})).await;
    server.client.bearer_access_token = None;
    tags_api::list(&server.client).send().await.unwrap();
    assert_eq!(
        server.requests().await[0].headers.get("authorization"),
        None
    );
}

#[tokio::test]
async fn the_user_agent_is_the_callers_and_the_client_is_named_all_the_same() {
    let mut server = Server::answering(json!({})).await;
    server.client.user_agent = Some("shop/2.1".to_owned());
    tags_api::list(&server.client).send().await.unwrap();
    let headers = &server.requests().await[0].headers;
    assert_eq!(headers["user-agent"], "shop/2.1");
    let client = headers["linkbreakers-client"].to_str().unwrap();
    assert!(client.starts_with("sdk-rust/"), "{client}");
}

#[tokio::test]
async fn each_write_without_a_key_of_its_own_gets_a_new_one() {
    let server = Server::answering(json!({})).await;
    for _ in 0..2 {
        links_api::create(&server.client, link())
            .send()
            .await
            .unwrap();
    }
    let requests = server.requests().await;
    let keys = [0, 1].map(|number: usize| &requests[number].headers["idempotency-key"]);
    assert_ne!(keys[0], keys[1]);
}
