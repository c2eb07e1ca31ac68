//! The LBID from the visit to the visitor: found, taken out of the address, and told to the server.

#[cfg(any(feature = "actix-web", feature = "axum"))]
mod extracted;
mod identified;
mod stripped;

use linkbreakers::http::{Request, Uri};
use linkbreakers::Lbid;

fn from_query(query: &str) -> Option<String> {
    Lbid::from_query(query).map(String::from)
}

#[test]
fn the_parameter_is_found_wherever_it_stands() {
    for query in [
        "lbid=abc",
        "?lbid=abc",
        "a=1&lbid=abc&b=2",
        "lbid=abc&xlbid=x&lbidx=x&LBID=x&lbid",
        "%6cbid=abc",
        "l%62%69d=%61bc",
        "lbid=old&lbid=abc&lbid=",
        "lbid=abc&lbid=%ff",
    ] {
        assert_eq!(from_query(query).as_deref(), Some("abc"), "{query}");
    }
}

#[test]
fn what_is_not_the_parameter_is_none() {
    for query in [
        "",
        "?",
        "&",
        "=",
        "lbid",
        "lbid=",
        "xlbid=a",
        "lbid%00=a",
        "LBID=a",
        "a=lbid=1",
        "lbid+=a",
        "lbid=%ff",
        "lbid;lbid",
    ] {
        assert_eq!(from_query(query), None, "{query}");
    }
}

#[test]
fn the_value_is_decoded_and_never_judged() {
    for (value, lbid) in [
        ("a+b/c==", "a+b/c=="),
        ("a%2Bb%2Fc%3D%3D", "a+b/c=="),
        ("%F0%9F%90%9F", "🐟"),
        ("100%", "100%"),
        ("%zz", "%zz"),
        ("%20", " "),
    ] {
        assert_eq!(from_query(&format!("lbid={value}")).as_deref(), Some(lbid));
    }
}

#[test]
fn the_length_is_bounded() {
    let longest = "x".repeat(Lbid::MAX_LENGTH);
    assert_eq!(Lbid::new(longest.clone()).unwrap().as_str(), longest);
    assert_eq!(Lbid::new(format!("{longest}x")), None);
    assert_eq!(Lbid::new(""), None);
    assert_eq!(
        from_query(&format!("lbid=abc&lbid={longest}x")).as_deref(),
        Some("abc")
    );
}

#[test]
fn urls_and_requests_give_it_from_their_query_alone() {
    let url = |url| Lbid::from_url(url).map(String::from);
    assert_eq!(
        url("https://h.example/p?lbid=abc#f").as_deref(),
        Some("abc")
    );
    assert_eq!(url("/p?next=/q?lbid=x&lbid=abc").as_deref(), Some("abc"));
    assert_eq!(url("https://h.example/lbid=abc#?lbid=abc"), None);
    assert_eq!(url("not a url"), None);
    // The name is `?lbid` here.
    assert_eq!(url("/p??lbid=abc"), None);
    assert_eq!(Lbid::from_uri(&Uri::from_static("/p??lbid=abc")), None);
    let request = Request::get("/p?lbid=abc").body(()).unwrap();
    assert_eq!(Lbid::from_request(&request).unwrap().as_str(), "abc");
    let (parts, ()) = request.into_parts();
    assert_eq!(Lbid::from_parts(&parts).unwrap().as_str(), "abc");
    assert_eq!(Lbid::from_uri(&Uri::from_static("/p")), None);
}

#[test]
fn debug_tells_lbids_apart_and_shows_none() {
    let one = Lbid::new("canary-1").unwrap();
    let other = Lbid::new("canary-2").unwrap();
    assert_ne!(format!("{one:?}"), format!("{other:?}"));
    assert_eq!(one.fingerprint().len(), 8);
    assert_eq!(one.fingerprint(), one.clone().fingerprint());
    assert!(!format!("{one:?} {one:#?}").contains("canary"));
}

const ID: &str = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6";

#[test]
fn every_form_of_a_uuid_gives_the_event_id() {
    for text in [
        // 16 bytes, with and without padding, in both alphabets.
        "+B1Prn3sEdCnZQCgyR5r9g==",
        "+B1Prn3sEdCnZQCgyR5r9g",
        "-B1Prn3sEdCnZQCgyR5r9g==",
        "-B1Prn3sEdCnZQCgyR5r9g",
        // The text, as it is, in capitals, and without hyphens.
        "ZjgxZDRmYWUtN2RlYy0xMWQwLWE3NjUtMDBhMGM5MWU2YmY2",
        "RjgxRDRGQUUtN0RFQy0xMUQwLUE3NjUtMDBBMEM5MUU2QkY2",
        "ZjgxZDRmYWU3ZGVjMTFkMGE3NjUwMGEwYzkxZTZiZjY=",
        "ZjgxZDRmYWU3ZGVjMTFkMGE3NjUwMGEwYzkxZTZiZjY",
    ] {
        assert_eq!(
            Lbid::new(text).unwrap().event_id().as_deref(),
            Some(ID),
            "{text}"
        );
    }
}

#[test]
fn what_holds_no_uuid_has_no_event_id() {
    for text in [
        "2VqKhjxtKwC7pBbg",
        "+B1Prn3sEdCnZQCgyR5r9g=",
        "+B1Prn3sEdCnZQCgyR5r9h",
        "+B1Prn3sEdCnZQCgyR5r9gA",
        ID,
        // Hyphens in other places.
        "ZjgxZDRmYS1lN2RlYy0xMWQwLWE3NjUtMDBhMGM5MWU2YmY2",
        "dGhpcyBpcyBub3QgYSBVVUlEIGJ1dCB0aGUgbGVuZ3RoIGlz",
        "🐟",
        "=",
    ] {
        assert_eq!(Lbid::new(text).unwrap().event_id(), None, "{text}");
    }
}
