//! Webhooks: what the service sends by itself, verified, typed, and handled once.
//!
//! The Linkbreakers API posts to the URL of a [webhook](crate::apis::webhooks_api) when workflow
//! steps fire. Two things are open in its documentation, and this module leaves both to you:
//!
//! - **It documents no signature of its own today**: no secret is given out, and no header is named.
//!   How messages are signed is a [`Scheme`], which is data.
//! - **It documents no body.** [`WebhookEvent`] finds in any JSON object what it can, and always
//!   keeps the JSON; a type of your own, or [`Raw`] bytes, can stand in its place.
//!
//! | your messages | scheme |
//! |---|---|
//! | `X-Webhook-Signature: sha256=…` over `{id}.{timestamp}.{body}` | [`Scheme::sha256_hex`] |
//! | come through a gateway that signs again by Standard Webhooks, such as Svix | [`Scheme::standard`] |
//! | `t=…,v1=…` in one header | [`Scheme::timestamped`] |
//! | a signature of the body alone | [`Scheme::body_only`], which cannot tell a copy by its age |
//! | anything else | [`Scheme::new`] with what differs, or [`Scheme::custom`] |
//!
//! Without any signature nothing here can tell the service from a stranger: put a gateway that
//! signs in front.
//!
//! # In a web framework
//!
//! With the features `axum` and `actix-web` a [`VerifiedWebhook`] is an argument of a handler. It
//! reads the raw body, up to [`Verifier::body_limit`], verifies and claims it. A message that is
//! refused never reaches the handler; its sender is answered by [`Rejection`]. Anywhere else,
//! [`VerifiedWebhook::receive`] does the same with headers and bytes.
//!
//! ```
//! use linkbreakers::bytes::Bytes;
//! use linkbreakers::webhooks::{
//!     Key, Keyring, Receiver, Scheme, VerifiedWebhook, Verifier, WebhookEvent,
//! };
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let key = Key::secret("2026", "the secret of this endpoint")?;
//! let receiver = Receiver::new(Verifier::new(Scheme::sha256_hex(), Keyring::new([key])?)?);
//!
//! // What a sender sends, and a test.
//! let body = Bytes::from_static(br#"{"type": "link.visited", "event": {"id": "6f1c"}}"#);
//! let headers = receiver.verifier().sign(Some("delivery-1"), chrono::Utc::now(), &body)?;
//!
//! let webhook = VerifiedWebhook::<WebhookEvent>::receive(&receiver, &headers, body).await?;
//! assert_eq!(webhook.key_label(), "2026");
//! webhook
//!     .handle(|event| async move {
//!         assert_eq!(event.kind.as_deref(), Some("link.visited"));
//!         Ok::<_, std::io::Error>(())
//!     })
//!     .await?;
//! # Ok(())
//! # }
//! ```
//!
//! The guide `docs/webhooks.md` has programs for both frameworks, the rotation of keys, and what to
//! do when a verification fails.

#[cfg(feature = "actix-web")]
mod actix;
#[cfg(feature = "axum")]
mod axum;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod body;
mod event;
mod log;
mod payload;
mod rejection;
mod verified;

pub use event::WebhookEvent;
pub use payload::{Payload, PayloadError, Raw};
pub use rejection::Rejection;
pub use verified::{Handled, RawWebhook, VerifiedWebhook};

pub use linkbreakers_runtime::webhooks::{
    Algorithm, Claim, Claiming, Delivery, DeliveryId, Encoding, Envelope, Key, Keyring,
    MemoryReplayStore, Part, Receiver, Refused, ReplayStore, Scheme, Settling, SetupError,
    SignError, StoreError, Ticket, TimestampFormat, Verified, Verifier, VerifyError,
    DEFAULT_BODY_LIMIT, DEFAULT_CAPACITY, DEFAULT_LEASE, DEFAULT_TOLERANCE, MAX_HEADER_LEN,
    MAX_ID_LEN, MAX_SIGNATURES, MIN_SECRET_LEN,
};

/// The Rust blocks of the guide are tests.
#[cfg(all(doctest, feature = "axum", feature = "actix-web"))]
#[doc = include_str!("../docs/webhooks.md")]
mod guide {}
