//! Webhook deliveries: what is sent, how it is signed, when it is tried again, and the log of it all.
//!
//! The API documents none of the numbers here; they are the emulator's own, and the crate's
//! documentation lists them.

mod dispatcher;
mod log;
mod record;
mod retry;
mod send;
mod signer;

use std::time::Duration;

pub(crate) use dispatcher::{run, settled};
pub(crate) use log::{Deliveries, Place};
pub use record::{AttemptRecord, DeliveryRecord, DeliveryStatus, ResendError};
pub(crate) use retry::Verdict;
pub(crate) use signer::{Signer, DEVELOPMENT_SECRET};

/// Attempts under way at the same time, of all webhooks together.
const CONCURRENT: usize = 16;
/// From the look-up of the host to the end of the answer.
const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(10);
/// What is kept of an answer, in bytes.
const ANSWER_KEPT: usize = 1_024;
/// What is read of an answer, in bytes; the connection is closed then.
const ANSWER_READ: usize = 4 * 1_024;
/// The waits before the second and the later attempts, from the end of the one before.
const WAITS: [Duration; 4] = [
    Duration::from_secs(1),
    Duration::from_secs(4),
    Duration::from_secs(16),
    Duration::from_secs(64),
];
/// The log holds this many deliveries …
const LOG_CAPACITY: usize = 10_000;
/// … and about this many bytes of what was sent and answered.
const LOG_BYTES: usize = 64 * 1_024 * 1_024;
/// Attempts kept of one delivery, which may be sent again any number of times.
const ATTEMPTS_KEPT: usize = 20;
/// So many deliveries that failed one after the other disable their webhook.
pub(crate) const FAILURES_TO_DISABLE: u32 = 5;
/// A longer body is cut down to fewer members.
pub(crate) const MAX_BODY: usize = 256 * 1_024;
