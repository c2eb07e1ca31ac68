//! What the seeded workspace is like.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use super::{Seed, SeedError};
use crate::store::Store;
use crate::testing::{moment, workspace};

const COUNT: usize = 2_000;

fn fill(store: &mut Store, events: usize, now: DateTime<Utc>) {
    let seed = Seed::new(1).events(events);
    super::fill(store, &seed, now).unwrap();
}

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
    let nothing = Seed::new(1).links(0).events(0);
    super::fill(store, &nothing, moment(0)).unwrap();
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

#[test]
fn visitors_are_as_many_as_asked_for_and_come_if_there_are_events() {
    let shared = workspace();
    let store = &mut shared.lock();
    let seed = Seed::new(1).links(3).events(40).visitors(100);
    let seeded = super::fill(store, &seed, moment(0)).unwrap();
    assert_eq!((seeded.links, seeded.events, seeded.visitors), (3, 40, 100));
    let came =
        |visitor: &&crate::store::visitors::Visitor| store.events.of_visitor(&visitor.id).len() > 0;
    let came = store.visitors.all().filter(came).count();
    assert!((10..=40).contains(&came), "{came}");
    assert!(store
        .visitors
        .all()
        .all(|visitor| !visitor.devices.is_empty()));
}

#[test]
fn the_books_of_a_batch_agree() {
    let shared = workspace();
    let store = &mut shared.lock();
    fill(store, COUNT, moment(0));
    // The same seed once more adds others, sorted in between the first.
    fill(store, COUNT, moment(0));
    assert_eq!((store.events.len(), store.links.len()), (2 * COUNT, 200));
    let times = times(store);
    assert!(times.windows(2).all(|pair| pair[0] <= pair[1]));
    let (mut of_links, mut of_visitors) = (0, 0);
    for link in store.links.all() {
        let visits = store.events.of_link(&link.id);
        assert_eq!(visits.len() as u64, link.event_count);
        assert!(visits.iter().all(|event| *event.origin.link_id == *link.id));
        of_links += visits.len();
    }
    for visitor in store.visitors.all() {
        let visits: Vec<_> = store.events.of_visitor(&visitor.id).iter().collect();
        assert!(visits
            .windows(2)
            .all(|pair| pair[0].rank() < pair[1].rank()));
        let links: BTreeSet<_> = visits
            .iter()
            .map(|event| event.origin.link_id.clone())
            .collect();
        assert_eq!(links, visitor.links);
        for device in &visitor.devices {
            let used = visits.iter().filter(|event| event.device == *device);
            let last = used.map(|event| event.at).max();
            let known = store.devices.get(*device).unwrap();
            assert!(last.is_none_or(|last| last == known.last_used_at));
        }
        of_visitors += visits.len();
    }
    assert_eq!((of_links, of_visitors), (2 * COUNT, 2 * COUNT));
    assert!(store.events.all().iter().all(|event| store
        .events
        .get(&event.id.to_string())
        .unwrap()
        .rank()
        == event.rank()));
}

#[test]
fn visits_are_no_older_than_the_only_link() {
    let shared = workspace();
    let store = &mut shared.lock();
    let body = serde_json::json!({ "destination": "https://example.com" });
    crate::testing::link(store, moment(-60_000_000), body);
    let seed = Seed::new(1).links(0).events(50);
    let seeded = super::fill(store, &seed, moment(0)).unwrap();
    assert_eq!((seeded.links, seeded.events), (0, 50));
    assert!(times(store).iter().all(|at| *at >= moment(-60_000_000)));
}

#[test]
fn what_cannot_be_is_refused_and_adds_nothing() {
    let shared = workspace();
    let store = &mut shared.lock();
    let seed = Seed::new(1);
    let most = Seed::MOST_RECORDS;
    for (seed, error) in [
        (seed.links(most + 1), "at most 1000000 links"),
        (seed.visitors(most + 1), "at most 1000000 visitors"),
        (seed.events(Seed::MOST_EVENTS + 1), "at most 5000000 events"),
        (seed.visitors(0), "need a visitor"),
        (seed.links(0), "need a link"),
    ] {
        let refused: SeedError = super::fill(store, &seed, moment(0)).unwrap_err();
        assert!(refused.to_string().contains(error), "{refused}");
    }
    assert_eq!((store.links.len(), store.visitors.len()), (0, 0));
}
