//! What browsers send to the page: forms, and what other sites make them send.

use reqwest::Response;
use serde_json::json;

use super::{header, keys, text, HOSTILE};
use crate::support::Api;

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
