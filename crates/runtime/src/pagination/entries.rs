//! The items of one page, good and bad in their order, and those of them that lie behind.

use super::isolate::BadItem;
use super::Page;

pub(super) type Entry<P> = Result<<P as Page>::Item, BadItem>;

/// What was yielded before the checkpoint that a stream goes on from.
pub(super) struct Skip {
    pub(super) items: u64,
    /// The last of them, which may have moved on its page since.
    pub(super) after: Option<String>,
}

impl Skip {
    /// How many of `entries`, and of those that follow, lie behind.
    pub(super) fn behind<P: Page>(&self, entries: &[Entry<P>]) -> u64 {
        let is_last = |entry: &Entry<P>| {
            let id = entry.as_ref().ok().and_then(P::id);
            id.is_some() && id == self.after.as_deref()
        };
        // Identifiers may come twice: where it was is looked at first.
        let last = self.items.checked_sub(1).map(usize::try_from);
        let last = last.and_then(Result::ok).and_then(|last| entries.get(last));
        if last.is_some_and(is_last) {
            return self.items;
        }
        let found = entries.iter().position(is_last);
        found.map_or(self.items, |index| index as u64 + 1)
    }
}

/// Good and bad items in the order of the page.
pub(super) fn merge<P: Page>(good: Vec<P::Item>, bad: Vec<BadItem>) -> Vec<Entry<P>> {
    let mut entries = Vec::with_capacity(good.len() + bad.len());
    let mut good = good.into_iter().map(Ok);
    for bad in bad {
        let before = bad.position.saturating_sub(entries.len());
        entries.extend(good.by_ref().take(before));
        entries.push(Err(bad));
    }
    entries.extend(good);
    entries
}
