//! From a link to a person: created by the service, followed at the emulator, identified by the page.

use linkbreakers::apis::visitors_api;
use linkbreakers::http::header::CONTENT_TYPE;
use linkbreakers::http::{HeaderMap, HeaderValue, StatusCode};
use linkbreakers_emulator::{Emulator, Fault, FaultScript};
use serde_json::{json, Value};
use wiremock::ResponseTemplate;

use super::in_both;
use super::program::{browser, program, soon, Running};
use crate::support::{client, Server, KEY};

in_both! {
    a_visitor_is_identified_by_the_landing_page
    whoever_comes_without_a_link_is_not_identified
    what_the_api_refuses_is_told_shortly
    what_the_api_quotes_of_a_visitor_is_not_logged
    a_link_that_the_api_does_not_name_is_not_created
    bodies_are_bounded
}

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

async fn a_visitor_is_identified_by_the_landing_page(name: &str) {
    let emulator = Emulator::builder().token(KEY).start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;

    let new = json!({
        "destination": service.url("/welcome?campaign=spring%20sale"),
        "reference": "spring",
    });
    let (status, created) = service.post("/links", JSON, new.to_string()).await;
    assert_eq!(status, StatusCode::CREATED, "{created}");
    // The same reference makes no second link.
    let (status, again) = service.post("/links", JSON, new.to_string()).await;
    assert_eq!((status, &again), (StatusCode::CREATED, &created));
    assert_eq!(emulator.link_count(), 1);
    let created: Value = serde_json::from_str(&created).unwrap();

    let entrypoint = created["entrypoint"].as_str().unwrap();
    let redirect = soon(browser().get(entrypoint).send()).await.unwrap();
    let landing = redirect.headers()["location"].to_str().unwrap().to_owned();
    let (_, lbid) = landing.split_once("lbid=").unwrap();

    let page = soon(service.client.get(&landing).send()).await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()["content-type"], "text/html; charset=utf-8");
    assert_eq!(page.headers()["referrer-policy"], "no-referrer");
    assert_eq!(page.headers()["cache-control"], "no-store");
    assert!(page
        .text()
        .await
        .unwrap()
        .contains("<form method=\"post\">"));
    assert_eq!(emulator.visitor_count(), 1, "one visit, by somebody");

    let path = landing.strip_prefix(&service.url("")).unwrap();
    let form = "email=ada%40example.com&name=%3Cb%3EAda%3C%2Fb%3E+%26+co".to_owned();
    let (status, page) = service.post(path, FORM, form).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    assert!(
        page.contains("Thank you, &lt;b&gt;Ada&lt;/b&gt; &amp; co."),
        "{page}"
    );

    let client = client(emulator.url());
    let visitors = visitors_api::list(&client).send().await.unwrap().visitors;
    let visitors = visitors.unwrap();
    assert_eq!(visitors.len(), 1);
    assert_eq!(visitors[0].email.as_deref(), Some("ada@example.com"));

    service.line("visitor identified").await;
    service.signal("TERM");
    assert!(service.ended().await.success());
    let log = service.log.join("\n");
    for private in [KEY, lbid, "ada", "Ada", "campaign"] {
        assert!(!log.contains(private), "{private:?} in {log}");
    }
}

async fn whoever_comes_without_a_link_is_not_identified(name: &str) {
    let emulator = Emulator::builder().token(KEY).start().await.unwrap();
    let mut service = Running::start(name, &emulator).await;
    let (status, page) = service.get("/welcome").await;
    assert_eq!(status, StatusCode::OK);
    assert!(
        page.contains("through the link") && !page.contains("<form"),
        "{page}"
    );

    let form = || "email=ada%40example.com".to_owned();
    for path in ["/welcome", "/welcome?lbid=", "/welcome?LBID=abc"] {
        let (status, text) = service.post(path, FORM, form()).await;
        assert_eq!(status, StatusCode::BAD_REQUEST);
        assert_eq!(
            text,
            "the address holds no LBID; open this page through its short link"
        );
    }
    assert_eq!(emulator.request_count(), 0);

    let (status, text) = service
        .post("/welcome?lbid=abc", FORM, "email=nobody".to_owned())
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(text, "this is no mail address");
    assert_eq!(emulator.request_count(), 0);

    // One that the server does not know is no reason to turn somebody away.
    emulator.set_faults(FaultScript::list([Fault::status(404)]));
    let (status, _) = service.post("/welcome?lbid=abc", FORM, form()).await;
    assert_eq!(status, StatusCode::OK);
    service.line("LBID not known").await;
    assert_eq!((emulator.request_count(), emulator.visitor_count()), (1, 0));
}

async fn what_the_api_refuses_is_told_shortly(name: &str) {
    let emulator = Emulator::builder()
        .token("another-key")
        .start()
        .await
        .unwrap();
    let mut service = Running::start(name, &emulator).await;
    let new = json!({"destination": "https://example.com"}).to_string();
    let (status, text) = service.post("/links", JSON, new).await;
    assert_eq!(status, StatusCode::BAD_GATEWAY);
    assert_eq!(
        text,
        "the API cannot be used at the moment; try again later"
    );
    let line = service.line("the API did not do it").await;
    assert!(
        line.contains("check that the Linkbreakers key is complete"),
        "{line}"
    );

    let emulator = Emulator::builder().token(KEY).start().await.unwrap();
    let service = Running::start(name, &emulator).await;
    let new = json!({"destination": "nowhere"}).to_string();
    let (status, text) = service.post("/links", JSON, new).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(text, "the API does not take these values");
}

async fn what_the_api_quotes_of_a_visitor_is_not_logged(name: &str) {
    let quoting = json!({"code": 3, "message": "ada@example.com of canary-lbid is not valid"});
    for status in [400, 409, 422] {
        let quoting = ResponseTemplate::new(status).set_body_json(&quoting);
        let quoting = quoting.insert_header("x-request-id", "request-7f3a");
        let api = Server::with(quoting).await;
        let mut command = program(name);
        command.env("LINKBREAKERS_BASE_URL", &api.client.base_path);
        let mut service = Running::with(&mut command).await;
        let form = "email=ada%40example.com".to_owned();
        let path = "/welcome?lbid=canary-lbid";
        let (status, _) = service.post(path, FORM, form).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        let line = service.line("the API did not do it").await;
        assert!(line.contains("request.id=\"request-7f3a\""), "{line}");
        service.signal("TERM");
        assert!(service.ended().await.success());
        let log = service.log.join("\n");
        assert!(!log.contains("ada") && !log.contains("canary"), "{log}");
    }
}

async fn a_link_that_the_api_does_not_name_is_not_created(name: &str) {
    for answer in [json!({}), json!({"link": {"id": "1"}})] {
        let api = Server::answering(answer).await;
        let mut command = program(name);
        command.env("LINKBREAKERS_BASE_URL", &api.client.base_path);
        let service = Running::with(&mut command).await;
        let new = json!({"destination": "https://example.com"}).to_string();
        let (status, _) = service.post("/links", JSON, new).await;
        assert_eq!(status, StatusCode::BAD_GATEWAY);
    }
}

async fn bodies_are_bounded(name: &str) {
    let emulator = Emulator::builder().token(KEY).start().await.unwrap();
    let service = Running::start(name, &emulator).await;
    let large = "x".repeat(17 * 1024);
    let new = json!({"destination": "https://example.com", "name": large});
    let form = format!("email=ada%40example.com&name={large}");
    for (path, media_type, body) in [
        ("/links", JSON, new.to_string()),
        ("/welcome?lbid=abc", FORM, form),
    ] {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static(media_type))]);
        let status = service.send_large(path, &headers, body.as_bytes()).await;
        assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    }
    assert_eq!(emulator.request_count(), 0);
}
