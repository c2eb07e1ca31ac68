//! Pages against a list that is sorted as a whole.

use serde_json::{json, Map, Value};

use super::{Page, PageRequest, Place, Ranked};
use crate::testing::Choices;

const SECRET: &str = "secret";

fn request(size: usize, descending: bool, token: &str) -> PageRequest {
    let members: Map<String, Value> = [("pageToken".to_owned(), json!(token))]
        .into_iter()
        .collect();
    PageRequest::new("things", &members, size, descending)
}

/// The items of all pages, one page after the other, with `turn` giving each page.
fn walk<T>(total: usize, mut turn: impl FnMut(&str) -> Page<T>) -> Vec<T> {
    let (mut seen, mut token) = (Vec::new(), String::new());
    loop {
        let page = turn(&token);
        assert_eq!(page.total, total);
        assert!(page.next_token.is_empty() || !page.items.is_empty());
        seen.extend(page.items);
        token = page.next_token;
        if token.is_empty() {
            return seen;
        }
    }
}

#[test]
fn pages_together_are_the_sorted_list() {
    let mut choices = Choices(3);
    for count in [0, 1, 2, 7, 40, 41] {
        // Few keys, so that many are equal.
        let keys: Vec<_> = (0..count).map(|_| choices.below(6)).collect();
        for (size, descending) in [
            (1, true),
            (3, false),
            (7, true),
            (40, false),
            (usize::MAX, true),
        ] {
            let place = |number: usize| {
                let sequence = (number * 7 % 97) as u64;
                match count % 2 {
                    0 => Place::number(keys[number] as i64 - 3, sequence),
                    _ => Place::text(format!("key {}", keys[number]), sequence),
                }
            };
            let ranked = |number| Ranked {
                place: place(number),
                item: number,
            };
            let mut expected: Vec<usize> = (0..count).collect();
            expected.sort_by_key(|number| place(*number));
            if descending {
                expected.reverse();
            }
            let cut = |token: &str| {
                let items = (0..count).map(ranked);
                request(size, descending, token).cut(items, SECRET).unwrap()
            };
            assert_eq!(walk(count, cut), expected);
            let take = |token: &str| {
                let request = request(size, descending, token);
                let last = request.last(SECRET).unwrap();
                let follows = |number: &&usize| match &last {
                    None => true,
                    Some(last) if descending => place(**number) < *last,
                    Some(last) => place(**number) > *last,
                };
                let rest = expected
                    .iter()
                    .filter(follows)
                    .map(|number| ranked(*number));
                request.take(rest, count, SECRET)
            };
            assert_eq!(walk(count, take), expected);
        }
    }
}

#[test]
fn tokens_are_bound_to_their_server_and_their_list() {
    let items = || {
        (0..3).map(|number| Ranked {
            place: Place::number(number, 0),
            item: number,
        })
    };
    let token = request(1, false, "")
        .cut(items(), SECRET)
        .unwrap()
        .next_token;
    assert!(request(1, false, &token).last(SECRET).is_ok());
    assert!(request(1, false, &token).last("another").is_err());
    assert!(request(1, false, &format!("{token}x"))
        .last(SECRET)
        .is_err());
    let filters = json!({ "pageToken": token, "search": "x" });
    let filtered = PageRequest::new("things", filters.as_object().unwrap(), 1, false);
    assert!(filtered.cut(items(), SECRET).is_err());
}
