//! The live feed: visits, deliveries and changes, newest first.

use maud::{html, Markup};

use super::{happenings, layout, text, Ask};

const KINDS: [&str; 3] = ["event", "delivery", "change"];
const LINES: usize = 30;

pub(super) fn panel(ask: &Ask<'_>) -> Markup {
    let latest = ask.app.feed.latest(&KINDS, LINES);
    let content = html! {
        // The script adds lines one by one, so that only new ones are read out.
        div.feed role="log" aria-live="polite" aria-labelledby="feed-heading" tabindex="0" {
            ol #feed data-live="event delivery change" data-list="" {
                @for happening in &latest {
                    li data-key=(happening.id) {
                        span.badge data-kind=(happenings::label(happening)) { (happenings::label(happening)) }
                        div.what { (happenings::line(happening)) }
                        (text::clock(happening.at))
                    }
                }
                @if latest.is_empty() {
                    li.empty data-key="0" { "Nothing yet. Open a short link, or call the API." }
                }
            }
        }
    };
    layout::panel("feed-heading", "Live feed", &html! {}, &content)
}
