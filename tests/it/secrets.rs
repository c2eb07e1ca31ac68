//! The key is shown nowhere: no text that the crate makes of anything holds a canary key.

mod canary;
mod errors;
mod network;
mod source;

use std::sync::Arc;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::transport::Transport;

use crate::decode::registry::registry;
use crate::decode::script::{answer, Script};
use canary::{assert_hidden, KEY};

#[test]
fn configurations_and_builders_do_not_show_the_key() {
    let builder = Configuration::builder().bearer_access_token(KEY);
    assert_hidden(&format!("{builder:?} {builder:#?}"));
    let built = builder.build().unwrap();
    assert_hidden(&format!("{built:?} {built:#?} {:?}", built.clone()));
    let mut set = Configuration::new();
    set.bearer_access_token = Some(KEY.to_owned());
    assert_hidden(&format!("{set:?} {set:#?}"));
}

/// Base URLs that hold the canary as user or password, right and wrong ones.
const BASES: [&str; 7] = [
    "https://user:canary@h.example",
    "https://canary@h.example/v0",
    "https://canary:canary@h.example:8443",
    " https://user:canary@h.example",
    "https://user:canary@h.example:none",
    "//user:canary@h.example",
    "user:canary@h.example",
];

#[test]
fn a_configuration_does_not_show_the_password_in_its_base_url() {
    for base in BASES {
        let mut set = Configuration::new();
        set.base_path = base.to_owned();
        assert_hidden(&format!("{set:?} {set:#?}"));
    }
}

#[test]
fn a_builder_does_not_show_the_password_in_its_base_url() {
    for base in BASES {
        let builder = Configuration::builder().base_path(base);
        assert_hidden(&format!("{builder:?} {builder:#?}"));
    }
}

#[test]
fn a_base_url_that_is_refused_is_not_shown() {
    for base in BASES {
        let error = Configuration::builder()
            .base_path(base)
            .build()
            .unwrap_err();
        canary::assert_error_hides(&error);
    }
}

#[test]
fn no_request_value_shows_the_key() {
    let client = Script::json(200, "{}").client_with_key(KEY);
    for entry in registry() {
        assert_hidden(&(entry.debug)(&client));
    }
}

#[test]
fn a_request_value_shows_no_header_and_no_parameter() {
    let client = Script::json(200, "{}").client();
    let request = links_api::list(&client)
        .header("x-api-key", KEY)
        .search(KEY)
        .page_token(KEY);
    assert_hidden(&format!("{request:?} {request:#?}"));
    let request = links_api::get(&client, KEY);
    assert_hidden(&format!("{request:?}"));
}

#[tokio::test]
async fn the_key_is_sent_in_its_header_alone_and_marked_as_secret() {
    for entry in registry() {
        let script = Script::json(200, "{}");
        let client = script.client_with_key(KEY);
        (entry.send)(&client).await.unwrap();
        (entry.respond)(&client).await.unwrap();
        (entry.positional)(&client).await.unwrap();
        for mut request in script.requests() {
            let sent = request.headers_mut().remove("authorization").unwrap();
            assert_eq!(sent, format!("Bearer {KEY}"));
            assert!(sent.is_sensitive(), "{}", entry.id);
            assert_hidden(&format!("{request:?}"));
            assert_hidden(&String::from_utf8_lossy(request.body()));
        }
        assert_eq!(script.requests().len(), 3, "{}", entry.id);
    }
}

#[tokio::test]
async fn without_a_key_none_is_sent() {
    let script = Script::json(200, "{}");
    let transport: Arc<dyn Transport> = Arc::clone(&script) as _;
    let client = Configuration::builder()
        .transport(transport)
        .build()
        .unwrap();
    for entry in registry() {
        (entry.send)(&client).await.unwrap();
    }
    for request in script.requests() {
        assert!(request.headers().get("authorization").is_none());
    }
}

#[tokio::test]
async fn a_response_does_not_show_the_key_that_a_server_echoes_in_its_headers() {
    let echo = format!("Bearer {KEY}");
    let headers = [
        ("authorization", echo.as_str()),
        ("x-echo", echo.as_str()),
        ("x-request-id", KEY),
        ("ratelimit-policy", "\"lb-canary-key-4711\";q=1;w=60"),
        ("ratelimit", "\"lb-canary-key-4711\";r=0;t=60"),
    ];
    for entry in registry() {
        let client = Script::always(answer(200, &headers, "{}")).client_with_key(KEY);
        let seen = (entry.respond)(&client).await.unwrap();
        assert_eq!(seen.status, 200);
        assert_hidden(&seen.debug);
    }
}
