// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Work that goes on after the answer was given.

#![allow(clippy::too_many_arguments)] // the documented positional functions

use linkbreakers_runtime::{
    request_value, Call, ClientId, EmptyAnswer, Error, Method, Operation, Pagination, TokenPlace,
};

use super::configuration::Configuration;
use crate::models;

static GET: Operation =
    Operation::new("JobsService_Get", Method::Get, "/v1/jobs/{id}").with_scope("links:read");

/// Get a background job.
///
/// Returns the current state of a background job, such as an asynchronous bulk creation of links. `JOB_STATUS_SUCCEEDED` and `JOB_STATUS_FAILED` are final; `JOB_STATUS_PENDING` and `JOB_STATUS_RUNNING` mean that polling should go on, at an interval of your choice since none is prescribed. A successful bulk job lists the new ids in `linksBulkCreate.linkIds` but not the links themselves, and a failed one created nothing and explains itself in `error`. A job stays readable for 24 hours after it finishes.
///
/// `GET /v1/jobs/{id}`; the key needs the scope `links:read`.
///
/// `id`: Identifier of the job, a UUID taken from the answer that started it.
pub fn get<'a>(configuration: &'a Configuration, id: &str) -> Get<'a> {
    let call = Call::new(configuration, &GET);
    let call = call.path("id", id);
    Get { call }
}

request_value! {
    /// A request to `JobsService_Get`, made by [`get`].
    pub struct Get => models::Job;
}

/// Get a background job: [`get`] with the documented positional arguments.
///
/// An optional argument that is `None` is not sent.
///
/// # Errors
///
/// As [`Get::send`].
pub async fn jobs_service_get(
    configuration: &Configuration,
    id: &str,
) -> Result<models::Job, Error> {
    get(configuration, id).send().await
}
