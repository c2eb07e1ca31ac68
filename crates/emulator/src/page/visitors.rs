//! Visitors with their attributes: the table of all, and the page of one.

use maud::{html, Markup};
use percent_encoding::{utf8_percent_encode, NON_ALPHANUMERIC};

use super::layout::{self, Section};
use super::paging::{self, From};
use super::text::{count, moment, number_of, said};
use super::{details, events, Ask};
use crate::http::answer::Answer;
use crate::store::place::Place;
use crate::store::visitors::{Order, Visitor};
use crate::store::Store;

const PATH: &str = "/_emulator/page/visitors";
/// Attributes in a row of the table.
const IN_ROW: usize = 4;
/// Attributes and devices on the page of a visitor.
const ON_PAGE: usize = 100;
/// Events on the page of a visitor.
const LATEST: usize = 50;

/// The address of a visitor's page.
pub(super) fn path(id: &str) -> String {
    format!("{PATH}/{}", utf8_percent_encode(id, NON_ALPHANUMERIC))
}

/// What a visitor is called: by name, by address, or by the beginning of the id.
pub(super) fn name(visitor: &Visitor) -> Markup {
    let names = [&visitor.first_name, &visitor.last_name];
    let names: Vec<_> = names.into_iter().flatten().map(String::as_str).collect();
    let known = match (names.is_empty(), &visitor.email) {
        (false, _) => Some(names.join(" ")),
        (true, email) => email.clone().or_else(|| visitor.phone.clone()),
    };
    match known {
        Some(name) => said(&name),
        None => html! { "Anonymous " (visitor.id.get(..8).unwrap_or(&visitor.id)) },
    }
}

pub(super) fn list(ask: &Ask<'_>) -> Answer {
    let search = ask.query.get("q");
    let wanted = search.to_lowercase();
    let store = ask.app.store.lock();
    let from = paging::wanted::<(i64, u64)>(&ask.query);
    let (upwards, last) = match from {
        From::Newest => (false, None),
        From::Before(place) => (false, Some(place)),
        From::After(place) => (true, Some(place)),
    };
    let all = &store.visitors;
    let last = last.map(|(micros, sequence)| Place::number(micros, sequence));
    let found = all.sorted(Order::Creation, !upwards, last);
    let places = found.map(|visitor| {
        let place = (visitor.created_at.timestamp_micros(), visitor.sequence);
        (place, visitor)
    });
    let page = paging::take(from, places, |visitor| mentions(visitor, &wanted));
    let caption = match search {
        "" => format!("{}, newest first", number_of(all.len(), "visitor")),
        _ => format!("Visitors with “{}”, newest first", super::short(search, 60)),
    };
    let content = html! {
        h1 { "Visitors" }
        (paging::search(PATH, "Name, email, phone or attribute", search))
        section.panel aria-label="Visitors" {
            table #visitors data-live="event change" {
                caption { (caption) }
                thead { tr {
                    th scope="col" { "Visitor" }
                    th scope="col" { "Attributes" }
                    th.number scope="col" { "Events" }
                    th.wide.when scope="col" { "First seen" }
                } }
                tbody {
                    @for visitor in &page.rows {
                        tr data-key=(visitor.id) { (row(&store, visitor)) }
                    }
                    @if page.rows.is_empty() { tr { td.empty colspan="4" { "No visitors." } } }
                }
            }
            (page.pager(PATH, &[("q", search)]))
        }
    };
    drop(store);
    layout::page(ask, Section::Visitors, "Visitors", &content)
}

fn row(store: &Store, visitor: &Visitor) -> Markup {
    let more = visitor.attributes.len().saturating_sub(IN_ROW);
    html! {
        th scope="row" {
            a.name href=(path(&visitor.id)) { (name(visitor)) }
            @if let Some(email) = &visitor.email { div.second.soft { (said(email)) } }
        }
        td {
            @for (key, attribute) in visitor.attributes.iter().take(IN_ROW) {
                span.chip { span.soft { (said(key)) } " " (said(&attribute.value)) } " "
            }
            @if more > 0 { span.soft { "and " (more) " more" } }
        }
        td.number { (count(store.events.of_visitor(&visitor.id).len())) }
        td.wide.when { (moment(visitor.created_at)) }
    }
}

fn mentions(visitor: &Visitor, wanted: &str) -> bool {
    let texts = [
        &visitor.email,
        &visitor.phone,
        &visitor.first_name,
        &visitor.last_name,
    ];
    let texts = texts.into_iter().flatten().map(String::as_str);
    let attributes = visitor.attributes.iter();
    let attributes = attributes.flat_map(|(key, value)| [key.as_str(), value.value.as_str()]);
    wanted.is_empty()
        || texts
            .chain(attributes)
            .any(|text| text.to_lowercase().contains(wanted))
}

/// The page of a visitor.
pub(super) fn one(ask: &Ask<'_>, id: &str) -> Option<Answer> {
    let store = ask.app.store.lock();
    let visitor = store.visitors.get(id)?;
    let events = store.events.of_visitor(id);
    let latest: Vec<_> = events.iter().rev().take(LATEST).collect();
    let known = |text: &Option<String>| text.as_deref().map(said);
    let facts = [
        ("Email", known(&visitor.email)),
        ("Phone", known(&visitor.phone)),
        ("First name", known(&visitor.first_name)),
        ("Last name", known(&visitor.last_name)),
        ("Events", Some(html! { (count(events.len())) })),
        ("Links", Some(html! { (count(visitor.links.len())) })),
        ("First seen", Some(moment(visitor.created_at))),
        ("Changed", Some(moment(visitor.updated_at))),
        ("Id", Some(html! { code { (visitor.id) } })),
    ];
    let devices = visitor
        .devices
        .iter()
        .filter_map(|number| store.devices.get(*number));
    let content = html! {
        p.path { a href=(PATH) { "Visitors" } }
        h1 { (name(visitor)) }
        (details::list(&facts))
        section.panel aria-label="Attributes" {
            table {
                caption { "Attributes" }
                thead { tr { th scope="col" { "Key" } th scope="col" { "Value" } th.wide scope="col" { "Type" } } }
                tbody {
                    @for (key, attribute) in visitor.attributes.iter().take(ON_PAGE) {
                        tr {
                            th scope="row" { (said(key)) }
                            td { (said(&attribute.value)) }
                            td.wide.soft { (attribute.kind.word()) }
                        }
                    }
                    @if visitor.attributes.is_empty() { tr { td.empty colspan="3" { "No attributes." } } }
                }
            }
        }
        section.panel aria-label="Devices" {
            table {
                caption { "Devices" }
                thead { tr { th scope="col" { "Device" } th.wide scope="col" { "Place" } th.when scope="col" { "Last used" } } }
                tbody {
                    @for device in devices.take(ON_PAGE) {
                        tr {
                            th scope="row" {
                                (said(device.browser_name.as_deref().unwrap_or("unknown browser")))
                                @if let Some(platform) = &device.platform_name { " on " (said(platform)) }
                                div.second.soft { (said(&device.user_agent)) }
                            }
                            td.wide { (said(&[&device.city, &device.country].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(", "))) }
                            td.when { (moment(device.last_used_at)) }
                        }
                    }
                }
            }
        }
        section.panel aria-label="Events of the visitor" {
            (events::table(&store, "visitor-latest", &latest, "Latest events of this visitor"))
        }
    };
    drop(store);
    Some(layout::page(ask, Section::Visitors, "Visitor", &content))
}
