//! A workspace to which anything happens, as a seed repeats it.

use serde_json::{json, Value};

use super::{attempt, moment, visit, visitor, Choices};
use crate::handlers;
use crate::lbid;
use crate::store::Store;

/// Does something to the workspace, which may refuse it.
pub(crate) fn anything(store: &mut Store, choices: &mut Choices, step: usize) {
    let now = moment(step as i64 * 1_000_000);
    let links: Vec<String> = store.links.all().map(|link| link.id.clone()).collect();
    let mut visitors: Vec<_> = store.visitors.all().map(|one| one.id.clone()).collect();
    let mut webhooks: Vec<_> = store.webhooks.all().map(|one| one.id.clone()).collect();
    let (mut links, tag) = (links, choices.of(&["red", "green", "blue"]));
    for ids in [&mut links, &mut visitors, &mut webhooks] {
        ids.sort_unstable();
    }
    let any = |ids: &[String], choices: &mut Choices| match ids.len() {
        0 => "none".to_owned(),
        count => ids[choices.below(count)].clone(),
    };
    let (link_id, visitor_id) = (any(&links, choices), any(&visitors, choices));
    let webhook_id = any(&webhooks, choices);
    let email = format!("p{}@example.com", choices.below(4));
    let (operation, arguments, body) = match choices.below(15) {
        0 | 1 => (
            "LinksService_Create",
            Value::Null,
            json!({
                "destination": "https://example.com/a", "tags": [tag], "metadata": { "k": "v" },
                "conversionTracking": step.is_multiple_of(2), "name": format!("link {step}"),
                "customDomainId": if step.is_multiple_of(5) { "domain" } else { "" },
                "expiresAt": "2027-01-01T00:00:00Z", "directoryId": "d",
            }),
        ),
        2 => (
            "LinksService_CreateContactLink",
            Value::Null,
            json!({ "id": format!("own-{}", choices.below(6)), "vcardData": { "firstName": "Ada" } }),
        ),
        3 => (
            "LinksService_CreateThankYouLink",
            Value::Null,
            json!({ "title": "Thanks" }),
        ),
        4 => (
            "LinksService_Update",
            json!({ "id": link_id }),
            json!({ "name": format!("changed {step}"), "tags": [tag, "new"] }),
        ),
        5 => ("LinksService_Delete", json!({ "id": link_id }), Value::Null),
        6 => ("TagsService_Delete", json!({ "name": tag }), Value::Null),
        7 => (
            "VisitorsService_Identify",
            Value::Null,
            json!({ "visitor": { "data": { "$email": email, "age": step, "vip": true, "since": "2026-01-01T00:00:00Z" } } }),
        ),
        8 => (
            "VisitorsService_Update",
            json!({ "id": visitor_id }),
            json!({ "visitor": { "data": { "$phone": "1", "colour": tag } } }),
        ),
        9 => (
            "VisitorsService_Delete",
            json!({ "id": visitor_id }),
            Value::Null,
        ),
        10 => (
            "VisitorsService_DeleteAttribute",
            json!({ "id": visitor_id, "attributeKey": "colour" }),
            Value::Null,
        ),
        11 => (
            "WebhooksService_Create",
            Value::Null,
            json!({ "name": "hook", "endpointUrl": "https://example.com/hook", "triggers": [] }),
        ),
        12 => (
            "WebhooksService_Update",
            json!({ "id": webhook_id }),
            json!({ "name": format!("hook {step}") }),
        ),
        13 => (
            "WebhooksService_Delete",
            json!({ "id": webhook_id }),
            Value::Null,
        ),
        _ => (
            "LinksService_CreateBulkAsync",
            Value::Null,
            json!({ "links": [{ "destination": "https://example.com/b", "shortlink": format!("job{}", choices.below(9)) }] }),
        ),
    };
    handlers::settle(store, now);
    attempt(store, operation, now, arguments, body);
    let link_id = links.iter().find(|id| store.links.get(id).is_some());
    if let (Some(link_id), true) = (link_id, step.is_multiple_of(2)) {
        let guest = visitor(store, "DE");
        let event = visit(store, link_id, &guest, now);
        handlers::visited(store, event.parse().unwrap(), now);
        if step.is_multiple_of(3) {
            let lbid = lbid::encode(event.parse().unwrap());
            let body = json!({ "lbid": lbid, "visitor": { "data": { "$email": email } } });
            attempt(store, "VisitorsService_Identify", now, Value::Null, body);
        }
    }
}
