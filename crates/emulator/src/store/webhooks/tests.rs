//! Deliveries that come back from elsewhere.

use super::*;
use crate::handlers;
use crate::testing::{link, moment, run, visit, visitor, workspace};
use serde_json::{json, Value};

#[test]
fn what_was_pending_is_pending_again() {
    let store = workspace();
    let mut store = store.lock();
    let now = moment(0);
    for name in ["active", "paused", "deleted", "done"] {
        let body = json!({ "name": name, "endpointUrl": "http://127.0.0.1:1/", "triggers": ["KIND_EXIT"] });
        run(&mut store, "WebhooksService_Create", now, Value::Null, body);
    }
    let link = link(
        &mut store,
        now,
        json!({ "destination": "https://example.com" }),
    );
    let person = visitor(&mut store, "DE");
    let event = visit(&mut store, &link, &person, now);
    handlers::visited(&mut store, event.parse().unwrap(), now);
    let ids: Vec<String> = {
        let mut all: Vec<_> = store.webhooks.all().collect();
        all.sort_by_key(|webhook| webhook.sequence);
        all.iter().map(|webhook| webhook.id.clone()).collect()
    };
    let newest = last(&store.webhooks);
    // One attempt was under way when the state was kept.
    assert_eq!(store.webhooks.take_due(now, 1).len(), 1);
    store.webhooks.deliveries.change(&newest, |delivery| {
        delivery.settle(None);
        Place::Settled
    });
    store.webhooks.change(&ids[1], |webhook| {
        webhook.status = "WEBHOOK_STATUS_PAUSED".to_owned()
    });

    let mut kept = Webhooks::default();
    for webhook in store.webhooks.all().filter(|webhook| webhook.id != ids[2]) {
        let text = serde_json::to_string(webhook).unwrap();
        kept.insert(serde_json::from_str(&text).unwrap());
    }
    for delivery in store.webhooks.deliveries.all() {
        let text = serde_json::to_string(delivery).unwrap();
        kept.restore(1, serde_json::from_str(&text).unwrap());
    }
    let due = kept.take_due(now, 10);
    assert_eq!(due.len(), 1);
    assert_eq!(kept.deliveries.get(&due[0].id).unwrap().webhook_id, ids[0]);
    let statuses: Vec<_> = kept
        .deliveries
        .all()
        .map(|delivery| delivery.status)
        .collect();
    use DeliveryStatus::{Delivered, Failed, Pending};
    assert_eq!(statuses, [Pending, Pending, Failed, Delivered]);
    kept.change(&ids[1], |webhook| webhook.status = ACTIVE.to_owned());
    assert_eq!(kept.take_due(now, 10).len(), 1);
}

fn last(webhooks: &Webhooks) -> String {
    webhooks.deliveries.all().next_back().unwrap().id.clone()
}
