//! The one decision: did one of the keys sign this message, and lately?

use std::time::Duration;

use chrono::{DateTime, Duration as Span, Utc};
use http::HeaderMap;
use subtle::{Choice, ConditionallySelectable as _};

use super::scheme::Kind;
use super::{
    read, DeliveryId, Envelope, Key, Keyring, Scheme, SetupError, SignError, Verified, VerifyError,
};

/// How far in the past and in the future a timestamp may lie, unless set: 5 minutes each.
pub const DEFAULT_TOLERANCE: Duration = Duration::from_secs(5 * 60);
/// The most bytes of a body, unless set: 1 MiB.
pub const DEFAULT_BODY_LIMIT: usize = 1 << 20;

/// Verifies messages of one sender. It is cheap to clone, and holds no state of messages.
#[derive(Clone, Debug)]
pub struct Verifier {
    scheme: Scheme,
    keyring: Keyring,
    past: Duration,
    future: Duration,
    body_limit: usize,
}

impl Verifier {
    /// A verifier of `scheme` with the keys of `keyring`.
    ///
    /// # Errors
    ///
    /// [`SetupError::InvalidScheme`] for a scheme that is not complete, and
    /// [`SetupError::NoKeyForScheme`] when no key can check any of its signatures.
    pub fn new(scheme: Scheme, keyring: Keyring) -> Result<Self, SetupError> {
        scheme.check()?;
        if !keyring
            .keys()
            .iter()
            .any(|key| scheme.knows(key.algorithm()))
        {
            return Err(SetupError::NoKeyForScheme);
        }
        Ok(Self {
            scheme,
            keyring,
            past: DEFAULT_TOLERANCE,
            future: DEFAULT_TOLERANCE,
            body_limit: DEFAULT_BODY_LIMIT,
        })
    }

    /// How far in the past and in the future a timestamp may lie, both ends included. A scheme
    /// without a timestamp is not affected.
    #[must_use]
    pub fn with_tolerance(mut self, past: Duration, future: Duration) -> Self {
        self.past = past;
        self.future = future;
        self
    }

    /// The most bytes of a body.
    #[must_use]
    pub fn with_body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = bytes;
        self
    }

    /// The most bytes of a body, for whoever reads it from the network.
    #[must_use]
    pub const fn body_limit(&self) -> usize {
        self.body_limit
    }

    /// For how long a copy of a message could be accepted: both tolerances together.
    #[must_use]
    pub const fn replay_window(&self) -> Duration {
        self.past.saturating_add(self.future)
    }

    /// Verifies a message as it came, at the time `now`.
    ///
    /// # Errors
    ///
    /// The first reason in the order of the [checks](super#the-order-of-the-checks). Answer with
    /// [`VerifyError::status`], and keep the reason for the log.
    pub fn verify(
        &self,
        headers: &HeaderMap,
        body: &[u8],
        now: DateTime<Utc>,
    ) -> Result<Verified, VerifyError> {
        if body.len() > self.body_limit {
            let limit = self.body_limit;
            return Err(VerifyError::BodyTooLarge { limit });
        }
        let envelope = match &self.scheme.0 {
            Kind::Data(layout) => read::envelope(layout, headers, body)?,
            Kind::Function(read) => read(headers, body)?,
        };
        let key = self.signer(&envelope, now)?;
        if let Some(timestamp) = envelope.timestamp {
            self.tolerate(timestamp, now)?;
        }
        Ok(Verified {
            delivery_id: DeliveryId::of(envelope.id.as_deref(), &envelope.content),
            id: envelope.id.map(Into::into),
            timestamp: envelope.timestamp,
            key_label: key.shared_label(),
        })
    }

    /// The headers of a message with this body: what a sender sends, and what a test needs. Where
    /// the scheme has room for several signatures, each key that is valid at `timestamp` makes one;
    /// otherwise the first such key.
    ///
    /// # Errors
    ///
    /// See [`SignError`].
    pub fn sign(
        &self,
        id: Option<&str>,
        timestamp: DateTime<Utc>,
        body: &[u8],
    ) -> Result<HeaderMap, SignError> {
        self.scheme.sign(&self.keyring, id, timestamp, body)
    }

    /// The key that made one of the signatures.
    fn signer(&self, envelope: &Envelope<'_>, now: DateTime<Utc>) -> Result<&Key, VerifyError> {
        let keys = self.keyring.keys();
        let valid = keys.iter().filter(|key| key.is_valid_at(now));
        let mut valid = valid.peekable();
        if valid.peek().is_none() {
            return Err(VerifyError::NoValidKey);
        }
        // Every key looks at every signature, and the first match is kept without a branch, so that
        // the time tells nothing about which of them came near.
        let (mut compared, mut found, mut place) = (false, Choice::from(0), 0_u32);
        let mut asked: Vec<&Key> = Vec::new();
        for (number, key) in (0_u32..).zip(valid) {
            asked.push(key);
            let signatures: Vec<&[u8]> = envelope
                .signatures
                .iter()
                .filter(|(algorithm, _)| *algorithm == key.algorithm())
                .map(|(_, bytes)| bytes.as_slice())
                .collect();
            if signatures.is_empty() {
                continue;
            }
            compared = true;
            let hit = key.made_any(&signatures, &envelope.content);
            place.conditional_assign(&number, hit & !found);
            found |= hit;
        }
        if !compared {
            return Err(VerifyError::NoKnownSignature);
        }
        let place = usize::try_from(place).ok();
        let key = place.and_then(|place| asked.get(place).copied());
        key.filter(|_| bool::from(found))
            .ok_or(VerifyError::SignatureMismatch)
    }

    fn tolerate(&self, timestamp: DateTime<Utc>, now: DateTime<Utc>) -> Result<(), VerifyError> {
        // What is too long for a span is longer than any difference of two times.
        let span = |tolerance| Span::from_std(tolerance).unwrap_or(Span::MAX);
        let age = now.signed_duration_since(timestamp);
        if age > span(self.past) {
            Err(VerifyError::TooOld)
        } else if -age > span(self.future) {
            Err(VerifyError::TooNew)
        } else {
            Ok(())
        }
    }
}
