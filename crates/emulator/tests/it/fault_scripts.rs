//! Which requests meet which fault.

use std::time::Duration;

use linkbreakers_emulator::{Fault, FaultScript, RateLimit};
use serde_json::json;

use crate::support::Api;

/// The statuses of `count` requests.
async fn statuses(api: &Api, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        statuses.push(api.send("GET", "/v1/webhooks", None).await.status);
    }
    statuses
}

#[tokio::test]
async fn a_list_is_used_up_in_order() {
    let list = [
        Fault::status(503),
        Fault::pass(),
        Fault::status(429),
        Fault::status(500),
    ];
    let api = Api::with(|builder| builder.faults(FaultScript::list(list))).await;
    assert_eq!(statuses(&api, 6).await, [503, 200, 429, 500, 200, 200]);
    assert_eq!(api.emulator.injected_faults(), [("status", 3)].into());
}

#[tokio::test]
async fn a_script_can_be_for_an_operation_or_a_route() {
    let api = Api::start().await;
    let link = api.link(json!({})).await;
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    let one = || FaultScript::list([Fault::status(503)]);
    api.emulator
        .set_faults(one().for_operation("WebhooksService_List"));
    api.emulator
        .add_faults(one().for_route("get", "/v1/links/{id}"));
    api.emulator.add_faults(one().for_operation("Unknown"));
    api.get("/v1/links?pageSize=10").await;
    let change = Some(json!({ "name": "x" }));
    assert_eq!(api.send("PATCH", &path, change).await.status, 200);
    assert_eq!(api.send("GET", &path, None).await.status, 503);
    assert_eq!(statuses(&api, 2).await, [503, 200]);
    assert_eq!(api.send("GET", &path, None).await.status, 200);
}

#[tokio::test]
async fn a_script_without_a_route_is_for_short_links_too() {
    let api = Api::start().await;
    let link = api.link(json!({})).await;
    api.emulator
        .set_faults(FaultScript::list([Fault::status(503)]));
    let code = link["shortlink"].as_str().unwrap();
    assert_eq!(api.visit(code, None).await.status, 503);
    assert_eq!(api.visit(code, None).await.status, 302);
    assert_eq!(api.emulator.event_count(), 1);
}

#[tokio::test]
async fn later_scripts_get_what_earlier_ones_leave() {
    let api = Api::start().await;
    api.emulator
        .set_faults(FaultScript::list([Fault::status(500), Fault::pass()]));
    api.emulator
        .add_faults(FaultScript::list([Fault::status(503)]));
    assert_eq!(statuses(&api, 4).await, [500, 200, 503, 200]);
}

#[tokio::test]
async fn a_seed_repeats_a_mix() {
    let mut seen = Vec::new();
    for seed in [7, 7, 8] {
        let faults = [(1, Fault::status(500)), (3, Fault::status(503))];
        let script = FaultScript::mix(seed, 0.5, faults);
        let api = Api::with(|builder| builder.faults(script)).await;
        seen.push(statuses(&api, 60).await);
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[1], seen[2]);
    for status in [200, 500, 503] {
        assert!(seen[0].contains(&status), "{:?}", seen[0]);
    }
}

#[tokio::test]
async fn clearing_stops_faults_and_setting_counts_anew() {
    let api = Api::start().await;
    let always = FaultScript::mix(1, 1.0, [(1, Fault::status(500))]);
    api.emulator.set_faults(always.clone());
    assert_eq!(statuses(&api, 2).await, [500, 500]);
    api.emulator.clear_faults();
    assert_eq!(statuses(&api, 1).await, [200]);
    assert_eq!(api.emulator.injected_faults(), [("status", 2)].into());
    api.emulator.set_faults(always);
    assert!(api.emulator.injected_faults().is_empty());
    assert_eq!(api.emulator.request_count(), 3);
}

#[tokio::test]
async fn a_request_over_the_limit_takes_no_fault() {
    let limit = RateLimit::new(1, Duration::from_secs(60));
    let faults = FaultScript::list([Fault::status(500), Fault::status(503)]);
    let api = Api::with(|builder| builder.rate_limit(limit).faults(faults)).await;
    assert_eq!(statuses(&api, 2).await, [500, 429]);
    api.clock.advance(Duration::from_secs(60));
    assert_eq!(statuses(&api, 1).await, [503]);
}
