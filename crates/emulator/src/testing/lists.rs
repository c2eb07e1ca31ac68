//! Lists out of indexes against lists that look at every record.

use serde_json::{json, Value};

use super::anything::anything;
use super::{moment, run, workspace, Choices};
use crate::store::link::Link;
use crate::store::visitors::Visitor;
use crate::store::Store;

/// Every list of links and of visitors has what a scan of all records finds, in its order.
pub(crate) fn agree(store: &mut Store) {
    links_agree(store);
    visitors_agree(store);
}

type Key = (i64, String, u64);
type Order = (&'static str, fn(&Link) -> (i64, String));
/// A request, and whether a link is meant by it.
type LinkFilter = (Value, fn(&Link) -> bool);
/// A request, and whether a visitor is meant by it, who may have come by a certain link.
type VisitorFilter = (Value, fn(&Visitor, &str) -> bool);

fn expected<T>(all: Vec<(Key, &T)>, id: fn(&T) -> &str, descending: bool) -> Vec<String> {
    let mut all = all;
    all.sort_by(|(a, _), (b, _)| a.cmp(b));
    if descending {
        all.reverse();
    }
    all.into_iter()
        .map(|(_, record)| id(record).to_owned())
        .collect()
}

fn contains(texts: &[Option<&str>], wanted: &str) -> bool {
    let mut texts = texts.iter().flatten();
    texts.any(|text| text.to_lowercase().contains(&wanted.to_lowercase()))
}

fn links_agree(store: &mut Store) {
    let orders: [Order; 5] = [
        ("CREATED_AT", |link| {
            (link.created_at.timestamp_micros(), String::new())
        }),
        ("UPDATED_AT", |link| {
            (link.updated_at.timestamp_micros(), String::new())
        }),
        ("EVENT_COUNT", |link| {
            (link.event_count as i64, String::new())
        }),
        ("NAME", |link| {
            (0, link.name.as_deref().unwrap_or_default().to_lowercase())
        }),
        ("SHORTLINK", |link| (0, link.shortlink.clone())),
    ];
    let filters: [LinkFilter; 8] = [
        (json!({}), |_| true),
        (json!({ "tags": ["red"] }), |link| {
            link.tags.contains(&"red".to_owned())
        }),
        (json!({ "tags": ["green", "new", "none"] }), |link| {
            link.tags.iter().any(|tag| tag == "green" || tag == "new")
        }),
        (json!({ "search": "CHANGED" }), |link| {
            texts_of(link, "changed")
        }),
        (json!({ "search": "job" }), |link| texts_of(link, "job")),
        (json!({ "search": "b" }), |link| texts_of(link, "b")),
        (
            json!({ "view": "LINK_VIEW_DIRECTORY", "directoryId": "d" }),
            |link| link.directory_id.as_deref() == Some("d"),
        ),
        (
            json!({ "view": "LINK_VIEW_DIRECTORY", "tags": ["new"], "search": "link" }),
            |link| {
                link.directory_id.is_none()
                    && link.tags.contains(&"new".to_owned())
                    && texts_of(link, "link")
            },
        ),
    ];
    for (sort_by, key) in orders {
        for (filter, admits) in &filters {
            for descending in [true, false] {
                let all = store.links.all().filter(|link| admits(link));
                let all = all.map(|link| {
                    let (number, text) = key(link);
                    ((number, text, link.sequence), link)
                });
                let expected = expected(all.collect(), |link| link.id.as_str(), descending);
                let mut request = filter.clone();
                request["sortBy"] = format!("LINK_SORT_FIELD_{sort_by}").into();
                let found = walk(
                    store,
                    "LinksService_List",
                    "links",
                    request.clone(),
                    descending,
                );
                assert_eq!(found, expected, "{request}");
            }
        }
    }
}

fn texts_of(link: &Link, wanted: &str) -> bool {
    let texts = [
        link.name.as_deref(),
        Some(&*link.shortlink),
        link.destination(),
    ];
    contains(&texts, wanted)
}

fn visitors_agree(store: &mut Store) {
    let any = store.links.all().map(|link| link.id.clone()).min();
    let any = any.unwrap_or_default();
    let orders = ["UNSPECIFIED", "VISIT_COUNT", "DEVICE_COUNT", "QRCODE_COUNT"];
    let filters: [VisitorFilter; 6] = [
        (json!({}), |_, _| true),
        (json!({ "email": "P1@example.com" }), |visitor, _| {
            visitor.email.as_deref() == Some("p1@example.com")
        }),
        (json!({ "linkId": any }), |visitor, any| {
            visitor.links.contains(any)
        }),
        (json!({ "search": "2@EXAMPLE" }), |visitor, _| {
            texts_of_visitor(visitor, "2@example")
        }),
        (json!({ "search": "re" }), |visitor, _| {
            texts_of_visitor(visitor, "re")
        }),
        (
            json!({ "linkId": any, "search": "example" }),
            |visitor, any| visitor.links.contains(any) && texts_of_visitor(visitor, "example"),
        ),
    ];
    for order in orders {
        for (filter, admits) in &filters {
            for descending in [true, false] {
                let all = store.visitors.all().filter(|visitor| admits(visitor, &any));
                let all = all.map(|visitor| {
                    let number = match order {
                        "VISIT_COUNT" => store.events.of_visitor(&visitor.id).len() as i64,
                        "DEVICE_COUNT" => visitor.devices.len() as i64,
                        "QRCODE_COUNT" => visitor.links.len() as i64,
                        _ => visitor.created_at.timestamp_micros(),
                    };
                    ((number, String::new(), visitor.sequence), visitor)
                });
                let expected = expected(all.collect(), |visitor| visitor.id.as_str(), descending);
                let mut request = filter.clone();
                request["sortField"] = format!("VISITOR_SORT_FIELD_{order}").into();
                let found = walk(
                    store,
                    "VisitorsService_List",
                    "visitors",
                    request.clone(),
                    descending,
                );
                assert_eq!(found, expected, "{request}");
            }
        }
    }
}

fn texts_of_visitor(visitor: &Visitor, wanted: &str) -> bool {
    let attributes = visitor.attributes.values();
    let mut texts: Vec<_> = attributes.map(|one| Some(one.value.as_str())).collect();
    let fields = [
        &visitor.email,
        &visitor.phone,
        &visitor.first_name,
        &visitor.last_name,
    ];
    texts.extend(fields.map(|field| field.as_deref()));
    contains(&texts, wanted)
}

/// The ids of all pages; each page tells the number of all.
fn walk(
    store: &mut Store,
    operation: &str,
    member: &str,
    mut request: Value,
    descending: bool,
) -> Vec<String> {
    let (mut ids, mut total) = (Vec::new(), None);
    request["pageSize"] = 3.into();
    let direction = if descending { "DESC" } else { "ASC" };
    request["sortDirection"] = format!("SORT_DIRECTION_{direction}").into();
    loop {
        let answer = run(store, operation, moment(0), request.clone(), Value::Null);
        let page = answer.get("json").unwrap_or(&answer);
        let items = page[member].as_array().unwrap().iter();
        ids.extend(items.map(|item| item["id"].as_str().unwrap().to_owned()));
        let count = page["totalCount"].as_u64().unwrap();
        assert_eq!(*total.get_or_insert(count), count, "{request}");
        let token = page["nextPageToken"].clone();
        if token == "" {
            assert_eq!(total, Some(ids.len() as u64), "{request}");
            return ids;
        }
        request["pageToken"] = token;
    }
}

#[test]
fn lists_agree_with_all_records_whatever_happens() {
    for seed in 1..=3 {
        let shared = workspace();
        let (store, mut choices) = (&mut shared.lock(), Choices(seed));
        for step in 0..240 {
            anything(store, &mut choices, step);
            if step % 60 == 59 {
                agree(store);
            }
        }
        assert!(store.links.len() > 5 && store.visitors.len() > 20);
        store.clear();
        agree(store);
    }
}
