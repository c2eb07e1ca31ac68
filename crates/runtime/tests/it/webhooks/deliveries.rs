//! From a request to the end of its handler, and what happens when the handler does not get there.

use super::{sig, verifier, BODY};
use crate::support::{start, VirtualClock};
use linkbreakers_runtime::http::HeaderMap;
use linkbreakers_runtime::webhooks::{
    Claim, Claiming, Delivery, Encoding, MemoryReplayStore, Receiver, Refused, ReplayStore, Scheme,
    Settling, StoreError, Ticket, DEFAULT_LEASE,
};
use std::future::{pending, poll_fn, ready, Future};
use std::pin::{pin, Pin};
use std::sync::{Arc, Mutex};
use std::task::Poll;
use std::time::Duration;

fn receiver(scheme: Scheme) -> (Receiver, VirtualClock) {
    let clock = VirtualClock::new();
    let receiver = Receiver::new(verifier(scheme)).with_clock(Arc::new(clock.clone()));
    (receiver, clock)
}

fn message(receiver: &Receiver, id: &str, after: i64) -> HeaderMap {
    let time = start() + chrono::Duration::seconds(after);
    receiver.verifier().sign(Some(id), time, BODY).unwrap()
}

async fn claim(receiver: &Receiver, headers: &HeaderMap) -> Result<Delivery, Refused> {
    receiver.verify_and_claim(headers, BODY).await
}

#[tokio::test]
async fn a_message_is_handled_once() {
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let headers = message(&receiver, "a", 0);
    let delivery = claim(&receiver, &headers).await.unwrap();
    assert_eq!(delivery.verified().id(), Some("a"));
    assert_eq!(delivery.ticket().lease(), DEFAULT_LEASE);

    let copy = claim(&receiver.clone(), &headers).await.unwrap_err();
    assert_eq!(copy.status(), 409);
    assert!(matches!(copy, Refused::InProgress(verified) if verified.id() == Some("a")));

    assert_eq!(delivery.confirm().await.unwrap().id(), Some("a"));
    let copy = claim(&receiver, &headers).await.unwrap_err();
    assert_eq!(copy.status(), 200);
    assert!(matches!(copy, Refused::Done(verified) if verified.id() == Some("a")));
}

#[tokio::test]
async fn an_unverified_message_claims_nothing() {
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let headers = message(&receiver, "a", 0);
    let refused = receiver.verify_and_claim(&headers, b"forged").await;
    assert_eq!(refused.unwrap_err().status(), 401);
    assert!(claim(&receiver, &headers).await.is_ok());
}

#[tokio::test]
async fn a_failed_handler_lets_the_sender_try_again() {
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let headers = message(&receiver, "a", 0);
    let delivery = claim(&receiver, &headers).await.unwrap();
    delivery.release().await.unwrap();
    let delivery = claim(&receiver, &headers).await.unwrap();
    drop(delivery);
    assert!(claim(&receiver, &headers).await.is_ok());
}

#[tokio::test]
async fn a_handler_that_panics_releases() {
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let headers = message(&receiver, "a", 0);
    let delivery = claim(&receiver, &headers).await.unwrap();
    let handler = tokio::spawn(async move {
        let _delivery = delivery;
        panic!("on purpose");
    });
    assert!(handler.await.unwrap_err().is_panic());
    assert!(claim(&receiver, &headers).await.is_ok());
}

#[tokio::test]
async fn a_handler_that_is_dropped_releases() {
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let headers = message(&receiver, "a", 0);
    {
        let mut handler = pin!(async {
            let _delivery = claim(&receiver, &headers).await.unwrap();
            pending::<()>().await;
        });
        assert!(waits(handler.as_mut()).await);
        let refused = claim(&receiver, &headers).await;
        assert!(matches!(refused, Err(Refused::InProgress(_))));
    }
    assert!(claim(&receiver, &headers).await.is_ok());
}

/// The whole window in which a copy would be accepted is remembered, wherever the message came.
#[tokio::test]
async fn a_copy_is_refused_until_it_is_too_old() {
    for sent in [-300, 0, 300] {
        let (receiver, clock) = receiver(Scheme::sha256_hex());
        let headers = message(&receiver, "a", sent);
        let delivery = claim(&receiver, &headers).await.unwrap();
        delivery.confirm().await.unwrap();
        for _ in 0..=(300 + sent) {
            let copy = claim(&receiver, &headers).await;
            assert!(matches!(copy, Err(Refused::Done(_))), "{sent}");
            clock.pass(Duration::from_secs(1));
        }
        let copy = claim(&receiver, &headers).await;
        assert!(matches!(copy, Err(Refused::Unverified(_))), "{sent}");
    }
}

#[tokio::test]
async fn the_senders_repetition_keeps_its_identifier() {
    let (receiver, clock) = receiver(Scheme::standard());
    let receiver = receiver.with_memory(Duration::from_secs(86_400));
    let first = message(&receiver, "a", 0);
    let delivery = claim(&receiver, &first).await.unwrap();
    delivery.confirm().await.unwrap();
    clock.pass(Duration::from_secs(7_200));
    let again = message(&receiver, "a", 7_200);
    assert!(matches!(
        claim(&receiver, &again).await,
        Err(Refused::Done(_))
    ));
}

#[tokio::test]
async fn without_identifiers_the_content_tells() {
    let (receiver, clock) = receiver(Scheme::timestamped(sig()));
    let first = message(&receiver, "", 0);
    claim(&receiver, &first)
        .await
        .unwrap()
        .confirm()
        .await
        .unwrap();
    assert!(matches!(
        claim(&receiver, &first).await,
        Err(Refused::Done(_))
    ));
    clock.pass(Duration::from_secs(1));
    assert!(claim(&receiver, &message(&receiver, "", 1)).await.is_ok());

    let (receiver, _) = self::receiver(Scheme::body_only(sig(), "", Encoding::Hex));
    let first = message(&receiver, "", 0);
    let _delivery = claim(&receiver, &first).await.unwrap();
    let equal = claim(&receiver, &message(&receiver, "", 1)).await;
    assert!(matches!(equal, Err(Refused::InProgress(_))));
}

#[tokio::test]
async fn a_signature_left_out_makes_no_new_delivery() {
    let (receiver, _) = receiver(Scheme::timestamped(sig()));
    let mut headers = message(&receiver, "", 0);
    let value = headers["x-sig"].to_str().unwrap().to_owned();
    let _delivery = claim(&receiver, &headers).await.unwrap();
    let other = format!("{value},v1={},v0=x", "0".repeat(64));
    headers.insert("x-sig", other.parse().unwrap());
    let copy = claim(&receiver, &headers).await;
    assert!(matches!(copy, Err(Refused::InProgress(_))));
}

#[tokio::test]
async fn namespaces_keep_senders_apart() {
    let (receiver, clock) = receiver(Scheme::sha256_hex());
    let store = Arc::new(MemoryReplayStore::with_clock(Arc::new(clock)));
    let one = receiver
        .clone()
        .with_store(store.clone())
        .with_namespace("one");
    let two = receiver.with_store(store.clone()).with_namespace("two");
    let headers = message(&one, "a", 0);
    let first = claim(&one, &headers).await.unwrap();
    let second = claim(&two, &headers).await.unwrap();
    assert!(claim(&one, &headers).await.is_err());
    assert_ne!(first.ticket().id(), second.ticket().id());
    assert_eq!(store.len(), 2);
}

/// A store that fails or never answers, and remembers which tickets were abandoned.
#[derive(Debug, Default)]
struct Remote {
    stuck: bool,
    abandoned: Mutex<Vec<u128>>,
}

impl ReplayStore for Remote {
    fn claim(&self, _: Ticket) -> Claiming<'_> {
        match self.stuck {
            true => Box::pin(pending()),
            false => Box::pin(ready(Ok(Claim::Fresh))),
        }
    }

    fn confirm(&self, _: Ticket) -> Settling<'_> {
        Box::pin(ready(Err(StoreError::Failed("no connection".into()))))
    }

    fn release(&self, _: Ticket) -> Settling<'_> {
        Box::pin(pending())
    }

    fn abandon(&self, ticket: Ticket) {
        self.abandoned.lock().unwrap().push(ticket.token());
    }
}

#[tokio::test]
async fn a_claim_that_is_not_waited_for_is_given_back() {
    let store = Arc::new(Remote {
        stuck: true,
        ..Remote::default()
    });
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let receiver = receiver.with_store(store.clone());
    let headers = message(&receiver, "a", 0);
    {
        let mut claiming = pin!(claim(&receiver, &headers));
        assert!(waits(claiming.as_mut()).await);
    }
    assert_eq!(store.abandoned.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_release_that_is_not_waited_for_is_given_back_and_a_confirmation_is_not() {
    let store = Arc::new(Remote::default());
    let (receiver, _) = receiver(Scheme::sha256_hex());
    let receiver = receiver.with_store(store.clone());
    let headers = message(&receiver, "a", 0);

    let delivery = claim(&receiver, &headers).await.unwrap();
    let failed = delivery.confirm().await.unwrap_err();
    assert!(matches!(failed, StoreError::Failed(_)));
    assert_eq!(store.abandoned.lock().unwrap().len(), 0);

    let delivery = claim(&receiver, &headers).await.unwrap();
    {
        let mut releasing = pin!(delivery.release());
        assert!(waits(releasing.as_mut()).await);
    }
    assert_eq!(store.abandoned.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn an_unknown_state_is_refused() {
    let (receiver, clock) = receiver(Scheme::sha256_hex());
    let store = MemoryReplayStore::with_clock(Arc::new(clock)).with_capacity(0);
    let receiver = receiver.with_store(Arc::new(store));
    let refused = claim(&receiver, &message(&receiver, "a", 0))
        .await
        .unwrap_err();
    assert_eq!(refused.status(), 503);
    assert!(matches!(refused, Refused::Store(StoreError::Full)));
}

/// Polls `future` once; whether it has to wait.
async fn waits(mut future: Pin<&mut impl Future>) -> bool {
    poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_pending())).await
}
