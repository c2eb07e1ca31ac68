//! Which events a list or a figure is about: the indexes narrow, what is left is looked at.

use chrono::{DateTime, Utc};
use serde::Deserialize;

use super::given;
use crate::store::event::Event;
use crate::store::span::Span;
use crate::store::Store;

/// The filters that events and their figures share.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Filter {
    start_date: Option<DateTime<Utc>>,
    end_date: Option<DateTime<Utc>>,
    link_id: Option<String>,
    visitor_id: Option<String>,
    directory_id: Option<String>,
    tag_id: Option<String>,
    countries: Vec<String>,
}

/// The admitted events. Without a filter that no index knows, their count costs nothing.
#[derive(Clone, Copy)]
pub(super) struct Selection<'s> {
    store: &'s Store,
    span: Span<'s>,
    visitor: Option<&'s str>,
    directory: Option<&'s str>,
    /// The name of the wanted tag; `Some(None)` when there is no such tag.
    tag: Option<Option<&'s str>>,
    countries: &'s [String],
}

impl Filter {
    pub(super) fn is_empty(&self) -> bool {
        let texts = [
            &self.link_id,
            &self.visitor_id,
            &self.directory_id,
            &self.tag_id,
        ];
        let dates = self.start_date.is_none() && self.end_date.is_none();
        dates && self.countries.is_empty() && texts.into_iter().flatten().all(String::is_empty)
    }

    /// The events that pass. Both dates are included.
    pub(super) fn select<'s>(&'s self, store: &'s Store) -> Selection<'s> {
        let (link, visitor) = (given(&self.link_id), given(&self.visitor_id));
        let mut span = match (link, visitor) {
            (Some(link), _) => store.events.of_link(link),
            (None, Some(visitor)) => store.events.of_visitor(visitor),
            (None, None) => store.events.all(),
        };
        if let Some(start) = self.start_date {
            span = span.since(start);
        }
        if let Some(end) = self.end_date {
            span = span.until(end);
        }
        let tag_name = |id| store.tags.by_id(id).map(|tag| tag.name.as_str());
        Selection {
            store,
            span,
            visitor: visitor.filter(|_| link.is_some()),
            directory: given(&self.directory_id),
            tag: given(&self.tag_id).map(tag_name),
            countries: &self.countries,
        }
    }
}

impl<'s> Selection<'s> {
    pub(super) fn count(self) -> usize {
        if self.is_indexed() {
            self.span.len()
        } else {
            self.iter().count()
        }
    }

    /// Oldest first.
    pub(super) fn iter(self) -> impl DoubleEndedIterator<Item = &'s Event> {
        let indexed = self.is_indexed();
        self.span
            .iter()
            .filter(move |event| indexed || self.admits(event))
    }

    /// Those before the event of this rank.
    pub(super) fn before(self, rank: (i64, u64)) -> Self {
        Self {
            span: self.span.before(rank),
            ..self
        }
    }

    fn is_indexed(&self) -> bool {
        let wanted = self.visitor.or(self.directory).is_some() || self.tag.is_some();
        !wanted && self.countries.is_empty()
    }

    fn admits(&self, event: &Event) -> bool {
        self.visitor.is_none_or(|id| *event.visitor_id == *id)
            && (self.countries.is_empty() || self.admits_country(event))
            && ((self.directory.is_none() && self.tag.is_none()) || self.admits_link(event))
    }

    fn admits_country(&self, event: &Event) -> bool {
        let device = self.store.devices.get(event.device);
        let country = device.and_then(|device| device.country.as_deref());
        country.is_some_and(|country| {
            let mut wanted = self.countries.iter();
            wanted.any(|wanted| wanted.eq_ignore_ascii_case(country))
        })
    }

    /// A deleted link is in no directory and has no tag.
    fn admits_link(&self, event: &Event) -> bool {
        let link = self.store.links.get(&event.origin.link_id);
        link.is_some_and(|link| {
            self.directory
                .is_none_or(|id| link.directory_id.as_deref() == Some(id))
                && self.tag.is_none_or(|name| {
                    name.is_some_and(|name| link.tags.iter().any(|tag| tag == name))
                })
        })
    }
}

#[cfg(test)]
mod tests;
