//! The headers of a request: who calls, with which key, and to whom the key may go.

use crate::support::{add, answer, get, over, Configuration, Script, CANARY};
use serde_json::Value;

#[tokio::test]
async fn the_client_names_itself_and_the_key_is_sensitive() {
    let script = Script::new([answer(200, "{}"), answer(200, "{}")]);
    let mut configuration = over(&script);
    get(&configuration).send::<Value>().await.unwrap();
    configuration.user_agent = Some("my-service/7".to_owned());
    let call = get(&configuration).header("x-trace", "t-1");
    call.send::<Value>().await.unwrap();
    let seen = script.seen();
    let headers = seen[0].headers();
    assert_eq!(headers["user-agent"], "tides-rust/1.2.3");
    let client = headers["tides-client"].to_str().unwrap();
    assert!(client.starts_with("sdk-rust/1.2.3 (rust; "), "{client}");
    assert_eq!(headers["accept"], "application/json");
    assert_eq!(headers["authorization"], format!("Bearer {CANARY}"));
    assert!(headers["authorization"].is_sensitive());
    assert_eq!(seen[1].headers()["user-agent"], "my-service/7");
    assert_eq!(seen[1].headers()["x-trace"], "t-1");
}

#[tokio::test]
async fn without_a_key_no_authorization_is_sent() {
    let script = Script::new([answer(200, "{}")]);
    let mut configuration = over(&script);
    configuration.bearer_access_token = None;
    get(&configuration).send::<Value>().await.unwrap();
    assert!(!script.seen()[0].headers().contains_key("authorization"));
}

#[tokio::test]
async fn the_key_does_not_travel_in_plain_text() {
    let script = Script::new([answer(200, "{}"), answer(200, "{}"), answer(200, "{}")]);
    let mut configuration = over(&script);
    configuration.base_path = "http://tides.example".to_owned();
    let error = add(&configuration).send::<Value>().await.unwrap_err();
    assert!(error.is_configuration(), "{error}");
    assert!(script.seen().is_empty());

    configuration.base_path = "http://[::1]:9/".to_owned();
    get(&configuration).send::<Value>().await.unwrap();
    configuration.base_path = "http://tides.example".to_owned();
    configuration.bearer_access_token = None;
    get(&configuration).send::<Value>().await.unwrap();
    let allowed = Configuration::builder()
        .base_path("http://tides.example")
        .bearer_access_token(CANARY)
        .allow_plain_http(true)
        .transport(script.clone())
        .build()
        .unwrap();
    get(&allowed).send::<Value>().await.unwrap();
    assert_eq!(script.seen().len(), 3);
}

#[test]
fn nonsense_is_refused_when_built() {
    let build = Configuration::builder;
    let zero = std::time::Duration::ZERO;
    for builder in [
        build().base_path("not a url"),
        build().base_path("https://u:p@tides.example"),
        build().connect_timeout(zero),
        build().attempt_timeout(zero),
        build().response_limit(0),
        build().bearer_access_token("  "),
        build().bearer_access_token("a\nb"),
        build().bearer_access_token("\u{feff}key"),
        build().user_agent("a\nb"),
    ] {
        assert!(builder.build().unwrap_err().is_configuration());
    }
    assert!(build().attempt_timeout(None).build().is_ok());
}
