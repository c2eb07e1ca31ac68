//! Each reader against the shapes that a value comes in.

use chrono::{DateTime, Utc};
use serde::de::value::{Error as Plain, StringDeserializer, UnitDeserializer};
use serde::de::{DeserializeSeed, IntoDeserializer};
use serde_json::{json, Deserializer};

use super::{boolean, int64, int64_required, list, number, timestamp, vec_required};

macro_rules! read {
    ($reader:expr, $text:expr) => {
        $reader().deserialize(&mut Deserializer::from_str($text))
    };
}

#[test]
fn integers_come_plain_quoted_or_not_at_all() {
    for (text, value) in [
        ("null", None),
        (r#""""#, None),
        ("0", Some(0)),
        ("-7", Some(-7)),
        (r#""-7""#, Some(-7)),
        ("3.0", Some(3)),
        ("1e3", Some(1000)),
        (r#""3.0""#, Some(3)),
        ("9223372036854775807", Some(i64::MAX)),
        (r#""9223372036854775807""#, Some(i64::MAX)),
        (r#""-9223372036854775808""#, Some(i64::MIN)),
        ("3000000000", Some(3_000_000_000)),
        ("4503599627370495.0", Some(4_503_599_627_370_495)),
        (r#""-4503599627370495.0""#, Some(-4_503_599_627_370_495)),
        ("-0.0", Some(0)),
    ] {
        assert_eq!(read!(int64, text).unwrap(), value, "{text}");
    }
    for text in [
        "true",
        "3.5",
        r#""many""#,
        r#"" 1""#,
        "[]",
        "{}",
        "18446744073709551615",
        r#""9223372036854775808""#,
        "1e300",
        "4503599627370496.0",
        // Not the float that it would be read as.
        r#""9007199254740993.0""#,
        r#""NaN""#,
        r#""1e999""#,
        r#"{"a":1}"#,
    ] {
        let message = read!(int64, text).unwrap_err().to_string();
        assert!(
            message.contains("expected a 64-bit integer"),
            "{text}: {message}"
        );
    }
    assert_eq!(read!(int64_required, r#""5""#).unwrap(), 5);
    for text in ["null", r#""""#, "true"] {
        let message = read!(int64_required, text).unwrap_err().to_string();
        assert!(
            message.contains("expected a 64-bit integer"),
            "{text}: {message}"
        );
    }
}

#[test]
fn integral_floats_are_never_read_as_another_integer() {
    let mut state = 1_u64;
    for _ in 0..100_000 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let value = (state >> (12 + state % 40)) as i64;
        for text in [
            format!("{value}.0"),
            format!("-{value}.00000"),
            format!("{value}0e-1"),
            format!("\"{value}.000\""),
        ] {
            if let Ok(read) = read!(int64, &text) {
                assert_eq!(read.map(i64::abs), Some(value), "{text}");
            }
        }
    }
}

#[test]
fn numbers_come_plain_or_quoted() {
    for (text, value) in [
        ("null", None),
        (r#""""#, None),
        ("1", Some(1.0)),
        ("-1.5e3", Some(-1500.0)),
        (r#""1.5""#, Some(1.5)),
        ("18446744073709551615", Some(1.844_674_407_370_955_2e19)),
        (r#""Infinity""#, Some(f64::INFINITY)),
        (r#""-Infinity""#, Some(f64::NEG_INFINITY)),
    ] {
        assert_eq!(read!(number, text).unwrap(), value, "{text}");
    }
    assert!(read!(number, r#""NaN""#).unwrap().unwrap().is_nan());
    for text in [
        r#""much""#,
        r#""inf""#,
        r#""nan""#,
        r#""1e999""#,
        "true",
        "[]",
        "{}",
    ] {
        let message = read!(number, text).unwrap_err().to_string();
        assert!(message.contains("expected a number"), "{text}: {message}");
    }
}

#[test]
fn truth_values_come_plain_or_quoted() {
    for (text, value) in [
        ("null", None),
        (r#""""#, None),
        ("true", Some(true)),
        ("false", Some(false)),
        (r#""true""#, Some(true)),
        (r#""false""#, Some(false)),
    ] {
        assert_eq!(read!(boolean, text).unwrap(), value, "{text}");
    }
    for text in ["1", "0.5", r#""True""#, r#""yes""#, "[]", "{}"] {
        let message = read!(boolean, text).unwrap_err().to_string();
        assert!(
            message.contains("expected true or false"),
            "{text}: {message}"
        );
    }
}

#[test]
fn times_have_any_offset_and_fraction() {
    for (text, shown) in [
        ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00+00:00"),
        (
            "2026-01-31T12:00:00.123456789Z",
            "2026-01-31T12:00:00.123456789+00:00",
        ),
        (
            "2026-01-31T12:00:00.1234567891234Z",
            "2026-01-31T12:00:00.123456789+00:00",
        ),
        ("2026-01-31T12:00:00+05:30", "2026-01-31T06:30:00+00:00"),
        ("2026-01-31t12:00:00z", "2026-01-31T12:00:00+00:00"),
        ("2026-01-31 12:00:00Z", "2026-01-31T12:00:00+00:00"),
        ("2026-01-31T12:00:00.1Z", "2026-01-31T12:00:00.100+00:00"),
        (
            "2026-01-31T12:00:00.1239999999Z",
            "2026-01-31T12:00:00.123999999+00:00",
        ),
        ("2026-01-31T00:30:00-23:59", "2026-02-01T00:29:00+00:00"),
        ("2026-01-31T12:00:00-00:00", "2026-01-31T12:00:00+00:00"),
        ("2016-12-31T23:59:60Z", "2016-12-31T23:59:60+00:00"),
        ("2024-02-29T00:00:00Z", "2024-02-29T00:00:00+00:00"),
        ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00"),
        (
            "9999-12-31T23:59:59.999999999Z",
            "9999-12-31T23:59:59.999999999+00:00",
        ),
    ] {
        let read = read!(timestamp, &json!(text).to_string()).unwrap();
        assert_eq!(read.unwrap().to_rfc3339(), shown, "{text}");
    }
    assert_eq!(read!(timestamp, "null").unwrap(), None);
    assert_eq!(read!(timestamp, r#""""#).unwrap(), None);
    for text in [
        r#""yesterday""#,
        r#""2026-13-01T00:00:00Z""#,
        r#""2026-02-29T00:00:00Z""#,
        r#""2026-01-31T24:00:00Z""#,
        r#""2026-01-31T12:00:00""#,
        r#""2026-01-31""#,
        r#""2026-01-31T12:00:00.Z""#,
        r#""2026-01-31T12:00:00+99:99""#,
        r#""99999-01-01T00:00:00Z""#,
        r#"" ""#,
        "1700000000",
        "17.5",
        "true",
        "[]",
        "{}",
    ] {
        let message = read!(timestamp, text).unwrap_err().to_string();
        assert!(message.contains("RFC 3339"), "{text}: {message}");
    }
}

#[test]
fn lists_may_be_missing_and_have_gaps() {
    assert_eq!(read!(list::<u8>, "null").unwrap(), None);
    assert_eq!(read!(list::<u8>, "[]").unwrap(), Some(vec![]));
    assert_eq!(read!(list::<u8>, "[1,null,2]").unwrap(), Some(vec![1, 2]));
    assert_eq!(read!(vec_required::<u8>, "null").unwrap(), Vec::<u8>::new());
    assert!(read!(list::<u8>, "{}").is_err());
    assert!(read!(list::<u8>, r#"["a"]"#).is_err());
}

#[test]
fn buffered_owned_and_optional_values_are_read_too() {
    let text: StringDeserializer<Plain> = "7".to_owned().into_deserializer();
    assert_eq!(int64().deserialize(text).unwrap(), Some(7));
    assert_eq!(int64().deserialize(json!("7")).unwrap(), Some(7));
    assert_eq!(int64().deserialize(json!(7)).unwrap(), Some(7));
    assert_eq!(int64().deserialize(json!(null)).unwrap(), None);
    assert_eq!(
        list::<u8>().deserialize(json!([1, null])).unwrap(),
        Some(vec![1])
    );
    assert_eq!(
        list::<u8>()
            .deserialize(UnitDeserializer::<Plain>::new())
            .unwrap(),
        None
    );

    #[derive(serde::Deserialize)]
    struct Outer {
        // Flattening buffers the fields, and hands them over in the buffer's shapes.
        #[serde(flatten)]
        inner: Inner,
    }
    #[derive(Default)]
    struct Inner {
        count: Option<i64>,
        at: Option<DateTime<Utc>>,
        tags: Option<Vec<String>>,
    }
    crate::read_object! {
        Inner {
            "count" => count: int64,
            "at" => at: timestamp,
            "tags" => tags: list,
        }
    }
    let read: Outer = serde_json::from_str(r#"{"count":"3","at":null,"tags":["a",null]}"#).unwrap();
    assert_eq!(read.inner.count, Some(3));
    assert_eq!(read.inner.at, None);
    assert_eq!(read.inner.tags, Some(vec!["a".to_owned()]));
}

#[test]
fn messages_repeat_only_the_start_of_a_long_text() {
    let text = json!("\u{e9}".repeat(10_000)).to_string();
    let message = read!(timestamp, &text).unwrap_err().to_string();
    assert!(message.chars().count() < 200, "{message}");
}

#[test]
fn no_bytes_are_too_odd() {
    let alphabet = b"\"\"\\0123456789.-+eE:TtZz nulltrfas[]{},NI\xc3\xa9\xff";
    // A fixed sequence, so that a failure can be repeated.
    let mut state = 1_u32;
    let mut next = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize
    };
    for _ in 0..50_000 {
        let mut bytes: Vec<u8> = (0..next() % 30)
            .map(|_| alphabet[next() % alphabet.len()])
            .collect();
        if next() % 2 == 0 {
            bytes.retain(|byte| !b"\"\\".contains(byte));
            bytes.insert(0, b'"');
            bytes.push(b'"');
        }
        let _ = int64().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = int64_required().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = number().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = boolean().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = timestamp().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = list::<String>().deserialize(&mut Deserializer::from_slice(&bytes));
        let _ = vec_required::<f64>().deserialize(&mut Deserializer::from_slice(&bytes));
    }
    // Times with one wrong byte go deeper into the parser than noise does.
    let time = b"\"2026-01-31T12:00:00.123+05:30\"";
    for place in 1..time.len() - 1 {
        for byte in 0..=u8::MAX {
            let mut bytes = time.to_vec();
            bytes[place] = byte;
            let _ = timestamp().deserialize(&mut Deserializer::from_slice(&bytes));
        }
    }
}
