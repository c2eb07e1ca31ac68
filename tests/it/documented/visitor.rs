//! `visitors_service_get`, which is documented with an `Option` and answered with a bare visitor.

use linkbreakers::apis::visitors_api;
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::support::{texts, Server};

#[tokio::test]
async fn a_visitor_is_some() {
    let server = Server::answering(json!({ "id": "v1", "email": "ada@example.com" })).await;
    let include = Some(texts(["devices"]));
    let visitor = visitors_api::visitors_service_get(&server.client, "v1", include).await;
    assert_eq!(
        visitor.unwrap().unwrap().email.as_deref(),
        Some("ada@example.com")
    );
}

#[tokio::test]
async fn an_empty_answer_and_null_are_none() {
    let answers = [
        ResponseTemplate::new(204),
        ResponseTemplate::new(200),
        ResponseTemplate::new(200).set_body_raw("  \n", "application/json"),
        ResponseTemplate::new(200).set_body_raw("null", "application/json"),
    ];
    for answer in answers {
        let server = Server::with(answer).await;
        let visitor = visitors_api::visitors_service_get(&server.client, "v1", None).await;
        assert_eq!(visitor.unwrap(), None);
    }
}

#[tokio::test]
async fn a_visitor_that_does_not_exist_is_an_error() {
    let answer = json!({ "code": 404, "codeType": "NOT_FOUND", "message": "no", "details": [] });
    let server = Server::with(ResponseTemplate::new(404).set_body_json(answer)).await;
    let visitor = visitors_api::visitors_service_get(&server.client, "v1", None).await;
    let error = visitor.unwrap_err();
    assert!(error.is_not_found());
    assert_eq!(error.code_type(), Some("NOT_FOUND"));
}
