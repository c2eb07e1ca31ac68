//! The page as a browser without script sees it, and the feed that a script listens to.

use std::time::Duration;

use linkbreakers_emulator::{Fault, FaultScript, RateLimit};
use reqwest::Response;
use serde_json::{json, Value};

use crate::support::Api;

const HOSTILE: &str = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'";
const PAGES: [&str; 8] = [
    "",
    "/page/links",
    "/page/events",
    "/page/visitors",
    "/page/deliveries",
    "/page/requests",
    "/page/new-link",
    "/page/links?q=%22%3E%3Cscript%3Ealert(1)",
];

async fn get(api: &Api, path: &str) -> Response {
    let request = api.request("GET", &format!("/_emulator{path}"));
    request.send().await.unwrap()
}

/// The text of a page that must be there.
async fn text(api: &Api, path: &str) -> String {
    let response = get(api, path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

/// A form as a browser sends it.
async fn submit(api: &Api, path: &str, fields: &[(&str, &str)]) -> Response {
    let request = api.request("POST", &format!("/_emulator/page/{path}"));
    let request = request.header("origin", api.emulator.url());
    let body = encoded(fields);
    request.body(body).send().await.unwrap()
}

fn encoded(fields: &[(&str, &str)]) -> String {
    let mut form = url::form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(fields).finish()
}

fn header<'r>(response: &'r Response, name: &str) -> &'r str {
    let value = response.headers().get(name);
    value
        .map(|value| value.to_str().unwrap())
        .unwrap_or_default()
}

/// The address of the link with this `rel` in a page.
fn related(page: &str, rel: &str) -> Option<String> {
    let (_, rest) = page.split_once(&format!("rel=\"{rel}\" href=\"/_emulator"))?;
    Some(rest.split('"').next()?.replace("&amp;", "&"))
}

/// The ids of the records in the table of a page, in their order.
fn keys(page: &str) -> Vec<String> {
    let (_, table) = page.split_once("<tbody>").unwrap();
    let parts = table.split("data-key=\"").skip(1);
    parts
        .map(|part| part.split('"').next().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn pages_are_there_and_keep_to_this_server() {
    let api = Api::with(|builder| builder.demo(true)).await;
    for path in PAGES {
        let response = get(&api, path).await;
        assert_eq!(response.status(), 200, "{path}");
        let policy = "default-src 'self'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'; object-src 'none'";
        assert_eq!(header(&response, "content-security-policy"), policy);
        assert_eq!(
            header(&response, "content-type"),
            "text/html; charset=utf-8"
        );
        assert_eq!(header(&response, "x-content-type-options"), "nosniff");
        assert_eq!(header(&response, "cache-control"), "no-store");
        let page = response.text().await.unwrap();
        // Nothing that the policy would block, and every picture, style and script from here.
        for inline in [" style=\"", " onclick=\"", "<style", "<script>"] {
            assert!(!page.contains(inline), "{path}: {inline}");
        }
        for source in page.split(" src=\"").skip(1) {
            assert!(source.starts_with("/_emulator/"), "{path}: {source:.60}");
        }
        assert_eq!(page.matches("<h1>").count(), 1, "{path}");
    }
    for (path, media_type) in [
        ("/page/style.css", "text/css; charset=utf-8"),
        ("/page/script.js", "text/javascript; charset=utf-8"),
        ("/page/icon.svg", "image/svg+xml"),
    ] {
        let response = get(&api, path).await;
        assert_eq!(
            (
                response.status().as_u16(),
                header(&response, "content-type")
            ),
            (200, media_type)
        );
    }
    for path in ["/page/nothing", "/page/links/none", "/page/links/a/b"] {
        let response = get(&api, path).await;
        assert_eq!(response.status(), 404, "{path}");
        assert!(response.text().await.unwrap().contains("Nothing here"));
    }
    for path in ["/", "/page", "/page/"] {
        let response = get(&api, path).await;
        assert_eq!(response.status(), 308, "{path}");
        assert_eq!(header(&response, "location"), "/_emulator");
    }
    let head = api.request("HEAD", "/_emulator").send().await.unwrap();
    assert_eq!(head.status(), 200);
    assert!(header(&head, "content-length").parse::<usize>().unwrap() > 1_000);
    assert_eq!(head.text().await.unwrap(), "");
    let put = api
        .request("PUT", "/_emulator/page/links")
        .send()
        .await
        .unwrap();
    assert_eq!(
        (put.status().as_u16(), header(&put, "allow")),
        (405, "GET, HEAD")
    );
}

#[tokio::test]
async fn browsers_are_led_from_the_root_to_the_page() {
    let api = Api::start().await;
    let request = api.request("GET", "/");
    let accept = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8";
    let response = request.header("accept", accept).send().await.unwrap();
    assert_eq!(response.status(), 302);
    assert_eq!(header(&response, "location"), "/_emulator");
    let response = api.request("GET", "/").send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "content-type"), "application/json");
}

#[tokio::test]
async fn what_users_wrote_is_no_markup() {
    let api = Api::start().await;
    let link = api
        .link(json!({
            "name": HOSTILE, "shortlink": "go", "tags": [HOSTILE], "conversionTracking": true,
            "destination": "https://example.com/?\"><script>alert(1)</script>",
        }))
        .await;
    let scripted = json!({ "destination": "javascript:alert(1)", "name": "scripted" });
    api.send("POST", "/v1/links", Some(scripted)).await;
    let request = api.request("GET", "/go").header("user-agent", HOSTILE);
    let request = request
        .header("referer", HOSTILE)
        .header("cf-ipcity", HOSTILE);
    let visit = api.deliver(request).await;
    let data = json!({
        "$email": "a@example.com", "$firstName": HOSTILE, HOSTILE: HOSTILE,
    });
    let body = json!({ "lbid": visit.lbid(), "visitor": { "data": data } });
    let identified = api.post("/v1/visitor/identify", body).await;
    let request = api.request("GET", "/v1/tags?x=<script>alert(1)</script>");
    request
        .header("idempotency-key", HOSTILE)
        .send()
        .await
        .unwrap();

    let id = |value: &Value| value["id"].as_str().unwrap().to_owned();
    let mut paths: Vec<_> = PAGES.map(str::to_owned).into();
    paths.push(format!("/page/links/{}", id(&link)));
    paths.push(format!("/page/visitors/{}", id(&identified["visitor"])));
    let mut escaped = 0;
    for path in paths {
        let page = text(&api, &path).await;
        assert!(!page.contains("<script>alert"), "{path}");
        assert!(!page.contains("<img src=x"), "{path}");
        assert!(!page.contains("href=\"javascript:"), "{path}");
        escaped += page.matches("&lt;script&gt;alert(1)").count();
    }
    assert!(escaped >= 10, "{escaped}");
}

#[tokio::test]
async fn a_link_is_created_by_the_form() {
    let api = Api::start().await;
    let fields = [
        ("destination", "https://example.com/x"),
        ("name", " Spring "),
        ("shortlink", "spring"),
        ("tags", "a, b,,"),
        ("conversionTracking", "true"),
    ];
    let response = submit(&api, "new-link", &fields).await;
    assert_eq!(response.status(), 303);
    let location = header(&response, "location")
        .strip_prefix("/_emulator")
        .unwrap();
    let page = text(&api, location).await;
    assert!(
        page.contains("role=\"status\"") && page.contains("Spring"),
        "{page}"
    );
    let links = api.get("/v1/links?pageSize=5&include=tags").await;
    let link = &links["links"][0];
    assert_eq!(
        (&link["name"], &link["shortlink"]),
        (&json!("Spring"), &json!("spring"))
    );
    assert_eq!(link["tags"].as_array().unwrap().len(), 2);
    assert!(!api.visit("spring", None).await.lbid().is_empty());

    // The API's refusals stand beside the field, and what was typed stays.
    let response = submit(&api, "new-link", &fields).await;
    assert_eq!(response.status(), 409);
    let page = response.text().await.unwrap();
    assert!(page.contains("SHORTLINK_ALREADY_EXISTS"), "{page}");
    assert!(page.contains("id=\"create-shortlink-error\""), "{page}");
    assert!(page.contains("value=\"https://example.com/x\""), "{page}");
    let response = submit(&api, "new-link", &[("destination", "")]).await;
    assert_eq!(response.status(), 400);
    let page = response.text().await.unwrap();
    assert!(page.contains("id=\"create-destination-error\""), "{page}");
    assert_eq!(api.emulator.link_count(), 1);
}

#[tokio::test]
async fn other_sites_get_nothing_done() {
    let api = Api::start().await;
    let body = encoded(&[("destination", "https://example.com")]);
    let own = api.emulator.url().to_owned();
    for (headers, status) in [
        (vec![], 403),
        (vec![("origin", "https://example.com")], 403),
        (vec![("origin", "null")], 403),
        (
            vec![("origin", own.as_str()), ("sec-fetch-site", "cross-site")],
            403,
        ),
        (
            vec![
                ("host", "evil.example.com"),
                ("origin", "http://evil.example.com"),
            ],
            421,
        ),
    ] {
        let mut request = api
            .request("POST", "/_emulator/page/new-link")
            .body(body.clone());
        for (name, value) in &headers {
            request = request.header(*name, *value);
        }
        assert_eq!(
            request.send().await.unwrap().status(),
            status,
            "{headers:?}"
        );
    }
    // The paths of programs are closed to other sites, too, and so is reading by another name.
    let foreign = api.request("DELETE", "/_emulator/requests");
    let foreign = foreign.header("origin", "https://example.com");
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    for path in ["/_emulator", "/_emulator/feed", "/_emulator/requests"] {
        let renamed = api
            .request("GET", path)
            .header("host", "evil.example.com:80");
        assert_eq!(renamed.send().await.unwrap().status(), 421, "{path}");
    }
    assert_eq!(api.emulator.link_count(), 0);
}

#[tokio::test]
async fn buttons_set_and_clear_faults() {
    let api = Api::start().await;
    let fields = [
        ("fault", "status-503"),
        ("operation", "WebhooksService_List"),
        ("count", "2"),
        ("back", "requests"),
    ];
    let response = submit(&api, "faults", &fields).await;
    assert_eq!(response.status(), 303);
    let location = header(&response, "location");
    assert_eq!(location, "/_emulator/page/requests?fault=status-503");
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 503);
    let page = text(&api, location.strip_prefix("/_emulator").unwrap()).await;
    assert!(
        page.contains("fault: status") && page.contains("1 request left"),
        "{page}"
    );
    let response = submit(&api, "faults", &[("fault", "none")]).await;
    assert_eq!(header(&response, "location"), "/_emulator?fault=none");
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 200);
    for wrong in [
        [("fault", "flood"), ("count", "1"), ("operation", "")],
        [("fault", "stall"), ("count", "0"), ("operation", "")],
        [("fault", "stall"), ("count", "1001"), ("operation", "")],
        [("fault", "stall"), ("count", "1"), ("operation", "Nothing")],
    ] {
        assert_eq!(
            submit(&api, "faults", &wrong).await.status(),
            400,
            "{wrong:?}"
        );
    }
    assert_eq!(api.send("GET", "/v1/webhooks", None).await.status, 200);
}

#[tokio::test]
async fn tables_come_in_pages() {
    let api = Api::start().await;
    for number in 0..120 {
        let name = format!("number {number}");
        api.link(json!({ "name": name, "shortlink": format!("n{number}") }))
            .await;
        api.visit(&format!("n{number}"), None).await;
        api.tick();
    }
    for table in ["links", "events", "visitors"] {
        let (mut path, mut seen) = (format!("/page/{table}"), Vec::new());
        for rows in [50, 50, 20] {
            let page = text(&api, &path).await;
            let found = keys(&page);
            assert_eq!(found.len(), rows, "{path}");
            seen.extend(found);
            if rows == 50 {
                path = related(&page, "next").unwrap();
            } else {
                assert_eq!(related(&page, "next"), None);
                // And back again.
                let newer = text(&api, &related(&page, "prev").unwrap()).await;
                assert_eq!(keys(&newer), seen[50..100]);
            }
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (120, 120), "{table}");
    }
    let page = text(&api, "/page/requests").await;
    assert!(related(&page, "next").is_some() && related(&page, "prev").is_none());
    let found = text(&api, "/page/links?q=NUMBER+11").await;
    assert_eq!(keys(&found).len(), 11);
    assert_eq!(keys(&text(&api, "/page/links?q=nothing").await).len(), 0);
}

#[tokio::test]
async fn the_page_is_no_part_of_the_traffic() {
    let api = Api::with(|builder| {
        let limit = RateLimit::new(1, Duration::from_secs(60));
        let always = FaultScript::mix(1, 1.0, [(1, Fault::status(503))]);
        builder.rate_limit(limit).faults(always).demo(true)
    })
    .await;
    for path in PAGES {
        text(&api, path).await;
    }
    assert_eq!(api.emulator.request_count(), 0);
    assert!(api.emulator.injected_faults().is_empty());
}

#[tokio::test]
async fn deliveries_are_shown_and_sent_again() {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "name": "Go" })).await;
    // Nothing listens there, so that the first attempt fails and another is due later.
    let body = json!({
        "name": HOSTILE, "endpointUrl": "http://127.0.0.1:1/hook", "triggers": ["KIND_ENTRY"],
    });
    api.post("/v1/webhooks", body).await;
    api.visit("go", None).await;
    api.emulator.deliveries_settled().await;
    let page = text(&api, "/page/deliveries").await;
    assert!(
        page.contains("event.entry") && page.contains("pending"),
        "{page}"
    );
    assert!(!page.contains("<script>alert"), "{page}");
    let id = keys(&page).remove(0);
    assert_eq!(api.emulator.deliveries()[0].id, id);
    let response = submit(&api, &format!("deliveries/{id}/resend"), &[]).await;
    assert_eq!(response.status(), 303);
    let location = header(&response, "location")
        .strip_prefix("/_emulator")
        .unwrap();
    api.emulator.deliveries_settled().await;
    assert!(text(&api, location).await.contains("Sent again"));
    assert_eq!(api.emulator.deliveries()[0].attempts.len(), 2);
    let response = submit(&api, "deliveries/none/resend", &[]).await;
    assert_eq!(response.status(), 409);
    let page = text(&api, "").await;
    assert!(page.contains("data-kind=\"delivery\""), "{page}");
}

#[tokio::test]
async fn codes_of_links_are_drawn_beside_the_traffic() {
    let api = Api::start().await;
    let link = api.link(json!({ "id": "a link", "shortlink": "go" })).await;
    let plain = api
        .link(json!({ "shortlink": "plain", "qrcodeEnabled": false }))
        .await;
    let requests = api.emulator.request_count();
    let page = text(&api, "/page/links").await;
    assert_eq!(page.matches("<img class=\"qr\"").count(), 1, "{page}");
    assert_eq!(link["id"], "a link");
    let image = get(&api, "/page/links/a%20link/qrcode.svg").await;
    assert_eq!(
        (image.status().as_u16(), header(&image, "content-type")),
        (200, "image/svg+xml")
    );
    assert!(image.text().await.unwrap().contains("<svg"));
    let id = plain["id"].as_str().unwrap();
    for id in [id, "none", "..%2f..%2f"] {
        let image = get(&api, &format!("/page/links/{id}/qrcode.svg")).await;
        assert!(image.status().is_client_error(), "{id}");
    }
    assert_eq!(api.emulator.request_count(), requests);
}

#[tokio::test]
async fn the_rate_limit_is_shown() {
    let api =
        Api::with(|builder| builder.rate_limit(RateLimit::new(2, Duration::from_secs(60)))).await;
    for _ in 0..2 {
        api.send("GET", "/v1/webhooks", None).await;
    }
    let page = text(&api, "/page/requests").await;
    assert!(
        page.contains(" of 2") && page.contains("10:01:00"),
        "{page}"
    );
    assert!(
        !page.contains("bearer") && page.contains("token <code>"),
        "{page}"
    );
}

#[tokio::test]
async fn the_plan_quota_is_shown() {
    let api = Api::with(|builder| builder.plan_quota(1_200)).await;
    api.send("GET", "/v1/webhooks", None).await;
    let page = text(&api, "/page/requests").await;
    let (_, plan) = page.split_once("id=\"plan-quota\"").unwrap();
    for said in [
        "<dt>Plan quota</dt>",
        "1<span",
        " of 1,200 requests",
        "1 Jun 2026",
    ] {
        assert!(plan.contains(said), "{said}: {plan}");
    }
    let api = Api::with(|builder| builder.plan_quota(0)).await;
    api.send("GET", "/v1/webhooks", None).await;
    let page = text(&api, "/page/requests").await;
    assert!(page.contains("0 used up</span>"), "{page}");
    let page = text(&Api::start().await, "/page/requests").await;
    assert!(page.contains("without a quota"), "{page}");
}

/// Reads a stream until it has this text, or until its end.
async fn until(stream: &mut Response, wanted: &str) -> String {
    let mut got = String::new();
    while let Some(chunk) = stream.chunk().await.unwrap() {
        got.push_str(std::str::from_utf8(&chunk).unwrap());
        if !wanted.is_empty() && got.contains(wanted) {
            break;
        }
    }
    got
}

#[tokio::test]
async fn the_feed_tells_what_happens_and_ends_with_the_emulator() {
    let api = Api::start().await;
    let mut feed = get(&api, "/feed").await;
    assert_eq!(header(&feed, "content-type"), "text/event-stream");
    assert_eq!(until(&mut feed, "\n\n").await, "retry: 1000\n\n");
    api.link(json!({ "shortlink": "go", "name": "Go" })).await;
    // A question, whatever its method.
    api.post("/v1/visitors/search", json!({})).await;
    api.visit("go", None).await;
    let got = until(&mut feed, "\"path\":\"/go\"").await;
    let kinds: Vec<_> = got
        .lines()
        .filter_map(|line| line.strip_prefix("event: "))
        .collect();
    assert_eq!(kinds, ["change", "request", "request", "event", "request"]);
    let event = got.split("event: event\ndata: ").nth(1).unwrap();
    let event: Value = serde_json::from_str(event.lines().next().unwrap()).unwrap();
    assert_eq!(event["detail"]["shortlink"], "go");
    assert_eq!(event["detail"]["action"], "ACTION_CLICK");
    assert_eq!(event["at"], "2026-05-20T10:00:00Z");

    // Who comes back gets what was missed, and is told when that is not known.
    let again = |last: &str| {
        let request = api.request("GET", "/_emulator/feed");
        request.header("last-event-id", last).send()
    };
    let mut second = again("2").await.unwrap();
    let got = until(&mut second, "\"path\":\"/go\"").await;
    assert!(
        got.contains("id: 4\nevent: event") && !got.contains("id: 2\n"),
        "{got}"
    );
    let mut other = get(&api, "/feed?after=2").await;
    assert!(until(&mut other, "id: 4")
        .await
        .contains("id: 4\nevent: event"));
    drop(other);
    let mut third = again("900").await.unwrap();
    assert!(until(&mut third, "event: reload")
        .await
        .contains("event: reload"));
    drop(third);

    let Api { emulator, .. } = api;
    emulator.shutdown().await;
    assert_eq!(until(&mut feed, "").await, "");
    assert_eq!(until(&mut second, "").await, "");
}

#[tokio::test]
async fn listeners_are_bounded() {
    let api = Api::start().await;
    let mut open = Vec::new();
    for _ in 0..64 {
        let mut feed = get(&api, "/feed").await;
        assert_eq!(feed.status(), 200);
        until(&mut feed, "retry").await;
        open.push(feed);
    }
    assert_eq!(get(&api, "/feed").await.status(), 503);
    let head = api.request("HEAD", "/_emulator/feed").send().await.unwrap();
    assert_eq!(head.status(), 200);
    api.emulator.shutdown().await;
}
