//! Reset, seed, clock and limits: over HTTP, and the same from Rust.

use std::time::Duration;

use linkbreakers_emulator::{Emulator, Fault, FaultScript, RateLimit, ResetPart, Seed, SeedError};
use serde_json::{json, Value};

use crate::control_contract::control;
use crate::support::{texts, Api};

const HOUR: Duration = Duration::from_secs(3_600);

#[tokio::test]
async fn a_seed_fills_the_workspace_and_repeats() {
    let order = json!({ "seed": 7, "links": 12, "events": 40, "visitors": 9 });
    let mut seen = Vec::new();
    for order in [
        order.clone(),
        order.clone(),
        json!({ "seed": 8, "links": 12, "events": 40 }),
    ] {
        let api = Api::start().await;
        let (status, seeded) = control(&api, "POST", "/seed", Some(order)).await;
        assert_eq!(
            (status, &seeded["links"], &seeded["events"]),
            (200, &json!(12), &json!(40))
        );
        let links = api.get("/v1/links?pageSize=100").await;
        let events = api.get("/v1/events?pageSize=100").await;
        let ids = |list: &Value| -> Vec<String> {
            texts(list, "id").into_iter().map(str::to_owned).collect()
        };
        seen.push((ids(&links["links"]), ids(&events["json"]["events"])));
    }
    assert_eq!(seen[0], seen[1]);
    assert_ne!(seen[0], seen[2]);

    let api = Api::start().await;
    let (_, seeded) = control(&api, "POST", "/seed", Some(order)).await;
    assert_eq!(seeded, json!({ "links": 12, "events": 40, "visitors": 9 }));
    // Once more: others are added.
    let seeded = api
        .emulator
        .seed(&Seed::new(7).links(12).events(40).visitors(9))
        .unwrap();
    assert_eq!((seeded.links, seeded.visitors), (12, 9));
    assert_eq!(
        (api.emulator.link_count(), api.emulator.event_count()),
        (24, 80)
    );
    let (_, usual) = control(&api, "POST", "/seed", None).await;
    assert_eq!(
        (&usual["links"], &usual["events"]),
        (&json!(100), &json!(1_000))
    );
}

#[tokio::test]
async fn a_seed_that_is_too_large_is_refused() {
    let api = Api::start().await;
    for (order, field) in [
        (json!({ "links": 1_000_001 }), "links"),
        (json!({ "events": 5_000_001 }), "events"),
        (json!({ "visitors": 1_000_001 }), "visitors"),
        (json!({ "visitors": 0 }), "visitors"),
        (json!({ "links": 0 }), "links"),
    ] {
        let (status, answer) = control(&api, "POST", "/seed", Some(order)).await;
        assert_eq!(
            (status, &answer["details"][0]["field"]),
            (400, &json!(field)),
            "{answer}"
        );
    }
    assert_eq!(
        (api.emulator.link_count(), api.emulator.visitor_count()),
        (0, 0)
    );
    assert_eq!(
        api.emulator.seed(&Seed::new(1).links(0)),
        Err(SeedError::NoLinks)
    );
    let error = Emulator::builder()
        .links(1_000_001)
        .start()
        .await
        .unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
}

#[tokio::test]
async fn a_reset_empties_everything() {
    let api = Api::with(|builder| {
        let builder = builder.rate_limit(RateLimit::new(50, HOUR));
        builder.demo(true).plan_quota(40)
    })
    .await;
    let create = || {
        let request = api.request("POST", "/v1/links").bearer_auth("test");
        let request = request.header("idempotency-key", "k");
        request.json(&json!({ "destination": "https://example.com" }))
    };
    let first = api.deliver(create()).await;
    let workspace = first.body["link"]["workspaceId"].clone();
    api.emulator
        .set_faults(FaultScript::list([Fault::status(503)]));
    api.emulator.advance_clock(HOUR).unwrap();
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 503);
    assert_eq!(
        control(&api, "POST", "/reset", None).await,
        (200, json!({}))
    );

    let emulator = &api.emulator;
    assert_eq!(
        (
            emulator.link_count(),
            emulator.event_count(),
            emulator.visitor_count()
        ),
        (0, 0, 0)
    );
    assert_eq!(
        (emulator.request_count(), emulator.requests().len()),
        (0, 0)
    );
    assert_eq!(emulator.clock().offset_millis, 0);
    let limits = emulator.limits();
    assert_eq!((limits.callers.len(), limits.plan_quota.used), (0, 0));
    let again = api.deliver(create()).await;
    assert_eq!(
        (again.status, again.header("idempotent-replayed")),
        (200, "")
    );
    assert_ne!(again.body["link"]["id"], first.body["link"]["id"]);
    assert_eq!(again.body["link"]["workspaceId"], workspace);
    assert_eq!(api.get("/v1/tags?pageSize=9").await["tags"], json!([]));
}

#[tokio::test]
async fn parts_are_reset_by_themselves() {
    let api = Api::start().await;
    api.link(json!({})).await;
    let parts = json!({ "parts": ["journal"] });
    assert_eq!(control(&api, "POST", "/reset", Some(parts)).await.0, 200);
    assert_eq!(
        (api.emulator.link_count(), api.emulator.request_count()),
        (1, 0)
    );
    api.emulator
        .set_faults(FaultScript::list([Fault::status(503)]));
    api.emulator.reset_parts(&[ResetPart::Workspace]);
    assert_eq!(api.emulator.link_count(), 0);
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 503);
    assert_eq!(
        control(&api, "POST", "/reset", Some(json!({ "parts": [] })))
            .await
            .0,
        200
    );
    assert_eq!(api.emulator.request_count(), 1);
    api.emulator.reset();
    assert!(api.emulator.injected_faults().is_empty());
}

#[tokio::test]
async fn the_clock_is_shown_set_moved_stopped_and_given_back() {
    let api = Api::start().await;
    let usual = json!({ "now": "2026-05-20T10:00:00Z", "stopped": false, "offsetMillis": 0 });
    assert_eq!(
        control(&api, "GET", "/clock", None).await,
        (200, usual.clone())
    );
    let set = json!({ "now": "2030-01-31T23:59:59Z", "advanceMillis": 1_500 });
    let (status, shown) = control(&api, "PUT", "/clock", Some(set)).await;
    assert_eq!(
        (status, &shown["now"]),
        (200, &json!("2030-02-01T00:00:00.500Z"))
    );
    let link = api.link(json!({})).await;
    assert_eq!(link["createdAt"], "2030-02-01T00:00:00.500Z");

    let stop = json!({ "now": "2027-01-01T00:00:00+01:00", "stopped": true });
    control(&api, "PUT", "/clock", Some(stop)).await;
    api.tick();
    assert_eq!(
        api.link(json!({})).await["createdAt"],
        "2026-12-31T23:00:00Z"
    );
    let (_, shown) = control(&api, "PUT", "/clock", Some(json!({ "stopped": false }))).await;
    assert_eq!(shown["stopped"], false);
    api.tick();
    assert_eq!(
        api.link(json!({})).await["createdAt"],
        "2026-12-31T23:00:01Z"
    );

    let late = json!({ "now": "9999-12-31T23:59:59Z", "advanceMillis": 1 });
    for change in [late, json!({ "now": "1969-01-01T00:00:00Z" })] {
        let (status, answer) = control(&api, "PUT", "/clock", Some(change)).await;
        assert_eq!(status, 400);
        assert!(answer.to_string().contains("1970 to 9999"), "{answer}");
    }
    let (_, shown) = control(&api, "DELETE", "/clock", None).await;
    assert_eq!(shown["now"], "2026-05-20T10:00:02Z");

    let day = "2026-06-01T00:00:00Z".parse().unwrap();
    assert_eq!(api.emulator.set_clock(day).unwrap().now, day);
    assert!(api.emulator.stop_clock().unwrap().stopped);
    assert_eq!(api.emulator.advance_clock(HOUR).unwrap().now, day + HOUR);
    api.emulator.reset_clock();
    assert_eq!(api.emulator.clock().offset_millis, 0);
}

#[tokio::test]
async fn what_expires_goes_by_the_clock_that_was_moved() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "soon", "expiresAt": "2026-05-21T00:00:00Z" }))
        .await;
    assert_eq!(api.visit("soon", None).await.status, 302);
    api.emulator.advance_clock(HOUR * 14).unwrap();
    api.visit("soon", None).await.refused(410, "LINK_EXPIRED");
}

#[tokio::test]
async fn limits_are_shown_without_tokens_and_reset() {
    let api = Api::with(|builder| {
        let limit = RateLimit::vendor().per_token(3).per_client(2);
        builder.rate_limit(limit.window(HOUR)).plan_quota(10)
    })
    .await;
    for _ in 0..4 {
        api.send("GET", "/v1/webhooks", None).await;
    }
    api.visit("nowhere", None).await;
    let (status, limits) = control(&api, "GET", "/limits", None).await;
    assert_eq!(status, 200);
    let rules = json!({
        "enforced": true, "perToken": 3, "perSession": 600, "perClient": 2, "windowSeconds": 3_600,
    });
    assert_eq!(limits["rateLimit"], rules);
    let callers = limits["callers"].as_array().unwrap();
    let resets = "2026-05-20T11:00:00Z";
    let address = json!({
        "caller": "127.0.0.1", "class": "client", "limit": 2, "used": 1, "remaining": 1, "resetsAt": resets,
    });
    assert_eq!(callers[0], address);
    let name = callers[1]["caller"].as_str().unwrap();
    assert!(
        name.len() == 8 && name.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{name}"
    );
    assert_eq!(
        (&callers[1]["used"], &callers[1]["remaining"]),
        (&json!(4), &json!(0))
    );
    let plan = json!({ "limit": 10, "used": 3, "renewsAt": "2026-06-01T00:00:00Z" });
    assert_eq!(limits["planQuota"], plan);
    // The journal knows callers by the same name.
    let (_, journal) = control(&api, "GET", "/requests?limit=2", None).await;
    assert_eq!(texts(&journal["requests"], "caller"), [name, "127.0.0.1"]);

    assert_eq!(control(&api, "DELETE", "/limits", None).await.0, 200);
    let (_, limits) = control(&api, "GET", "/limits", None).await;
    assert_eq!(
        (&limits["callers"], &limits["planQuota"]["used"]),
        (&json!([]), &json!(0))
    );
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 200);
    api.clock.advance(HOUR);
    assert!(api.emulator.limits().callers.is_empty());
}

#[tokio::test]
async fn the_journal_is_narrowed() {
    let api = Api::start().await;
    for _ in 0..3 {
        api.link(json!({})).await;
        api.get("/v1/webhooks").await;
    }
    let (_, all) = control(&api, "GET", "/requests", None).await;
    let all = all["requests"].as_array().unwrap().clone();
    assert_eq!(all.len(), 6);
    let (_, latest) = control(&api, "GET", "/requests?limit=2", None).await;
    assert_eq!(
        (&latest["requests"], &latest["total"]),
        (&json!(all[4..]), &json!(6))
    );
    let path = "/requests?operationId=LinksService_Create&limit=2";
    let (_, created) = control(&api, "GET", path, None).await;
    assert_eq!(created["requests"], json!([all[2], all[4]]));
    let (_, none) = control(&api, "GET", "/requests?limit=0", None).await;
    assert_eq!(none["requests"], json!([]));
}
