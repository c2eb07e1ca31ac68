//! The address without its LBID: one parameter goes, and every other byte stays.

use std::borrow::Cow;

use linkbreakers::lbid::{strip, take};
use linkbreakers::Lbid;
use proptest::prelude::*;

#[test]
fn the_parameter_goes_and_the_rest_stays() {
    for (url, clean) in [
        ("https://h.example/p?lbid=1", "https://h.example/p"),
        ("https://h.example?lbid=1#f", "https://h.example#f"),
        ("/p?lbid=1&a=1", "/p?a=1"),
        ("/p?a=1&lbid=1", "/p?a=1"),
        ("/p?a=1&lbid=1&b=2", "/p?a=1&b=2"),
        ("/p?b=2&lbid=1&a=1&lbid=2&b=2", "/p?b=2&a=1&b=2"),
        ("/p?lbid&a=1", "/p?a=1"),
        ("/p?lbid=&a=", "/p?a="),
        ("/p?%6cbid=1&a=%6c", "/p?a=%6c"),
        ("/p?a=%20+%2b&lbid=1&%zz=%", "/p?a=%20+%2b&%zz=%"),
        ("/p?&&lbid=1&", "/p?&&"),
        ("/p?lbid=1&", "/p?"),
        ("/p?lbid=a=b?c&d", "/p?d"),
        ("?lbid=1", ""),
        ("/ä?ö=ü&lbid=ß#é", "/ä?ö=ü#é"),
    ] {
        assert_eq!(strip(url), clean, "{url}");
    }
}

#[test]
fn what_has_no_such_parameter_is_the_same_text() {
    for url in [
        "",
        "/p",
        "/p?",
        "/p?#",
        "/p??lbid=1",
        "/lbid=1",
        "/p?xlbid=1&lbidx=2&LBID=3&l%2562id=4",
        "/p?next=%2Fq%3Flbid%3D1",
        "/p?next=/q?lbid=1",
        "/p#?lbid=1",
        "/p#a?b&lbid=1",
        "mailto:a@b?subject=x",
    ] {
        assert!(
            matches!(strip(url), Cow::Borrowed(same) if same == url),
            "{url}"
        );
    }
}

#[test]
fn a_value_that_cannot_be_used_goes_as_well() {
    let long = "x".repeat(Lbid::MAX_LENGTH + 1);
    for value in [long.as_str(), "%ff", ""] {
        let url = format!("/p?lbid={value}&a=1");
        let (lbid, clean) = take(&url);
        assert_eq!((lbid, clean.as_ref()), (None, "/p?a=1"), "{value}");
    }
}

/// A part of a query, and whether it is the parameter.
fn part() -> impl Strategy<Value = (String, bool)> {
    prop_oneof![
        "(lbid|%6cbid|l%62id|lbi%64)(=[a-zA-Z0-9%+=?/é]{0,12})?".prop_map(|part| (part, true)),
        // Without `l` and `6`, so that no encoding of the name comes about.
        "[a-km-zA-Z0-57-9%+._é\\[\\]]{0,6}(=[a-z0-9%+=?/]{0,12})?".prop_map(|part| (part, false)),
        "(x|LB|lbid)?(LBID|lbid[a-z0-9_.]|lbi|bid)=lbid=?".prop_map(|part| (part, false)),
    ]
}

proptest! {
    #[test]
    fn all_other_bytes_stay(
        before in "(https://h\\.example(:80)?)?/[a-z%/=&é]{0,10}",
        parts in prop::collection::vec(part(), 1..8),
        fragment in prop::option::of("[a-z?&=#é]{0,6}(lbid=1)?"),
    ) {
        let fragment = fragment.map(|text| format!("#{text}")).unwrap_or_default();
        let join = |parts: &[&str]| parts.join("&");
        let all: Vec<_> = parts.iter().map(|(part, _)| part.as_str()).collect();
        let kept = parts.iter().filter(|(_, ours)| !ours);
        let kept: Vec<_> = kept.map(|(part, _)| part.as_str()).collect();
        let query = if kept.is_empty() { String::new() } else { format!("?{}", join(&kept)) };
        let url = format!("{before}?{}{fragment}", join(&all));
        let clean = strip(&url);
        prop_assert_eq!(clean.as_ref(), format!("{before}{query}{fragment}"));
        prop_assert!(Lbid::from_url(&clean).is_none());
        prop_assert_eq!(strip(&clean), clean.as_ref());
    }

    #[test]
    fn no_text_is_too_strange(text in any::<String>(), query in "[lbid%6c=&?#\\x00é]{0,40}") {
        for text in [text.as_str(), &query, &format!("{text}?lbid={query}&{text}")] {
            let (_, clean) = take(text);
            prop_assert!(clean.len() <= text.len());
            prop_assert!(Lbid::from_url(&clean).is_none());
            if let Some(lbid) = Lbid::new(text) {
                let _ = (lbid.event_id(), format!("{lbid:?}"));
            }
        }
    }
}
