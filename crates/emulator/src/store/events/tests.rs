//! The index against a plain list that is sorted and filtered anew each time.

use chrono::DateTime;
use chrono::Utc;
use serde_json::json;

use super::Events;
use crate::ids;
use crate::store::event::Event;
use crate::store::span::Span;
use crate::store::Store;
use crate::testing::{link, moment, visit, visitor, workspace, Choices};

/// What a plain list would hold of an event.
#[derive(Clone)]
struct Entry {
    at: DateTime<Utc>,
    number: usize,
    id: String,
    link: String,
    visitor: String,
}

fn sorted(entries: &[Entry], admits: impl Fn(&Entry) -> bool) -> Vec<&str> {
    let mut found: Vec<_> = entries.iter().filter(|entry| admits(entry)).collect();
    found.sort_by_key(|entry| (entry.at, entry.number));
    found.into_iter().map(|entry| entry.id.as_str()).collect()
}

fn ids(span: Span<'_>) -> Vec<String> {
    assert_eq!(span.len(), span.iter().count());
    span.iter().map(|event| event.id.to_string()).collect()
}

/// Visits at few and thus often equal times, in no order.
fn filled(store: &mut Store, seed: u64, count: usize) -> Vec<Entry> {
    let links = [(); 3].map(|()| link(store, moment(0), json!({ "destination": "https://a.b" })));
    let visitors = ["DE", "FR", "US", "JP"].map(|country| visitor(store, country));
    let mut choices = Choices(seed);
    let mut visits = Vec::new();
    for number in 0..count {
        let at = moment(choices.below(40) as i64 * 250_000);
        let (link, who) = (&links[choices.below(3)], &visitors[choices.below(4)]);
        let id = visit(store, link, who, at);
        visits.push(Entry {
            at,
            number,
            id,
            link: link.clone(),
            visitor: who.0.clone(),
        });
    }
    visits
}

#[test]
fn spans_are_what_sorting_and_filtering_gives() {
    for seed in 0..20 {
        let workspace = workspace();
        let store = &mut workspace.lock();
        let entries = filled(store, seed, 150);
        let events = &store.events;
        assert_eq!(ids(events.all()), sorted(&entries, |_| true));
        let mut choices = Choices(seed + 1_000);
        for _ in 0..20 {
            let (link, visitor) = {
                let entry = &entries[choices.below(entries.len())];
                (&entry.link, &entry.visitor)
            };
            // Borders that events have, and borders between two of them.
            let mut border = || moment(choices.below(80) as i64 * 125_000);
            let (start, end) = (border(), border());
            let within = |entry: &Entry| start <= entry.at && entry.at <= end;
            let narrow = |span: Span<'_>| ids(span.since(start).until(end));
            assert_eq!(narrow(events.all()), sorted(&entries, within));
            assert_eq!(
                narrow(events.of_link(link)),
                sorted(&entries, |entry| within(entry) && entry.link == *link)
            );
            assert_eq!(
                narrow(events.of_visitor(visitor)),
                sorted(&entries, |entry| within(entry) && entry.visitor == *visitor)
            );
        }
    }
}

#[test]
fn every_event_divides_the_list_in_two() {
    let workspace = workspace();
    let store = &mut workspace.lock();
    let entries = filled(store, 5, 60);
    let all = sorted(&entries, |_| true);
    for (index, id) in all.iter().enumerate() {
        let event = store.events.get(id).unwrap();
        assert_eq!(ids(store.events.all().before(event.rank())), all[..index]);
    }
    assert_eq!(ids(store.events.all().before((i64::MAX, 0))), all);
    assert!(ids(store.events.all().before((i64::MIN, 0))).is_empty());
}

#[test]
fn a_border_finer_than_a_microsecond_is_kept() {
    let workspace = workspace();
    let store = &mut workspace.lock();
    let link = link(store, moment(0), json!({ "destination": "https://a.b" }));
    let who = visitor(store, "DE");
    let nanos = |nanos| moment(0) + chrono::TimeDelta::nanoseconds(nanos);
    visit(store, &link, &who, nanos(1_999));
    let (event, all) = (
        store.events.all().iter().next().unwrap(),
        store.events.all(),
    );
    assert_eq!(event.at, nanos(1_000));
    assert_eq!(all.since(nanos(1_000)).until(nanos(1_000)).len(), 1);
    assert_eq!(all.since(nanos(1_001)).len(), 0);
    assert_eq!(all.until(nanos(999)).len(), 0);
}

#[test]
fn a_merged_visitor_leaves_all_events_in_order() {
    let workspace = workspace();
    let store = &mut workspace.lock();
    let entries = filled(store, 9, 80);
    let from = &entries[0].visitor;
    let to = &entries
        .iter()
        .find(|entry| entry.visitor != *from)
        .unwrap()
        .visitor;
    store.merge_visitors(from, to, moment(0));
    let both = |entry: &Entry| entry.visitor == *from || entry.visitor == *to;
    assert_eq!(ids(store.events.of_visitor(to)), sorted(&entries, both));
    assert!(ids(store.events.of_visitor(from)).is_empty());
    let of_visitor = |event: &Event| *event.visitor_id == **to;
    assert!(store.events.of_visitor(to).iter().all(of_visitor));
}

#[test]
fn events_outlive_their_link_and_their_visitor() {
    let workspace = workspace();
    let store = &mut workspace.lock();
    let named = |destination: &str| json!({ "id": "mine", "destination": destination });
    let who = visitor(store, "DE");
    link(store, moment(0), named("https://first.example/"));
    visit(store, "mine", &who, moment(0));
    store.links.remove("mine").unwrap();
    link(store, moment(0), named("https://second.example/"));
    visit(store, "mine", &who, moment(1));
    assert!(store.delete_visitor(&who.0));
    let events: Vec<_> = store.events.of_link("mine").iter().collect();
    let destinations = [0, 1].map(|index| events[index].destination().unwrap().into_owned());
    assert_eq!(
        destinations,
        ["https://first.example/", "https://second.example/"]
    );
    assert_eq!(store.events.of_visitor(&who.0).len(), 2);
    assert!(store.devices.get(who.1).is_none());
    assert!(ids::read(store.devices.id(who.1)).is_some());
}

#[test]
fn only_the_usual_form_of_an_id_finds_an_event() {
    let workspace = workspace();
    let store = &mut workspace.lock();
    let id = &filled(store, 1, 1)[0].id;
    let find = |text: &str| store.events.get(text).is_some();
    assert!(find(id));
    assert!(
        ![id.to_uppercase(), id.replace('-', ""), format!("{{{id}}}")]
            .iter()
            .any(|text| find(text))
    );
}

#[test]
fn an_event_takes_little_room() {
    assert!(std::mem::size_of::<Event>() <= 96);
    assert_eq!(Events::default().len(), 0);
}
