//! Where the documented type differs from the wire: flat lists, the metric, the visitor that may
//! not be there.

use linkbreakers::models::{ListEventsResponse, ListVisitorsResponse, WorkspaceMetric};
use serde_json::{json, Value};

use super::registry::entry;
use super::script::Script;

async fn read(id: &str, body: &Value) -> Value {
    let client = Script::json(200, body.to_string()).client();
    (entry(id).send)(&client).await.unwrap()
}

const LISTS: [(&str, &str); 3] = [
    ("EventsService_List", "events"),
    ("VisitorsService_List", "visitors"),
    ("VisitorsService_Search", "visitors"),
];

#[tokio::test]
async fn a_page_is_flat_whether_the_wire_wraps_it_or_not() {
    for (id, items) in LISTS {
        let page = json!({
            items: [{"id": "one"}, {"id": "two"}],
            "nextPageToken": "next",
            "totalCount": "2",
            "hasMore": true,
        });
        let mut meant = page.clone();
        meant["totalCount"] = json!(2);
        for body in [
            json!({"json": page}),
            json!({"json": page, "csv": null}),
            json!({"json": null, "csv": null, items: page[items], "nextPageToken": "next",
                   "totalCount": 2, "hasMore": true}),
            page.clone(),
        ] {
            assert_eq!(read(id, &body).await, meant, "{id} {body}");
        }
    }
}

#[tokio::test]
async fn csv_comes_whole_and_without_a_page() {
    for (id, _) in LISTS {
        let csv = json!({"contentType": "text/csv", "csvData": "id,at\n\"a, b\",2026\n"});
        for body in [json!({"csv": csv}), json!({"json": null, "csv": csv})] {
            assert_eq!(read(id, &body).await, json!({"csv": csv}), "{id}");
        }
    }
}

#[tokio::test]
async fn an_empty_page_has_nothing_or_no_items() {
    for (id, items) in LISTS {
        for body in [json!({}), json!({"json": {}}), json!({"json": null})] {
            assert_eq!(read(id, &body).await, json!({}), "{id} {body}");
        }
        let none = json!({items: [], "nextPageToken": "", "totalCount": 0, "hasMore": false});
        assert_eq!(read(id, &json!({"json": none})).await, none, "{id}");
    }
}

#[test]
fn flat_pages_are_read_again_from_what_they_are_written_as() {
    let wire = r#"{"json":{"events":[{"id":"e"}],"totalCount":"1"}}"#;
    let events: ListEventsResponse = serde_json::from_str(wire).unwrap();
    let written = serde_json::to_string(&events).unwrap();
    assert_eq!(
        serde_json::from_str::<ListEventsResponse>(&written).unwrap(),
        events
    );

    let wire = r#"{"json":{"visitors":[{"id":"v"}],"hasMore":false}}"#;
    let visitors: ListVisitorsResponse = serde_json::from_str(wire).unwrap();
    let written = serde_json::to_string(&visitors).unwrap();
    assert_eq!(
        serde_json::from_str::<ListVisitorsResponse>(&written).unwrap(),
        visitors
    );
}

#[test]
fn clicks_are_the_events_unless_the_server_counts_them() {
    for (wire, clicks, visitors) in [
        (json!({}), None, None),
        (json!({"totalEvents": 7}), Some(7), None),
        (
            json!({"totalEvents": "7", "totalClicks": ""}),
            Some(7),
            None,
        ),
        (
            json!({"totalEvents": 7, "totalClicks": null}),
            Some(7),
            None,
        ),
        (
            json!({"totalEvents": 7, "totalClicks": "5", "totalVisitors": "3"}),
            Some(5),
            Some(3),
        ),
        (json!({"totalEvents": 7, "totalClicks": 0}), Some(0), None),
    ] {
        let metric: WorkspaceMetric = serde_json::from_value(wire.clone()).unwrap();
        assert_eq!(
            (metric.total_clicks, metric.total_visitors),
            (clicks, visitors),
            "{wire}"
        );
    }
}

#[tokio::test]
async fn a_visitor_that_is_not_there_is_none_and_one_without_fields_is_some() {
    assert_eq!(read("VisitorsService_Get", &Value::Null).await, Value::Null);
    assert_eq!(read("VisitorsService_Get", &json!({})).await, json!({}));
}
