//! The keys of a call's attempts, which can differ where the configuration has a source.

use std::sync::Arc;

use super::basis::Basis;
use super::history::History;
use crate::attempt::StopReason;
use crate::call::Call;
use crate::error::Error;
use crate::key_source::{ask, Secret};

/// What the first attempt is sent with.
pub(super) async fn first(call: &Call<'_>, history: &History<'_>) -> Result<Arc<Basis>, Error> {
    let bases = &call.context.settings.basis;
    if !call.context.asks_for_key() {
        return bases.of(call.context);
    }
    let key = ask(call.context, None, history.attempt_limit()).await?;
    bases.of(call.context.with_key(key.as_ref()))
}

/// Takes the key that the source gives now, for another attempt. If it gives none, the one before may
/// still do.
///
/// An error says that asking took what was left of the deadline.
pub(super) async fn freshen(
    call: &Call<'_>,
    basis: &mut Arc<Basis>,
    history: &History<'_>,
) -> Result<(), StopReason> {
    if !call.context.asks_for_key() || !history.may_change_key() {
        return Ok(());
    }
    if let Ok(Some(key)) = ask(call.context, None, history.attempt_limit()).await {
        // A key that cannot be sent leaves the one before in its place.
        let _ = authorise(call, basis, &key);
    }
    in_time(history)
}

/// Takes another key if `error` refused this one; `false` when it did not, or there is no other.
///
/// An error ends the call, with the source's error in the place of the server's where there is one.
pub(super) async fn renew(
    call: &Call<'_>,
    basis: &mut Arc<Basis>,
    history: &mut History<'_>,
    error: &Error,
) -> Result<bool, (StopReason, Option<Error>)> {
    if !history.may_renew_key(error) {
        return Ok(false);
    }
    let refused = basis.key().cloned();
    let asked = ask(call.context, refused.clone(), history.attempt_limit()).await;
    let end = |failure| (StopReason::NotRepeatable, Some(failure));
    match asked.map_err(end)? {
        Some(key) if refused.as_ref() != Some(&key) => {
            authorise(call, basis, &key).map_err(end)?;
            in_time(history).map_err(|stop| (stop, None))?;
            history.key_renewed();
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// Puts `key` in the place of the one that was sent before.
fn authorise(call: &Call<'_>, basis: &mut Arc<Basis>, key: &Secret) -> Result<(), Error> {
    if basis.key() != Some(key) {
        let context = call.context.with_key(Some(key));
        *basis = context.settings.basis.of(context)?;
    }
    Ok(())
}

fn in_time(history: &History<'_>) -> Result<(), StopReason> {
    if history.is_late() {
        return Err(StopReason::DeadlineTooNear);
    }
    Ok(())
}
