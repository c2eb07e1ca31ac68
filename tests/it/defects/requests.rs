//! Stock builds URLs that lead elsewhere, and functions that nobody can call without counting.

use linkbreakers::apis::webhooks_api;
use linkbreakers::apis::{links_api, tags_api, visitors_api};
use linkbreakers::models::{CreateLinkRequest, LinkView, WebhookStatus};

use crate::decode::script::Script;

const HOST: &str = "https://api.linkbreakers.com";

/// Defect 6. Stock has optional parameters as positional arguments only; its parameter struct has
/// no `Default`.
#[tokio::test]
async fn defect_06_parameters_have_names_and_can_be_left_out() {
    let script = Script::json(200, "{}");
    let client = script.client();
    links_api::list(&client)
        .search("summer")
        .page_size(20)
        .send()
        .await
        .unwrap();
    let request = CreateLinkRequest {
        destination: "https://example.com".to_owned(),
        ..Default::default()
    };
    links_api::create(&client, request).send().await.unwrap();
    let requests = script.requests();
    let target = requests[0].uri().to_string();
    assert!(
        target.contains("search=summer") && target.contains("pageSize=20"),
        "{target}"
    );
    assert_eq!(target.matches('=').count(), 2, "{target}");
    assert_eq!(
        requests[1].body(),
        r#"{"destination":"https://example.com"}"#
    );
}

/// Defect 11. Stock puts enum values into the URL as they are: `csv/v1` becomes two segments.
#[tokio::test]
async fn defect_11_enum_values_cannot_leave_their_place_in_the_url() {
    let script = Script::json(200, "{}");
    let client = script.client();
    let odd = WebhookStatus::from("csv/v1&status=x#?");
    webhooks_api::list(&client)
        .status(odd)
        .send()
        .await
        .unwrap();
    links_api::list(&client)
        .view(LinkView::Directory)
        .send()
        .await
        .unwrap();
    let requests = script.requests();
    let query = requests[0].uri().query().unwrap();
    assert_eq!(query, "status=csv%2Fv1%26status%3Dx%23%3F");
    assert_eq!(requests[0].uri().path(), "/v1/webhooks");
    assert!(requests[1]
        .uri()
        .query()
        .unwrap()
        .contains("view=LINK_VIEW_DIRECTORY"));
}

/// Defect 12. Stock encodes path values as forms: a space becomes a plus, `..` leads to another
/// route and an empty identifier to the list.
#[tokio::test]
async fn defect_12_path_values_are_one_segment_or_are_refused() {
    let script = Script::json(200, "{}");
    let client = script.client();
    for (value, path) in [
        ("a b", "/v1/links/a%20b"),
        ("a+b", "/v1/links/a%2Bb"),
        ("../webhooks", "/v1/links/..%2Fwebhooks"),
        ("a/b?c#d", "/v1/links/a%2Fb%3Fc%23d"),
        ("%2e%2e", "/v1/links/%252e%252e"),
        ("ü", "/v1/links/%C3%BC"),
    ] {
        links_api::get(&client, value).send().await.unwrap();
        assert_eq!(script.requests().last().unwrap().uri().path(), path);
    }
    visitors_api::delete_attribute(&client, "v1", "$email")
        .send()
        .await
        .unwrap();
    let sent = script.requests();
    assert_eq!(
        sent.last().unwrap().uri().path(),
        "/v1/visitors/v1/attributes/%24email"
    );
    for value in ["", ".", ".."] {
        for error in [
            links_api::get(&client, value)
                .send()
                .await
                .map(drop)
                .unwrap_err(),
            links_api::delete(&client, value).send().await.unwrap_err(),
            links_api::links_service_get(&client, value, None)
                .await
                .map(drop)
                .unwrap_err(),
        ] {
            assert!(error.is_invalid_request(), "{error}");
            assert!(error.message().contains("`id`"), "{error}");
        }
    }
    assert_eq!(script.requests().len(), sent.len(), "nothing was sent");
}

/// Defect 13. Stock glues the base URL and the path together: `https://h/` gives `//v1/links`.
#[tokio::test]
async fn defect_13_a_slash_at_the_end_of_the_base_url_does_no_harm() {
    let script = Script::json(200, "{}");
    for base in [HOST.to_owned(), format!("{HOST}/"), format!("{HOST}//")] {
        let mut client = script.client();
        client.base_path = base;
        tags_api::delete(&client, "a b").send().await.unwrap();
        let target = script.requests().last().unwrap().uri().to_string();
        assert_eq!(target, format!("{HOST}/v1/tags?name=a%20b"));
    }
    let mut client = script.client();
    client.base_path = "http://127.0.0.1:1/gateway/".to_owned();
    tags_api::delete(&client, "t").send().await.unwrap();
    let target = script.requests().last().unwrap().uri().to_string();
    assert_eq!(target, "http://127.0.0.1:1/gateway/v1/tags?name=t");
}
