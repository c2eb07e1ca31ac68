//! Background creations. A poll moves a job one state on, so that every state can be seen without waiting.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{json, Value};

use super::table::Table;

/// How long a finished job can be read.
const READABLE: TimeDelta = TimeDelta::hours(24);
/// A job that nobody polls is done after this time.
const UNATTENDED: TimeDelta = TimeDelta::seconds(2);

/// Where a job stands.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub(crate) enum State {
    Pending,
    Running,
    Succeeded {
        at: DateTime<Utc>,
        link_ids: Vec<String>,
    },
    Failed {
        at: DateTime<Utc>,
        code_type: String,
        message: String,
    },
}

/// A bulk creation of links.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Job {
    pub(crate) id: String,
    /// The checked bodies of the links to create.
    pub(crate) items: Vec<Value>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) state: State,
}

impl Job {
    /// The job as the wire shows it.
    pub(crate) fn view(&self) -> Value {
        let mut view = json!({
            "id": self.id,
            "type": "JOB_TYPE_LINKS_BULK_CREATE",
            "status": match self.state {
                State::Pending => "JOB_STATUS_PENDING",
                State::Running => "JOB_STATUS_RUNNING",
                State::Succeeded { .. } => "JOB_STATUS_SUCCEEDED",
                State::Failed { .. } => "JOB_STATUS_FAILED",
            },
            "statusUrl": self.path(),
            "itemCount": self.items.len(),
            "createdAt": self.created_at,
        });
        let end = match &self.state {
            State::Pending | State::Running => json!({}),
            State::Succeeded { at, link_ids } => {
                json!({ "completedAt": at, "linksBulkCreate": { "linkIds": link_ids } })
            }
            State::Failed {
                at,
                code_type,
                message,
            } => {
                json!({ "completedAt": at, "error": { "codeType": code_type, "message": message } })
            }
        };
        if let (Value::Object(view), Value::Object(end)) = (&mut view, end) {
            view.extend(end);
        }
        view
    }

    /// Where it is polled.
    pub(crate) fn path(&self) -> String {
        format!("/v1/jobs/{}", self.id)
    }

    fn finished_at(&self) -> Option<DateTime<Utc>> {
        match self.state {
            State::Pending | State::Running => None,
            State::Succeeded { at, .. } | State::Failed { at, .. } => Some(at),
        }
    }
}

/// All jobs by id.
#[derive(Debug, Default)]
pub(crate) struct Jobs(pub(crate) Table<String, Job>);

impl Jobs {
    pub(crate) fn insert(&mut self, job: Job) {
        self.0.insert(job.id.clone(), job);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Job> {
        self.0.get(id)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut Job> {
        self.0.get_mut(id)
    }

    /// Drops what can no longer be read and names the jobs that were left alone long enough.
    pub(crate) fn due(&mut self, now: DateTime<Utc>) -> Vec<String> {
        self.0
            .retain(|job| job.finished_at().is_none_or(|at| now - at < READABLE));
        let left_alone =
            |job: &&Job| job.finished_at().is_none() && now - job.created_at >= UNATTENDED;
        let mut due: Vec<_> = self.0.values().filter(left_alone).collect();
        // The first to come is the first to get a short code that two want.
        due.sort_unstable_by_key(|job| (job.created_at, &job.id));
        due.into_iter().map(|job| job.id.clone()).collect()
    }
}
