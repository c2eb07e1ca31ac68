//! The rate limit of a configuration's key, as its calls have learned it.

use std::time::Duration;

use super::Configuration;
use crate::key_source;
use crate::limiter::{Admission, Asking, Lane};
use crate::provider::Provider;
use crate::rate_limit::RateLimit;

impl<P: Provider> Configuration<P> {
    /// The rate limit as last told by the server; `None` before the first answer, and without a
    /// limiter. With a key source, it is that of the key that was used last.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        let context = self.context();
        let basis = if context.asks_for_key() {
            context.settings.basis.last()?
        } else {
            context.settings.basis.of(context).ok()?
        };
        context.settings.limiter_snapshot(basis.account)
    }

    /// Takes a request that is sent without this crate out of the limit, if one may go now.
    ///
    /// Calls of this crate take themselves out.
    ///
    /// # Errors
    ///
    /// The time until a request may go. Nothing was taken then.
    pub async fn try_acquire(&self, lane: Lane) -> Result<(), Duration> {
        let context = self.context();
        let Some(limiter) = &context.settings.limiter else {
            return Ok(());
        };
        let limit = context.settings.attempt_timeout;
        let Ok(key) = key_source::ask(context, None, limit).await else {
            return Ok(());
        };
        let Ok(basis) = context.settings.basis.of(context.with_key(key.as_ref())) else {
            return Ok(());
        };
        let now = context.settings.clock.now();
        let asking = Asking::new(basis.account, lane, now, Duration::ZERO);
        let said = match limiter.try_admit(asking) {
            Some(said) => said,
            None => limiter.admit(asking).await,
        };
        match said {
            Admission::Now => Ok(()),
            Admission::After(wait) | Admission::Held(wait) => Err(wait),
        }
    }
}
