//! The bound of a message's size.

use super::*;

#[test]
fn a_message_that_is_too_long_loses_its_largest_parts_in_turn() {
    let part = |id: &str, size: usize| json!({ "id": id, "text": "x".repeat(size) });
    let message = |visitor, link, event| {
        json!({
            "id": "m", "trace": part("t", 10), "event": part("e", event),
            "link": part("l", link), "visitor": part("v", visitor),
        })
    };
    let read = |text: String| {
        assert!(text.len() <= MAX_BODY);
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let whole = message(10, 10, 10);
    assert_eq!(read(bounded(whole.clone())), whole);

    let cut = read(bounded(message(MAX_BODY, 10, 10)));
    assert_eq!(cut["visitor"], json!({ "id": "v" }));
    assert_eq!(
        (&cut["link"], &cut["truncated"]),
        (&part("l", 10), &json!(true))
    );

    let cut = read(bounded(message(10, 10, MAX_BODY)));
    let expected = json!({
        "id": "m", "truncated": true, "trace": { "id": "t" }, "event": { "id": "e" },
        "link": { "id": "l" }, "visitor": { "id": "v" },
    });
    assert_eq!(cut, expected);
}
