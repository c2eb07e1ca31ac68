use serde_json::{json, Value};

use super::WebhookEvent;

fn read(body: Value) -> WebhookEvent {
    let event: WebhookEvent = serde_json::from_value(body.clone()).unwrap();
    assert_eq!(event.raw, body);
    event
}

/// The identifiers of event, link and visitor.
fn parts(body: Value) -> [Option<String>; 3] {
    let read = read(body);
    [
        read.event.and_then(|event| event.id),
        read.link.and_then(|link| link.id),
        read.visitor.and_then(|visitor| visitor.id),
    ]
}

fn some(ids: [&str; 3]) -> [Option<String>; 3] {
    ids.map(|id| Some(id.to_owned()).filter(|id| !id.is_empty()))
}

#[test]
fn parts_are_found_beside_and_within_each_other() {
    let (link, visitor) = (json!({"id": "l"}), json!({"id": "v"}));
    let event = json!({"id": "e", "link": link, "visitor": visitor, "visitType": "VISIT_TYPE_NEW"});
    let bare = json!({"id": "e", "scannedAt": "2026-01-31T12:00:00Z"});
    for (body, ids) in [
        (json!({}), ["", "", ""]),
        (event.clone(), ["e", "l", "v"]),
        (json!({"event": event}), ["e", "l", "v"]),
        (json!({"data": event}), ["e", "l", "v"]),
        (json!({"payload": {"event": event}}), ["e", "l", "v"]),
        (
            json!({"data": {"event": bare, "link": link}}),
            ["e", "l", ""],
        ),
        (
            json!({"event": bare, "link": link, "visitor": visitor}),
            ["e", "l", "v"],
        ),
        (
            json!({"event": event, "link": {"id": "beside"}}),
            ["e", "beside", "v"],
        ),
        (
            json!({"event": "link.visited", "data": bare}),
            ["e", "", ""],
        ),
        (json!({"link": link}), ["", "l", ""]),
        // Nothing of an event.
        (json!({"id": "message", "data": {"id": "e"}}), ["", "", ""]),
    ] {
        assert_eq!(parts(body.clone()), some(ids), "{body}");
    }
}

#[test]
fn what_cannot_be_read_costs_nothing_else() {
    let event = read(json!({
        "event": {"id": "e", "linkId": ["no", "text"], "scannedAt": "yesterday", "link": 7},
        "link": "l",
        "visitor": {"id": {}},
    }));
    let inner = event.event.unwrap();
    assert_eq!(inner.id.as_deref(), Some("e"));
    assert_eq!((inner.link_id, inner.scanned_at), (None, None));
    assert_eq!((event.link, event.visitor), (None, None));
}

#[test]
fn names_and_identifiers_are_texts_from_the_outermost_place() {
    for (body, id, kind) in [
        (
            json!({"id": "1", "type": "a", "data": {"id": "2", "type": "b"}}),
            "1",
            "a",
        ),
        (json!({"eventId": 12, "kind": "a"}), "12", "a"),
        (
            json!({"id": null, "type": "", "data": {"id": "2", "eventType": "b"}}),
            "2",
            "b",
        ),
        (json!({"deliveryId": "1", "event": "a"}), "1", "a"),
        (
            json!({"messageId": "1", "event": {"id": "e"}, "eventName": "a"}),
            "1",
            "a",
        ),
    ] {
        let event = read(body.clone());
        assert_eq!(event.id.as_deref(), Some(id), "{body}");
        assert_eq!(event.kind.as_deref(), Some(kind), "{body}");
    }
    let lbid = read(json!({"data": {"lbid": "Zm9v"}})).lbid;
    assert_eq!(lbid.as_deref(), Some("Zm9v"));
}

#[test]
fn moments_are_read_as_they_are_usually_written() {
    for value in [
        json!("2026-01-31T12:00:00Z"),
        json!("2026-01-31T13:00:00+01:00"),
        json!(1_769_860_800),
        json!("1769860800"),
        json!(1_769_860_800_000_i64),
    ] {
        let event = read(json!({ "createdAt": value }));
        let time = event.occurred_at.unwrap();
        assert_eq!(time.to_rfc3339(), "2026-01-31T12:00:00+00:00", "{value}");
    }
    for value in [
        json!("soon"),
        json!(1.5),
        json!(u64::MAX),
        json!(i64::MAX),
        json!({}),
    ] {
        assert_eq!(read(json!({ "timestamp": value })).occurred_at, None);
    }
}

#[test]
fn an_object_of_any_shape_is_an_event() {
    let odd = [
        json!(null),
        json!(7),
        json!("x"),
        json!([{}]),
        json!({"event": []}),
        json!(true),
    ];
    for name in [
        "id", "type", "event", "data", "payload", "link", "visitor", "journey",
    ] {
        for value in &odd {
            read(json!({ name: value }));
            read(json!({"data": { name: value }, "traces": value}));
        }
    }
    for other in [json!(null), json!([]), json!("x"), json!(1)] {
        assert!(serde_json::from_value::<WebhookEvent>(other).is_err());
    }
}
