//! Webhooks from creation to deletion.

use linkbreakers::apis::webhooks_api;
use linkbreakers::models::{
    CreateWebhookRequest, WebhookSource, WebhookStatus, WebhooksServiceUpdateBody, WorkflowStepKind,
};

use super::workspace::{scenarios, Workspace};
use crate::support::text;

scenarios! { a_webhook_lives_from_creation_to_deletion, webhooks_are_listed_by_their_status }

fn hook(name: &str) -> CreateWebhookRequest {
    CreateWebhookRequest {
        name: name.to_owned(),
        endpoint_url: format!("https://example.com/{name}"),
        source: Some(WebhookSource::Zapier),
        triggers: Some(vec![WorkflowStepKind::Exit]),
        ..Default::default()
    }
}

async fn a_webhook_lives_from_creation_to_deletion() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let made = webhooks_api::webhooks_service_create(client, hook("orders")).await;
    let made = made.unwrap().webhook.unwrap();
    assert_eq!(made.status, Some(WebhookStatus::Active));
    assert_eq!((made.success_count, made.failure_count), (Some(0), Some(0)));
    let id = made.id.clone().unwrap();

    let read = webhooks_api::webhooks_service_get(client, &id)
        .await
        .unwrap();
    assert_eq!(read.webhook, Some(made));

    let changes = WebhooksServiceUpdateBody {
        name: text("Orders"),
        status: Some(WebhookStatus::Paused),
        triggers: Some(Vec::new()),
        ..Default::default()
    };
    let changed = webhooks_api::webhooks_service_update(client, &id, changes).await;
    let changed = changed.unwrap().webhook.unwrap();
    assert_eq!(changed.name.as_deref(), Some("Orders"));
    assert_eq!(changed.status, Some(WebhookStatus::Paused));
    assert_eq!(
        changed.endpoint_url.as_deref(),
        Some("https://example.com/orders")
    );
    assert_eq!(changed.triggers.unwrap_or_default(), []);

    webhooks_api::webhooks_service_delete(client, &id)
        .await
        .unwrap();
    let read = webhooks_api::get(client, &id).send().await;
    assert!(read.unwrap_err().is_not_found());
    workspace
}

async fn webhooks_are_listed_by_their_status() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    for name in ["one", "two"] {
        webhooks_api::create(client, hook(name))
            .send()
            .await
            .unwrap();
    }
    let all = webhooks_api::list(client).send().await.unwrap();
    assert_eq!(all.total_count, Some(2));
    let status = Some(WebhookStatus::Paused);
    let none = webhooks_api::webhooks_service_list(client, status, Some(10), None).await;
    assert_eq!(none.unwrap().webhooks.unwrap(), []);
    workspace
}
