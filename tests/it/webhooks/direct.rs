//! Webhooks without a framework: what a program for any other server builds on.

use linkbreakers::bytes::Bytes;
use linkbreakers::http::StatusCode;
use linkbreakers::webhooks::{RawWebhook, Refused, Rejection, VerifiedWebhook, WebhookEvent};
use serde::Deserialize;

use super::{receiver, signed, SECRET};

const BODY: &[u8] = br#"{"type": "link.visited", "visitor": {"id": "personal"}}"#;

async fn receive<T: linkbreakers::webhooks::Payload>(
    receiver: &linkbreakers::webhooks::Receiver,
    body: &'static [u8],
) -> Result<VerifiedWebhook<T>, Rejection> {
    let headers = signed("1", body);
    VerifiedWebhook::receive(receiver, &headers, Bytes::from_static(body)).await
}

#[tokio::test]
async fn it_knows_what_was_verified_and_shows_nothing_of_the_body() {
    let webhook = receive::<WebhookEvent>(&receiver(), BODY).await.unwrap();
    assert_eq!(webhook.id(), Some("1"));
    assert_eq!(webhook.key_label(), "new");
    assert!(webhook.timestamp().is_some());
    assert_eq!(webhook.body(), BODY);
    let shown = format!("{webhook:?}");
    assert!(
        shown.contains("new") && !shown.contains("personal"),
        "{shown}"
    );
    let raw: RawWebhook = receive(&receiver(), BODY).await.unwrap();
    assert_eq!(format!("{:?}", raw.payload()), "Raw(55 bytes)");
}

#[tokio::test]
async fn it_is_released_unless_it_is_confirmed() {
    let receiver = receiver();
    drop(receive::<WebhookEvent>(&receiver, BODY).await.unwrap());
    let webhook = receive::<WebhookEvent>(&receiver, BODY).await.unwrap();
    let copy = receive::<WebhookEvent>(&receiver, BODY).await.unwrap_err();
    assert!(matches!(copy.refused(), Some(Refused::InProgress(_))));
    webhook.release().await.unwrap();
    let webhook = receive::<WebhookEvent>(&receiver, BODY).await.unwrap();
    let (event, delivery) = webhook.into_parts();
    assert_eq!(event.kind.as_deref(), Some("link.visited"));
    delivery.confirm().await.unwrap();
    let copy = receive::<WebhookEvent>(&receiver, BODY).await.unwrap_err();
    assert!(matches!(copy.refused(), Some(Refused::Done(_))));
    assert_eq!(copy.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_panic_in_the_work_releases() {
    let receiver = receiver();
    let webhook: RawWebhook = receive(&receiver, BODY).await.unwrap();
    let work = webhook.handle(|_| async {
        if true {
            panic!("a mistake in the program");
        }
        Ok::<(), ()>(())
    });
    assert!(tokio::spawn(work).await.unwrap_err().is_panic());
    assert!(receive::<WebhookEvent>(&receiver, BODY).await.is_ok());
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_not_quoted() {
    #[derive(Debug, Deserialize)]
    struct Visit {
        #[serde(rename = "visitor")]
        _visitor: u32,
    }
    let body = br#"{"visitor": "personal"}"#;
    let rejection = receive::<Visit>(&receiver(), body).await.unwrap_err();
    assert_eq!(rejection.status(), StatusCode::BAD_REQUEST);
    assert!(rejection.refused().is_none());
    let shown = format!("{rejection} {rejection:?}");
    assert!(shown.contains("line 1, column 22"), "{shown}");
    assert!(!shown.contains("personal"), "{shown}");
    assert!(std::error::Error::source(&rejection).is_none());
    let reason = rejection.payload_error().unwrap().reason();
    assert!(reason.to_string().contains("personal"));
}

#[tokio::test]
async fn a_rejection_shows_no_secret() {
    let headers = signed("1", BODY);
    let body = Bytes::from_static(b"{}");
    let received = RawWebhook::receive(&receiver(), &headers, body).await;
    let rejection = received.unwrap_err();
    assert_eq!(rejection.to_string(), "no key made any of the signatures");
    let signature = headers["x-webhook-signature"].to_str().unwrap();
    let shown = format!("{rejection:?}");
    assert!(!shown.contains(SECRET) && !shown.contains(signature));
}

#[test]
fn futures_of_webhooks_are_send() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    let receiver = receiver();
    let headers = Default::default();
    drop(is_send(RawWebhook::receive(
        &receiver,
        &headers,
        Bytes::new(),
    )));
    drop(is_send(async {
        let webhook = receive::<WebhookEvent>(&receiver, BODY).await?;
        let handled = webhook.handle(|_| async { Ok::<_, Rejection>(()) });
        handled.await.map(drop)
    }));
}
