//! Which records may contain a text, in whatever case: an index of all three bytes in a row.
//!
//! Whoever asks has to look into what is found: a record can have all the parts of a text and not the
//! text.

use std::collections::HashMap;

use roaring::RoaringTreemap;

type Trigram = [u8; 3];

#[derive(Debug, Default)]
pub(crate) struct Texts(HashMap<Trigram, RoaringTreemap>);

impl Texts {
    /// A record has these texts.
    pub(crate) fn add<'t>(&mut self, sequence: u64, texts: impl Iterator<Item = &'t str>) {
        for text in texts.map(str::to_lowercase) {
            for trigram in trigrams(&text) {
                self.0.entry(trigram).or_default().insert(sequence);
            }
        }
    }

    /// A record no longer has these texts, which are all that it had.
    pub(crate) fn remove<'t>(&mut self, sequence: u64, texts: impl Iterator<Item = &'t str>) {
        for text in texts.map(str::to_lowercase) {
            for trigram in trigrams(&text) {
                if let Some(records) = self.0.get_mut(&trigram) {
                    records.remove(sequence);
                    if records.is_empty() {
                        self.0.remove(&trigram);
                    }
                }
            }
        }
    }

    /// The records that may contain `text`, which is in lower case; all, which is `None`, when it is too short to tell.
    pub(crate) fn find(&self, text: &str) -> Option<RoaringTreemap> {
        let mut sets: Vec<_> = trigrams(text).map(|trigram| self.0.get(&trigram)).collect();
        sets.sort_by_key(|set| set.map_or(0, RoaringTreemap::len));
        let mut sets = sets.into_iter();
        let mut found = sets.next()?.cloned().unwrap_or_default();
        for set in sets.flatten() {
            found &= set;
        }
        Some(found)
    }
}

/// Whether a text of a record contains `text`, which is in lower case.
pub(crate) fn contains(part: &str, text: &str) -> bool {
    if !part.is_ascii() {
        return part.to_lowercase().contains(text);
    }
    let (part, text) = (part.as_bytes(), text.as_bytes());
    let mut windows = part.windows(text.len().max(1));
    text.is_empty() || windows.any(|window| window.eq_ignore_ascii_case(text))
}

fn trigrams(text: &str) -> impl Iterator<Item = Trigram> + '_ {
    let windows = text.as_bytes().windows(3);
    windows.filter_map(|window| window.try_into().ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{contains, Texts};

    #[test]
    fn letters_match_in_either_case() {
        for (part, text, found) in [
            ("Gift-CARD", "card", true),
            ("Gift-CARD", "cards", false),
            ("ÜBER", "über", true),
            ("\u{212a}elvin", "kelvin", true),
            ("any", "", true),
            ("", "", true),
            ("", "a", false),
            ("ascii", "ü", false),
        ] {
            assert_eq!(contains(part, text), found, "{text} in {part}");
        }
    }

    #[test]
    fn what_contains_a_text_is_found() {
        let mut texts = Texts::default();
        texts.add(1, ["gift-card", "über"].into_iter());
        texts.add(2, ["card", "gift"].into_iter());
        texts.add(u64::MAX, ["a gift"].into_iter());
        let find = |texts: &Texts, text| texts.find(text).map(|found| found.iter().collect());
        assert_eq!(find(&texts, "gift"), Some(vec![1, 2, u64::MAX]));
        assert_eq!(find(&texts, "gift-"), Some(vec![1]));
        assert_eq!(find(&texts, "ü"), None, "two bytes cannot tell");
        assert_eq!(find(&texts, "übe"), Some(vec![1]));
        assert_eq!(find(&texts, "nothing"), Some(vec![]));
        texts.remove(1, ["gift-card", "über"].into_iter());
        assert_eq!(find(&texts, "card"), Some(vec![2]));
        texts.remove(2, ["card", "gift"].into_iter());
        texts.remove(u64::MAX, ["a gift"].into_iter());
        assert!(texts.0.is_empty());
    }
}
