//! The work that the handlers of both servers do, and how a test steers and watches it.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use linkbreakers::webhooks::{Receiver, VerifiedWebhook, WebhookEvent};
use serde::Deserialize;
use tokio::sync::Notify;

/// What the next piece of work does.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Mode {
    #[default]
    Succeed,
    Fail,
    /// Waits for [`Desk::gate`], then succeeds.
    Wait,
}

#[derive(Debug, Default)]
pub(crate) struct Desk {
    mode: Mutex<Mode>,
    begun: AtomicUsize,
    pub(crate) entered: Notify,
    pub(crate) gate: Notify,
    pub(crate) left: Notify,
    labels: Mutex<Vec<String>>,
}

/// Tells that the work has ended, also when it was dropped.
struct Inside(Arc<Desk>);

impl Drop for Inside {
    fn drop(&mut self) {
        self.0.left.notify_one();
    }
}

impl Desk {
    pub(crate) fn set(&self, mode: Mode) {
        *self.mode.lock().unwrap() = mode;
    }

    /// How often the work was begun.
    pub(crate) fn begun(&self) -> usize {
        self.begun.load(Ordering::SeqCst)
    }

    /// The labels of the keys of what was handled.
    pub(crate) fn labels(&self) -> Vec<String> {
        self.labels.lock().unwrap().clone()
    }

    /// The handler of both servers, but for the framework's own answer.
    pub(crate) async fn handle(
        self: Arc<Self>,
        webhook: VerifiedWebhook<WebhookEvent>,
    ) -> Result<(), &'static str> {
        let label = webhook.key_label().to_owned();
        self.labels.lock().unwrap().push(label);
        let handled = webhook.handle(|event| self.work(event)).await?;
        assert!(handled.confirmed.is_ok());
        Ok(())
    }

    async fn work(self: Arc<Self>, _event: WebhookEvent) -> Result<(), &'static str> {
        let _inside = Inside(Arc::clone(&self));
        self.begun.fetch_add(1, Ordering::SeqCst);
        self.entered.notify_one();
        let mode = *self.mode.lock().unwrap();
        match mode {
            Mode::Succeed => Ok(()),
            Mode::Fail => Err("the database is away"),
            Mode::Wait => {
                self.gate.notified().await;
                Ok(())
            }
        }
    }
}

/// A payload that is stricter than an event.
#[derive(Debug, Deserialize)]
pub(crate) struct Typed {
    pub(crate) amount: u32,
}

/// A server of one of the frameworks.
pub(crate) struct Server {
    pub(crate) address: std::net::SocketAddr,
    pub(crate) desk: Arc<Desk>,
    /// Stops the server when it is dropped.
    pub(crate) _stop: Box<dyn Send>,
}

/// What a framework has to bring: a server of `receiver`, or of none, with three routes.
///
/// `/events` hands events to the desk, `/raw` answers with the length of the body, and `/typed` with
/// the amount that stands in it.
pub(crate) struct Framework(pub(crate) fn(Receiver) -> Server);

impl Framework {
    pub(crate) fn start(&self) -> Server {
        (self.0)(super::receiver())
    }
}

/// Runs `future`, and fails rather than to wait for ever.
pub(crate) async fn soon<F: std::future::Future>(future: F) -> F::Output {
    let limit = Duration::from_secs(20);
    tokio::time::timeout(limit, future).await.unwrap()
}
