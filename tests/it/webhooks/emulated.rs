//! What the emulator sends, which shares no code with the SDK, is verified and read by the SDK.

use chrono::Utc;
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{links_api, webhooks_api};
use linkbreakers::http::{HeaderMap, HeaderName};
use linkbreakers::models::{CreateLinkRequest, CreateWebhookRequest};
use linkbreakers::webhooks::{Key, Keyring, Scheme, Verifier, WebhookEvent};
use linkbreakers_emulator::{DeliveryRecord, Emulator};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

#[tokio::test]
async fn deliveries_of_the_emulator_verify_and_are_read() {
    let builder = Emulator::builder().webhook_secret(SECRET);
    let emulator = builder.standard_webhooks(true).start().await.unwrap();
    let mut client = Configuration::new();
    client.base_path = emulator.url().to_owned();
    client.bearer_access_token = Some("test".to_owned());
    let webhook = CreateWebhookRequest {
        name: "test".to_owned(),
        // Nobody listens there; what was sent is in the log all the same.
        endpoint_url: "http://127.0.0.1:1/".to_owned(),
        ..Default::default()
    };
    webhooks_api::create(&client, webhook).send().await.unwrap();
    let link = CreateLinkRequest {
        destination: "https://example.com/".to_owned(),
        ..Default::default()
    };
    let link = links_api::create(&client, link).send().await.unwrap();
    let link = link.link.unwrap();
    let browser = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
    let browser = browser.no_proxy().build().unwrap();
    let visit = browser.get(link.entrypoint.as_deref().unwrap());
    assert_eq!(visit.send().await.unwrap().status(), 302);
    emulator.deliveries_settled().await;

    let verifier = |scheme, key| Verifier::new(scheme, Keyring::new([key]).unwrap()).unwrap();
    let verifiers = [
        verifier(Scheme::sha256_hex(), Key::secret("test", SECRET).unwrap()),
        verifier(Scheme::standard(), Key::standard("test", SECRET).unwrap()),
    ];
    let deliveries = emulator.deliveries();
    assert_eq!(deliveries.len(), 2);
    for delivery in deliveries {
        let (headers, body) = (sent(&delivery), delivery.body.as_bytes());
        for verifier in &verifiers {
            verifier.verify(&headers, body, Utc::now()).unwrap();
        }
        let told: WebhookEvent = serde_json::from_slice(body).unwrap();
        assert_eq!(told.id, Some(delivery.id));
        assert_eq!(told.kind, Some(delivery.kind));
        assert_eq!(told.link.unwrap().id, link.id);
        assert!(told.visitor.unwrap().id.is_some() && told.lbid.is_some());
        let event = told.event.unwrap();
        assert_eq!(event.id, Some(delivery.event_id));
        assert_eq!(
            (event.scanned_at, event.link_id),
            (told.occurred_at, link.id.clone())
        );
    }
}

/// The headers of a delivery's first attempt.
fn sent(delivery: &DeliveryRecord) -> HeaderMap {
    let headers = delivery.attempts[0].headers.iter();
    let header = |(name, value): (&String, &String)| {
        let name: HeaderName = name.parse().unwrap();
        (name, value.parse().unwrap())
    };
    headers.map(header).collect()
}
