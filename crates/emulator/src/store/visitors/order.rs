//! The orders that visitors are listed in.

use super::Visitor;
use crate::store::place::Place;

/// What visitors are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Creation,
    Visits,
    Devices,
    Links,
}

impl Order {
    pub(super) const ALL: [Self; 4] = [Self::Creation, Self::Visits, Self::Devices, Self::Links];

    /// Where a visitor with so many visits stands.
    pub(crate) fn place(self, visitor: &Visitor, visits: usize) -> Place<'static> {
        let sequence = visitor.sequence;
        match self {
            Self::Creation => Place::number(visitor.created_at.timestamp_micros(), sequence),
            Self::Visits => Place::count(visits, sequence),
            Self::Devices => Place::count(visitor.devices.len(), sequence),
            Self::Links => Place::count(visitor.links.len(), sequence),
        }
    }
}
