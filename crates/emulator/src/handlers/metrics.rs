//! Figures, counted from the state at each call.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{DateTime, Datelike, Months, NaiveDate, NaiveTime, Utc};
use serde_json::json;

use super::event_filter::Filter;
use super::view::put;
use super::Call;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::link::Target;
use crate::store::span::Span;

/// Figures of the events that the filters admit.
pub(super) fn events(call: &Call<'_>) -> Result<Answer, ApiError> {
    let filter: Filter = call.arguments()?;
    let events = filter.select(call.store);
    let (mut total, mut by_device) = (0_usize, HashMap::<_, usize>::new());
    for event in events.iter() {
        total += 1;
        *by_device.entry(event.device).or_default() += 1;
    }
    let devices = || {
        by_device
            .iter()
            .filter_map(|(number, count)| Some((call.store.devices.get(*number)?, *count)))
    };
    let cities =
        counts(devices().filter_map(|(device, count)| Some((device.city.as_deref()?, count))));
    let countries =
        counts(devices().filter_map(|(device, count)| Some((device.country.as_deref()?, count))));
    let types = counts(devices().map(|(device, count)| (device.device_type.as_str(), count)));
    let mut view = json!({
        "totalEvents": total,
        "totalCities": cities.len(),
        "totalCountries": countries.len(),
        "totalDeviceTypes": types.len(),
    });
    if let (Some(first), Some(last)) = (events.iter().next(), events.iter().next_back()) {
        put(&mut view, "firstAt", first.at);
        put(&mut view, "lastAt", last.at);
    }
    for (name, counts) in [
        ("topCity", cities),
        ("topCountry", countries),
        ("topDeviceType", types),
    ] {
        if let Some((top, _)) = counts.into_iter().max_by_key(|(_, count)| *count) {
            put(&mut view, name, top);
        }
    }
    Ok(Answer::ok(&view))
}

fn counts<'n>(names: impl Iterator<Item = (&'n str, usize)>) -> BTreeMap<&'n str, usize> {
    let mut counts = BTreeMap::new();
    for (name, count) in names {
        *counts.entry(name).or_default() += count;
    }
    counts
}

/// Figures of the workspace; what has no operations here stays at zero.
pub(super) fn workspace(call: &Call<'_>) -> Answer {
    let directories: BTreeSet<_> = call
        .store
        .links
        .all()
        .filter_map(|link| link.directory_id.as_ref())
        .collect();
    Answer::ok(&json!({
        "totalLinks": call.store.links.len(),
        "totalEvents": call.store.events.len(),
        "totalMonthlyEvents": in_month(call.store.events.all(), call.now),
        "totalMembers": 1,
        "totalDirectories": directories.len(),
        "totalQrcodeTemplates": 0,
        "totalPageThemeTemplates": 0,
        "tokenCreditsLimit": 0,
        "tokenCreditsUsed": 0,
        "topupCreditsLimit": 0,
        "topupCreditsUsed": 0,
    }))
}

/// How many events are in the calendar month of `now`, in UTC.
fn in_month(events: Span<'_>, now: DateTime<Utc>) -> usize {
    let first = now.date_naive().with_day(1).unwrap_or_default();
    let next = first.checked_add_months(Months::new(1));
    let begin = |day: NaiveDate| day.and_time(NaiveTime::MIN).and_utc();
    let since = events.since(begin(first));
    let month = next.map_or(since, |next| {
        since.before((begin(next).timestamp_micros(), 0))
    });
    month.len()
}

/// The kind of link that is used most; several kinds, none with a majority, are a mix.
pub(super) fn insight(call: &Call<'_>) -> Answer {
    let kinds = call.store.links.all().map(|link| match link.target {
        Target::Redirect { .. } | Target::ThankYou { .. } => "PREFERRED_LINK_TYPE_URL",
        Target::Contact { .. } => "PREFERRED_LINK_TYPE_CONTACT_CARD",
        Target::Media { .. } => "PREFERRED_LINK_TYPE_OPEN_MEDIA",
    });
    let kinds = counts(kinds.map(|kind| (kind, 1)));
    let total: usize = kinds.values().sum();
    let preferred = match kinds.into_iter().max_by_key(|(_, count)| *count) {
        None => "PREFERRED_LINK_TYPE_URL",
        Some((_, count)) if count * 2 <= total => "PREFERRED_LINK_TYPE_MIX",
        Some((kind, _)) => kind,
    };
    Answer::ok(&json!({ "preferredLinkType": preferred }))
}
