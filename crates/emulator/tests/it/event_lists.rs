//! The order of events when the clock does not only go forward, and when what they belong to goes.

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::Arc;

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use chrono::DateTime;
use linkbreakers_emulator::{Clock, RateLimit};
use serde_json::{json, Value};
use uuid::Uuid;

use crate::support::{texts, Api};
use crate::visitors::{click, identify, ready};

/// An API whose clock shows the seconds that are set, with two links, `a` and `b`.
async fn with_seconds() -> (Api, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(1_700_000_000));
    let shown = Arc::clone(&seconds);
    let now = move || DateTime::from_timestamp(shown.load(Ordering::SeqCst), 0).unwrap();
    let api = Api::with(|builder| {
        let builder = builder.rate_limit(RateLimit::unlimited());
        builder.clock(Clock::from_fn(now))
    })
    .await;
    for code in ["a", "b"] {
        api.link(json!({ "shortlink": code, "conversionTracking": true }))
            .await;
    }
    (api, seconds)
}

fn event_id(lbid: &str) -> String {
    let bytes = URL_SAFE_NO_PAD.decode(lbid).unwrap();
    Uuid::from_slice(&bytes).unwrap().to_string()
}

async fn ids(api: &Api, query: &str) -> Vec<String> {
    let (mut ids, mut token) = (Vec::new(), String::new());
    loop {
        let path = format!("/v1/events?{query}&pageToken={token}");
        let page = api.get(&path).await["json"].clone();
        ids.extend(texts(&page["events"], "id").into_iter().map(str::to_owned));
        token = page["nextPageToken"].as_str().unwrap().to_owned();
        if token.is_empty() {
            assert_eq!(page["totalCount"], ids.len());
            return ids;
        }
    }
}

#[tokio::test]
async fn visits_of_the_past_take_their_place() {
    let (api, seconds) = with_seconds().await;
    let mut visits = Vec::new();
    // Few seconds, so that many are equal; of those the one recorded later counts as newer.
    for number in 0..40_usize {
        let second = 1_700_000_000 + (number * 7 % 5) as i64;
        seconds.store(second, Ordering::SeqCst);
        let code = ["a", "b"][number * 3 % 7 % 2];
        let lbid = api.visit(code, None).await.lbid();
        visits.push((second, number, code, event_id(&lbid)));
    }
    visits.sort();
    visits.reverse();
    let expected = |admits: &dyn Fn(i64, &str) -> bool| -> Vec<String> {
        let found = visits
            .iter()
            .filter(|(second, _, code, _)| admits(*second, code));
        found.map(|(.., id)| id.clone()).collect()
    };
    let links = api
        .get("/v1/links?pageSize=1&sortBy=LINK_SORT_FIELD_SHORTLINK")
        .await["links"]
        .clone();
    assert_eq!(texts(&links, "shortlink"), ["b"]);
    let b = texts(&links, "id")[0];
    for size in [1, 6, 1_000] {
        let size = format!("pageSize={size}");
        assert_eq!(ids(&api, &size).await, expected(&|_, _| true));
        let window = format!("{size}&startDate=2023-11-14T22:13:21Z&endDate=2023-11-14T22:13:22Z");
        let within = |second: i64| (1_700_000_001..=1_700_000_002).contains(&second);
        assert_eq!(
            ids(&api, &window).await,
            expected(&|second, _| within(second))
        );
        let of_b = format!("{window}&linkId={b}");
        assert_eq!(
            ids(&api, &of_b).await,
            expected(&|second, code| within(second) && code == "b")
        );
    }
}

#[tokio::test]
async fn a_visit_between_two_pages_neither_repeats_nor_hides_others() {
    let (api, seconds) = with_seconds().await;
    for second in 1..=4 {
        seconds.store(1_700_000_000 + second, Ordering::SeqCst);
        api.visit("a", None).await;
    }
    let all = ids(&api, "pageSize=10").await;
    let first = api.get("/v1/events?pageSize=2").await["json"].clone();
    for second in [9, 3] {
        seconds.store(1_700_000_000 + second, Ordering::SeqCst);
        api.visit("b", None).await;
    }
    let token = first["nextPageToken"].as_str().unwrap();
    let path = format!("/v1/events?pageSize=5&pageToken={token}");
    let second = api.get(&path).await["json"].clone();
    assert_eq!(texts(&second["events"], "id"), all[2..]);
    assert_eq!(second["totalCount"], 6);
}

#[tokio::test]
async fn events_stay_when_their_link_or_their_visitor_goes() {
    let api = ready().await;
    let (_, cookie) = click(&api, None).await;
    click(&api, Some(&cookie)).await;
    let event = api.get("/v1/events?pageSize=1").await["json"]["events"][0].clone();
    let (link, visitor) = (
        event["linkId"].as_str().unwrap(),
        event["visitorId"].as_str().unwrap(),
    );
    for path in [
        format!("/v1/visitors/{visitor}"),
        format!("/v1/links/{link}"),
    ] {
        assert_eq!(api.send("DELETE", &path, None).await.status, 200);
        for query in [
            "".to_owned(),
            format!("linkId={link}"),
            format!("visitorId={visitor}"),
        ] {
            let found = ids(&api, &format!("pageSize=1&{query}")).await;
            assert_eq!(found.len(), 2, "{query}");
        }
        let still = api.get("/v1/events?pageSize=1").await["json"]["events"][0].clone();
        assert_eq!(still, event);
    }
    // The place of a visit went with the device of its visitor.
    assert!(ids(&api, "pageSize=1&countries=DE").await.is_empty());
    let full = api
        .get("/v1/events?pageSize=1&include=link&include=visitor&include=device")
        .await;
    let full = &full["json"]["events"][0];
    assert!(["link", "visitor", "device"]
        .iter()
        .all(|name| full.get(name).is_none()));
}

#[tokio::test]
async fn a_merged_visitor_is_found_under_the_id_that_stays() {
    let api = ready().await;
    let data = || json!({ "$email": "ada@example.com" });
    let known = identify(&api, None, data(), false).await["visitor"]["id"].clone();
    let known = known.as_str().unwrap();
    let mut anonymous = Vec::new();
    for _ in 0..3 {
        let (lbid, _) = click(&api, None).await;
        let event = api.get("/v1/events?pageSize=1").await["json"]["events"][0].clone();
        anonymous.push(event["visitorId"].as_str().unwrap().to_owned());
        identify(&api, Some(&lbid), data(), false).await;
        api.tick();
    }
    let all = ids(&api, "pageSize=2").await;
    assert_eq!(all.len(), 3);
    assert_eq!(
        ids(&api, &format!("pageSize=1&visitorId={known}")).await,
        all
    );
    for gone in anonymous {
        assert!(ids(&api, &format!("pageSize=1&visitorId={gone}"))
            .await
            .is_empty());
    }
    let traces: Value = api.get(&format!("/v1/events/{}/traces", all[0])).await["traces"].clone();
    assert_eq!(texts(&traces, "visitorId"), [known, known, known]);
    let again = api.get(&format!("/v1/events/{}/traces", all[0])).await["traces"].clone();
    assert_eq!(again, traces);
}
