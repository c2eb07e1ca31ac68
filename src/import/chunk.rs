//! A chunk: the inputs of a fixed range of indexes, the same in every run.

use super::{check, names, Refusal};
use crate::models::CreateLinkRequest;
use crate::Error;

/// The inputs from `first` on.
#[derive(Clone, Debug)]
pub(super) struct Chunk {
    pub(super) number: u64,
    pub(super) first: u64,
    pub(super) inputs: Vec<CreateLinkRequest>,
}

/// A link that is ready to be sent.
#[derive(Debug)]
pub(super) struct Item {
    /// Its place within the chunk.
    pub(super) place: usize,
    /// With its identifier.
    pub(super) link: CreateLinkRequest,
    /// Whether the import made the identifier, so that whatever has it is ours.
    pub(super) is_ours: bool,
    /// There was no link with this identifier when the server was asked.
    pub(super) known_absent: bool,
    /// A request with it may have been done, or may yet be.
    pub(super) in_doubt: bool,
    /// It was sent once more, since it was refused as if it existed and was not there.
    pub(super) was_repeated: bool,
}

impl Item {
    pub(super) fn id(&self) -> &str {
        self.link.id.as_deref().unwrap_or_default()
    }
}

impl Chunk {
    /// Tells these inputs from others; the same in every process.
    pub(super) fn fingerprint(&self) -> Result<String, Error> {
        let inputs: Result<_, _> = self.inputs.iter().map(json).collect();
        Ok(names::fingerprint(inputs?))
    }

    /// What is to be sent, and what is wrong with the rest, by their places.
    pub(super) fn prepare(self, import: &str) -> Result<Prepared, Error> {
        let mut prepared = Prepared {
            items: Vec::with_capacity(self.inputs.len()),
            refused: Vec::new(),
        };
        for ((place, mut link), index) in self.inputs.into_iter().enumerate().zip(self.first..) {
            if let Some(mistake) = check::mistake(&link) {
                prepared.refused.push((place, Refusal::checked(mistake)));
                continue;
            }
            // An empty one is none, as for the server.
            link.id = link.id.filter(|id| !id.is_empty());
            let is_ours = link.id.is_none();
            if is_ours {
                link.id = Some(names::link_id(import, index, &json(&link)?));
            }
            prepared.items.push(Item {
                place,
                link,
                is_ours,
                known_absent: false,
                in_doubt: false,
                was_repeated: false,
            });
        }
        Ok(prepared)
    }
}

/// A chunk after the check.
pub(super) struct Prepared {
    pub(super) items: Vec<Item>,
    pub(super) refused: Vec<(usize, Refusal)>,
}

/// The canonical form: fields in their order, maps in the order of their keys.
pub(super) fn json(link: &CreateLinkRequest) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(link).map_err(|error| {
        Error::invalid_request("a link cannot be written as JSON").caused_by(error)
    })
}
