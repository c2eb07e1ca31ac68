//! Whether a call that failed is tried again, and the wait until then.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::basis::Basis;
use super::history::History;
use super::renewal;
use crate::call::Call;
use crate::error::Error;
use crate::trace;

/// Waits until there is to be another attempt after one that failed with `error`, and makes ready for it.
///
/// An error is that of the whole call: there is to be no other attempt.
pub(super) async fn again(
    call: &Call<'_>,
    basis: &mut Arc<Basis>,
    history: &mut History<'_>,
    error: Error,
    now: DateTime<Utc>,
) -> Result<(), Error> {
    let clock = call.context.settings.clock.as_ref();
    match renewal::renew(call, basis, history, &error).await {
        Ok(false) => {}
        Ok(true) => {
            trace::again(call.operation, &error, Duration::ZERO);
            history.goes_on_after(error, Duration::ZERO);
            return Ok(());
        }
        Err((stop, failure)) => {
            return Err(history.conclude(failure.unwrap_or(error), stop, clock.now()));
        }
    }
    let wait = match history.plan(&error, now) {
        Ok(wait) => wait,
        Err(stop) => return Err(history.conclude(error, stop, now)),
    };
    trace::again(call.operation, &error, wait);
    clock.sleep(wait).await;
    if let Err(stop) = renewal::freshen(call, basis, history).await {
        return Err(history.conclude(error, stop, clock.now()));
    }
    history.goes_on_after(error, wait);
    Ok(())
}
