//! The links of a seeded workspace: pages, each on several channels.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{json, Map, Value};

use super::call;
use crate::store::Store;

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
const DIRECTORIES: [&str; 4] = ["north", "south", "east", "west"];
/// In how many hours before the first visit they are made, if there are not more hours than links.
const HOURS: usize = 2_400;

/// Adds so many links, the last of which is the oldest.
pub(super) fn add(store: &mut Store, count: usize, start: DateTime<Utc>) {
    let hours = i32::try_from(HOURS).unwrap_or(i32::MAX);
    let steps = i32::try_from(count.max(HOURS)).unwrap_or(i32::MAX);
    let step = TimeDelta::hours(1) * hours / steps;
    let pairs = PAGES
        .iter()
        .flat_map(|page| CHANNELS.map(|channel| (*page, channel)));
    let directories = DIRECTORIES.iter().map(Some).chain([None]).cycle();
    let mut at = start;
    for (number, ((page, channel), directory)) in (0..count).zip(pairs.cycle().zip(directories)) {
        at -= step;
        let edition = match number / (PAGES.len() * CHANNELS.len()) {
            0 => String::new(),
            round => format!(" {}", round + 1),
        };
        let mut body = json!({
            "destination": format!("https://www.example.com/{page}?utm_source={channel}"),
            "name": format!("{page} on {channel}{edition}"),
            "tags": [page, channel],
            "metadata": { "campaign": page },
            "conversionTracking": number % 2 == 1,
        });
        if let (Value::Object(body), Some(directory)) = (&mut body, directory) {
            body.insert("directoryId".to_owned(), (*directory).into());
        }
        call(store, "LinksService_Create", at, Map::new(), body);
    }
}
