//! Deliveries as plain data: what the log holds, tests read and the emulator's own paths show.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ATTEMPTS_KEPT;

/// One message to one webhook, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DeliveryRecord {
    /// The message identifier: the same in all attempts, and signed.
    pub id: String,
    /// The webhook it is for, which may be deleted since.
    pub webhook_id: String,
    /// The click or scan that it tells of.
    pub event_id: String,
    /// The link that was visited.
    pub link_id: String,
    /// What happened, as the body names it: `event.entry`, `event.exit` or `event.interaction`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The kind of step, for example `KIND_ENTRY`.
    pub step_kind: String,
    /// What has become of it so far.
    pub status: DeliveryStatus,
    /// Why it failed for good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub failure: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it is tried again, or was due for the attempt that is under way. While its webhook is
    /// not active, it waits beyond this time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_attempt_at: Option<DateTime<Utc>>,
    /// Attempts since it was made or last sent again; they decide the wait before the next.
    pub attempts_in_round: u32,
    /// The attempts that have ended, oldest first; at most the latest 20.
    pub attempts: Vec<AttemptRecord>,
    /// The body, the same in all attempts.
    pub body: String,
}

/// One attempt at a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AttemptRecord {
    /// When it began, by the emulator's clock.
    pub at: DateTime<Utc>,
    /// Where it went.
    pub url: String,
    /// The headers that were sent, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The status of the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// Why there was no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
    /// How long it took, in milliseconds of real time.
    pub duration_ms: u64,
    /// The first 1 KiB of the answer's body; what is no UTF-8 is replaced.
    pub answer: String,
}

/// What has become of a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum DeliveryStatus {
    /// It is being sent, or will be.
    Pending,
    /// The endpoint answered an attempt with a 2xx status.
    Delivered,
    /// It is not tried again.
    Failed,
}

impl DeliveryRecord {
    /// Adds an attempt that has ended.
    pub(crate) fn attempted(&mut self, attempt: AttemptRecord) {
        self.attempts_in_round = self.attempts_in_round.saturating_add(1);
        if self.attempts.len() >= ATTEMPTS_KEPT {
            self.attempts.remove(0);
        }
        self.attempts.push(attempt);
    }

    /// No further attempt is made.
    pub(crate) fn settle(&mut self, failure: Option<String>) {
        self.status = match failure {
            None => DeliveryStatus::Delivered,
            Some(_) => DeliveryStatus::Failed,
        };
        self.failure = failure;
        self.next_attempt_at = None;
    }

    /// It is to be sent as if it were new.
    pub(crate) fn revive(&mut self, now: DateTime<Utc>) {
        self.status = DeliveryStatus::Pending;
        self.failure = None;
        self.next_attempt_at = Some(now);
        self.attempts_in_round = 0;
    }

    /// Roughly what it takes in memory, in bytes.
    pub(super) fn size(&self) -> usize {
        let attempts = self.attempts.iter().map(AttemptRecord::size);
        512 + self.body.len() + attempts.sum::<usize>()
    }
}

impl AttemptRecord {
    fn size(&self) -> usize {
        let pairs = self.headers.iter();
        let headers: usize = pairs
            .map(|(name, value)| name.len() + value.len() + 64)
            .sum();
        let reason = self.error.as_deref().unwrap_or_default().len();
        128 + self.url.len() + headers + reason + self.answer.len()
    }
}

/// Why a delivery is not sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ResendError {
    /// The log has no delivery with this identifier, or no longer.
    Unknown,
    /// An attempt is under way; wait for its end.
    UnderWay,
    /// The webhook is paused or disabled; set its status to `WEBHOOK_STATUS_ACTIVE` first.
    NotActive,
    /// The webhook was deleted.
    Deleted,
}

impl fmt::Display for ResendError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unknown => "There is no such delivery in the log.",
            Self::UnderWay => "An attempt is under way; wait for its end.",
            Self::NotActive => {
                "The webhook is not active; set its status to WEBHOOK_STATUS_ACTIVE first."
            }
            Self::Deleted => "The webhook was deleted.",
        })
    }
}

impl std::error::Error for ResendError {}
