//! What the limiter is asked before an attempt, and told after it.

use std::time::Duration;

use chrono::{DateTime, Utc};

use super::history::History;
use crate::call::Call;
use crate::error::Error;
use crate::limiter::{Account, Admission, Asking, RateLimiter};
use crate::response::Answer;
use crate::settings::Settings;

/// Waits until the limiter lets an attempt go that is ready at `moment`, and says when it goes.
pub(super) async fn admit(
    call: &Call<'_>,
    account: Account,
    history: &mut History<'_>,
    moment: Duration,
) -> Result<Duration, Error> {
    let Some(limiter) = &call.context.settings.limiter else {
        return Ok(moment);
    };
    let now = call.context.settings.clock.now();
    let asking = Asking::new(account, call.lane, now, history.patience_at(moment));
    match limiter.try_admit(asking) {
        Some(Admission::Now) => Ok(moment),
        // On the heap, for few calls are held.
        said => Box::pin(held(call, limiter.as_ref(), history, asking, said)).await,
    }
}

/// Waits as the limiter says, which has `said` something already if it is one that can at once.
async fn held(
    call: &Call<'_>,
    limiter: &dyn RateLimiter,
    history: &mut History<'_>,
    mut asking: Asking,
    mut said: Option<Admission>,
) -> Result<Duration, Error> {
    let settings = call.context.settings;
    let clock = settings.clock.as_ref();
    loop {
        let admission = match said.take() {
            Some(admission) => admission,
            None => limiter.admit(asking).await,
        };
        let wait = match admission {
            Admission::Now => return Ok(clock.monotonic()),
            Admission::After(wait) | Admission::Held(wait) => wait,
        };
        if let Err(stop) = history.check_wait(wait) {
            let limit = || settings.limiter_snapshot(asking.account());
            return Err(history.held_back(limit, wait, stop, clock.now()));
        }
        clock.sleep(wait).await;
        history.waited(wait);
        if matches!(admission, Admission::After(_)) {
            return Ok(clock.monotonic());
        }
        let patience = history.patience_at(clock.monotonic());
        asking = Asking::new(asking.account(), call.lane, clock.now(), patience);
        said = limiter.try_admit(asking);
    }
}

/// Tells the limiter what the answer to an attempt said of the quota.
pub(super) fn learn(
    settings: &Settings,
    account: Account,
    result: &Result<Answer, Error>,
    now: DateTime<Utc>,
) {
    let Some(limiter) = &settings.limiter else {
        return;
    };
    match result {
        Ok(answer) => limiter.learn(account, answer.head.rate_limit.as_ref(), None),
        Err(error) => {
            let refused = error.is_rate_limited() && !error.is_quota_used_up();
            let until = error.asked_wait(now).filter(|_| refused);
            let until = until.and_then(|wait| chrono::Duration::from_std(wait).ok());
            limiter.learn(account, error.rate_limit(), until.map(|wait| now + wait));
        }
    }
}
