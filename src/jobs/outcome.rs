//! How a job ended, as types instead of a status with optional members.

use crate::models::{Job, JobStatus};

/// How a job ended.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// Everything was created.
    Succeeded(Succeeded),
    /// Nothing was created.
    Failed(Failed),
    /// There is no job with this id, or none any more: a job is readable for 24 hours after it
    /// finished.
    ///
    /// What became of it cannot be told. It is also the outcome for an id that never was, or that
    /// belongs to another workspace.
    #[non_exhaustive]
    Expired {
        /// The id that was asked for.
        id: String,
    },
}

/// A job that created everything.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Succeeded {
    /// The ids of the new links.
    ///
    /// Empty when the server named none; then `job.item_count` says how many there are.
    pub link_ids: Vec<String>,
    /// The job as it was read last.
    pub job: Job,
}

/// A job that created nothing.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Failed {
    /// The server's code for the reason, such as `SHORTLINK_ALREADY_EXISTS`.
    pub code_type: Option<String>,
    /// The reason in the server's words.
    pub message: Option<String>,
    /// The job as it was read last.
    pub job: Job,
}

impl Outcome {
    /// The outcome of a job, if it is done.
    ///
    /// A status that this version does not know may be one on the way, so it is not the end.
    pub(super) fn of(job: Job) -> Option<Self> {
        match job.status {
            Some(JobStatus::Succeeded) => {
                let created = job.links_bulk_create.as_ref();
                let link_ids = created.and_then(|created| created.link_ids.clone());
                Some(Self::Succeeded(Succeeded {
                    link_ids: link_ids.unwrap_or_default(),
                    job,
                }))
            }
            Some(JobStatus::Failed) => {
                let reason = job.error.as_deref().cloned().unwrap_or_default();
                Some(Self::Failed(Failed {
                    code_type: reason.code_type,
                    message: reason.message,
                    job,
                }))
            }
            _ => None,
        }
    }
}
