//! The overview: figures, chart, latest links, the form for a new one, faults and the feed.

use chrono::TimeDelta;
use maud::{html, Markup};

use super::layout::{self, Section};
use super::text::{count, number_of, outside, said};
use super::{chart, create_link, faults, feed_list, links, Ask, HOME};
use crate::http::answer::Answer;
use crate::store::links::Order;
use crate::store::Store;

const LATEST: usize = 8;

pub(super) fn show(ask: &Ask<'_>) -> Answer {
    let range = chart::range(ask.query.get("range"));
    let (figures, chart, latest, notice) = {
        let store = ask.app.store.lock();
        let latest = store.links.sorted(Order::Creation, true, None).take(LATEST);
        (
            figures(ask, &store),
            chart::counts(store.events.all(), range, ask.now),
            links::table("latest", &latest.collect::<Vec<_>>(), None),
            notice(ask, &store),
        )
    };
    let content = html! {
        h1 { "Overview" }
        (notice) (faults::notice(ask))
        (figures)
        div.columns {
            div {
                (layout::panel("chart-heading", "Clicks and scans", &chart::ranges(HOME, range), &chart.markup()))
                (layout::panel("links-heading", "Latest links",
                    &html! { a href="/_emulator/page/links" { "All links" } }, &latest))
            }
            div {
                (layout::panel("create-heading", "Create a link", &html! {}, &create_link::form(&create_link::Draft::default())))
                (feed_list::panel(ask))
                (faults::panel(ask, "overview"))
            }
        }
    };
    layout::page(ask, Section::Overview, "Overview", &content)
}

fn figures(ask: &Ask<'_>, store: &Store) -> Markup {
    let day = store.events.all().since(ask.now - TimeDelta::days(1));
    let met: u64 = ask.app.faults.injected().values().sum();
    let number = |number: u64| count(usize::try_from(number).unwrap_or(usize::MAX));
    let figures = [
        ("Links", count(store.links.len())),
        ("Events", count(store.events.len())),
        ("Events in 24 hours", count(day.len())),
        ("Visitors", count(store.visitors.len())),
        ("Requests", number(ask.app.journal.count())),
        ("Faults met", number(met)),
    ];
    html! {
        dl.figures #figures data-live="event change request" aria-label="Figures" {
            @for (name, figure) in figures {
                div { dt { (name) } dd { (figure) } }
            }
        }
    }
}

/// What to say after a link was created.
fn notice(ask: &Ask<'_>, store: &Store) -> Markup {
    let link = store.links.get(ask.query.get("created"));
    html! {
        @if let Some(link) = link {
            p.notice role="status" {
                "Created " a href=(links::path(&link.id)) { (said(link.name.as_deref().unwrap_or(&link.shortlink))) }
                ", which is short as " (outside(&link.entrypoint, &link.entrypoint))
                @if link.event_count > 0 { ", with " (number_of(usize::try_from(link.event_count).unwrap_or(usize::MAX), "event")) }
                "."
            }
        }
    }
}
