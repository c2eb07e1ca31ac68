//! Listings of events and visitors: flat as documented, in an envelope on the wire.

use linkbreakers::apis::{events_api, visitors_api};
use linkbreakers::models::{
    Action, ListEventsResponse, ListVisitorsRequest, ListVisitorsResponse, ResponseFormat,
};
use serde_json::{json, Value};

use crate::support::Server;

async fn events(answer: Value) -> ListEventsResponse {
    let server = Server::answering(answer).await;
    let none = (None, None, None, None, None);
    let (start, end, size, token, link) = none;
    events_api::events_service_list(&server.client, start, end, size, token, link, None, None)
        .await
        .unwrap()
}

/// The same answer through the documented list, and through the search.
async fn visitors(answer: Value) -> [ListVisitorsResponse; 2] {
    let server = Server::answering(answer).await;
    let none = (None, None, None, None);
    let (size, token, email, link) = none;
    let client = &server.client;
    let listed =
        visitors_api::visitors_service_list(client, size, token, email, link, None, None, None);
    let searched = visitors_api::visitors_service_search(client, ListVisitorsRequest::default());
    [listed.await.unwrap(), searched.await.unwrap()]
}

#[tokio::test]
async fn events_are_read_from_the_envelope() {
    let page = events(json!({
        "json": {
            "events": [{ "id": "e1", "action": "ACTION_SCAN" }, { "id": "e2" }],
            "nextPageToken": "t2",
            "totalCount": 12,
            "hasMore": true,
        },
    }))
    .await;
    let events = page.events.unwrap();
    assert_eq!(events[0].action, Some(Action::Scan));
    assert_eq!(events[1].id.as_deref(), Some("e2"));
    assert_eq!(page.next_page_token.as_deref(), Some("t2"));
    assert_eq!(page.total_count, Some(12));
    assert_eq!(page.has_more, Some(true));
    assert_eq!(page.csv, None);
}

#[tokio::test]
async fn events_are_read_without_an_envelope_too() {
    let page = events(json!({
        "events": [{ "id": "e1" }],
        "nextPageToken": "",
        "totalCount": "1",
        "hasMore": false,
    }))
    .await;
    assert_eq!(page.events.unwrap().len(), 1);
    assert_eq!(page.next_page_token.as_deref(), Some(""));
    assert_eq!(page.total_count, Some(1));
    assert_eq!(page.has_more, Some(false));
}

#[tokio::test]
async fn visitors_are_read_with_and_without_an_envelope() {
    let page = json!({
        "visitors": [{ "id": "v1", "email": "ada@example.com" }],
        "nextPageToken": "t2",
        "totalCount": 7,
        "hasMore": true,
    });
    for answer in [json!({ "json": page }), page] {
        for page in visitors(answer).await {
            assert_eq!(page.visitors.unwrap()[0].id.as_deref(), Some("v1"));
            assert_eq!(page.next_page_token.as_deref(), Some("t2"));
            assert_eq!(page.total_count, Some(7));
            assert_eq!(page.has_more, Some(true));
            assert_eq!(page.csv, None);
        }
    }
}

#[tokio::test]
async fn tables_are_read_beside_the_page() {
    let csv = json!({ "csv": { "contentType": "text/csv", "csvData": "id,email\nv1,\n" } });
    let server = Server::answering(csv.clone()).await;
    let request = events_api::list(&server.client).response_format(ResponseFormat::Csv);
    let page = request.send().await.unwrap();
    assert_eq!(
        (page.events, page.next_page_token, page.total_count),
        (None, None, None)
    );
    let table = page.csv.unwrap();
    assert_eq!(table.content_type.as_deref(), Some("text/csv"));
    assert_eq!(table.csv_data.as_deref(), Some("id,email\nv1,\n"));

    for page in visitors(csv).await {
        assert_eq!(page.visitors, None);
        assert_eq!(
            page.csv.unwrap().csv_data.as_deref(),
            Some("id,email\nv1,\n")
        );
    }
}

#[tokio::test]
async fn an_unused_half_of_the_envelope_may_be_null() {
    let page = events(json!({ "json": { "events": [] }, "csv": null })).await;
    assert_eq!((page.events, page.csv), (Some(Vec::new()), None));
    let page = events(json!({ "json": null, "csv": { "csvData": "id\n" } })).await;
    assert_eq!(page.csv.unwrap().csv_data.as_deref(), Some("id\n"));
    for page in visitors(json!({ "json": { "visitors": null }, "csv": null })).await {
        assert_eq!(
            (page.visitors.unwrap_or_default().len(), page.csv),
            (0, None)
        );
    }
}
