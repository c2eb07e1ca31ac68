//! The operations on webhooks.

use linkbreakers::apis::webhooks_api;
use linkbreakers::models::WebhookStatus;

use super::bodies::{webhook, webhook_changes, webhook_changes_json, webhook_json};
use super::case::{function, operations, request, write_request, Case, ODD_ID};
use crate::support::text;

operations! { list, create, get, update, delete }

fn list() -> Case {
    Case::new(
        "WebhooksService_List",
        request!(
            "GET /v1/webhooks?status=WEBHOOK_STATUS_DISABLED&pageSize=20&pageToken=t%3D&cursor=c",
            c => webhooks_api::list(c)
                .status(WebhookStatus::Disabled)
                .page_size(20)
                .page_token("t=")
                .cursor("c")
        ),
        function!(
            "GET /v1/webhooks?status=WEBHOOK_STATUS_NEW&pageSize=20&pageToken=t",
            c => {
                // A value that this version does not know can be asked for all the same.
                let status = Some(WebhookStatus::from("WEBHOOK_STATUS_NEW"));
                webhooks_api::webhooks_service_list(c, status, Some(20), text("t"))
            }
        ),
    )
}

fn create() -> Case {
    Case::new(
        "WebhooksService_Create",
        write_request!("POST /v1/webhooks", c => webhooks_api::create(c, webhook())),
        function!("POST /v1/webhooks", c => webhooks_api::webhooks_service_create(c, webhook())),
    )
    .body(webhook_json())
}

fn get() -> Case {
    Case::new(
        "WebhooksService_Get",
        request!("GET /v1/webhooks/a%20b%2Fc%3Fd", c => webhooks_api::get(c, ODD_ID)),
        function!("GET /v1/webhooks/a%20b%2Fc%3Fd", c => {
            webhooks_api::webhooks_service_get(c, ODD_ID)
        }),
    )
}

fn update() -> Case {
    Case::new(
        "WebhooksService_Update",
        write_request!("PATCH /v1/webhooks/a%20b%2Fc%3Fd", c => {
            webhooks_api::update(c, ODD_ID, webhook_changes())
        }),
        function!("PATCH /v1/webhooks/a%20b%2Fc%3Fd", c => {
            webhooks_api::webhooks_service_update(c, ODD_ID, webhook_changes())
        }),
    )
    .body(webhook_changes_json())
}

fn delete() -> Case {
    Case::new(
        "WebhooksService_Delete",
        request!("DELETE /v1/webhooks/a%20b%2Fc%3Fd", c => webhooks_api::delete(c, ODD_ID)),
        function!("DELETE /v1/webhooks/a%20b%2Fc%3Fd", c => {
            webhooks_api::webhooks_service_delete(c, ODD_ID)
        }),
    )
}
