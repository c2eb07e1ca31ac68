//! A workspace with any number of events, for lists that nobody wants to click together.
//!
//! Links and people are made by the operations that clients call. The visits are written straight
//! into the store, since there may be a million.

mod dice;
mod moments;
mod people;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{json, Map, Value};

use crate::handlers::{self, Call};
use crate::store::links::Order;
use crate::store::visits::NewVisit;
use crate::store::Store;

use dice::Dice;
use people::People;

/// How far back the events go.
const PERIOD: TimeDelta = TimeDelta::days(365);
const PAGES: [&str; 10] = [
    "autumn",
    "blog",
    "catalogue",
    "contact",
    "docs",
    "gift-card",
    "home",
    "shop",
    "support",
    "tickets",
];
const CHANNELS: [&str; 10] = [
    "banner",
    "billboard",
    "booklet",
    "label",
    "letter",
    "menu-card",
    "receipt",
    "sms",
    "sticker",
    "video",
];
const LINKS: usize = PAGES.len() * CHANNELS.len();
const DIRECTORIES: [&str; 4] = ["north", "south", "east", "west"];

/// Adds a hundred links and `count` visits of these and of all links that are there already.
pub(crate) fn fill(store: &mut Store, count: usize, now: DateTime<Utc>) {
    if count == 0 {
        return;
    }
    let (dice_seed, _) = store.ids.random_uuid().as_u64_pair();
    let mut dice = Dice::new(dice_seed);
    let start = now - PERIOD;
    add_links(store, start);
    let links: Vec<_> = store
        .links
        .sorted(Order::Creation, false, None)
        .map(|link| (link.id.clone(), link.created_at))
        .collect();
    let mut people = People::new(count);
    store.events.reserve(count);
    for at in moments::sorted(count, start, now, &mut dice) {
        let any = links.get(dice.low(links.len()));
        // Links that are younger than the visit stand at the end.
        let link = any
            .filter(|(_, since)| *since <= at)
            .or_else(|| links.get(dice.low(LINKS)));
        let visitor = people.any(store, at, &mut dice);
        let (Some((link_id, _)), Some(visitor)) = (link, visitor) else {
            continue;
        };
        store.record(NewVisit {
            link_id,
            visitor_id: visitor.id,
            device: visitor.device,
            scanned: visitor.scans,
            referrer: visitor.referrer,
            at,
        });
    }
}

/// One link for each page and channel, made in the hours before the first visit.
fn add_links(store: &mut Store, start: DateTime<Utc>) {
    let pairs = PAGES
        .iter()
        .flat_map(|page| CHANNELS.map(|channel| (page, channel)));
    let directories = DIRECTORIES.iter().map(Some).chain([None]).cycle();
    for (number, ((page, channel), directory)) in (1..).zip(pairs.zip(directories)) {
        let mut body = json!({
            "destination": format!("https://www.example.com/{page}?utm_source={channel}"),
            "name": format!("{page} on {channel}"),
            "tags": [page, channel],
            "metadata": { "campaign": page },
            "conversionTracking": number % 2 == 0,
        });
        if let (Value::Object(body), Some(directory)) = (&mut body, directory) {
            body.insert("directoryId".to_owned(), (*directory).into());
        }
        call(
            store,
            "LinksService_Create",
            start - TimeDelta::hours(number),
            Map::new(),
            body,
        );
    }
}

fn call(
    store: &mut Store,
    operation: &str,
    now: DateTime<Utc>,
    arguments: Map<String, Value>,
    body: Value,
) {
    // Nothing here can be refused; if it were, less would be there.
    let _ = handlers::run(
        operation,
        Call {
            store,
            now,
            arguments,
            body,
        },
    );
}

#[cfg(test)]
mod tests;
