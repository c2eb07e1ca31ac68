//! Reading of jobs, which is also what drives them.

use chrono::{DateTime, Utc};

use super::{link_create, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::jobs::State;
use crate::store::Store;

/// Each read moves an unfinished job one state on: pending, running, finished.
pub(super) fn get(call: Call<'_>) -> Result<Answer, ApiError> {
    let id = call.text("id");
    step(call.store, &id, call.now);
    let job = call
        .store
        .jobs
        .get(&id)
        .ok_or_else(|| ApiError::not_found("job", &id))?;
    Ok(Answer::ok(&job.view()))
}

/// Finishes the jobs that nobody polls. Runs before every request.
pub(crate) fn settle(store: &mut Store, now: DateTime<Utc>) {
    for id in store.jobs.due(now) {
        finish(store, &id, now);
    }
}

fn step(store: &mut Store, id: &str, now: DateTime<Utc>) {
    match store.jobs.get_mut(id) {
        Some(job) if matches!(job.state, State::Pending) => job.state = State::Running,
        Some(job) if matches!(job.state, State::Running) => finish(store, id, now),
        _ => {}
    }
}

fn finish(store: &mut Store, id: &str, now: DateTime<Utc>) {
    let Some(items) = store.jobs.get(id).map(|job| job.items.clone()) else {
        return;
    };
    let state = match link_create::create(store, items, now) {
        Ok(link_ids) => State::Succeeded { at: now, link_ids },
        Err(error) => State::Failed {
            at: now,
            code_type: error.code_type().to_owned(),
            message: error.summary(),
        },
    };
    if let Some(job) = store.jobs.get_mut(id) {
        job.state = state;
    }
}
