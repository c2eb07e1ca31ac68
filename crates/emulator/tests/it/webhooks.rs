//! Webhook subscriptions.

use serde_json::json;

use crate::support::{texts, Api};

#[tokio::test]
async fn subscriptions_are_kept() {
    let api = Api::start().await;
    let settings = json!({ "name": "one", "endpointUrl": "https://example.com/a", "triggers": ["KIND_EXIT"], "linkId": "l" });
    let webhook = api.post("/v1/webhooks", settings).await["webhook"].clone();
    assert_eq!(
        (&webhook["status"], &webhook["source"]),
        (
            &json!("WEBHOOK_STATUS_ACTIVE"),
            &json!("WEBHOOK_SOURCE_LINKBREAKERS")
        )
    );
    assert_eq!(
        (&webhook["successCount"], &webhook["failureCount"]),
        (&json!(0), &json!(0))
    );
    api.tick();
    api.post(
        "/v1/webhooks",
        json!({ "name": "two", "endpointUrl": "https://example.com/b" }),
    )
    .await;
    let path = format!("/v1/webhooks/{}", webhook["id"].as_str().unwrap());
    let change =
        json!({ "status": "WEBHOOK_STATUS_PAUSED", "endpointUrl": "https://example.com/c" });
    let changed = api.send("PATCH", &path, Some(change)).await.body["webhook"].clone();
    assert_eq!(
        (&changed["name"], &changed["endpointUrl"]),
        (&json!("one"), &json!("https://example.com/c"))
    );
    assert_eq!(api.get(&path).await["webhook"], changed);
    let all = api.get("/v1/webhooks").await;
    assert_eq!(
        (texts(&all["webhooks"], "name"), &all["totalCount"]),
        (vec!["two", "one"], &json!(2))
    );
    let paused = api.get("/v1/webhooks?status=WEBHOOK_STATUS_PAUSED").await;
    assert_eq!(texts(&paused["webhooks"], "name"), ["one"]);
    assert_eq!(api.send("DELETE", &path, None).await.body, json!({}));
    api.send("GET", &path, None).await.refused(404, "NOT_FOUND");
}
