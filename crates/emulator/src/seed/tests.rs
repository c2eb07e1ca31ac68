//! What the seeded workspace is like.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use super::fill;
use crate::store::Store;
use crate::testing::{moment, workspace};

const COUNT: usize = 2_000;

fn times(store: &Store) -> Vec<DateTime<Utc>> {
    store.events.all().iter().map(|event| event.at).collect()
}

#[test]
fn the_same_seed_gives_the_same_events() {
    let told = || {
        let shared = workspace();
        let store = &mut shared.lock();
        fill(store, COUNT, moment(0));
        let tell = |event: &crate::store::event::Event| {
            let device = store.devices.get(event.device).unwrap().user_agent.clone();
            (
                event.id,
                event.rank(),
                event.visitor_id.clone(),
                device,
                event.scanned,
            )
        };
        store.events.all().iter().map(tell).collect::<Vec<_>>()
    };
    assert_eq!(told(), told());
}

#[test]
fn all_is_there_and_varied() {
    let shared = workspace();
    let store = &mut shared.lock();
    fill(store, COUNT, moment(0));
    assert_eq!((store.events.len(), store.links.len()), (COUNT, 100));
    assert!((200..=COUNT / 5).contains(&store.visitors.len()));
    let distinct = |of: fn(&crate::store::devices::Device) -> Option<&str>| {
        let events = store.events.all().iter();
        let devices = events.filter_map(|event| store.devices.get(event.device));
        devices.filter_map(of).collect::<BTreeSet<_>>().len()
    };
    assert_eq!(distinct(|device| device.country.as_deref()), 10);
    assert!(distinct(|device| Some(device.device_type.as_str())) >= 3);
    assert!(store.visitors.all().any(|visitor| visitor.email.is_some()));
    let counted: u64 = store.links.all().map(|link| link.event_count).sum();
    assert_eq!(counted, COUNT as u64);
}

#[test]
fn times_fill_the_year_and_fall_together_and_on_borders() {
    let shared = workspace();
    let store = &mut shared.lock();
    let now = moment(0);
    fill(store, COUNT, now);
    let times = times(store);
    assert!(times
        .iter()
        .all(|at| now - TimeDelta::days(365) <= *at && *at <= now));
    let months: BTreeSet<_> = times.iter().map(|at| (at.year(), at.month())).collect();
    assert!(months.len() >= 12);
    let count = |admits: fn(&DateTime<Utc>) -> bool| times.iter().filter(|at| admits(at)).count();
    let whole = |at: &DateTime<Utc>| at.minute() == 0 && at.second() == 0 && at.nanosecond() == 0;
    assert!(times.iter().filter(|at| whole(at)).count() > 20);
    assert!(count(|at| at.num_seconds_from_midnight() == 0 && at.nanosecond() == 0) > 5);
    assert!(count(|at| at.nanosecond() == 0) > 100);
    assert!(count(|at| at.nanosecond() % 1_000_000 != 0) > COUNT / 3);
    assert!(times.windows(2).filter(|pair| pair[0] == pair[1]).count() > 20);
    assert!(count(|at| (10..16).contains(&at.hour())) > 2 * count(|at| at.hour() < 6));
}

#[test]
fn the_first_visit_of_each_visitor_is_the_first() {
    let shared = workspace();
    let store = &mut shared.lock();
    fill(store, COUNT, moment(0));
    let mut visits = BTreeMap::<_, usize>::new();
    for event in store.events.all().iter() {
        let before = visits.entry(event.visitor_id.clone()).or_default();
        assert_eq!(event.returning, *before > 0);
        *before += 1;
        let link = store.links.get(&event.origin.link_id).unwrap();
        assert!(link.created_at <= event.at);
        let visitor = store.visitors.get(&event.visitor_id).unwrap();
        assert!(visitor.created_at <= event.at);
        assert!(visitor.devices.contains(&event.device));
    }
}

#[test]
fn no_events_leave_the_workspace_empty_and_one_is_enough() {
    let shared = workspace();
    let store = &mut shared.lock();
    fill(store, 0, moment(0));
    assert_eq!((store.events.len(), store.links.len()), (0, 0));
    fill(store, 1, moment(0));
    assert_eq!((store.events.len(), store.visitors.len()), (1, 1));
}

#[test]
fn links_that_are_there_are_visited_once_they_exist() {
    let shared = workspace();
    let store = &mut shared.lock();
    crate::demo::fill(store, moment(0));
    let before = store.events.len();
    fill(store, COUNT, moment(0));
    assert_eq!(
        (store.events.len(), store.links.len()),
        (before + COUNT, 130)
    );
    let times = times(store);
    assert!(times.windows(2).all(|pair| pair[0] <= pair[1]));
    let demo = store.links.by_code(None, "menu-poster").unwrap();
    let visits = store.events.of_link(&demo.id);
    assert!(visits.len() > 1);
    assert!(visits.iter().all(|event| demo.created_at <= event.at));
}
