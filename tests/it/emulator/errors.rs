//! Refusals: what the error tells, and what it advises.

use linkbreakers::apis::links_api;
use linkbreakers::ErrorKind;

use super::workspace::{link_to, Workspace};
use crate::support::KEY;

#[tokio::test]
async fn a_wrong_key_is_unauthorized_and_the_advice_says_what_to_check() {
    let mut workspace = Workspace::start().await;
    let wrong = "a-key-that-nobody-may-see";
    for key in [Some(wrong.to_owned()), None] {
        workspace.client.bearer_access_token = key;
        let error = links_api::list(&workspace.client).send().await.unwrap_err();
        assert!(error.is_unauthorized(), "{error:?}");
        assert_eq!(error.kind(), ErrorKind::Status);
        assert_eq!(error.code_type(), Some("UNAUTHENTICATED"));
        assert_eq!(error.operation(), Some("LinksService_List"));
        let challenge = error.headers().unwrap()["www-authenticate"]
            .to_str()
            .unwrap();
        assert!(challenge.starts_with("Bearer"), "{challenge}");
        let advice = error.explain();
        assert!(
            advice.contains("check that the Linkbreakers key"),
            "{advice}"
        );
        assert!(!format!("{advice} {error} {error:?}").contains(wrong));
    }
}

#[tokio::test]
async fn an_error_quotes_the_request_id_of_the_server() {
    let workspace = Workspace::start().await;
    let error = links_api::get(&workspace.client, "none")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_not_found());
    let request_id = error.request_id().unwrap().to_owned();
    let record = workspace.emulator.requests().pop().unwrap();
    assert_eq!(record.request_id, request_id);
    assert!(error.to_string().contains(&request_id), "{error}");
    assert!(
        error.to_string().contains("404 Not Found (NOT_FOUND)"),
        "{error}"
    );
    assert!(!error.to_string().contains(KEY));
}

#[tokio::test]
async fn details_name_the_field_that_is_wrong() {
    let workspace = Workspace::start().await;
    let link = linkbreakers::models::CreateLinkRequest {
        shortlink: Some("no code / at all".to_owned()),
        ..link_to("https://example.com")
    };
    let error = links_api::create(&workspace.client, link)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.code_type(), Some("INVALID_ARGUMENT"));
    assert_eq!(error.details()[0]["field"], "shortlink");
    assert!(error.body().unwrap().contains("\"details\""));
    // The write went out under a key, which a caller may want to use again.
    assert!(error.idempotency_key().is_some());
}

#[tokio::test]
async fn nobody_at_the_address_is_a_connect_error() {
    let workspace = Workspace::start().await;
    let client = workspace.client.clone();
    workspace.emulator.shutdown().await;
    let error = links_api::list(&client).send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    assert_eq!(error.status(), None);
    assert!(
        error.explain().contains("nothing was sent"),
        "{}",
        error.explain()
    );
}
