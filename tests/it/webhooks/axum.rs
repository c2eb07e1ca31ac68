//! The cases in axum 0.8, and what is particular to it.

use std::sync::Arc;

use axum::extract::{FromRef, State};
use axum::routing::post;
use axum::Router;
use linkbreakers::http::StatusCode;
use linkbreakers::webhooks::{RawWebhook, Receiver, Rejection, VerifiedWebhook, WebhookEvent};

use super::cases::in_framework;
use super::desk::{Desk, Framework, Server, Typed};

in_framework!(Framework(start));

#[derive(Clone)]
struct App {
    receiver: Receiver,
    desk: Arc<Desk>,
}

impl FromRef<App> for Receiver {
    fn from_ref(app: &App) -> Self {
        app.receiver.clone()
    }
}

fn start(receiver: Receiver) -> Server {
    let desk = Arc::new(Desk::default());
    let router = Router::new()
        .route("/events", post(events))
        .route("/raw", post(raw))
        .route("/typed", post(typed))
        .route("/told", post(told))
        .with_state(App {
            receiver,
            desk: Arc::clone(&desk),
        });
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    Server {
        address,
        desk,
        _stop: Box::new(Stop(serving.abort_handle())),
    }
}

struct Stop(tokio::task::AbortHandle);

impl Drop for Stop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn events(
    State(app): State<App>,
    webhook: VerifiedWebhook<WebhookEvent>,
) -> Result<(), StatusCode> {
    let handled = app.desk.handle(webhook).await;
    handled.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)
}

async fn raw(webhook: RawWebhook) -> String {
    let length = webhook.payload().0.len();
    webhook.confirm().await.unwrap();
    length.to_string()
}

async fn typed(webhook: VerifiedWebhook<Typed>) -> String {
    let amount = webhook.payload().amount;
    webhook.confirm().await.unwrap();
    amount.to_string()
}

/// A handler that wants to know why.
async fn told(webhook: Result<VerifiedWebhook, Rejection>) -> String {
    let rejection = webhook.unwrap_err();
    rejection.refused().unwrap().to_string()
}

#[tokio::test]
async fn a_handler_can_take_the_rejection() {
    let server = start(super::receiver());
    let (status, text) = server.post("/told", Default::default(), b"{}").await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(text, "the header x-webhook-id is missing");
}

#[tokio::test]
async fn a_receiver_alone_is_a_state() {
    let router: Router = Router::new()
        .route("/", post(raw))
        .with_state(super::receiver());
    drop(router);
}
