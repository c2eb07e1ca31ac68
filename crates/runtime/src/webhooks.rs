//! Verification of webhooks: who sent a message, when, and whether it was handled before.
//!
//! A [`Scheme`] says where a sender puts its signature and what the signature covers, a
//! [`Keyring`] holds the keys that are valid at the same time, and a [`Verifier`] applies both to
//! the headers and the raw bytes of a body. A [`Receiver`] adds a [`ReplayStore`], so that a message
//! that comes twice is handled once.
//!
//! ```
//! use chrono::{TimeZone, Utc};
//! use linkbreakers_runtime::webhooks::{Key, Keyring, Scheme, Verifier, VerifyError};
//!
//! let key = Key::secret("2026", "the secret of this endpoint")?;
//! let verifier = Verifier::new(Scheme::sha256_hex(), Keyring::new([key])?)?;
//!
//! // What a sender does, and a test.
//! let now = Utc.with_ymd_and_hms(2026, 1, 31, 12, 0, 0).unwrap();
//! let headers = verifier.sign(Some("delivery-1"), now, b"{}")?;
//!
//! let verified = verifier.verify(&headers, b"{}", now)?;
//! assert_eq!(verified.id(), Some("delivery-1"));
//! assert_eq!(verified.key_label(), "2026");
//!
//! let refused = verifier.verify(&headers, b"{ }", now);
//! assert_eq!(refused.unwrap_err(), VerifyError::SignatureMismatch);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The order of the checks
//!
//! 1. The size of the body, then headers: there, once, not too long, well written. These look only
//!    at what the sender itself sent.
//! 2. The keys that are valid now, and the signatures of a version that they can check.
//! 3. Each of these keys against each of these signatures, always all of them, and HMACs compared
//!    in constant time.
//! 4. The timestamp against the tolerance. Without a key nobody learns what is tolerated, nor
//!    what the clock says.
//! 5. The claim in the replay store. Without a key nobody fills it.
//!
//! # The raw body
//!
//! A signature covers bytes. Verify the body as it came, before any JSON is read from it: a body
//! that is written again has other bytes.

mod delivery;
mod encoding;
mod envelope;
mod error;
mod key;
mod keyring;
mod memory;
mod read;
mod receiver;
mod replay;
mod scheme;
mod sign;
mod timestamp;
mod verified;
mod verifier;

pub use delivery::Delivery;
pub use encoding::Encoding;
pub use envelope::Envelope;
pub use error::{SetupError, SignError, VerifyError};
pub use key::{Algorithm, Key, MIN_SECRET_LEN};
pub use keyring::Keyring;
pub use memory::{MemoryReplayStore, DEFAULT_CAPACITY};
pub use read::{MAX_HEADER_LEN, MAX_ID_LEN, MAX_SIGNATURES};
pub use receiver::{Receiver, Refused, DEFAULT_LEASE};
pub use replay::{Claim, Claiming, ReplayStore, Settling, StoreError, Ticket};
pub use scheme::{Part, Scheme};
pub use timestamp::TimestampFormat;
pub use verified::{DeliveryId, Verified};
pub use verifier::{Verifier, DEFAULT_BODY_LIMIT, DEFAULT_TOLERANCE};
