//! The headers of real servers, and of no sane one.

mod anything;

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::{value, RateLimit};

/// 2026-01-31T12:00:00Z.
const NOW: i64 = 1_769_860_800;

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(NOW, 0).unwrap()
}

fn headers(lines: &[(&'static str, &str)]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(
            HeaderName::from_static(name),
            HeaderValue::from_bytes(value.as_bytes()).unwrap(),
        );
    }
    headers
}

/// Limit, remaining, seconds until the reset, seconds of the window, policy.
type Numbers<'a> = (
    Option<u64>,
    Option<u64>,
    Option<i64>,
    Option<u64>,
    Option<&'a str>,
);

fn numbers(read: &RateLimit) -> Numbers<'_> {
    (
        read.limit(),
        read.remaining(),
        read.reset_at().map(|at| (at - now()).num_seconds()),
        read.window().map(|window| window.as_secs()),
        read.policy(),
    )
}

const STRUCTURED: (&str, &str) = ("ratelimit", r#""default";r=50;t=30"#);
const POLICY: (&str, &str) = ("ratelimit-policy", r#""default";q=100;w=60"#);
const UNIX: &str = "1769860830";

#[test]
fn each_family_is_read_and_the_newer_one_preferred() {
    let cases: &[(&[(&'static str, &str)], Numbers<'_>)] = &[
        (
            &[STRUCTURED, POLICY],
            (Some(100), Some(50), Some(30), Some(60), Some("default")),
        ),
        (
            &[STRUCTURED],
            (None, Some(50), Some(30), None, Some("default")),
        ),
        (
            &[POLICY],
            (Some(100), None, None, Some(60), Some("default")),
        ),
        // The name as a token, as version 08 allowed, and blanks after the semicolons.
        (
            &[
                ("ratelimit", "default; r=5; t=3"),
                ("ratelimit-policy", "default; q=9; w=6"),
            ],
            (Some(9), Some(5), Some(3), Some(6), Some("default")),
        ),
        // Names may hold separators, and a partition key an equals sign.
        (
            &[
                ("ratelimit", r#""a,b;\"c\"";r=5;t=3;pk=:c2E=:"#),
                ("ratelimit-policy", r#""a,b;\"c\"";q=9;w=6;pk=:c2E=:"#),
            ],
            (Some(9), Some(5), Some(3), Some(6), Some(r#"a,b;"c""#)),
        ),
        // Everything the documented service sends at once.
        (
            &[
                POLICY,
                STRUCTURED,
                ("ratelimit-limit", "100"),
                ("ratelimit-remaining", "50"),
                ("ratelimit-reset", UNIX),
                ("x-ratelimit-limit", "1"),
                ("x-ratelimit-remaining", "1"),
                ("x-ratelimit-reset", "1"),
            ],
            (Some(100), Some(50), Some(30), Some(60), Some("default")),
        ),
        (
            &[
                ("ratelimit", "limit=100, remaining=50, reset=30"),
                ("ratelimit-policy", "100;w=60"),
            ],
            (Some(100), Some(50), Some(30), Some(60), None),
        ),
        (
            &[
                ("ratelimit", "limit=100"),
                ("ratelimit", "remaining=0;x=1,reset = 30"),
            ],
            (Some(100), Some(0), Some(30), None, None),
        ),
        (
            &[
                ("ratelimit-limit", "100, 10;w=1, 100;w=60;comment=\"a;w=2\""),
                ("ratelimit-remaining", "50"),
                ("ratelimit-reset", "30"),
            ],
            (Some(100), Some(50), Some(30), Some(60), None),
        ),
        (
            &[
                ("x-ratelimit-limit", "100"),
                ("x-ratelimit-remaining", "50"),
                ("x-ratelimit-reset", UNIX),
            ],
            (Some(100), Some(50), Some(30), None, None),
        ),
        // Field by field: what one family lacks or garbles comes from the next.
        (
            &[
                STRUCTURED,
                ("x-ratelimit-limit", "100"),
                ("x-ratelimit-remaining", "1"),
            ],
            (Some(100), Some(50), Some(30), None, Some("default")),
        ),
        (
            &[
                ("ratelimit", r#""default";r=50;t=soon"#),
                ("ratelimit-reset", "never"),
                ("x-ratelimit-reset", "7"),
            ],
            (None, Some(50), Some(7), None, Some("default")),
        ),
    ];
    for (lines, expected) in cases {
        let read = RateLimit::from_headers(&headers(lines), now()).unwrap();
        assert_eq!(numbers(&read), *expected, "{lines:?}");
    }
}

#[test]
fn of_several_quotas_the_tightest_counts() {
    let policies =
        r#""burst";q=10;w=1, "day";q=1000;w=86400, "volume";q=9;w=60;qu="content-bytes""#;
    let both = ("ratelimit-policy", policies);
    let cases: &[(&[(&'static str, &str)], Numbers<'_>)] = &[
        (
            &[both, ("ratelimit", r#""burst";r=9;t=1, "day";r=3;t=600"#)],
            (Some(1000), Some(3), Some(600), Some(86_400), Some("day")),
        ),
        (
            &[
                both,
                ("ratelimit", r#""burst";r=0;t=1"#),
                ("ratelimit", r#""day";r=0;t=600"#),
            ],
            (Some(1000), Some(0), Some(600), Some(86_400), Some("day")),
        ),
        // Bytes are no requests.
        (
            &[both, ("ratelimit", r#""volume";r=0;t=60, "burst";r=9;t=1"#)],
            (Some(10), Some(9), Some(1), Some(1), Some("burst")),
        ),
        // Which of the policies an unknown name means, the stated limit tells, or nothing.
        (
            &[
                both,
                ("ratelimit", r#""x";r=9;t=1"#),
                ("ratelimit-limit", "1000"),
            ],
            (Some(1000), Some(9), Some(1), Some(86_400), Some("x")),
        ),
        (
            &[both, ("ratelimit", r#""x";r=9;t=1"#)],
            (None, Some(9), Some(1), None, Some("x")),
        ),
        (
            &[POLICY, ("ratelimit", r#""x";r=9;t=1"#)],
            (Some(100), Some(9), Some(1), Some(60), Some("x")),
        ),
        (&[both], (Some(10), None, None, Some(1), Some("burst"))),
    ];
    for (lines, expected) in cases {
        let read = RateLimit::from_headers(&headers(lines), now()).unwrap();
        assert_eq!(numbers(&read), *expected, "{lines:?}");
    }
}

#[test]
fn the_size_of_a_reset_tells_its_kind() {
    let milliseconds = |text| {
        let at = value::reset(text, now())?;
        Some((at - now()).num_milliseconds())
    };
    for (text, expected) in [
        ("0", Some(0)),
        ("30", Some(30_000)),
        ("1.5", Some(1_500)),
        ("-5", Some(0)),
        ("-1e300", Some(0)),
        ("31622400", Some(31_622_400_000)),
        ("31622401", None),
        ("999999999", None),
        // Seconds since 1970, in the past and in the future.
        ("1000000000", Some(0)),
        ("1769860799", Some(0)),
        (UNIX, Some(30_000)),
        ("1769860830.25", Some(30_250)),
        ("1801483200", Some(31_622_400_000)),
        ("1801483201", None),
        ("999999999999", None),
        // Milliseconds since 1970, micro- and nanoseconds.
        ("1000000000000", Some(0)),
        ("1769860830500", Some(30_500)),
        ("1769860830500000", None),
        ("1769860830500000000", None),
        ("1e300", None),
        ("1e999", None),
        ("nan", None),
        ("inf", None),
        ("", None),
        ("30s", None),
        ("0x1e", None),
    ] {
        assert_eq!(milliseconds(text), expected, "{text}");
    }
    let last = DateTime::<Utc>::MAX_UTC;
    assert_eq!(value::reset("30", last), None);
    assert_eq!(value::reset("-30", last), Some(last));
    assert_eq!(value::reset("1769860830", DateTime::<Utc>::MIN_UTC), None);
    let later = now() + TimeDelta::nanoseconds(7);
    assert_eq!(value::reset("0", later), Some(later));
}

#[test]
fn counts_and_windows_are_clamped() {
    for (text, expected) in [
        ("0", Some(0)),
        ("18446744073709551615", Some(u64::MAX)),
        ("18446744073709551616", Some(u64::MAX)),
        ("1e400", None),
        ("-1", Some(0)),
        ("1.9", Some(1)),
        ("many", None),
        ("", None),
        ("NaN", None),
    ] {
        assert_eq!(value::count(text), expected, "{text}");
    }
    for (text, expected) in [
        ("60", Some(Duration::from_secs(60))),
        ("0.5", Some(Duration::from_millis(500))),
        ("0", None),
        ("-1", None),
        ("31622400", Some(Duration::from_secs(31_622_400))),
        ("31622401", None),
        ("1e300", None),
    ] {
        assert_eq!(value::window(text), expected, "{text}");
    }
}

#[test]
fn headers_that_say_nothing_give_nothing() {
    let cases: &[&[(&'static str, &str)]] = &[
        &[],
        &[("retry-after", "5")],
        &[("ratelimit", "")],
        &[("ratelimit", ",,;;=,\"")],
        &[("ratelimit", "\"default\";r=many")],
        &[("ratelimit", "\u{e9};r=1")],
        &[
            ("ratelimit-limit", "unlimited"),
            ("x-ratelimit-reset", "never"),
        ],
        &[("x-ratelimit-remaining", "\u{fffd}")],
    ];
    for lines in cases {
        assert_eq!(
            RateLimit::from_headers(&headers(lines), now()),
            None,
            "{lines:?}"
        );
    }
}

#[test]
fn exhausted_means_that_nothing_is_left() {
    for (left, exhausted) in [("0", true), ("-3", true), ("1", false), ("?", false)] {
        let lines = [("x-ratelimit-limit", "9"), ("x-ratelimit-remaining", left)];
        let read = RateLimit::from_headers(&headers(&lines), now()).unwrap();
        assert_eq!(read.is_exhausted(), exhausted, "{left}");
    }
}

#[test]
fn long_headers_are_read_in_part_only() {
    let long = r#""a";r=9;t=1,"#.repeat(200_000) + r#""b";r=0"#;
    let lines = [
        ("ratelimit", long.as_str()),
        ("ratelimit-policy", long.as_str()),
    ];
    let read = RateLimit::from_headers(&headers(&lines), now()).unwrap();
    assert_eq!(read.remaining(), Some(9));
}
