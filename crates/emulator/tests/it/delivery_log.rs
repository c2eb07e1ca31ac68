//! The log of deliveries over HTTP and from Rust, and deliveries that are sent again.

use http::Response;
use linkbreakers_emulator::{DeliveryStatus, ResendError};
use serde_json::{json, Value};

use crate::control_contract::control;
use crate::deliveries::{change, code, webhook};
use crate::receiver::Receiver;
use crate::support::{texts, Api};

#[tokio::test]
async fn the_log_shows_what_was_sent_and_answered() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    let one = webhook(&api, &receiver.url, json!({ "triggers": ["KIND_EXIT"] })).await;
    receiver.answer_with(Response::builder().status(202), "x".repeat(100_000));
    api.visit(&code, None).await;
    api.emulator.deliveries_settled().await;

    let (status, listed) = control(&api, "GET", "/deliveries", None).await;
    assert_eq!((status, &listed["total"]), (200, &json!(1)));
    let summary = &listed["deliveries"][0];
    let id = summary["id"].as_str().unwrap();
    let (status, shown) = control(&api, "GET", &format!("/deliveries/{id}"), None).await;
    assert_eq!(status, 200);
    let sent = receiver.received().remove(0);
    let mut delivery = shown["delivery"].clone();
    let from_rust = api.emulator.deliveries();
    assert_eq!(serde_json::to_value(&from_rust[0]).unwrap(), delivery);
    assert_eq!(delivery["body"].as_str().unwrap().as_bytes(), sent.body);
    let headers = delivery["attempts"][0]["headers"].as_object().unwrap();
    assert_eq!(headers.len(), sent.headers.len());
    for (name, value) in headers {
        assert_eq!(value, sent.header(name), "{name}");
    }
    let attempt = &delivery["attempts"][0];
    assert_eq!(attempt["answer"], "x".repeat(1_024));
    assert!(attempt["durationMs"].is_u64());
    let event = serde_json::from_slice::<Value>(&sent.body).unwrap()["event"].clone();
    let expected = json!({
        "id": sent.header("x-webhook-id"), "webhookId": one["id"], "eventId": event["id"],
        "linkId": event["linkId"], "type": "event.exit", "stepKind": "KIND_EXIT",
        "status": "delivered", "createdAt": "2026-05-20T10:00:00Z", "attemptsInRound": 1,
        "attempts": [{
            "at": "2026-05-20T10:00:00Z", "url": receiver.url, "status": 202,
            "durationMs": attempt["durationMs"], "answer": attempt["answer"],
        }],
    });
    delivery.as_object_mut().unwrap().remove("body");
    delivery["attempts"][0]
        .as_object_mut()
        .unwrap()
        .remove("headers");
    assert_eq!((summary, &delivery), (&expected, &expected));
}

#[tokio::test]
async fn the_list_is_filtered_limited_and_emptied() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    let exit = json!({ "triggers": ["KIND_EXIT"] });
    let one = webhook(&api, &receiver.url, exit.clone()).await;
    let https = webhook(&api, "https://example.com/", exit).await;
    for _ in 0..3 {
        api.visit(&code, None).await;
        api.emulator.deliveries_settled().await;
    }
    let id = one["id"].as_str().unwrap();
    for (query, total, statuses) in [
        (
            "",
            6,
            vec![
                "failed",
                "delivered",
                "failed",
                "delivered",
                "failed",
                "delivered",
            ],
        ),
        ("?status=failed&limit=2", 3, vec!["failed"; 2]),
        ("?status=pending", 0, vec![]),
        (
            &format!("?webhookId={id}&limit=1000"),
            3,
            vec!["delivered"; 3],
        ),
        (&format!("?webhookId={id}&status=failed"), 0, vec![]),
        ("?webhookId=nobody", 0, vec![]),
    ] {
        let (status, listed) = control(&api, "GET", &format!("/deliveries{query}"), None).await;
        assert_eq!((status, &listed["total"]), (200, &json!(total)), "{query}");
        assert_eq!(texts(&listed["deliveries"], "status"), statuses, "{query}");
    }
    for query in [
        "?status=sent",
        "?limit=0",
        "?limit=1001",
        "?limit=x",
        "?webhook=1",
    ] {
        let (status, refusal) = control(&api, "GET", &format!("/deliveries{query}"), None).await;
        assert_eq!(
            (status, &refusal["codeType"]),
            (400, &json!("INVALID_ARGUMENT")),
            "{query}"
        );
    }
    let newest = api.emulator.deliveries().pop().unwrap();
    assert_eq!(newest.webhook_id, https["id"].as_str().unwrap());
    assert_eq!(
        control(&api, "DELETE", "/deliveries", None).await,
        (200, json!({}))
    );
    assert!(api.emulator.deliveries().is_empty());
    let (status, _) = control(&api, "GET", &format!("/deliveries/{}", newest.id), None).await;
    assert_eq!(status, 404);
}

#[tokio::test]
async fn what_was_delivered_can_be_sent_again_under_its_identifier() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    let settings = json!({ "triggers": ["KIND_EXIT"] });
    let webhook = webhook(&api, &receiver.url, settings).await;
    api.visit(&code, None).await;
    api.emulator.deliveries_settled().await;
    let id = api.emulator.deliveries()[0].id.clone();
    api.tick();
    let (status, answer) = control(&api, "POST", &format!("/deliveries/{id}/resend"), None).await;
    assert_eq!(
        (status, &answer["delivery"]["status"]),
        (202, &json!("pending"))
    );
    api.emulator.deliveries_settled().await;
    api.tick();
    receiver.answer([503]);
    api.emulator.resend(&id).unwrap();
    api.emulator.deliveries_settled().await;
    // It waits for its retry, which a further request brings forward.
    assert_eq!(api.emulator.deliveries()[0].status, DeliveryStatus::Pending);
    api.emulator.resend(&id).unwrap();
    api.emulator.deliveries_settled().await;
    let delivery = api.emulator.deliveries().remove(0);
    assert_eq!(
        (delivery.status, delivery.attempts.len()),
        (DeliveryStatus::Delivered, 4)
    );
    let received = receiver.received();
    let times: Vec<_> = received
        .iter()
        .map(|one| one.header("x-webhook-timestamp"))
        .collect();
    assert_eq!(
        times,
        ["1779271200", "1779271201", "1779271202", "1779271202"]
    );
    assert!(received.iter().all(|one| one.header("x-webhook-id") == id));
    assert!(received.iter().all(|one| one.body == received[0].body));

    assert_eq!(api.emulator.resend("nothing"), Err(ResendError::Unknown));
    assert_eq!(
        control(&api, "POST", "/deliveries/nothing/resend", None)
            .await
            .0,
        404
    );
    change(&api, &webhook, json!({ "status": "WEBHOOK_STATUS_PAUSED" })).await;
    let (status, refusal) = control(&api, "POST", &format!("/deliveries/{id}/resend"), None).await;
    assert_eq!(
        (status, &refusal["codeType"]),
        (409, &json!("DELIVERY_CANNOT_BE_RESENT"))
    );
    assert_eq!(api.emulator.resend(&id), Err(ResendError::NotActive));
    let path = format!("/v1/webhooks/{}", webhook["id"].as_str().unwrap());
    api.send("DELETE", &path, None).await;
    assert_eq!(api.emulator.resend(&id), Err(ResendError::Deleted));
}

#[tokio::test]
async fn what_is_under_way_is_not_sent_beside_itself() {
    let (api, receiver) = (Api::start().await, Receiver::holding().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, json!({ "triggers": ["KIND_EXIT"] })).await;
    api.visit(&code, None).await;
    receiver.arrivals(1).await;
    let id = api.emulator.deliveries()[0].id.clone();
    assert_eq!(api.emulator.resend(&id), Err(ResendError::UnderWay));
    receiver.release();
    api.emulator.deliveries_settled().await;
    api.emulator.resend(&id).unwrap();
}

#[tokio::test]
async fn the_attempts_of_one_delivery_are_bounded() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, json!({ "triggers": ["KIND_EXIT"] })).await;
    api.visit(&code, None).await;
    api.emulator.deliveries_settled().await;
    let id = api.emulator.deliveries()[0].id.clone();
    for _ in 0..25 {
        api.tick();
        api.emulator.resend(&id).unwrap();
        api.emulator.deliveries_settled().await;
    }
    let attempts = api.emulator.deliveries().remove(0).attempts;
    assert_eq!((attempts.len(), receiver.received().len()), (20, 26));
    assert_eq!(attempts[19].at.to_rfc3339(), "2026-05-20T10:00:25+00:00");
}

#[tokio::test]
async fn the_secret_can_be_read_and_the_paths_have_their_methods() {
    let api =
        Api::with(|builder| builder.webhook_secret("our secret").standard_webhooks(true)).await;
    let expected = json!({
        "secret": "our secret", "standardSecret": "whsec_b3VyIHNlY3JldA==", "standardWebhooks": true,
    });
    assert_eq!(
        control(&api, "GET", "/webhook-secret", None).await,
        (200, expected)
    );
    for (method, path) in [
        ("POST", "/webhook-secret"),
        ("POST", "/deliveries"),
        ("DELETE", "/deliveries/x"),
        ("GET", "/deliveries/x/resend"),
    ] {
        assert_eq!(
            control(&api, method, path, None).await.0,
            405,
            "{method} {path}"
        );
    }
    for path in [
        "/deliveries/x/y",
        "/deliveries/x/resend/",
        "/webhook-secret/x",
    ] {
        assert_eq!(control(&api, "GET", path, None).await.0, 404, "{path}");
    }
}
