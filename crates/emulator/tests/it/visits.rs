//! Who visits from where: devices, persons and machines, and what becomes of the destination.

use serde_json::{json, Value};

use crate::support::{texts, Api, Reply, IPHONE};

const GOOGLEBOT: &str = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

async fn visit(api: &Api, path: &str, headers: &[(&str, &str)]) -> Reply {
    let request = api.request("GET", path);
    let request = headers.iter().fold(request, |request, (name, value)| {
        request.header(*name, *value)
    });
    api.deliver(request).await
}

/// All events with their devices, oldest first.
async fn events(api: &Api) -> Vec<Value> {
    let page = api.get("/v1/events?include=device").await;
    let mut events = page["json"]["events"].as_array().unwrap().clone();
    events.reverse();
    events
}

fn members(items: &[Value], path: &str) -> Vec<Value> {
    let found = items.iter().map(|item| item.pointer(path).cloned());
    found.map(Option::unwrap_or_default).collect()
}

#[tokio::test]
async fn machines_are_counted_but_are_no_persons() {
    let api = Api::start().await;
    let link = api.link(json!({ "shortlink": "go" })).await;
    let agents = [IPHONE, GOOGLEBOT, "curl/8.11.0", "my-app/1.0"];
    let mut cookie = String::new();
    // Each comes with the cookie of the person, as a browser under remote control would.
    for agent in agents {
        let reply = visit(&api, "/go", &[("user-agent", agent), ("cookie", &cookie)]).await;
        if cookie.is_empty() {
            cookie = reply.cookie();
        }
        api.tick();
    }
    let events = events(&api).await;
    assert_eq!(
        members(&events, "/device/deviceActor"),
        ["HUMAN", "BOT", "AUTOMATED", "UNKNOWN"].map(|name| format!("DEVICE_ACTOR_{name}"))
    );
    assert_eq!(
        members(&events, "/device/deviceActorName"),
        [Value::Null, json!("Googlebot"), json!("curl"), Value::Null]
    );
    let [person, bot, program, unknown] = &members(&events, "/visitorId")[..] else {
        panic!("four events")
    };
    assert!(bot != person && program != person && bot != program);
    // What says nothing of itself may be a browser that hides.
    assert_eq!(unknown, person);
    let first = json!("VISIT_TYPE_FIRST");
    assert_eq!(
        members(&events, "/visitType"),
        [&first, &first, &first, &json!("VISIT_TYPE_RETURNING")].map(Clone::clone)
    );
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    assert_eq!(api.get(&path).await["link"]["eventCount"], 4);
}

#[tokio::test]
async fn programs_keep_their_own_cookies() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go" })).await;
    let curl = ("user-agent", "curl/8.11.0");
    let cookie = visit(&api, "/go", &[curl]).await.cookie();
    visit(&api, "/go", &[curl, ("cookie", &cookie)]).await;
    visit(&api, "/go", &[("user-agent", IPHONE), ("cookie", &cookie)]).await;
    let events = events(&api).await;
    let ids = members(&events, "/visitorId");
    assert_eq!(ids[0], ids[1]);
    assert_ne!(ids[0], ids[2]);
}

#[tokio::test]
async fn a_visitor_returns_to_the_workspace_not_to_one_link() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "a" })).await;
    api.link(json!({ "shortlink": "b" })).await;
    let cookie = visit(&api, "/a", &[("user-agent", IPHONE)]).await.cookie();
    for headers in [
        &[("user-agent", IPHONE), ("cookie", &*cookie)][..],
        &[("user-agent", IPHONE)],
    ] {
        api.tick();
        visit(&api, "/b", headers).await;
    }
    assert_eq!(
        members(&events(&api).await, "/visitType"),
        ["FIRST", "RETURNING", "FIRST"].map(|name| format!("VISIT_TYPE_{name}"))
    );
}

#[tokio::test]
async fn places_come_from_proxies_and_addresses_from_the_connection() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go" })).await;
    let headers = [
        ("x-vercel-ip-country", "BR"),
        ("x-vercel-ip-city", "S%C3%A3o%20Paulo"),
        ("x-forwarded-for", "203.0.113.7"),
    ];
    visit(&api, "/go", &headers).await;
    visit(&api, "/go", &[("cf-ipcountry", "XX")]).await;
    let events = events(&api).await;
    assert_eq!(
        members(&events, "/device/country"),
        [json!("BR"), Value::Null]
    );
    assert_eq!(
        members(&events, "/device/city"),
        [json!("São Paulo"), Value::Null]
    );
    assert_eq!(
        members(&events, "/device/ipAddress"),
        ["127.0.0.1", "127.0.0.1"]
    );
}

#[tokio::test]
async fn long_headers_are_cut() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go" })).await;
    let long = "a".repeat(5_000);
    visit(&api, "/go", &[("user-agent", &long), ("referer", &long)]).await;
    assert_eq!(
        members(&events(&api).await, "/device/userAgent"),
        ["a".repeat(1_024)]
    );
}

#[tokio::test]
async fn the_destination_keeps_its_query_and_fragment() {
    let api = Api::start().await;
    for (code, destination, start, end) in [
        (
            "a",
            "https://example.com/x?y=%20+&z#/r?s=1",
            "https://example.com/x?y=%20+&z&lbid=",
            "#/r?s=1",
        ),
        (
            "b",
            "https://example.com?lbid=old#top",
            "https://example.com?lbid=",
            "#top",
        ),
        (
            "c",
            "https://example.com/ü",
            "https://example.com/%C3%BC?lbid=",
            "",
        ),
    ] {
        api.link(
            json!({ "shortlink": code, "destination": destination, "conversionTracking": true }),
        )
        .await;
        let reply = visit(&api, &format!("/{code}"), &[]).await;
        let location = reply.header("location");
        let lbid = location
            .strip_prefix(start)
            .and_then(|rest| rest.strip_suffix(end));
        assert_eq!(lbid, Some(&*reply.lbid()), "{location}");
        assert_eq!(reply.lbid().len(), 22);
        assert_eq!(reply.header("cache-control"), "no-store");
    }
}

#[tokio::test]
async fn a_missing_media_leads_to_the_fallback() {
    let api = Api::start().await;
    let body = json!({ "shortlink": "m", "mediaId": "m1", "fallbackDestination": "https://example.com/else" });
    let link = api.post("/v1/links/open-media", body).await["link"].clone();
    let reply = visit(&api, "/m", &[]).await;
    assert_eq!(
        (reply.status, reply.header("location")),
        (302, "https://example.com/else")
    );
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    let body = json!({ "fallbackDestination": "https://example.com/new" });
    api.send("PATCH", &path, Some(body)).await;
    api.tick();
    visit(&api, "/m", &[]).await;
    let events = events(&api).await;
    let destinations = ["https://example.com/else", "https://example.com/new"];
    assert_eq!(members(&events, "/destination"), destinations);
    for (event, destination) in events.iter().zip(destinations) {
        assert_eq!(event["destinationAction"], "EVENT_ACTION_OPEN_MEDIA");
        let path = format!("/v1/events/{}/traces", event["id"].as_str().unwrap());
        let traces = api.get(&path).await["traces"].clone();
        assert_eq!(texts(&traces, "stepKind"), ["KIND_ENTRY", "KIND_EXIT"]);
        let expected = json!({
            "destination": destination, "conversionTracking": false, "fallback": true,
            "fallbackReason": "FALLBACK_REASON_MEDIA_MISSING",
        });
        assert_eq!(traces[1]["stepData"]["redirect"], expected);
    }
    // A redirect has a destination, so that it needs no other.
    api.link(json!({ "shortlink": "r", "fallbackDestination": "https://example.com/else" }))
        .await;
    assert_eq!(
        visit(&api, "/r", &[]).await.header("location"),
        "https://example.com/page"
    );
}
