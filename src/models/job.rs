// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Background job with its progress and outcome; readable for 24 hours after it finishes.

use serde::Serialize;

use crate::models;

/// Background job with its progress and outcome; readable for 24 hours after it finishes.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Job {
    /// Time at which the job finished, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Time at which the job was created, as an RFC 3339 timestamp in UTC.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub created_at: Option<chrono::DateTime<chrono::Utc>>,
    /// Reason for a failure; belongs to jobs with status `JOB_STATUS_FAILED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Box<models::JobError>>,
    /// UUID of the job, used to poll its status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Number of items in the job as an int32.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub item_count: Option<i64>,
    /// Outcome of a bulk link creation, holding the ids of the new links.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links_bulk_create: Option<Box<models::LinksBulkCreateResult>>,
    /// Current status of the job, one of `JobStatus`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<models::JobStatus>,
    /// Path, without a host, at which the status can be polled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status_url: Option<String>,
    /// Kind of job, one of `JobType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<models::JobType>,
}

linkbreakers_runtime::read_object! {
    Job {
        "completedAt" => completed_at: timestamp,
        "createdAt" => created_at: timestamp,
        "error" => error: value,
        "id" => id: value,
        "itemCount" => item_count: int64,
        "linksBulkCreate" => links_bulk_create: value,
        "status" => status: value,
        "statusUrl" => status_url: value,
        "type" => r#type: value,
    }
}
