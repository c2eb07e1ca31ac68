//! The list of links against one that is sorted as a whole, while links come, change and go.

use std::collections::BTreeMap;

use serde_json::{json, Value};

use crate::store::Store;
use crate::testing::{attempt, link, moment, run, visit, visitor, workspace, Choices};

/// What a plain list would sort by.
#[derive(Debug)]
struct Entry {
    created: i64,
    updated: i64,
    number: usize,
    events: usize,
    code: String,
    tagged: bool,
}

fn walk(store: &mut Store, mut request: Value) -> (Vec<String>, Value) {
    let mut codes = Vec::new();
    loop {
        let page = run(
            store,
            "LinksService_List",
            moment(0),
            request.clone(),
            Value::Null,
        );
        let links = page["links"].as_array().unwrap();
        codes.extend(
            links
                .iter()
                .map(|link| link["shortlink"].as_str().unwrap().to_owned()),
        );
        let token = page["nextPageToken"].clone();
        assert!(
            json!(codes.len()).as_u64() <= page["totalCount"].as_u64(),
            "{request}"
        );
        if token == "" {
            return (codes, page["totalCount"].clone());
        }
        request["pageToken"] = token;
    }
}

/// What links are sorted by.
type Key = fn(&Entry) -> (i64, &str);

fn check(store: &mut Store, links: &BTreeMap<String, Entry>, size: usize) {
    let orders: [(&str, Key); 4] = [
        ("LINK_SORT_FIELD_UPDATED_AT", |link| (link.updated, "")),
        ("LINK_SORT_FIELD_CREATED_AT", |link| (link.created, "")),
        ("LINK_SORT_FIELD_EVENT_COUNT", |link| {
            (link.events as i64, "")
        }),
        ("LINK_SORT_FIELD_SHORTLINK", |link| (0, &link.code)),
    ];
    for (sort_by, key) in orders {
        for (direction, tag) in [
            ("DESC", None),
            ("ASC", None),
            ("DESC", Some("t")),
            ("ASC", Some("t")),
        ] {
            let mut request = json!({
                "pageSize": size, "sortBy": sort_by,
                "sortDirection": format!("SORT_DIRECTION_{direction}"),
            });
            if let Some(tag) = tag {
                request["tags"] = json!([tag]);
            }
            let mut expected: Vec<_> = links.values().collect();
            expected.retain(|link| tag.is_none() || link.tagged);
            expected.sort_by_key(|link| (key(link), link.number));
            if direction == "DESC" {
                expected.reverse();
            }
            let expected: Vec<_> = expected.into_iter().map(|link| link.code.clone()).collect();
            let count = json!(expected.len());
            assert_eq!(walk(store, request.clone()), (expected, count), "{request}");
        }
    }
}

#[test]
fn lists_stay_in_order_while_links_come_change_and_go() {
    let shared = workspace();
    let store = &mut shared.lock();
    let who = visitor(store, "DE");
    let mut choices = Choices(2);
    let mut links = BTreeMap::new();
    for number in 0..150 {
        let at = choices.below(20) as i64;
        let known: Vec<String> = links.keys().cloned().collect();
        match choices.below(10) {
            0..=4 => {
                let (code, tagged) = (format!("c{}", (number * 37) % 150), choices.below(2) == 0);
                let tags: &[&str] = if tagged { &["t"] } else { &[] };
                let body = json!({ "destination": "https://a.b", "shortlink": code, "tags": tags });
                let id = link(store, moment(at), body);
                let entry = Entry {
                    created: at,
                    updated: at,
                    number,
                    events: 0,
                    code,
                    tagged,
                };
                links.insert(id, entry);
            }
            _ if known.is_empty() => {}
            5..=6 => {
                let id = &known[choices.below(known.len())];
                let (arguments, body) = (json!({ "id": id }), json!({ "name": "new" }));
                run(store, "LinksService_Update", moment(at), arguments, body);
                links.get_mut(id).unwrap().updated = at;
            }
            7..=8 => {
                let id = &known[choices.below(known.len())];
                visit(store, id, &who, moment(at));
                links.get_mut(id).unwrap().events += 1;
            }
            _ => {
                let id = &known[choices.below(known.len())];
                let arguments = json!({ "id": id });
                run(
                    store,
                    "LinksService_Delete",
                    moment(at),
                    arguments.clone(),
                    Value::Null,
                );
                let again = attempt(
                    store,
                    "LinksService_Delete",
                    moment(at),
                    arguments,
                    Value::Null,
                );
                assert_eq!(again.status, 404);
                links.remove(id);
            }
        }
        if number % 30 == 29 {
            for size in [1, 4, 100] {
                check(store, &links, size);
            }
        }
    }
    assert!(links.len() > 20);
}

#[test]
fn a_link_made_anew_under_its_id_is_listed_once() {
    let shared = workspace();
    let store = &mut shared.lock();
    for at in 0..3 {
        let body =
            json!({ "id": "mine", "destination": "https://a.b", "shortlink": format!("c{at}") });
        link(store, moment(at), body);
        if at < 2 {
            let arguments = json!({ "id": "mine" });
            run(
                store,
                "LinksService_Delete",
                moment(at),
                arguments,
                Value::Null,
            );
        }
    }
    for field in ["CREATED_AT", "UPDATED_AT", "NAME"] {
        let request = json!({ "pageSize": 1, "sortBy": format!("LINK_SORT_FIELD_{field}") });
        assert_eq!(
            walk(store, request),
            (vec!["c2".to_owned()], json!(1)),
            "{field}"
        );
    }
}
