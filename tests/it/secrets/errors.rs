//! Errors of every kind, against servers that send back what they were sent.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{links_api, visitors_api};
use linkbreakers::transport::{Phase, TransportError};
use linkbreakers::{Error, ErrorKind};

use super::canary::{assert_error_hides, assert_hidden, KEY};
use crate::decode::registry::registry;
use crate::decode::script::{answer, Script};

async fn refused(status: u16, headers: &[(&str, &str)], body: String) -> Error {
    let client = Script::always(answer(status, headers, body)).client_with_key(KEY);
    let error = links_api::get(&client, "l1").send().await.unwrap_err();
    assert_error_hides(&error);
    error
}

/// Bodies that hold the key in every part of an error that is read.
fn echoes() -> Vec<String> {
    let flat = format!(
        r#"{{"code":401,"codeType":"{KEY}","message":"bad key {KEY}","details":[{{"{KEY}":["{KEY}"]}}]}}"#
    );
    vec![
        flat.clone(),
        format!(r#"{{"error":{flat}}}"#),
        format!(r#"{{"error":"{KEY}"}}"#),
        format!("<html>authorization: Bearer {KEY}</html>"),
        format!("GET /v1/links/l1\nAuthorization: Bearer {KEY}\n"),
        // Cut at every length that an error keeps of a body.
        format!("{}{KEY}", "x".repeat(195)),
        format!("{}{KEY}", "x".repeat(16 * 1024 - 9)),
        format!("\u{fffd}{KEY}"),
    ]
}

#[tokio::test]
async fn a_refusal_does_not_show_an_echoed_key() {
    let echo = format!("Bearer {KEY}");
    let headers = [
        ("authorization", echo.as_str()),
        ("www-authenticate", echo.as_str()),
        ("x-request-id", KEY),
        ("ratelimit-policy", "\"lb-canary-key-4711\";q=1;w=60"),
        ("ratelimit", "\"lb-canary-key-4711\";r=0;t=60"),
    ];
    for body in echoes() {
        for status in [400, 401, 403, 429, 500, 502] {
            let error = refused(status, &headers, body.clone()).await;
            assert_eq!(error.kind(), ErrorKind::Status);
        }
    }
}

#[tokio::test]
async fn a_refusal_of_any_operation_does_not_show_an_echoed_key() {
    for entry in registry() {
        let client = Script::json(401, echoes().remove(0)).client_with_key(KEY);
        assert_error_hides(&(entry.send)(&client).await.unwrap_err());
    }
}

#[tokio::test]
async fn an_answer_that_cannot_be_read_does_not_show_an_echoed_key() {
    let mut bodies = echoes();
    bodies.extend([
        format!(r#"{{"link":"Bearer {KEY}"}}"#),
        format!(r#"{{"link":{{"createdAt":"{KEY}"}}}}"#),
        format!(r#"{{"link":{{"eventCount":"{KEY}"}}}}"#),
        format!(r#"{{"link":{{"metadata":{{"{KEY}":7}}}}}}"#),
        format!(r#"{{"link":{{"tags":[{{"id":{{"{KEY}":7}}}}]}}}}"#),
        format!(r#"{{"link":{{"name":"{KEY}"#),
    ]);
    for body in bodies {
        let text = format!("[{body}");
        let error = refused(200, &[("x-echo", KEY)], text).await;
        assert_eq!(error.kind(), ErrorKind::Decode);
        if body.starts_with(r#"{"link"#) {
            let error = refused(200, &[("x-echo", KEY)], body).await;
            assert_eq!(error.kind(), ErrorKind::Decode);
        }
    }
}

#[tokio::test]
async fn a_redirect_does_not_show_the_key_and_does_not_carry_it_away() {
    let target = format!("https://elsewhere.example/?token={KEY}");
    for status in [301, 302, 303, 307, 308] {
        let echo = answer(status, &[("location", &target)], "");
        let script = Script::always(echo);
        let error = links_api::get(&script.client_with_key(KEY), "l1")
            .send()
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Redirect);
        assert_error_hides(&error);
        for request in script.requests() {
            assert_eq!(request.uri().host(), Some("api.linkbreakers.com"));
        }
    }
}

#[tokio::test]
async fn a_broken_connection_does_not_show_the_key() {
    for (kind, phase, timed_out) in [
        (ErrorKind::Connect, Phase::Connect, false),
        (ErrorKind::Transport, Phase::Send, false),
        (ErrorKind::Transport, Phase::Body, false),
        (ErrorKind::Timeout, Phase::Body, true),
    ] {
        let script = Script::new(move |_| {
            let make = if timed_out {
                TransportError::timed_out
            } else {
                TransportError::broken
            };
            Err(make(phase, "the source"))
        });
        for entry in registry() {
            let error = (entry.send)(&script.client_with_key(KEY))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), kind);
            assert_error_hides(&error);
        }
    }
    let script = Script::new(|_| Err(TransportError::too_large(8)));
    let client = script.client_with_key(KEY);
    let error = links_api::get(&client, "l1").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::TooLarge);
    assert_error_hides(&error);
}

#[tokio::test]
async fn a_request_that_cannot_be_sent_does_not_show_what_it_holds() {
    let client = Script::json(200, "{}").client_with_key(KEY);
    for error in [
        links_api::get(&client, "..").send().await.unwrap_err(),
        links_api::get(&client, "l1")
            .header("authorization", KEY)
            .send()
            .await
            .unwrap_err(),
        links_api::get(&client, "l1")
            .header("x-key", "canary\n")
            .send()
            .await
            .unwrap_err(),
        visitors_api::delete_attribute(&client, "", KEY)
            .send()
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::InvalidRequest);
        assert_error_hides(&error);
    }
}

#[tokio::test]
async fn a_key_that_no_header_can_carry_is_refused_unseen() {
    for key in [
        format!("{KEY}\n"),
        format!("{KEY}\r\nx: y"),
        format!("\u{0}{KEY}"),
        format!("{KEY}\u{7f}"),
    ] {
        let built = Configuration::builder().bearer_access_token(&key).build();
        let error = built.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_error_hides(&error);

        let script = Script::json(200, "{}");
        let mut client = script.client();
        client.bearer_access_token = Some(key);
        assert_hidden(&format!("{client:?}"));
        let error = links_api::get(&client, "l1").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
        assert_error_hides(&error);
        assert!(script.requests().is_empty());
    }
}

#[tokio::test]
async fn a_base_url_with_a_password_is_refused_unseen() {
    for base in super::BASES {
        let script = Script::json(200, "{}");
        let mut client = script.client();
        client.base_path = base.to_owned();
        let error = links_api::get(&client, "l1").send().await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration, "{base}");
        assert_error_hides(&error);
        assert!(script.requests().is_empty());
    }
}

#[tokio::test]
async fn the_key_does_not_leave_this_machine_in_plain_text() {
    let script = Script::json(200, "{}");
    let mut client = script.client_with_key(KEY);
    client.base_path = "http://h.example".to_owned();
    let error = links_api::get(&client, "l1").send().await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Configuration);
    assert_error_hides(&error);
    assert!(script.requests().is_empty());
}

#[tokio::test]
async fn a_key_with_white_space_around_it_is_hidden_when_it_comes_back_without() {
    // Servers drop the white space at the ends of a header's value before they see it.
    for key in [format!("{KEY} "), format!("{KEY}\t")] {
        let script = Script::json(401, format!(r#"{{"message":"bad key {KEY}"}}"#));
        let mut client = script.client();
        client.bearer_access_token = Some(key);
        let error = links_api::get(&client, "l1").send().await.unwrap_err();
        assert_error_hides(&error);
    }
}
