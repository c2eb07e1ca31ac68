//! What the caller learns about each input.

use std::fmt;
use std::sync::Arc;

use super::Refusal;
use crate::models;
use crate::Error;

/// One input and what became of it.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Row {
    /// The place of the input, counted from 0.
    pub index: u64,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of one input.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// The link exists.
    Created(ImportedLink),
    /// The link was refused, here or by the server. The journal keeps that, and the server keeps
    /// its refusals for a day, so the same import tells it again.
    Refused(Refusal),
    /// It could not be settled: the server failed or could not be reached. It is not in the
    /// journal, so the next run tries it again. All rows of one failed request share the error.
    Failed(Arc<Error>),
}

impl Outcome {
    /// Whether the link exists.
    #[must_use]
    pub fn is_created(&self) -> bool {
        matches!(self, Self::Created(_))
    }
}

/// A link that the import made, or that an earlier run of it has made.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct ImportedLink {
    /// The identifier of the link.
    pub id: String,
    /// The address that visitors open.
    pub entrypoint: Option<String>,
    /// The short path of the link on its domain.
    pub shortlink: Option<String>,
    /// The whole link as the server answered it; `None` when the row comes from a journal.
    pub link: Option<Box<models::Link>>,
}

impl ImportedLink {
    /// The link as answered; `id` is what it was called when it was sent.
    pub(super) fn new(id: Option<String>, link: models::Link) -> Self {
        Self {
            id: link.id.clone().or(id).unwrap_or_default(),
            entrypoint: link.entrypoint.clone(),
            shortlink: link.shortlink.clone(),
            link: Some(Box::new(link)),
        }
    }
}

/// Without the link itself, which holds the user's texts.
impl fmt::Debug for ImportedLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImportedLink")
            .field("id", &self.id)
            .field("entrypoint", &self.entrypoint)
            .finish_non_exhaustive()
    }
}
