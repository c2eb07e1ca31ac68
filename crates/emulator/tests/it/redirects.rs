//! Short links and the events they leave.

use serde_json::{json, Value};

use crate::support::{texts, Api};

#[tokio::test]
async fn a_visit_is_sent_on_and_recorded() {
    let api = Api::start().await;
    let link = api
        .link(json!({ "shortlink": "go", "destination": "https://example.com/x?y=1" }))
        .await;
    let visit = api.visit("go", None).await;
    assert_eq!(
        (visit.status, visit.header("location")),
        (302, "https://example.com/x?y=1")
    );
    api.tick();
    api.visit("go?qr=1", Some(&visit.cookie())).await;
    let page = api
        .get("/v1/events?include=device&include=visitor&include=link")
        .await["json"]
        .clone();
    let events = &page["events"];
    assert_eq!(
        texts(events, "visitType"),
        ["VISIT_TYPE_RETURNING", "VISIT_TYPE_FIRST"]
    );
    assert_eq!(texts(events, "action"), ["ACTION_SCAN", "ACTION_CLICK"]);
    assert_eq!(events[0]["visitorId"], events[1]["visitorId"]);
    assert_eq!(events[0]["deviceId"], events[1]["deviceId"]);
    assert_eq!(events[0]["link"]["id"], link["id"]);
    assert_eq!(events[0]["visitor"]["visitCount"], 2);
    let device = &events[0]["device"];
    let seen = [
        "deviceType",
        "platformName",
        "browserName",
        "deviceBrand",
        "deviceActor",
        "country",
    ]
    .map(|name| &device[name]);
    assert_eq!(
        seen,
        [
            "DEVICE_TYPE_MOBILE",
            "iOS",
            "Safari",
            "Apple",
            "DEVICE_ACTOR_HUMAN",
            "DE"
        ]
    );
    let path = format!("/v1/links/{}", link["id"].as_str().unwrap());
    assert_eq!(api.get(&path).await["link"]["eventCount"], 2);
    assert_eq!(
        (api.emulator.event_count(), api.emulator.visitor_count()),
        (2, 1)
    );
}

#[tokio::test]
async fn head_leads_on_without_a_visit() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "conversionTracking": true }))
        .await;
    let head = api.deliver(api.request("HEAD", "/go")).await;
    assert_eq!(
        (head.status, head.header("location")),
        (302, "https://example.com/page")
    );
    assert!(!head.headers.contains_key("set-cookie"));
    assert_eq!(
        (api.emulator.event_count(), api.emulator.visitor_count()),
        (0, 0)
    );
    let head = api.deliver(api.request("HEAD", "/unknown")).await;
    assert_eq!(head.status, 404);
}

#[tokio::test]
async fn conversions_carry_an_lbid() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "destination": "https://example.com/x?y=1", "conversionTracking": true })).await;
    let visit = api.visit("go", None).await;
    assert!(visit
        .header("location")
        .starts_with("https://example.com/x?y=1&lbid="));
    assert_eq!(visit.lbid().len(), 22);
}

#[tokio::test]
async fn expired_links_lead_elsewhere_or_nowhere() {
    let api = Api::start().await;
    let at = "2026-05-20T10:00:01Z";
    api.link(json!({ "shortlink": "a", "expiresAt": at, "expiredDestination": "https://example.com/gone" })).await;
    api.link(json!({ "shortlink": "b", "expiresAt": at })).await;
    assert_eq!(
        api.visit("a", None).await.header("location"),
        "https://example.com/page"
    );
    api.tick();
    assert_eq!(
        api.visit("a", None).await.header("location"),
        "https://example.com/gone"
    );
    api.visit("b", None).await.refused(410, "LINK_EXPIRED");
    api.visit("unknown", None).await.refused(404, "NOT_FOUND");
    assert_eq!(api.emulator.event_count(), 1);
}

#[tokio::test]
async fn links_of_a_custom_domain_have_a_path_of_their_own() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "x", "customDomainId": "my domain", "destination": "https://example.com/ü" })).await;
    api.visit("x", None).await.refused(404, "NOT_FOUND");
    let visit = api.visit("d/my%20domain/x", None).await;
    assert_eq!(
        (visit.status, visit.header("location")),
        (302, "https://example.com/%C3%BC")
    );
}

#[tokio::test]
async fn other_kinds_of_links_show_a_page() {
    let api = Api::start().await;
    api.post(
        "/v1/links/contact",
        json!({ "shortlink": "c", "vcardData": { "firstName": "Ada" } }),
    )
    .await;
    api.post(
        "/v1/links/thank-you",
        json!({ "shortlink": "t", "title": "Thanks" }),
    )
    .await;
    api.post(
        "/v1/links/open-media",
        json!({ "shortlink": "m", "mediaId": "m1" }),
    )
    .await;
    for code in ["c", "t", "m"] {
        assert_eq!(api.visit(code, None).await.status, 200);
    }
    let events = api.get("/v1/events").await["json"]["events"].clone();
    let actions = [
        "EVENT_ACTION_OPEN_MEDIA",
        "EVENT_ACTION_THANK_YOU_PAGE",
        "EVENT_ACTION_CONTACT_CARD",
    ];
    assert_eq!(texts(&events, "destinationAction"), actions);
    for event in events.as_array().unwrap() {
        let traces = api
            .get(&format!(
                "/v1/events/{}/traces",
                event["id"].as_str().unwrap()
            ))
            .await;
        assert_eq!(traces["traces"].as_array().unwrap().len(), 2);
    }
}

#[tokio::test]
async fn traces_tell_the_way_of_a_visit() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "conversionTracking": true }))
        .await;
    let lbid = api.visit("go", None).await.lbid();
    api.post(
        "/v1/visitor/identify",
        json!({ "lbid": lbid, "visitor": { "data": { "$email": "a@b.c", "x": 1 } } }),
    )
    .await;
    let event = api.get("/v1/events").await["json"]["events"][0].clone();
    let traces = api
        .get(&format!(
            "/v1/events/{}/traces",
            event["id"].as_str().unwrap()
        ))
        .await["traces"]
        .clone();
    assert_eq!(
        texts(&traces, "stepKind"),
        ["KIND_ENTRY", "KIND_EXIT", "KIND_INTERACTION"]
    );
    assert_eq!(
        traces[0]["stepData"]["entryAccess"]["visitType"],
        "VISIT_TYPE_FIRST"
    );
    assert_eq!(
        traces[1]["stepData"]["redirect"]["destination"],
        event["destination"]
    );
    let identified: &Value = &traces[2]["stepData"]["identifyVisitor"];
    assert_eq!(
        (&identified["systemFields"], &identified["customAttributes"]),
        (&json!(["$email"]), &json!(1))
    );
    assert_eq!(traces[2]["visitorId"], event["visitorId"]);
}
