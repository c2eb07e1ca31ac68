//! Links that lead to where the emulator is reached from outside.

use linkbreakers_emulator::Emulator;
use serde_json::json;

use crate::deliveries::webhook;
use crate::receiver::Receiver;
use crate::support::Api;

const PUBLIC: &str = "https://links.example.com/l";

async fn start() -> Api {
    Api::with(|builder| builder.public_url(format!("{PUBLIC}/"))).await
}

#[tokio::test]
async fn links_and_codes_have_it_and_lead_here() {
    let api = start().await;
    assert_eq!(api.emulator.public_url(), PUBLIC);
    assert!(api.emulator.url().starts_with("http://127.0.0.1:"));
    let link = api
        .link(json!({ "shortlink": "go", "waitForQrcode": true }))
        .await;
    assert_eq!(link["entrypoint"], format!("{PUBLIC}/go"));
    assert_eq!(api.visit("go", None).await.status, 302);
    // The proxy takes away the path; the signature holds for what is left.
    let image = link["qrcodeSignedUrl"].as_str().unwrap();
    let below = image.strip_prefix(PUBLIC).unwrap();
    let image = api.send("GET", below, None).await;
    assert_eq!(
        (image.status, image.header("content-type")),
        (200, "image/png")
    );
    let path = format!("/_emulator/page/links/{}", link["id"].as_str().unwrap());
    let page = api.request("GET", &path).send().await.unwrap();
    let page = page.text().await.unwrap();
    assert!(page.contains(&format!("href=\"{PUBLIC}/go\"")), "{page}");
    // The page takes images from its own server.
    assert!(page.contains("src=\"/_emulator/page/links/"), "{page}");
    let image = format!("{path}/qrcode.svg");
    let image = api.request("GET", &image).send().await.unwrap();
    assert_eq!(image.status(), 200);
}

#[tokio::test]
async fn webhooks_carry_it() {
    let (api, receiver) = (start().await, Receiver::start().await);
    let link = api.link(json!({ "shortlink": "go" })).await;
    webhook(&api, &receiver.url, json!({})).await;
    api.visit("go", None).await;
    api.emulator.deliveries_settled().await;
    let received = receiver.received();
    assert!(!received.is_empty());
    for one in received {
        let body = one.json();
        assert_eq!(body["link"]["entrypoint"], link["entrypoint"]);
        let text = body.to_string();
        assert!(!text.contains(api.emulator.url()), "{text}");
    }
}

#[tokio::test]
async fn the_page_is_served_under_its_host_alone() {
    let api = start().await;
    for (host, status) in [("links.example.com", 200), ("evil.example.com", 421)] {
        let request = api.request("GET", "/_emulator").header("host", host);
        assert_eq!(request.send().await.unwrap().status(), status, "{host}");
    }
    for (origin, status) in [
        ("https://links.example.com", 303),
        ("https://evil.example.com", 403),
    ] {
        let request = api
            .request("POST", "/_emulator/page/new-link")
            .header("host", "links.example.com")
            .header("origin", origin)
            .body("destination=https%3A%2F%2Fexample.com");
        assert_eq!(request.send().await.unwrap().status(), status, "{origin}");
    }
}

#[tokio::test]
async fn a_bad_one_is_refused_before_anything_starts() {
    for url in ["example.com", "ftp://example.com", "http://a:canary@b"] {
        let error = Emulator::builder().public_url(url).start().await;
        let error = error.unwrap_err();
        assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput, "{url}");
        let message = error.to_string();
        assert!(message.contains("public URL"), "{message}");
        assert!(!message.contains("canary"), "{message}");
    }
}
