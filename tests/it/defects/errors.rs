//! Stock errors guess the status, hide what the server said and drop what they cannot read.

use linkbreakers::apis::{links_api, visitors_api};
use linkbreakers::{Error, ErrorKind};
use serde_json::json;

use crate::decode::script::{answer, Script};

async fn refused(status: u16, headers: &[(&str, &str)], body: &str) -> Error {
    let client = Script::always(answer(status, headers, body.to_owned())).client();
    links_api::get(&client, "l1").send().await.unwrap_err()
}

/// Defect 1. Stock decodes errors as an untagged enum whose first variant takes any body, so a 404
/// comes out as the type of another status.
#[tokio::test]
async fn defect_01_the_status_of_an_error_is_the_one_that_was_sent() {
    let ours = r#"{"code":5,"codeType":"NOT_FOUND","message":"no such link","details":[]}"#;
    let foreign = r#"{"timestamp":1,"path":"/v1/links"}"#;
    for status in [400, 401, 403, 404, 409, 418, 422, 429, 500, 503, 599] {
        for body in [ours, foreign, "{}", "[]", "7", "", "<html>"] {
            let error = refused(status, &[], body).await;
            assert_eq!(error.status().map(|sent| sent.as_u16()), Some(status));
            assert_eq!(error.is_not_found(), status == 404);
            assert_eq!(error.is_rate_limited(), status == 429);
            assert_eq!(error.code_type().is_some(), body == ours, "{body}");
            assert_eq!(error.body(), Some(body));
        }
    }
}

/// Defect 7. Stock gives the body of a success and the text of an error, and no header of either.
#[tokio::test]
async fn defect_07_headers_can_be_read_on_answers_and_on_errors() {
    let headers = [
        ("x-request-id", "r-1"),
        ("ratelimit-remaining", "719"),
        ("idempotent-replayed", "true"),
        ("x-other", "kept"),
    ];
    let client = Script::always(answer(200, &headers, "{}")).client();
    let response = links_api::get(&client, "l1")
        .send_for_response()
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.request_id().as_deref(), Some("r-1"));
    assert_eq!(response.headers()["x-other"], "kept");
    assert!(response.is_replayed());
    assert_eq!(
        response.rate_limit().and_then(|limit| limit.remaining()),
        Some(719)
    );

    let error = refused(429, &[("retry-after", "7"), ("x-request-id", "r-2")], "{}").await;
    assert_eq!(error.headers().unwrap()["retry-after"], "7");
    assert_eq!(error.request_id(), Some("r-2"));
}

/// Defect 18. Stock prints "error in response: status code 502 Bad Gateway" and nothing else.
#[tokio::test]
async fn defect_18_an_error_prints_what_the_server_said() {
    let body = json!({
        "code": 409, "codeType": "SHORTLINK_TAKEN", "message": "`summer` is taken",
        "details": [{"shortlink": "summer"}],
    });
    let error = refused(409, &[("x-request-id", "r-3")], &body.to_string()).await;
    for text in [error.to_string(), error.explain()] {
        for part in [
            "LinksService_Get",
            "409",
            "SHORTLINK_TAKEN",
            "`summer` is taken",
            "r-3",
        ] {
            assert!(text.contains(part), "{part} is missing in {text}");
        }
    }
    assert_eq!(error.details(), [json!({"shortlink": "summer"})]);
    let enveloped = refused(409, &[], &json!({"error": body}).to_string()).await;
    assert_eq!(enveloped.code_type(), Some("SHORTLINK_TAKEN"));
}

/// Defect 21. Stock with several answers per operation turns a body that it cannot decode into
/// `entity: None` on a success.
#[tokio::test]
async fn defect_21_a_success_that_cannot_be_read_is_an_error() {
    let client = Script::json(200, r#"{"id":"v1","createdAt":"yesterday"}"#).client();
    // This operation may answer with nothing, so that a swallowed mistake would look like `None`.
    let error = visitors_api::get(&client, "v1").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Decode);
    assert_eq!(error.json_path(), Some("createdAt"));
}
