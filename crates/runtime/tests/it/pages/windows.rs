//! Windows of time: the same items as the plain list, whatever the server does at the bounds.

use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, TimeZone, Utc};
use linkbreakers_runtime::pagination::{Checkpoint, Windows};
use linkbreakers_runtime::transport::{Exchange, Transport};
use linkbreakers_runtime::Call;
use proptest::collection::vec;
use proptest::prelude::{any, prop_oneof, ProptestConfig, Strategy};
use proptest::{prop_assert_eq, proptest};
use serde_json::{json, Value};

use super::library::{untimed, Books, SHELF};
use crate::support::Configuration;

/// A list of books by the time when they were lent, newest first.
#[derive(Debug, Default)]
struct Diary {
    /// Milliseconds, newest first.
    times: Vec<i64>,
    /// Whether the start and the end of a range belong to it.
    inclusive: [bool; 2],
    /// Whether fractions of a second in a bound are cut off.
    coarse: bool,
    page: usize,
    requests: AtomicUsize,
    busy: AtomicUsize,
    busiest: AtomicUsize,
    refused: Vec<usize>,
    queries: Mutex<Vec<String>>,
}

impl Diary {
    fn bound(&self, query: &str, name: &str) -> Option<i64> {
        let value = query.split('&').find_map(|pair| pair.strip_prefix(name))?;
        let value = percent_encoding::percent_decode_str(value)
            .decode_utf8()
            .unwrap();
        let millis = DateTime::parse_from_rfc3339(&value)
            .unwrap()
            .timestamp_millis();
        Some(if self.coarse {
            millis.div_euclid(1_000) * 1_000
        } else {
            millis
        })
    }

    fn admits(&self, query: &str, time: i64) -> bool {
        let [start, end] = self.inclusive;
        let after = self.bound(query, "startDate=");
        let before = self.bound(query, "endDate=");
        after.map_or(true, |bound| time > bound || start && time == bound)
            && before.map_or(true, |bound| time < bound || end && time == bound)
    }

    fn answer(&self, query: &str) -> Value {
        let token = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("pageToken="));
        let start: usize = token.map_or(0, |token| token.parse().unwrap());
        let found = self
            .times
            .iter()
            .enumerate()
            .filter(|(_, time)| self.admits(query, **time));
        let found: Vec<_> = found.map(|(id, _)| id).collect();
        let end = (start + self.page).min(found.len());
        let books = found[start.min(end)..end].iter();
        let books: Vec<_> = books
            .map(|id| json!({ "id": id.to_string(), "title": "" }))
            .collect();
        json!({ "books": books, "next": (end < found.len()).then(|| end.to_string()) })
    }
}

impl Transport for Diary {
    fn exchange(&self, request: http::Request<Bytes>, _: usize) -> Exchange<'_> {
        let number = self.requests.fetch_add(1, Ordering::SeqCst);
        let query = request.uri().query().unwrap_or_default().to_owned();
        let status = if self.refused.contains(&number) {
            400
        } else {
            200
        };
        self.queries.lock().unwrap().push(query.clone());
        let busy = self.busy.fetch_add(1, Ordering::SeqCst) + 1;
        self.busiest.fetch_max(busy, Ordering::SeqCst);
        Box::pin(async move {
            tokio::task::yield_now().await;
            self.busy.fetch_sub(1, Ordering::SeqCst);
            let answer = Bytes::from(self.answer(&query).to_string());
            Ok(http::Response::builder()
                .status(status)
                .body(answer)
                .unwrap())
        })
    }
}

fn at(millis: i64) -> DateTime<Utc> {
    Utc.timestamp_millis_opt(millis).unwrap()
}

fn over(diary: &Arc<Diary>) -> Configuration {
    untimed(diary.clone())
}

fn windows(diary: &Arc<Diary>, range: Range<i64>, seconds: u64) -> Windows<Books> {
    let configuration = over(diary);
    let list = Call::new(&configuration, &SHELF).into_listing();
    let range = at(range.start)..at(range.end);
    Windows::new(
        list,
        ["startDate", "endDate"],
        range,
        Duration::from_secs(seconds),
    )
}

/// Reads to the end, with a new stream wherever `kills` says so and after each error.
async fn read(begin: impl Fn() -> Windows<Books>, kills: &[usize]) -> Vec<usize> {
    let mut kills = kills.iter().copied();
    let (mut seen, mut left) = (Vec::new(), kills.next());
    let mut errors = 0;
    let carry = |checkpoint: &Checkpoint| -> Checkpoint {
        serde_json::from_str(&serde_json::to_string(checkpoint).unwrap()).unwrap()
    };
    let mut stream = begin();
    loop {
        assert!(errors < 50, "the stream makes no way");
        while left == Some(0) {
            stream = begin().resume(&carry(&stream.checkpoint()));
            left = kills.next();
        }
        left = left.map(|left| left - 1);
        match stream.next().await {
            Some(Ok(book)) => seen.push(book.id.parse().unwrap()),
            Some(Err(_)) => {
                errors += 1;
                stream = begin().resume(&carry(&stream.checkpoint()));
            }
            None => {
                assert!(stream.checkpoint().is_finished());
                assert_eq!(stream.checkpoint().items(), seen.len() as u64);
                return seen;
            }
        }
    }
}

/// Times that like to lie on whole seconds, where the borders are.
fn time() -> impl Strategy<Value = i64> {
    prop_oneof![(0..60_i64).prop_map(|second| second * 1_000), 0..60_000_i64]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn none_is_lost_or_doubled(
        mut times in vec(time(), 0..60),
        inclusive in any::<[bool; 2]>(),
        coarse in any::<bool>(),
        page in 1..6_usize,
        bounds in (time(), time()),
        seconds in 2..40_u64,
        concurrency in 1..5_usize,
        prefetch in 1..4_usize,
        kills in vec(0..9_usize, 0..6),
        refused in vec(0..40_usize, 0..3),
    ) {
        times.sort_by_key(|time| std::cmp::Reverse(*time));
        let range = bounds.0.min(bounds.1)..bounds.0.max(bounds.1);
        let diary = Diary { times, inclusive, coarse, page, refused, ..Diary::default() };
        let plain = format!(
            "startDate={}&endDate={}",
            at(range.start).to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            at(range.end).to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        );
        let expected = (0..diary.times.len()).filter(|id| diary.admits(&plain, diary.times[*id]));
        let expected: Vec<_> = expected.collect();
        let diary = Arc::new(diary);
        let begin = || {
            let stream = windows(&diary, range.clone(), seconds);
            stream.concurrency(concurrency).prefetch(prefetch)
        };
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let seen = runtime.block_on(read(begin, &kills));
        prop_assert_eq!(seen, expected);
    }
}

fn diary(count: i64) -> Arc<Diary> {
    Arc::new(Diary {
        times: (0..count).rev().map(|second| second * 1_000).collect(),
        inclusive: [true, true],
        page: 2,
        ..Diary::default()
    })
}

#[tokio::test]
async fn windows_are_fetched_at_the_same_time() {
    let diary = diary(100);
    let all = read(
        || windows(&diary, 0..100_000, 10).concurrency(3).prefetch(9),
        &[],
    )
    .await;
    assert_eq!(all, (0..100).collect::<Vec<_>>());
    // Three windows, and the overlaps of two or three of them.
    let busiest = diary.busiest.load(Ordering::SeqCst);
    assert!((4..=6).contains(&busiest), "{busiest}");
    let one = read(|| windows(&diary, 0..100_000, 10).concurrency(1), &[3]).await;
    assert_eq!(one, all);
}

#[tokio::test]
async fn a_checkpoint_keeps_the_range_it_was_taken_of() {
    let diary = diary(60);
    let mut stream = windows(&diary, 0..50_000, 10);
    for _ in 0..25 {
        stream.next().await.unwrap().unwrap();
    }
    let checkpoint = stream.checkpoint();
    // As `..now` is another range by then.
    let mut stream = windows(&diary, 7_000..59_000, 20).resume(&checkpoint);
    let mut rest = Vec::new();
    while let Some(book) = stream.next().await {
        rest.push(book.unwrap().id.parse::<usize>().unwrap());
    }
    assert_eq!(rest, (34..60).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_limit_ends_it_and_stops_what_is_fetched_ahead() {
    let diary = diary(100);
    let mut stream = windows(&diary, 0..100_000, 10).limit(15);
    let mut count = 0;
    while let Some(book) = stream.next().await {
        book.unwrap();
        count += 1;
    }
    assert_eq!(count, 15);
    let before = diary.requests.load(Ordering::SeqCst);
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert_eq!(diary.requests.load(Ordering::SeqCst), before);
    assert!(!stream.checkpoint().is_finished());
}

#[tokio::test]
async fn nonsense_is_refused_before_anything_is_sent() {
    let diary = diary(1);
    let configuration = over(&diary);
    let reversed = Range { start: 9, end: 5 };
    let first = |mut stream: Windows<Books>| async move {
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(stream.next().await.is_none());
        error.message().to_owned()
    };
    assert!(first(windows(&diary, reversed, 10))
        .await
        .contains("ends before it starts"));
    assert!(first(windows(&diary, 0..5, 1))
        .await
        .contains("at least 2 seconds"));
    let list = || Call::new(&configuration, &SHELF);
    let begin = |call: Call<'_>| {
        let names = ["startDate", "endDate"];
        Windows::<Books>::new(
            call.into_listing(),
            names,
            at(0)..at(9),
            Duration::from_secs(5),
        )
    };
    let with_token = list().query("pageToken", "x".to_owned());
    assert!(first(begin(with_token)).await.contains("page token"));
    let other = list().query("author", "x".to_owned());
    let of_other = begin(other).checkpoint();
    assert!(first(begin(list()).resume(&of_other))
        .await
        .contains("another request"));
    let of_items = list().into_listing().items::<Books>().checkpoint();
    assert!(first(begin(list()).resume(&of_items))
        .await
        .contains("read in windows"));
    let mut items = list()
        .into_listing()
        .items::<Books>()
        .resume(&begin(list()).checkpoint());
    assert!(items.next().await.unwrap().unwrap_err().is_mismatch());
    assert_eq!(diary.requests.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn damaged_checkpoints_of_windows_are_refused() {
    let diary = diary(30);
    let mut stream = windows(&diary, 0..29_000, 10);
    stream.next().await.unwrap().unwrap();
    let good = serde_json::to_value(stream.checkpoint()).unwrap();
    for (pointer, value) in [
        ("/window/index", json!(u64::MAX)),
        ("/window/index", json!(3)),
        ("/window/span/seconds", json!(1)),
        ("/window/span/start", json!("1970-01-01T01:00:00Z")),
    ] {
        let mut damaged = good.clone();
        *damaged.pointer_mut(pointer).unwrap() = value;
        let damaged = serde_json::from_value(damaged).unwrap();
        let error = windows(&diary, 0..29_000, 10).resume(&damaged).next().await;
        assert!(
            error.unwrap().unwrap_err().message().contains("damaged"),
            "{pointer}"
        );
    }
}
