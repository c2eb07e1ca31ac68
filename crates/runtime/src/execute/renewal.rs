//! Another key for the attempts of a call that has begun, where the configuration has a source.

use super::history::History;
use super::prepare::Prepared;
use crate::attempt::StopReason;
use crate::call::Call;
use crate::error::Error;
use crate::key_source::ask;

/// Takes the key that the source gives now, for another attempt. If it gives none, the one before may
/// still do.
///
/// An error says that asking took what was left of the deadline.
pub(super) async fn freshen(
    call: &Call<'_>,
    prepared: &mut Prepared,
    history: &History<'_>,
) -> Result<(), StopReason> {
    if !call.context.asks_for_key() || !history.may_change_key() {
        return Ok(());
    }
    if let Ok(Some(key)) = ask(call.context, None, history.attempt_limit()).await {
        // A key that cannot be sent leaves the one before in its place.
        let _ = prepared.authorise(call, &key);
    }
    in_time(history)
}

/// Takes another key if `error` refused this one; `false` when it did not, or there is no other.
///
/// An error ends the call, with the source's error in the place of the server's where there is one.
pub(super) async fn renew(
    call: &Call<'_>,
    prepared: &mut Prepared,
    history: &mut History<'_>,
    error: &Error,
) -> Result<bool, (StopReason, Option<Error>)> {
    if !history.may_renew_key(error) {
        return Ok(false);
    }
    let refused = prepared.basis.key().cloned();
    let asked = ask(call.context, refused.clone(), history.attempt_limit()).await;
    let end = |failure| (StopReason::NotRepeatable, Some(failure));
    match asked.map_err(end)? {
        Some(key) if refused.as_ref() != Some(&key) => {
            prepared.authorise(call, &key).map_err(end)?;
            in_time(history).map_err(|stop| (stop, None))?;
            history.key_renewed();
            Ok(true)
        }
        _ => Ok(false),
    }
}

fn in_time(history: &History<'_>) -> Result<(), StopReason> {
    if history.is_late() {
        return Err(StopReason::DeadlineTooNear);
    }
    Ok(())
}
