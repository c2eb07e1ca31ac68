//! The visitor behind an LBID: what is sent, and what the server makes of it.

use linkbreakers::apis::links_api;
use linkbreakers::http::Uri;
use linkbreakers::models::{CreateLinkRequest, VisitorInput};
use linkbreakers::{IdempotencyKey, Lbid};
use linkbreakers_emulator::Emulator;
use serde_json::{json, Value};

use crate::decode::script::Script;

fn lbid() -> Lbid {
    Lbid::new("a+b/c==").unwrap()
}

#[tokio::test]
async fn what_is_set_is_sent_and_nothing_else() {
    let script = Script::json(200, r#"{"created":true}"#);
    let client = script.client();
    let answer = lbid()
        .identify(&client)
        .email("a@h.example")
        .phone("+14155551234")
        .first_name("Ada")
        .last_name("L")
        .attribute("plan", "free")
        .attribute("plan", json!({"name": "pro"}))
        .attribute("seats", 25)
        .set_once(true)
        .send()
        .await
        .unwrap();
    assert_eq!(answer.created, Some(true));
    lbid().identify(&client).send().await.unwrap();
    let bodies: Vec<Value> = script
        .requests()
        .iter()
        .map(|request| serde_json::from_slice(request.body()).unwrap())
        .collect();
    let data = json!({
        "$email": "a@h.example", "$phone": "+14155551234", "$firstName": "Ada", "$lastName": "L",
        "plan": {"name": "pro"}, "seats": 25
    });
    let first = json!({"lbid": "a+b/c==", "visitor": {"data": data}, "setOnce": true});
    assert_eq!(bodies, [first, json!({"lbid": "a+b/c==", "visitor": {}})]);
}

#[tokio::test]
async fn the_request_value_takes_the_options_of_a_call() {
    let script = Script::json(200, "{}");
    let client = script.client();
    let key = IdempotencyKey::derive("sign-up", ["4711"]);
    let input = VisitorInput {
        data: Some([("plan".to_owned(), json!("free"))].into()),
    };
    let identify = lbid().identify(&client).visitor(input);
    let request = identify.request().idempotency_key(key.clone());
    request.send().await.unwrap();
    let sent = script.requests().remove(0);
    assert_eq!(sent.headers()["idempotency-key"], key.as_str());
    assert!(String::from_utf8_lossy(sent.body()).contains(r#""plan":"free""#));
}

#[test]
fn neither_the_click_nor_the_person_is_shown() {
    let client = Script::json(200, "{}").client();
    let lbid = Lbid::new("canary").unwrap();
    let identify = lbid.identify(&client).email("canary@h.example");
    let shown = format!("{identify:?} {identify:#?}");
    assert!(
        shown.contains("$email") && !shown.contains("canary"),
        "{shown}"
    );
    let request = identify.request();
    assert!(!format!("{request:?}").contains("canary"));
}

#[tokio::test]
async fn a_visit_becomes_a_visitor_and_the_next_identification_adds_to_it() {
    let emulator = Emulator::builder().start().await.unwrap();
    let client = crate::support::client(emulator.url());
    let request = CreateLinkRequest {
        destination: "https://shop.example/offer?a=1#top".to_owned(),
        conversion_tracking: Some(true),
        ..Default::default()
    };
    let created = links_api::create(&client, request).send().await.unwrap();
    let entrypoint = created.link.unwrap().entrypoint.unwrap();
    let browser = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let visit = browser.get(entrypoint).send().await.unwrap();
    let landing = visit.headers()["location"].to_str().unwrap().to_owned();

    let (found, clean) = linkbreakers::lbid::take(&landing);
    assert_eq!(clean, "https://shop.example/offer?a=1#top");
    let uri: Uri = landing.parse().unwrap();
    let lbid = Lbid::from_uri(&uri).unwrap();
    assert_eq!(found.as_ref(), Some(&lbid));
    assert!(lbid.event_id().is_some());

    let known = lbid
        .identify(&client)
        .email("ada@h.example")
        .attribute("plan", "free");
    let visitor = known.send().await.unwrap().visitor.unwrap();
    assert_eq!(visitor.email.as_deref(), Some("ada@h.example"));
    let again = lbid
        .identify(&client)
        .email("other@h.example")
        .first_name("Ada");
    let same = again.set_once(true).send().await.unwrap().visitor.unwrap();
    assert_eq!(same.id, visitor.id);
    assert_eq!(same.email.as_deref(), Some("ada@h.example"));
    assert_eq!(same.first_name.as_deref(), Some("Ada"));
}
