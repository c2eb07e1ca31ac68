//! Links: the table of all, and the page of one with its QR code, its chart and its events.

use http::HeaderMap;
use maud::{html, Markup};
use percent_encoding::{utf8_percent_encode, NON_ALPHANUMERIC};

use super::layout::{self, Section};
use super::paging::{self, From};
use super::text::{count, moment, number_of, outside, said, without_scheme};
use super::{chart, details, events, Ask};
use crate::http::answer::Answer;
use crate::qrcode;
use crate::store::link::{Link, Target};
use crate::store::links::Order;
use crate::store::place::Place;

const PATH: &str = "/_emulator/page/links";
/// Events on the page of a link.
const LATEST: usize = 20;
/// Tags that are shown of a link.
const TAGS: usize = 20;

/// The address of a link's page.
pub(super) fn path(id: &str) -> String {
    format!("{PATH}/{}", utf8_percent_encode(id, NON_ALPHANUMERIC))
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
    let last = last.map(|(micros, sequence)| Place::number(micros, sequence));
    let links = store.links.sorted(Order::Creation, !upwards, last);
    let places = links.map(|link| ((link.created_at.timestamp_micros(), link.sequence), link));
    let page = paging::take(from, places, |link| mentions(link, &wanted));
    let caption = match search {
        "" => format!("{}, newest first", number_of(store.links.len(), "link")),
        _ => format!("Links with “{}”, newest first", super::short(search, 60)),
    };
    let content = html! {
        div.title {
            h1 { "Links" }
            a.button.main href="/_emulator/page/new-link" { "Create a link" }
        }
        (paging::search(PATH, "Name, short code, destination or tag", search))
        section.panel aria-label="Links" {
            (table("links", &page.rows, Some(&caption)))
            (page.pager(PATH, &[("q", search)]))
        }
    };
    drop(store);
    layout::page(ask, Section::Links, "Links", &content)
}

fn mentions(link: &Link, wanted: &str) -> bool {
    let texts = [
        link.name.as_deref(),
        Some(link.shortlink.as_str()),
        link.destination(),
    ];
    let tags = link.tags.iter().map(String::as_str);
    wanted.is_empty()
        || texts
            .into_iter()
            .flatten()
            .chain(tags)
            .any(|text| text.to_lowercase().contains(wanted))
}

/// A table of links.
pub(super) fn table(id: &str, links: &[&Link], caption: Option<&str>) -> Markup {
    html! {
        table.links id=(id) data-live="event change" {
            @match caption {
                Some(caption) => caption { (caption) },
                // The heading above says it to the eye.
                None => caption.hidden { "Latest links" },
            }
            thead { tr {
                th.code scope="col" { span.hidden { "QR code" } }
                th scope="col" { "Link" }
                th.number scope="col" { "Events" }
                th.wide.when scope="col" { "Created" }
            } }
            tbody {
                @for link in links {
                    tr data-key=(link.id) {
                        td.code { (qrcode(link, 40)) }
                        th scope="row" {
                            a.name href=(path(&link.id)) { (said(link.name.as_deref().unwrap_or(&link.shortlink))) }
                            div.second { (outside(&link.entrypoint, without_scheme(&link.entrypoint))) }
                            div.second.soft { span.hidden { "leads to " } "→ " (target(link)) }
                        }
                        td.number { (count(usize::try_from(link.event_count).unwrap_or(usize::MAX))) }
                        td.wide.when { (moment(link.created_at)) }
                    }
                }
                @if links.is_empty() { tr { td.empty colspan="4" { "No links." } } }
            }
        }
    }
}

/// The image of a link's QR code.
fn qrcode(link: &Link, size: u16) -> Markup {
    let name = link.name.as_deref().unwrap_or(&link.shortlink);
    let alt = format!("QR code of {}", super::short(name, 80));
    html! {
        @if let Some(address) = qrcode_address(link) {
            img.qr src=(address) alt=(alt) width=(size) height=(size) loading="lazy" decoding="async";
        } @else {
            span.qr.none { span.hidden { "no QR code" } }
        }
    }
}

/// Always the same, unlike the signed address: an image that is shown is not fetched again.
fn qrcode_address(link: &Link) -> Option<String> {
    let page = path(&link.id);
    link.qrcode_enabled.then(|| format!("{page}/qrcode.svg"))
}

/// The image of a link's code, as its signed address gives it.
pub(super) async fn qrcode_image(ask: &Ask<'_>, id: &str, headers: &HeaderMap) -> Answer {
    let address = {
        let store = ask.app.store.lock();
        let address = qrcode::url(&store, id, qrcode::Format::Svg, [], ask.now);
        let path = address.strip_prefix(&store.base_url);
        path.unwrap_or_default().to_owned()
    };
    let (path, query) = address.split_once('?').unwrap_or_default();
    let query = format!("{query}&margin=1");
    let answer = qrcode::answer(&ask.app.store, path, &query, headers, ask.now).await;
    layout::guarded(answer.unwrap_or_else(Answer::from))
}

fn target(link: &Link) -> Markup {
    match &link.target {
        Target::Redirect { destination, .. } => outside(destination, without_scheme(destination)),
        Target::Contact { .. } => html! { "a contact card" },
        Target::Media { .. } => html! { "a file" },
        Target::ThankYou { title, .. } => html! { "a page of thanks: " (said(title)) },
    }
}

/// The page of a link.
pub(super) fn one(ask: &Ask<'_>, id: &str) -> Option<Answer> {
    let range = chart::range(ask.query.get("range"));
    let store = ask.app.store.lock();
    let link = store.links.get(id)?;
    let events = store.events.of_link(id);
    let chart = chart::counts(events, range, ask.now);
    let latest: Vec<_> = events.iter().rev().take(LATEST).collect();
    let name = link.name.as_deref().unwrap_or(&link.shortlink);
    let title = super::short(name, 80);
    let is_tracked = matches!(
        link.target,
        Target::Redirect {
            conversion_tracking: true,
            ..
        }
    );
    let tags = link.tags.iter().take(TAGS);
    let facts = [
        (
            "Short link",
            Some(outside(&link.entrypoint, &link.entrypoint)),
        ),
        ("Leads to", Some(target(link))),
        (
            "Events",
            Some(html! { span #link-events data-live="event" { (count(events.len())) } }),
        ),
        (
            "Tags",
            (!link.tags.is_empty())
                .then(|| html! { @for tag in tags { span.chip { (said(tag)) } " " } }),
        ),
        (
            "Conversions",
            is_tracked.then(|| html! { "tracked: destinations get an LBID" }),
        ),
        (
            "Otherwise to",
            link.fallback_destination
                .as_deref()
                .map(|address| outside(address, address)),
        ),
        ("Expires", link.expires_at.map(moment)),
        (
            "Then leads to",
            link.expired_destination
                .as_deref()
                .map(|address| outside(address, address)),
        ),
        ("Created", Some(moment(link.created_at))),
        ("Changed", Some(moment(link.updated_at))),
        ("Id", Some(html! { code { (said(&link.id)) } })),
    ];
    let content = html! {
        p.path { a href=(PATH) { "Links" } }
        h1 { (said(name)) }
        div.record {
            (qrcode(link, 160))
            (details::list(&facts))
        }
        (layout::panel("chart-heading", "Clicks and scans", &chart::ranges(&path(id), range), &chart.markup()))
        section.panel aria-label="Events of the link" {
            (events::table(&store, "link-latest", &latest, "Latest events of this link"))
        }
    };
    drop(store);
    Some(layout::page(ask, Section::Links, &title, &content))
}
