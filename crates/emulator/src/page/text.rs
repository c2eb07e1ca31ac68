//! How values are written on the page: short enough, in one form each, and never as markup.

use chrono::{DateTime, Utc};
use maud::{html, Markup};
use url::Url;

/// Longer texts of users are cut.
const LONGEST: usize = 160;

/// A text of at most `most` characters, with a mark where the rest is missing.
pub(crate) fn short(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// What a user wrote, apart from its surroundings in its direction of writing.
pub(super) fn said(text: &str) -> Markup {
    html! { bdi { (short(text, LONGEST)) } }
}

/// A number with its thousands set apart.
pub(super) fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A number with its noun.
pub(super) fn number_of(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", count(number))
}

/// A moment to the second.
pub(super) fn moment(at: DateTime<Utc>) -> Markup {
    let machine = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    html! {
        time datetime=(machine) title=(machine) {
            (at.format("%-d %b %Y")) " " span.clock { (at.format("%H:%M:%S")) }
        }
    }
}

/// The time of day of a moment that is not long ago.
pub(super) fn clock(at: DateTime<Utc>) -> Markup {
    let machine = at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
    html! { time datetime=(machine) title=(machine) { (at.format("%H:%M:%S")) } }
}

/// A link to another place, if it is one that a browser may be sent to; the text otherwise.
pub(super) fn outside(address: &str, shown: &str) -> Markup {
    let is_web = Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https"));
    html! {
        @if is_web {
            a href=(address) target="_blank" rel="noopener noreferrer" {
                (said(shown)) span.hidden { " (opens a new tab)" }
            }
        } @else {
            (said(shown))
        }
    }
}

/// An address without its scheme, as people read it.
pub(super) fn without_scheme(address: &str) -> &str {
    let rest = address.strip_prefix("https://");
    rest.or_else(|| address.strip_prefix("http://"))
        .unwrap_or(address)
}

/// `LINK_STATUS_ACTIVE` without its prefix, as words: `active`.
pub(super) fn words(constant: &str, prefix: &str) -> String {
    let rest = constant.strip_prefix(prefix).unwrap_or(constant);
    rest.to_lowercase().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(short("äöü", 3), "äöü");
        assert_eq!(short("äöü", 2), "äö…");
        assert_eq!(said("<b>\"").into_string(), "<bdi>&lt;b&gt;&quot;</bdi>");
    }

    #[test]
    fn numbers_have_their_thousands_set_apart() {
        let numbers = [0, 12, 999, 1_000, 12_345, 1_000_000];
        let texts = numbers.map(count);
        assert_eq!(texts, ["0", "12", "999", "1,000", "12,345", "1,000,000"]);
        assert_eq!(number_of(1, "event"), "1 event");
        assert_eq!(number_of(2_000, "event"), "2,000 events");
    }

    #[test]
    fn only_web_addresses_are_links() {
        for address in [
            "javascript:alert(1)",
            "data:text/html,x",
            " JAVASCRIPT:x",
            "/x",
            "tel:1",
        ] {
            assert!(
                !outside(address, address).into_string().contains("<a"),
                "{address}"
            );
        }
        let link = outside("https://example.com/?a=\"><script>", "x").into_string();
        assert!(link.contains("<a ") && !link.contains("<script"), "{link}");
    }
}
