//! What the journal holds, as JSON: whose import it is, and the rows of each finished chunk.

use serde::{Deserialize, Serialize};

use super::{ImportedLink, Outcome, Refusal};

/// The version of the form below. A journal with a later one is not read.
pub(super) const FORMAT: u32 = 1;

/// Whose import the journal belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Header {
    pub(super) format: u32,
    pub(super) name: String,
    /// Where the links are.
    pub(super) base_url: String,
    pub(super) chunk_size: usize,
    /// Of the inputs of the first chunk.
    pub(super) first_chunk: String,
}

/// What every version of a header says.
#[derive(Debug, Deserialize)]
pub(super) struct Version {
    pub(super) format: u32,
}

/// A finished chunk.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Record {
    /// The fingerprint of its inputs.
    pub(super) inputs: String,
    rows: Vec<Entry>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Entry {
    Created {
        id: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        entrypoint: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        shortlink: Option<String>,
    },
    Refused(Refusal),
}

impl Record {
    /// `None` if an outcome is not final, so that the chunk is tried again.
    pub(super) fn of(inputs: String, outcomes: &[Outcome]) -> Option<Self> {
        let entries = outcomes.iter().map(|outcome| match outcome {
            Outcome::Created(link) => Some(Entry::Created {
                id: link.id.clone(),
                entrypoint: link.entrypoint.clone(),
                shortlink: link.shortlink.clone(),
            }),
            Outcome::Refused(refusal) => Some(Entry::Refused(refusal.clone())),
            Outcome::Failed(_) => None,
        });
        let rows = entries.collect::<Option<_>>()?;
        Some(Self { inputs, rows })
    }

    pub(super) fn into_outcomes(self) -> Vec<Outcome> {
        let rows = self.rows.into_iter();
        rows.map(|entry| match entry {
            Entry::Created {
                id,
                entrypoint,
                shortlink,
            } => Outcome::Created(ImportedLink {
                id,
                entrypoint,
                shortlink,
                link: None,
            }),
            Entry::Refused(refusal) => Outcome::Refused(refusal),
        })
        .collect()
    }
}
