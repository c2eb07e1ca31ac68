//! Deliveries that fail: retries by the clock, webhooks that are disabled, paused and resumed.

use std::time::Duration;

use http::Response;
use linkbreakers_emulator::{DeliveryRecord, DeliveryStatus};
use serde_json::json;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use crate::deliveries::{change, code, reread, webhook};
use crate::receiver::Receiver;
use crate::support::Api;

/// The only trigger of most webhooks here, so that a visit is one delivery.
fn exit() -> serde_json::Value {
    json!({ "triggers": ["KIND_EXIT"] })
}

async fn settle(api: &Api) -> Vec<DeliveryRecord> {
    api.emulator.deliveries_settled().await;
    api.emulator.deliveries()
}

fn wait(api: &Api, seconds: u64) {
    api.clock.advance(Duration::from_secs(seconds));
}

#[tokio::test]
async fn a_delivery_is_tried_again_when_the_clock_says_so() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    receiver.answer([503, 429, 500, 408]);
    api.visit(&code, None).await;
    let mut sent = 1;
    for seconds in [1, 4, 16, 64] {
        assert_eq!(settle(&api).await[0].status, DeliveryStatus::Pending);
        wait(&api, seconds - 1);
        settle(&api).await;
        assert_eq!(receiver.received().len(), sent, "before {seconds} s");
        wait(&api, 1);
        settle(&api).await;
        sent += 1;
        assert_eq!(receiver.received().len(), sent, "after {seconds} s");
    }
    let delivery = settle(&api).await.remove(0);
    assert_eq!(delivery.status, DeliveryStatus::Delivered);
    let statuses: Vec<_> = delivery
        .attempts
        .iter()
        .filter_map(|one| one.status)
        .collect();
    assert_eq!(statuses, [503, 429, 500, 408, 200]);
    assert_eq!((delivery.next_attempt_at, delivery.failure), (None, None));
    // The same message each time, but for its time and thus its signature.
    let received = receiver.received();
    let times: Vec<_> = received
        .iter()
        .map(|one| one.header("x-webhook-timestamp"))
        .collect();
    assert_eq!(
        times,
        [
            "1779271200",
            "1779271201",
            "1779271205",
            "1779271221",
            "1779271285"
        ]
    );
    for one in &received {
        assert_eq!(one.header("x-webhook-id"), delivery.id);
        assert_eq!(one.body, delivery.body.as_bytes());
    }
    let after = reread(&api, &webhook).await;
    assert_eq!(
        (&after["successCount"], &after["failureCount"]),
        (&json!(1), &json!(0))
    );
    assert_eq!(after["lastSentAt"], after["lastDeliveredAt"]);
}

#[tokio::test]
async fn a_clock_that_was_moved_is_noticed_by_itself() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, exit()).await;
    receiver.answer([503]);
    api.visit(&code, None).await;
    settle(&api).await;
    receiver.arrivals(1).await;
    api.tick();
    receiver.arrivals(1).await;
}

#[tokio::test]
async fn the_fifth_attempt_is_the_last() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    receiver.answer([503; 5]);
    api.visit(&code, None).await;
    for seconds in [1, 4, 16, 64] {
        settle(&api).await;
        wait(&api, seconds);
    }
    let delivery = settle(&api).await.remove(0);
    assert_eq!(
        (delivery.status, delivery.attempts.len()),
        (DeliveryStatus::Failed, 5)
    );
    assert_eq!(
        delivery.failure.as_deref(),
        Some("The endpoint answered 503.")
    );
    wait(&api, 100_000);
    settle(&api).await;
    assert_eq!(receiver.received().len(), 5);
    let after = reread(&api, &webhook).await;
    assert_eq!(
        (&after["successCount"], &after["failureCount"]),
        (&json!(0), &json!(1))
    );
    assert_eq!(after["lastSentAt"], "2026-05-20T10:01:25Z");
    assert!(after.get("lastDeliveredAt").is_none());
}

#[tokio::test]
async fn answers_that_would_stay_the_same_are_final() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, exit()).await;
    receiver.answer([400, 404]);
    let elsewhere = receiver.url.replace("hook", "elsewhere");
    let redirect = Response::builder()
        .status(307)
        .header("location", elsewhere);
    receiver.answer_with(redirect, "go on");
    for _ in 0..3 {
        api.visit(&code, None).await;
        settle(&api).await;
    }
    let deliveries = settle(&api).await;
    for (delivery, status) in deliveries.iter().zip([400, 404, 307]) {
        assert_eq!(
            (delivery.status, delivery.attempts.len()),
            (DeliveryStatus::Failed, 1)
        );
        assert_eq!(delivery.attempts[0].status, Some(status));
    }
    assert_eq!(deliveries[2].attempts[0].answer, "go on");
    assert!(receiver.received().iter().all(|one| one.target == "/hook"));
}

#[tokio::test]
async fn addresses_that_cannot_be_reached_are_told_from_those_that_cannot_be_used() {
    let api = Api::start().await;
    let code = code(&api).await;
    let taken = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let nobody = format!("http://{}/", taken.local_addr().unwrap());
    drop(taken);
    for (url, status, reason) in [
        (nobody.as_str(), DeliveryStatus::Pending, "No connection"),
        ("https://example.com/", DeliveryStatus::Failed, "plain HTTP"),
    ] {
        let settings = webhook(&api, url, exit()).await;
        api.visit(&code, None).await;
        let delivery = settle(&api).await.pop().unwrap();
        assert_eq!(delivery.status, status, "{url}");
        let error = delivery.attempts[0].error.clone().unwrap_or_default();
        assert!(error.contains(reason), "{url}: {error}");
        let path = format!("/v1/webhooks/{}", settings["id"].as_str().unwrap());
        api.send("DELETE", &path, None).await;
    }
}

#[tokio::test]
async fn a_connection_that_ends_without_an_answer_is_tried_again() {
    let api = Api::start().await;
    let code = code(&api).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    webhook(&api, &url, exit()).await;
    api.visit(&code, None).await;
    let close = async {
        let (mut stream, _) = listener.accept().await.unwrap();
        stream.read_exact(&mut [0; 20]).await.unwrap();
    };
    let (deliveries, ()) = tokio::join!(settle(&api), close);
    assert_eq!(deliveries[0].status, DeliveryStatus::Pending);
    let error = deliveries[0].attempts[0].error.as_deref().unwrap();
    assert!(error.starts_with("The connection broke off"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_hangs_has_ten_seconds() {
    let (api, receiver) = (Api::start().await, Receiver::holding().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, exit()).await;
    api.visit(&code, None).await;
    let delivery = settle(&api).await.remove(0);
    let attempt = &delivery.attempts[0];
    let error = "There was no answer within 10 s.";
    assert_eq!(
        (attempt.status, attempt.error.as_deref()),
        (None, Some(error))
    );
    assert!(attempt.duration_ms >= 10_000);
    assert_eq!(delivery.status, DeliveryStatus::Pending);
}

#[tokio::test]
async fn five_failures_in_a_row_disable_a_webhook_until_it_is_made_active() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    // A success in between starts the count anew.
    receiver.answer([400, 400, 400, 400, 200, 400, 400, 400, 400]);
    for _ in 0..9 {
        api.visit(&code, None).await;
        settle(&api).await;
    }
    assert_eq!(
        reread(&api, &webhook).await["status"],
        "WEBHOOK_STATUS_ACTIVE"
    );
    // One waits for a retry while the next is the fifth to fail.
    receiver.answer([503, 400]);
    api.tick();
    api.visit(&code, None).await;
    settle(&api).await;
    api.visit(&code, None).await;
    settle(&api).await;
    let disabled = reread(&api, &webhook).await;
    assert_eq!(disabled["status"], "WEBHOOK_STATUS_DISABLED");
    assert_eq!(disabled["updatedAt"], "2026-05-20T10:00:01Z");
    assert_eq!(
        (&disabled["successCount"], &disabled["failureCount"]),
        (&json!(1), &json!(9))
    );
    receiver.take();
    api.visit(&code, None).await;
    wait(&api, 1_000);
    assert_eq!(
        settle(&api).await.len(),
        11,
        "a visit was told although nobody listens"
    );
    assert!(receiver.take().is_empty());

    change(&api, &webhook, json!({ "status": "WEBHOOK_STATUS_ACTIVE" })).await;
    let deliveries = settle(&api).await;
    assert_eq!(receiver.take().len(), 1, "what waited was not sent");
    assert!(deliveries
        .iter()
        .all(|one| one.status != DeliveryStatus::Pending));
    // The count has begun anew, too.
    receiver.answer([400; 4]);
    for _ in 0..5 {
        api.visit(&code, None).await;
        settle(&api).await;
    }
    let resumed = reread(&api, &webhook).await;
    assert_eq!(resumed["status"], "WEBHOOK_STATUS_ACTIVE");
    assert_eq!(
        (&resumed["successCount"], &resumed["failureCount"]),
        (&json!(3), &json!(13))
    );
}

#[tokio::test]
async fn a_paused_webhook_gets_nothing_new_and_what_waits_goes_on_later() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    receiver.answer([503]);
    api.visit(&code, None).await;
    settle(&api).await;
    change(&api, &webhook, json!({ "status": "WEBHOOK_STATUS_PAUSED" })).await;
    api.visit(&code, None).await;
    wait(&api, 1_000);
    let deliveries = settle(&api).await;
    assert_eq!((deliveries.len(), receiver.take().len()), (1, 1));
    assert_eq!(deliveries[0].status, DeliveryStatus::Pending);
    change(&api, &webhook, json!({ "status": "WEBHOOK_STATUS_ACTIVE" })).await;
    let deliveries = settle(&api).await;
    assert_eq!((deliveries.len(), receiver.take().len()), (1, 1));
    assert_eq!(deliveries[0].status, DeliveryStatus::Delivered);
}

#[tokio::test]
async fn gone_disables_at_once() {
    let (api, receiver) = (Api::start().await, Receiver::start().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    receiver.answer([410]);
    api.visit(&code, None).await;
    assert_eq!(settle(&api).await[0].status, DeliveryStatus::Failed);
    let after = reread(&api, &webhook).await;
    assert_eq!(
        (&after["status"], &after["failureCount"]),
        (&json!("WEBHOOK_STATUS_DISABLED"), &json!(1))
    );
}

#[tokio::test]
async fn deleting_a_webhook_gives_up_what_is_pending() {
    let (api, receiver) = (Api::start().await, Receiver::holding().await);
    let (code, webhook) = (code(&api).await, webhook(&api, &receiver.url, exit()).await);
    receiver.answer([503, 503]);
    api.visit(&code, None).await;
    receiver.arrivals(1).await;
    // One under way, whose attempt asks for another.
    let path = format!("/v1/webhooks/{}", webhook["id"].as_str().unwrap());
    api.send("DELETE", &path, None).await;
    receiver.release();
    let delivery = settle(&api).await.remove(0);
    assert_eq!(delivery.status, DeliveryStatus::Failed);
    assert_eq!(
        delivery.failure.as_deref(),
        Some("The webhook was deleted.")
    );
    assert_eq!(delivery.attempts[0].status, Some(503));
    wait(&api, 1_000);
    settle(&api).await;
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn shutdown_does_not_wait_for_an_endpoint_that_hangs() {
    let (api, receiver) = (Api::start().await, Receiver::holding().await);
    let code = code(&api).await;
    webhook(&api, &receiver.url, exit()).await;
    api.visit(&code, None).await;
    receiver.arrivals(1).await;
    let begin = tokio::time::Instant::now();
    api.emulator.shutdown().await;
    // Less than the time of an attempt: it was cut off.
    assert!(begin.elapsed() < Duration::from_secs(8));
}
