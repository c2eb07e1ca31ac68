//! Where a stream ends: at an absent or empty token, at a bound, and at a token that comes again.

use std::sync::Arc;
use std::time::Duration;

use futures_core::FusedStream;
use linkbreakers_runtime::pagination::{Items, Pages, Windows};
use linkbreakers_runtime::{Call, ErrorKind, IdempotencyKey};
use serde_json::json;

use super::library::{all, items, over, pages, Books, Library, SEARCH, SHELF};
use crate::support::{answer, answer_with, patient, Script, VirtualClock};

#[tokio::test]
async fn empty_and_short_pages_do_not_end_a_list() {
    let library = Arc::new(Library::of(&[2, 0, 0, 1, 3, 0]));
    assert_eq!(all(items(&library)).await, [0, 1, 2, 3, 4, 5]);
    assert_eq!(library.requests(), 6);
    let library = Arc::new(Library::of(&[2, 1]).with_last_token(""));
    assert_eq!(all(items(&library)).await, [0, 1, 2]);
    assert_eq!(all(items(&Arc::new(Library::of(&[0])))).await, [0; 0]);
}

#[tokio::test]
async fn any_earlier_token_ends_it_after_the_items_before() {
    for (token, pages_read) in [("t1", 4), ("t2", 4), ("t3", 4)] {
        let library = Arc::new(Library::of(&[1, 1, 1, 1]).with_last_token(token));
        let mut stream = items(&library);
        for _ in 0..4 {
            stream.next().await.unwrap().unwrap();
        }
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.is_repeated_page_token(), "{error}");
        assert_eq!(error.operation(), Some("Books_List"));
        assert!(stream.next().await.is_none());
        assert!(stream.is_terminated());
        assert_eq!(library.requests(), pages_read);
        // Who goes on from there does not go round either.
        let checkpoint = stream.checkpoint();
        let mut stream = items(&library).resume(&checkpoint);
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.is_repeated_page_token(), "{error}");
        assert_eq!(library.requests(), pages_read);
    }
}

#[tokio::test]
async fn bounds_of_pages_and_items() {
    let library = Arc::new(Library::of(&[2, 2, 2]));
    assert_eq!(all(items(&library).limit(3)).await, [0, 1, 2]);
    assert_eq!(all(items(&library).limit(0)).await, [0; 0]);
    assert_eq!(all(items(&library).page_cap(3)).await.len(), 6);

    let mut capped = items(&library).page_cap(2);
    for _ in 0..4 {
        capped.next().await.unwrap().unwrap();
    }
    let error = capped.next().await.unwrap().unwrap_err();
    assert!(error.is_bound_reached(), "{error}");
    assert_eq!(
        all(items(&library).resume(&capped.checkpoint())).await,
        [4, 5]
    );

    assert_eq!(items(&library).try_collect(6).await.unwrap().len(), 6);
    let error = items(&library).try_collect(5).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::BoundReached);
    assert_eq!(pages(&library).try_collect(3).await.unwrap().len(), 3);
    assert!(pages(&library)
        .try_collect(2)
        .await
        .unwrap_err()
        .is_bound_reached());
}

#[tokio::test]
async fn an_error_ends_the_stream_and_loses_nothing() {
    let mut library = Library::of(&[2, 2]);
    library.refused.insert(1);
    let library = Arc::new(library);
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    stream.next().await.unwrap().unwrap();
    let before = stream.checkpoint();
    assert_eq!(
        stream.next().await.unwrap().unwrap_err().message(),
        "not now"
    );
    assert!(stream.next().await.is_none());
    assert_eq!(stream.checkpoint(), before);
    assert_eq!(all(items(&library).resume(&before)).await, [2, 3]);
}

#[tokio::test]
async fn a_search_pages_through_its_body_and_never_reuses_a_key() {
    let library = Arc::new(Library::of(&[1, 1, 1]));
    let configuration = over(&library);
    let search = |body| Call::new(&configuration, &SEARCH).json(&body);
    let request = json!({ "title": "x", "pageSize": 5 });
    assert_eq!(
        all(search(request.clone()).into_listing().items())
            .await
            .len(),
        3
    );
    let named = search(request).idempotency_key(IdempotencyKey::new("mine").unwrap());
    assert_eq!(all(named.into_listing().items()).await.len(), 3);

    let bodies = library.bodies.lock().unwrap();
    let bare = |token| json!({ "title": "x", "pageSize": 5, "pageToken": token });
    assert_eq!(bodies[0].1, json!({ "title": "x", "pageSize": 5 }));
    assert_eq!([&bodies[1].1, &bodies[2].1], [&bare("t1"), &bare("t2")]);
    let keys: std::collections::BTreeSet<_> = bodies.iter().map(|(key, _)| key.clone()).collect();
    assert_eq!(keys.len(), 6, "one key for each request");
}

#[tokio::test]
async fn mistakes_of_the_request_come_as_the_first_item() {
    let library = Arc::new(Library::of(&[1]));
    let configuration = over(&library);
    let call = Call::new(&configuration, &SHELF).header("host", "elsewhere");
    let mut stream = call.into_listing().items::<Books>();
    assert!(stream
        .next()
        .await
        .unwrap()
        .unwrap_err()
        .is_invalid_request());
    assert!(stream.next().await.is_none());
    let call = Call::new(&configuration, &crate::support::GET);
    let error = call.into_listing().items::<Books>().next().await;
    assert!(error.unwrap().unwrap_err().message().contains("no list"));
    assert_eq!(library.requests(), 0);
}

#[tokio::test]
async fn a_stream_waits_for_the_rate_limit_unless_there_is_a_deadline() {
    let refused = || answer_with(429, &[("retry-after", "45")], r#"{"message":"m"}"#);
    let page = || answer(200, r#"{"books":[]}"#);
    let clock = VirtualClock::new();
    let script = Script::new([refused(), refused(), page(), refused()]);
    let configuration = patient(&script, &clock);
    let list = || Call::new(&configuration, &SHELF);
    assert!(list()
        .into_listing()
        .items::<Books>()
        .next()
        .await
        .is_none());
    assert_eq!(clock.waits(), [45_000, 45_000]);
    let hasty = list().deadline(Duration::from_secs(5));
    let error = hasty.into_listing().items::<Books>().next().await;
    assert!(error.unwrap().unwrap_err().is_rate_limited());
}

#[tokio::test]
async fn a_rate_limit_without_end_ends_the_stream_after_some_time() {
    let refused = || answer_with(429, &[("retry-after", "60")], r#"{"message":"m"}"#);
    let clock = VirtualClock::new();
    let script = Script::new((0..50).map(|_| refused()));
    let configuration = patient(&script, &clock);
    let list = Call::new(&configuration, &SHELF).into_listing();
    let error = list.items::<Books>().next().await.unwrap().unwrap_err();
    assert!(error.is_rate_limited());
    assert_eq!(clock.elapsed(), Duration::from_secs(15 * 60));
}

#[test]
fn streams_are_send_static_and_unpin() {
    fn check<T: FusedStream + Send + Unpin + 'static>() {}
    check::<Items<Books>>();
    check::<Pages<Books>>();
    check::<Windows<Books>>();
}

#[tokio::test]
async fn debug_shows_no_filter() {
    let library = Arc::new(Library::of(&[1]));
    let configuration = over(&library);
    let call = Call::new(&configuration, &SHELF).query("email", "ada@example.com".to_owned());
    let stream = call.into_listing().items::<Books>();
    let shown = format!("{stream:?}");
    assert!(shown.contains("email") && !shown.contains("ada"), "{shown}");
    assert!(!shown.contains(crate::support::CANARY));
}

#[tokio::test]
async fn an_empty_answer_in_the_middle_is_no_end() {
    for nothing in [
        answer(200, ""),
        answer(204, ""),
        answer(200, "null"),
        answer(200, " \n"),
    ] {
        let first = answer(200, r#"{"books":[{"id":"0","title":""}],"next":"a"}"#);
        let script = Script::new([first, nothing, answer(200, "{}")]);
        let configuration = crate::support::over(&script);
        let list = || Call::new(&configuration, &SHELF).into_listing();
        let mut stream = list().items::<Books>();
        stream.next().await.unwrap().unwrap();
        assert!(stream.next().await.unwrap().unwrap_err().is_decode());
        assert!(!stream.checkpoint().is_finished());
        // An object without members is how some servers write an empty page.
        assert!(list()
            .items::<Books>()
            .resume(&stream.checkpoint())
            .next()
            .await
            .is_none());
    }
}

#[tokio::test]
async fn a_wait_of_zero_is_no_storm() {
    let refused = || answer_with(429, &[("retry-after", "0")], r#"{"message":"m"}"#);
    let clock = VirtualClock::new();
    let script = Script::new((0..5).map(|_| refused()).chain([answer(200, "{}")]));
    let configuration =
        crate::support::patient_with(&script, &clock, linkbreakers_runtime::RetryPolicy::never());
    let list = Call::new(&configuration, &SHELF).into_listing();
    assert!(list.items::<Books>().next().await.is_none());
    assert_eq!(clock.elapsed(), Duration::from_secs(5));
}

#[tokio::test]
async fn pages_are_collected_from_where_the_stream_stands() {
    let library = Arc::new(Library::of(&[1; 6]));
    for ahead in [0, 1] {
        let mut stream = pages(&library).prefetch(ahead);
        stream.next().await.unwrap().unwrap();
        assert!(stream.try_collect(4).await.unwrap_err().is_bound_reached());
        let mut stream = pages(&library).prefetch(ahead);
        stream.next().await.unwrap().unwrap();
        assert_eq!(stream.try_collect(5).await.unwrap().len(), 5);
    }
    assert!(pages(&library).page_cap(2).try_collect(9).await.is_err());
}

#[tokio::test]
async fn a_panic_of_the_transport_is_not_the_end_of_the_list() {
    #[derive(Debug)]
    struct Panics;
    impl linkbreakers_runtime::transport::Transport for Panics {
        fn exchange(
            &self,
            _: http::Request<bytes::Bytes>,
            _: usize,
        ) -> linkbreakers_runtime::transport::Exchange<'_> {
            Box::pin(async { panic!("as it happens") })
        }
    }
    let configuration = super::library::untimed(Arc::new(Panics));
    for ahead in [0, 1] {
        let list = Call::new(&configuration, &SHELF).into_listing();
        let mut stream = list.items::<Books>().prefetch(ahead);
        if ahead == 0 {
            let next = std::panic::AssertUnwindSafe(stream.next());
            let poll = || {
                tokio::runtime::Builder::new_current_thread()
                    .build()
                    .unwrap()
                    .block_on(next)
            };
            let thread = std::thread::scope(|scope| scope.spawn(poll).join());
            assert!(thread.is_err());
        }
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.message().contains("panic"), "{error}");
        assert_eq!(error.operation().is_some(), ahead == 1);
        assert!(stream.next().await.is_none());
        assert!(!stream.checkpoint().is_finished());
    }
}
