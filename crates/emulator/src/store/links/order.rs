//! The orders that links are listed in.

use crate::store::link::Link;
use crate::store::place::Place;

/// What links are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Creation,
    Change,
    Events,
    /// In lower case; a link without a name comes first.
    Name,
    Shortlink,
}

impl Order {
    pub(super) const ALL: [Self; 5] = [
        Self::Creation,
        Self::Change,
        Self::Events,
        Self::Name,
        Self::Shortlink,
    ];

    pub(crate) fn place(self, link: &Link) -> Place<'_> {
        let sequence = link.sequence;
        match self {
            Self::Creation => Place::number(link.created_at.timestamp_micros(), sequence),
            Self::Change => Place::number(link.updated_at.timestamp_micros(), sequence),
            Self::Events => Place::count(link.event_count, sequence),
            Self::Name => {
                let name = link.name.as_deref().unwrap_or_default();
                Place::text(name.to_lowercase(), sequence)
            }
            Self::Shortlink => Place::text(link.shortlink.as_str(), sequence),
        }
    }
}
