//! Figures, counted from the state at each call.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use serde_json::json;

use super::events::Filter;
use super::view::put;
use super::Call;
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::links::Target;

/// Figures of the events that the filters admit.
pub(super) fn events(call: &Call<'_>) -> Result<Answer, ApiError> {
    let filter: Filter = call.arguments()?;
    let events: Vec<_> = call
        .store
        .events
        .all()
        .filter(|event| filter.admits(call.store, event))
        .collect();
    let devices = || {
        events
            .iter()
            .filter_map(|event| call.store.devices.get(&event.device_id))
    };
    let cities = counts(devices().filter_map(|device| device.city.as_deref()));
    let countries = counts(devices().filter_map(|device| device.country.as_deref()));
    let types = counts(devices().map(|device| device.device_type));
    let mut view = json!({
        "totalEvents": events.len(),
        "totalCities": cities.len(),
        "totalCountries": countries.len(),
        "totalDeviceTypes": types.len(),
    });
    let times = || events.iter().map(|event| event.scanned_at);
    if let (Some(first), Some(last)) = (times().min(), times().max()) {
        put(&mut view, "firstAt", first);
        put(&mut view, "lastAt", last);
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

fn counts<'n>(names: impl Iterator<Item = &'n str>) -> BTreeMap<&'n str, usize> {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_default() += 1;
    }
    counts
}

/// Figures of the workspace; what has no operations here stays at zero.
pub(super) fn workspace(call: &Call<'_>) -> Answer {
    let month = |date: chrono::DateTime<chrono::Utc>| (date.year(), date.month());
    let this_month = call
        .store
        .events
        .all()
        .filter(|event| month(event.scanned_at) == month(call.now))
        .count();
    let directories: BTreeSet<_> = call
        .store
        .links
        .all()
        .filter_map(|link| link.directory_id.as_ref())
        .collect();
    Answer::ok(&json!({
        "totalLinks": call.store.links.len(),
        "totalEvents": call.store.events.len(),
        "totalMonthlyEvents": this_month,
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

/// The kind of link that is used most; several kinds, none with a majority, are a mix.
pub(super) fn insight(call: &Call<'_>) -> Answer {
    let kinds = counts(call.store.links.all().map(|link| match link.target {
        Target::Redirect { .. } | Target::ThankYou { .. } => "PREFERRED_LINK_TYPE_URL",
        Target::Contact { .. } => "PREFERRED_LINK_TYPE_CONTACT_CARD",
        Target::Media { .. } => "PREFERRED_LINK_TYPE_OPEN_MEDIA",
    }));
    let total: usize = kinds.values().sum();
    let preferred = match kinds.into_iter().max_by_key(|(_, count)| *count) {
        None => "PREFERRED_LINK_TYPE_URL",
        Some((_, count)) if count * 2 <= total => "PREFERRED_LINK_TYPE_MIX",
        Some((kind, _)) => kind,
    };
    Answer::ok(&json!({ "preferredLinkType": preferred }))
}
