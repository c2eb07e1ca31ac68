//! Creation of many links in one call, at once or as a job.

use http::header::LOCATION;
use http::StatusCode;
use serde_json::{json, Value};

use super::{link_create, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::jobs::{Job, State};

/// The body is the array itself.
pub(super) fn batch(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let bodies = call.body.take();
    create(call, bodies)
}

/// The array is the member `links`.
pub(super) fn bulk(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let bodies = links_of(&mut call);
    create(call, bodies)
}

/// Answers at once. Malformed links are refused here; a conflict shows in the job only.
pub(super) fn start_job(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let Value::Array(items) = links_of(&mut call) else {
        return Err(ApiError::invalid("links", "is required"));
    };
    link_create::check(call.store, &items, call.now)?;
    let job = Job {
        id: call.store.ids.uuid(),
        items,
        created_at: call.now,
        state: State::Pending,
    };
    let answer = Answer::json(StatusCode::ACCEPTED, &job.view()).with(LOCATION, &job.path());
    call.store.jobs.insert(job);
    Ok(answer)
}

fn links_of(call: &mut Call<'_>) -> Value {
    call.body
        .get_mut("links")
        .map(Value::take)
        .unwrap_or_default()
}

fn create(call: Call<'_>, bodies: Value) -> Result<Answer, ApiError> {
    let Value::Array(bodies) = bodies else {
        return Err(ApiError::invalid("links", "is required"));
    };
    let waits: Vec<bool> = bodies
        .iter()
        .map(|body| body.get("waitForQrcode") == Some(&Value::Bool(true)))
        .collect();
    let ids = link_create::create(call.store, bodies, call.now)?;
    let created = ids
        .iter()
        .zip(waits)
        .filter_map(|(id, wait)| Some((call.store.links.get(id)?, wait)));
    let links: Vec<_> = created
        .map(|(link, wait)| link_create::created(call.store, link, wait, call.now))
        .collect();
    Ok(Answer::ok(&json!({ "links": links })))
}
