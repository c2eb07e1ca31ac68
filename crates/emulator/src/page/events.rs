//! Events: the table of all, and the rows that other pages show too.

use maud::{html, Markup};

use super::layout::{self, Section};
use super::paging::{self, From};
use super::text::{moment, number_of, said, without_scheme};
use super::{links, visitors, Ask};
use crate::http::answer::Answer;
use crate::store::event::Event;
use crate::store::Store;

const PATH: &str = "/_emulator/page/events";

pub(super) fn list(ask: &Ask<'_>) -> Answer {
    let store = ask.app.store.lock();
    let all = store.events.all();
    let from = paging::wanted::<(i64, u64)>(&ask.query);
    let page = match from {
        From::Newest => paging::take(from, places(all.iter().rev()), |_| true),
        From::Before(rank) => paging::take(from, places(all.before(rank).iter().rev()), |_| true),
        From::After(rank) => paging::take(from, places(all.after(rank).iter()), |_| true),
    };
    let caption = format!("{}, newest first", number_of(all.len(), "event"));
    let content = html! {
        h1 { "Events" }
        section.panel aria-label="Events" {
            (table(&store, "events", &page.rows, &caption))
            (page.pager(PATH, &[]))
        }
    };
    drop(store);
    layout::page(ask, Section::Events, "Events", &content)
}

fn places<'e>(
    events: impl Iterator<Item = &'e Event>,
) -> impl Iterator<Item = ((i64, u64), &'e Event)> {
    events.map(|event| (event.rank(), event))
}

/// A table of events.
pub(super) fn table(store: &Store, id: &str, events: &[&Event], caption: &str) -> Markup {
    html! {
        table id=(id) data-live="event" {
            caption { (caption) }
            thead { tr {
                th scope="col" { "Event" }
                th scope="col" { "Visitor" }
                th.wide scope="col" { "Device" }
                th.when scope="col" { "Time" }
            } }
            tbody {
                @for event in events {
                    tr data-key=(event.id) { (row(store, event)) }
                }
                @if events.is_empty() { tr { td.empty colspan="4" { "No events." } } }
            }
        }
    }
}

fn row(store: &Store, event: &Event) -> Markup {
    let id = &event.origin.link_id;
    let link = store.links.get(id);
    let action = if event.scanned { "scan" } else { "click" };
    let visitor = store.visitors.get(&event.visitor_id);
    let device = store.devices.get(event.device);
    let names = device.map(|device| [&device.browser_name, &device.platform_name]);
    let names: Vec<_> = names
        .into_iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    let place = device.map(|device| [&device.city, &device.country]);
    let place: Vec<_> = place
        .into_iter()
        .flatten()
        .flatten()
        .map(String::as_str)
        .collect();
    html! {
        th scope="row" {
            span.badge data-kind=(action) { (action) } " "
            @match link {
                Some(link) => a.name href=(links::path(id)) { (said(link.name.as_deref().unwrap_or(&link.shortlink))) },
                None => span.soft { "a deleted link" },
            }
            @if let Some(referrer) = &event.referrer {
                div.second.soft { "from " (said(without_scheme(referrer))) }
            }
        }
        td {
            @match visitor {
                Some(visitor) => a href=(visitors::path(&visitor.id)) { (visitors::name(visitor)) },
                None => span.soft { "forgotten" },
            }
            div.second.soft { (if event.returning { "returning" } else { "first visit" }) }
        }
        td.wide {
            (said(&names.join(" on ")))
            div.second.soft { (said(&place.join(", "))) }
        }
        td.when { (moment(event.at)) }
    }
}
