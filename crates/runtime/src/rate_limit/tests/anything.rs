//! Headers that were put together at random.

use http::{HeaderMap, HeaderName, HeaderValue};

use super::now;
use crate::rate_limit::{usual, value, Lines, RateLimit};

const NAMES: [&str; 8] = [
    "ratelimit",
    "ratelimit-policy",
    "ratelimit-limit",
    "ratelimit-remaining",
    "ratelimit-reset",
    "x-ratelimit-limit",
    "x-ratelimit-remaining",
    "x-ratelimit-reset",
];

/// Numbers without an order, the same in each run, so that a failure can be repeated.
fn sequence() -> impl FnMut() -> usize {
    let mut state = 1_u32;
    move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    }
}

#[test]
fn no_bytes_are_too_odd() {
    let alphabet = b"\"\\;,=rtqw019.-+e :a\xff\xc3\t";
    let mut next = sequence();
    for _ in 0..20_000 {
        let mut headers = HeaderMap::new();
        for _ in 0..next() % 6 {
            let length = next() % 40;
            let bytes: Vec<u8> = (0..length)
                .map(|_| alphabet[next() % alphabet.len()])
                .collect();
            let name = HeaderName::from_static(NAMES[next() % NAMES.len()]);
            headers.append(name, HeaderValue::from_bytes(&bytes).unwrap());
        }
        let _ = RateLimit::from_headers(&headers, now());
    }
}

#[test]
fn both_readers_agree() {
    const NUMBERS: &[&[u8]] = &[
        b"100",
        b" 7 ",
        b"0",
        b"-1",
        b"+5",
        b"1.5",
        b"1e3",
        b"1_000",
        b"0x10",
        b"nan",
        b"9999999999",
        b"1786000000000",
        b"99999999999999999999999999",
        b"",
        b"soon",
        b"\xe9",
    ];
    const MEMBERS: &[&[u8]] = &[
        b"100, 100;w=60",
        b"limit=100, remaining=5",
        br#""default";r=5;t=30"#,
        br#""default";r=5;t=30"#,
        br#""default";q=100;w=60"#,
        br#""default";q=100;w=60"#,
        br#""other";r=0; t=30"#,
        br#""default";q=100;w=60;qu="bytes""#,
        br#""def\"ault";r=5;t=30"#,
        br#""default" ;r="5";t=30, "b";r=1;t=2"#,
    ];
    let mut next = sequence();
    let mut told = [0, 0];
    for _ in 0..20_000 {
        let mut headers = HeaderMap::new();
        for _ in 0..next() % 5 {
            let place = next() % NAMES.len();
            let odd = next() % 8 == 0;
            // The first two are the structured ones.
            let values = if (place < 2) == odd { NUMBERS } else { MEMBERS };
            let name = HeaderName::from_static(NAMES[place]);
            let value = values[next() % values.len()];
            headers.append(name, HeaderValue::from_bytes(value).unwrap());
        }
        let Some(read) = usual::read(&headers, now()) else {
            continue;
        };
        match Lines::of(&headers) {
            Some(lines) => assert_eq!(read, RateLimit::from_lines(&lines, now()), "{headers:?}"),
            None => assert!(!read.says_something(), "{headers:?}"),
        }
        told[usize::from(read.window().is_some())] += usize::from(read.says_something());
    }
    assert!(told.iter().all(|count| *count > 10), "{told:?}");
}

#[test]
fn whole_numbers_are_read_like_text() {
    for whole in [
        0,
        1,
        30,
        31_622_399,
        31_622_400,
        31_622_401,
        999_999_999,
        1_000_000_000,
        1_786_000_000,
        4_294_967_296,
        1_786_000_000_000,
        999_999_999_999_999_999,
    ] {
        let text = whole.to_string();
        let reset = value::reset(&text, now());
        assert_eq!(value::whole_reset(whole, now()), reset, "{whole}");
        assert_eq!(value::whole_window(whole), value::window(&text), "{whole}");
    }
}
