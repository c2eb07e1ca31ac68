//! Tables in pages of 50 rows, by the place of a row in an index: the last page costs what the first does.

use maud::{html, Markup};
use url::form_urlencoded::Serializer;

use super::Fields;

/// Rows of a page.
pub(super) const ROWS: usize = 50;
/// A search looks at this many records at most, and can be continued from there.
const LOOKED_AT: usize = 20_000;

/// Which rows are wanted, newest first.
#[derive(Clone, Copy)]
pub(super) enum From<P> {
    Newest,
    /// Older than this place.
    Before(P),
    /// The ones next to this place on its newer side.
    After(P),
}

/// A place in an index, as a page's address carries it.
pub(super) trait Place: Copy {
    fn read(text: &str) -> Option<Self>;
    fn write(self) -> String;
}

#[cfg(test)]
impl Place for u64 {
    fn read(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn write(self) -> String {
        self.to_string()
    }
}

impl Place for (i64, u64) {
    fn read(text: &str) -> Option<Self> {
        let (first, second) = text.split_once('.')?;
        Some((first.parse().ok()?, second.parse().ok()?))
    }

    fn write(self) -> String {
        format!("{}.{}", self.0, self.1)
    }
}

/// Reads which rows are wanted; what cannot be read is the newest.
pub(super) fn wanted<P: Place>(query: &Fields) -> From<P> {
    match (P::read(query.get("before")), P::read(query.get("after"))) {
        (Some(place), _) => From::Before(place),
        (None, Some(place)) => From::After(place),
        (None, None) => From::Newest,
    }
}

/// One page of a table.
pub(super) struct Page<T, P> {
    /// Newest first.
    pub(super) rows: Vec<T>,
    newer: Option<P>,
    older: Option<P>,
    /// The search stopped here, before the end and before the page was full.
    unfinished: bool,
}

/// Takes a page out of records that come in the direction of `from`, each with its place.
pub(super) fn take<T, P: Place>(
    from: From<P>,
    records: impl Iterator<Item = (P, T)>,
    mut admits: impl FnMut(&T) -> bool,
) -> Page<T, P> {
    let mut rows = Vec::with_capacity(ROWS);
    let (mut more, mut looked_at, mut last) = (false, 0, None);
    let mut unfinished = false;
    for (place, record) in records {
        if looked_at == LOOKED_AT {
            (unfinished, more) = (true, true);
            break;
        }
        looked_at += 1;
        if !admits(&record) {
            last = Some(place);
            continue;
        }
        if rows.len() == ROWS {
            more = true;
            break;
        }
        last = Some(place);
        rows.push((place, record));
    }
    let goes_up = matches!(from, From::After(_));
    if goes_up {
        rows.reverse();
    }
    let bounds = (
        rows.first().map(|(place, _)| *place),
        rows.last().map(|(place, _)| *place),
    );
    let beyond = last.filter(|_| more);
    let (newer, older) = match from {
        From::Newest => (None, beyond),
        From::Before(place) => (bounds.0.or(Some(place)), beyond),
        From::After(place) => (beyond, bounds.1.or(Some(place))),
    };
    Page {
        rows: rows.into_iter().map(|(_, record)| record).collect(),
        newer,
        older,
        unfinished,
    }
}

impl<T, P: Place> Page<T, P> {
    /// The links to the pages beside it; `kept` are the parts of the query that stay.
    pub(super) fn pager(&self, path: &str, kept: &[(&str, &str)]) -> Markup {
        let to = |name: &str, place: P| address(path, kept, Some((name, &place.write())));
        let newer = self.newer.map(|place| to("after", place));
        let older = self.older.map(|place| to("before", place));
        html! {
            @if self.unfinished {
                p.note { "The search looked at 20,000 records and can go on from there." }
            }
            (links(newer.as_deref(), older.as_deref()))
        }
    }
}

/// The links to the pages before and after.
pub(super) fn links(newer: Option<&str>, older: Option<&str>) -> Markup {
    html! {
        @if newer.is_some() || older.is_some() {
            nav.pager aria-label="Pages of the table" {
                @if let Some(newer) = newer { a.button rel="prev" href=(newer) { "← Newer" } }
                @if let Some(older) = older { a.button rel="next" href=(older) { "Older →" } }
            }
        }
    }
}

/// A path with those parts of a query that are not empty.
pub(super) fn address(path: &str, kept: &[(&str, &str)], place: Option<(&str, &str)>) -> String {
    let mut query = Serializer::new(String::new());
    let parts = kept.iter().copied().chain(place);
    query.extend_pairs(parts.filter(|(_, value)| !value.is_empty()));
    let query = query.finish();
    if query.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{query}")
    }
}

/// The form of a search.
pub(super) fn search(path: &str, label: &str, value: &str) -> Markup {
    html! {
        form.search role="search" action=(path) {
            label for="search" { (label) }
            input #search type="search" name="q" value=(value) maxlength="200" autocomplete="off";
            button type="submit" { "Search" }
            @if !value.is_empty() { a href=(path) { "Show all" } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(from: From<u64>, count: u64, admits: impl Fn(u64) -> bool) -> Page<u64, u64> {
        let pairs = |id| (id, id);
        let admits = |id: &u64| admits(*id);
        match from {
            From::Newest => take(from, (1..=count).rev().map(pairs), admits),
            From::Before(place) => take(from, (1..place).rev().map(pairs), admits),
            From::After(place) => take(from, (place + 1..=count).map(pairs), admits),
        }
    }

    #[test]
    fn pages_follow_one_another_in_both_directions() {
        let first = page(From::Newest, 120, |_| true);
        assert_eq!((first.rows[0], first.rows[49]), (120, 71));
        assert_eq!((first.newer, first.older), (None, Some(71)));
        let second = page(From::Before(71), 120, |_| true);
        assert_eq!((second.newer, second.older), (Some(70), Some(21)));
        let last = page(From::Before(21), 120, |_| true);
        assert_eq!(
            (last.rows.len(), last.newer, last.older),
            (20, Some(20), None)
        );
        let back = page(From::After(20), 120, |_| true);
        assert_eq!(back.rows, second.rows);
        assert_eq!((back.newer, back.older), (Some(70), Some(21)));
        let exact = page(From::Newest, 50, |_| true);
        assert_eq!((exact.rows.len(), exact.older), (50, None));
    }

    #[test]
    fn a_search_is_bounded_and_goes_on() {
        let first = page(From::Newest, 50_000, |id| id == 7);
        assert!(first.unfinished && first.rows.is_empty());
        assert_eq!(first.older, Some(30_001));
        let second = page(From::Before(30_001), 50_000, |id| id == 7);
        assert_eq!(second.older, Some(10_001));
        let third = page(From::Before(10_001), 50_000, |id| id == 7);
        assert_eq!((third.rows.as_slice(), third.older), (&[7][..], None));
        assert!(!third.unfinished);
    }

    #[test]
    fn addresses_are_encoded() {
        let shown = address(
            "/x",
            &[("q", "a&b=\"c\""), ("y", "")],
            Some(("before", "1.2")),
        );
        assert_eq!(shown, "/x?q=a%26b%3D%22c%22&before=1.2");
        assert_eq!(address("/x", &[], None), "/x");
    }
}
