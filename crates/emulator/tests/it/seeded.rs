//! A workspace that starts with many events.

use std::collections::BTreeSet;

use linkbreakers_emulator::RateLimit;
use serde_json::Value;

use crate::contract;
use crate::support::{texts, Api};

async fn seeded(seed: u64, events: usize) -> Api {
    Api::with(|builder| {
        let builder = builder.rate_limit(RateLimit::unlimited());
        builder.seed(seed).events(events)
    })
    .await
}

/// All events, page by page.
async fn walk(api: &Api, query: &str, total: usize) -> Vec<Value> {
    let (mut events, mut token) = (Vec::new(), String::new());
    loop {
        let path = format!("/v1/events?{query}&pageToken={token}");
        let page = api.get(&path).await["json"].clone();
        assert_eq!(page["totalCount"], total);
        events.extend(page["events"].as_array().unwrap().iter().cloned());
        token = page["nextPageToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            return events;
        }
    }
}

#[tokio::test]
async fn pages_show_all_events_once_newest_first() {
    let api = seeded(1, 400).await;
    assert_eq!(api.emulator.event_count(), 400);
    assert_eq!(api.emulator.link_count(), 100);
    let events = walk(
        &api,
        "pageSize=37&include=device&include=visitor&include=link",
        400,
    )
    .await;
    let all = Value::Array(events);
    let ids: BTreeSet<_> = texts(&all, "id").into_iter().collect();
    assert_eq!(ids.len(), 400);
    let times: Vec<chrono::DateTime<chrono::Utc>> = texts(&all, "scannedAt")
        .into_iter()
        .map(|time| time.parse().unwrap())
        .collect();
    assert!(times.windows(2).all(|pair| pair[0] >= pair[1]));
    for event in all.as_array().unwrap() {
        contract::check_schema("Event", event);
    }
}

#[tokio::test]
async fn halves_of_the_year_share_only_the_border() {
    let api = seeded(2, 300).await;
    let events = Value::Array(walk(&api, "pageSize=1000", 300).await);
    // An event stands on the border, so both halves have it.
    let border = texts(&events, "scannedAt")[150];
    let on_border = texts(&events, "scannedAt")
        .into_iter()
        .filter(|time| *time == border)
        .count();
    let count = async |name: &str| {
        let page = api
            .get(&format!("/v1/events?pageSize=1&{name}={border}"))
            .await;
        page["json"]["totalCount"].as_u64().unwrap() as usize
    };
    assert_eq!(
        count("startDate").await + count("endDate").await,
        300 + on_border
    );
    let both = api
        .get(&format!(
            "/v1/events?pageSize=1&startDate={border}&endDate={border}"
        ))
        .await;
    assert_eq!(both["json"]["totalCount"], on_border);
}

#[tokio::test]
async fn a_seed_repeats_the_workspace() {
    let mut seen = Vec::new();
    for seed in [7, 7, 8] {
        let api = seeded(seed, 60).await;
        // Addresses have the port in them, which differs.
        let events = walk(&api, "pageSize=25", 60)
            .await
            .into_iter()
            .map(|mut event| {
                event["entrypoint"].take();
                event
            });
        seen.push(events.collect::<Vec<_>>());
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[1], seen[2]);
}

#[tokio::test]
async fn new_visits_join_the_seeded_ones() {
    let api = Api::with(|builder| builder.demo(true).events(50)).await;
    let before = api.emulator.event_count();
    api.visit("menu-poster", None).await;
    let page = api.get("/v1/events?pageSize=1&include=link").await["json"].clone();
    assert_eq!(page["totalCount"], before + 1);
    assert_eq!(page["events"][0]["link"]["shortlink"], "menu-poster");
    assert_eq!(api.emulator.links_by_destination().len(), 130);
}
