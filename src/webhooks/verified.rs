//! A verified webhook with its payload and its claim, and the handling that cannot forget to settle
//! the claim.

use std::fmt;
use std::future::Future;

use chrono::{DateTime, Utc};

use super::{log, Delivery, Payload, Raw, Receiver, Rejection, StoreError, Verified, WebhookEvent};
use crate::bytes::Bytes;
use crate::http::HeaderMap;

/// A verified webhook with its bytes as they came.
pub type RawWebhook = VerifiedWebhook<Raw>;

/// A webhook that is verified, read as a `T`, and this handler's alone until it says how it went.
///
/// With the feature `axum` or `actix-web` it is an argument of a handler. [`handle`](Self::handle)
/// is the shortest way to settle it; [`confirm`](Self::confirm) and [`release`](Self::release) are
/// there for everything else. Dropped without either, it is released, and the sender's next attempt
/// is handled: see [`Delivery`], also for what happens to a handler whose sender has hung up.
///
/// `Debug` shows what was verified, and nothing of the body.
#[must_use = "a webhook that is dropped is released"]
pub struct VerifiedWebhook<T = WebhookEvent> {
    payload: T,
    body: Bytes,
    delivery: Delivery,
}

/// The work that was done, and whether the store remembers it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Handled<R> {
    /// What the work gave.
    pub output: R,
    /// What the store said to the confirmation. After an error a copy may be handled once more; the
    /// sender is best told of success all the same, since it would send such a copy otherwise.
    pub confirmed: Result<Verified, StoreError>,
}

impl<T: Payload> VerifiedWebhook<T> {
    /// Verifies a message as it came, claims it, and reads it.
    ///
    /// This is what the extractors do once they have the body. Limit the body while it is read; by
    /// [`Verifier::body_limit`](super::Verifier::body_limit), since more is refused anyway.
    ///
    /// # Errors
    ///
    /// See [`Rejection::status`]. A body that is verified and no `T` is claimed and released again.
    pub async fn receive(
        receiver: &Receiver,
        headers: &HeaderMap,
        body: Bytes,
    ) -> Result<Self, Rejection> {
        let claimed = receiver.verify_and_claim(headers, &body).await;
        let delivery = claimed.map_err(Rejection::of)?;
        match T::from_body(&body) {
            Ok(payload) => Ok(Self {
                payload,
                body,
                delivery,
            }),
            Err(error) => {
                give_back(delivery).await;
                Err(Rejection::unreadable(error))
            }
        }
    }
}

impl<T> VerifiedWebhook<T> {
    /// What the body was read as.
    pub fn payload(&self) -> &T {
        &self.payload
    }

    /// The body as it came, byte for byte.
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// What is known of the message.
    pub fn verified(&self) -> &Verified {
        self.delivery.verified()
    }

    /// The identifier that the sender gave the message, if the scheme has one.
    pub fn id(&self) -> Option<&str> {
        self.verified().id()
    }

    /// When the sender signed the message, if the scheme says so.
    pub fn timestamp(&self) -> Option<DateTime<Utc>> {
        self.verified().timestamp()
    }

    /// The label of the key that made the signature.
    pub fn key_label(&self) -> &str {
        self.verified().key_label()
    }

    /// The payload and the claim, for work that goes on in a task of its own.
    #[must_use = "a webhook that is dropped is released"]
    pub fn into_parts(self) -> (T, Delivery) {
        (self.payload, self.delivery)
    }

    /// Does the work, then confirms if it is `Ok` and releases if it is `Err`.
    ///
    /// A store that fails to do either does not change the result: it is logged with the feature
    /// `tracing`, and a failed confirmation stands in [`Handled::confirmed`].
    ///
    /// # Errors
    ///
    /// The error of the work. Answer with a status of 500 or above, so that the sender tries again.
    pub async fn handle<F, W, R, E>(self, work: F) -> Result<Handled<R>, E>
    where
        F: FnOnce(T) -> W,
        W: Future<Output = Result<R, E>>,
    {
        let (payload, delivery) = self.into_parts();
        match work(payload).await {
            Ok(output) => {
                let confirmed = delivery.confirm().await;
                if let Err(error) = &confirmed {
                    log::unsettled(error, "confirmed");
                }
                Ok(Handled { output, confirmed })
            }
            Err(error) => {
                give_back(delivery).await;
                Err(error)
            }
        }
    }

    /// The message was handled: copies are refused from now on.
    ///
    /// # Errors
    ///
    /// See [`Delivery::confirm`].
    pub async fn confirm(self) -> Result<Verified, StoreError> {
        self.delivery.confirm().await
    }

    /// The message was not handled, and may be sent again.
    ///
    /// # Errors
    ///
    /// See [`Delivery::release`].
    pub async fn release(self) -> Result<Verified, StoreError> {
        self.delivery.release().await
    }
}

/// The claim ends with its lease if the store does not take it back.
async fn give_back(delivery: Delivery) {
    if let Err(error) = delivery.release().await {
        log::unsettled(&error, "released");
    }
}

impl<T> fmt::Debug for VerifiedWebhook<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifiedWebhook")
            .field("verified", self.verified())
            .field("body_len", &self.body.len())
            .finish_non_exhaustive()
    }
}
