//! The page as a browser without script sees it.

mod feed;
mod forms;

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
    assert!(page.contains("0</span> used up"), "{page}");
    let page = text(&Api::start().await, "/page/requests").await;
    assert!(page.contains("without a quota"), "{page}");
}
