//! The list of events against one that looks at every event and sorts them all.

use serde_json::{json, Map, Value};

use crate::store::Store;
use crate::testing::{link, moment, run, visit, visitor, workspace, Choices};

const COUNTRIES: [&str; 4] = ["DE", "FR", "US", "JP"];

/// What a plain list would hold of an event.
struct Entry {
    micros: i64,
    id: String,
    link: usize,
    visitor: usize,
}

struct Workspace {
    entries: Vec<Entry>,
    links: Vec<String>,
    visitors: Vec<String>,
    tag: String,
}

/// Links 0 and 1 are in the directory, 1 and 2 have the tag.
fn filled(store: &mut Store, choices: &mut Choices, count: usize) -> Workspace {
    let links: Vec<_> = (0..4)
        .map(|number| {
            let mut body = json!({ "destination": "https://a.b" });
            if number < 2 {
                body["directoryId"] = json!("dir");
            }
            if number == 1 || number == 2 {
                body["tags"] = json!(["t"]);
            }
            link(store, moment(0), body)
        })
        .collect();
    let visitors = COUNTRIES.map(|country| visitor(store, country));
    let mut entries = Vec::new();
    for _ in 0..count {
        let (micros, link, visitor) =
            (choices.below(30) as i64, choices.below(4), choices.below(4));
        let id = visit(store, &links[link], &visitors[visitor], moment(micros));
        entries.push(Entry {
            micros,
            id,
            link,
            visitor,
        });
    }
    let tags = run(
        store,
        "TagsService_List",
        moment(0),
        json!({ "pageSize": 1 }),
        Value::Null,
    );
    Workspace {
        entries,
        links,
        visitors: visitors.map(|(id, _)| id).to_vec(),
        tag: tags["tags"][0]["id"].as_str().unwrap().to_owned(),
    }
}

/// Random filters, and the ids of the events that pass, newest first.
fn filtered(workspace: &Workspace, choices: &mut Choices) -> (Map<String, Value>, Vec<String>) {
    let mut filters = Map::new();
    let mut set = |name: &str, value: Value| filters.insert(name.to_owned(), value);
    let mut some = |share: usize| choices.below(100) < share;
    let given = [
        some(30),
        some(30),
        some(25),
        some(25),
        some(20),
        some(20),
        some(20),
    ];
    let start = given[0].then(|| choices.below(30) as i64);
    let end = given[1].then(|| choices.below(30) as i64);
    let link = given[2].then(|| choices.below(4));
    let visitor = given[3].then(|| choices.below(4));
    let country = given[4].then(|| choices.below(4));
    if let Some(start) = start {
        set("startDate", json!(moment(start)));
    }
    if let Some(end) = end {
        set("endDate", json!(moment(end)));
    }
    if let Some(link) = link {
        set("linkId", json!(workspace.links[link]));
    }
    if let Some(visitor) = visitor {
        set("visitorId", json!(workspace.visitors[visitor]));
    }
    if let Some(country) = country {
        set(
            "countries",
            json!(["XX", COUNTRIES[country].to_lowercase()]),
        );
    }
    if given[5] {
        set("directoryId", json!("dir"));
    }
    if given[6] {
        set("tagId", json!(workspace.tag));
    }
    let mut found: Vec<_> = workspace.entries.iter().enumerate().collect();
    found.retain(|(_, entry)| {
        start.is_none_or(|start| entry.micros >= start)
            && end.is_none_or(|end| entry.micros <= end)
            && link.is_none_or(|link| entry.link == link)
            && visitor.is_none_or(|visitor| entry.visitor == visitor)
            && country.is_none_or(|country| entry.visitor == country)
            && (!given[5] || entry.link < 2)
            && (!given[6] || entry.link == 1 || entry.link == 2)
    });
    found.sort_by_key(|(number, entry)| (entry.micros, *number));
    let newest_first = found.into_iter().rev().map(|(_, entry)| entry.id.clone());
    (filters, newest_first.collect())
}

#[test]
fn every_filter_and_every_page_is_what_a_scan_gives() {
    let mut choices = Choices(11);
    for _ in 0..4 {
        let shared = workspace();
        let store = &mut shared.lock();
        let workspace = filled(store, &mut choices, 120);
        for _ in 0..60 {
            let (mut request, expected) = filtered(&workspace, &mut choices);
            request.insert(
                "pageSize".to_owned(),
                json!(choices.of(&[1, 2, 7, 50, 1_000])),
            );
            let metric = Value::Object(request.clone());
            let figures = run(
                store,
                "MetricsService_GetEventsMetric",
                moment(0),
                metric,
                Value::Null,
            );
            assert_eq!(figures["totalEvents"], expected.len());
            let mut seen = Vec::new();
            loop {
                let arguments = Value::Object(request.clone());
                let page = run(
                    store,
                    "EventsService_List",
                    moment(0),
                    arguments,
                    Value::Null,
                );
                let page = &page["json"];
                assert_eq!(page["totalCount"], expected.len(), "{request:?}");
                let events = page["events"].as_array().unwrap();
                seen.extend(
                    events
                        .iter()
                        .map(|event| event["id"].as_str().unwrap().to_owned()),
                );
                let token = page["nextPageToken"].as_str().unwrap();
                assert_eq!(page["hasMore"], !token.is_empty());
                if token.is_empty() {
                    break;
                }
                request.insert("pageToken".to_owned(), json!(token));
            }
            assert_eq!(seen, expected, "{request:?}");
        }
    }
}

#[test]
fn what_does_not_exist_has_no_events() {
    let shared = workspace();
    let store = &mut shared.lock();
    filled(store, &mut Choices(1), 20);
    for name in ["linkId", "visitorId", "directoryId", "tagId"] {
        let count = |store: &mut Store, value: &str| {
            let arguments = json!({ "pageSize": 5, name: value });
            let page = run(
                store,
                "EventsService_List",
                moment(0),
                arguments,
                Value::Null,
            );
            page["json"]["totalCount"].as_u64().unwrap()
        };
        assert_eq!(count(store, "nowhere"), 0, "{name}");
        // An empty text is no filter.
        assert_eq!(count(store, ""), 20, "{name}");
    }
    let turned = json!({ "pageSize": 5, "startDate": moment(20), "endDate": moment(10) });
    let page = run(store, "EventsService_List", moment(0), turned, Value::Null);
    assert_eq!(page["json"]["totalCount"], 0);
}
