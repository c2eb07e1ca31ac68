//! How large the pages are that are asked for, and how progress is told.

use std::sync::{Arc, Mutex};

use linkbreakers_runtime::{Call, Progress};

use super::library::{all, items, over, pages, Books, Library, SHELF};

#[tokio::test]
async fn pages_are_as_large_as_the_server_gives_them() {
    let library = Arc::new(Library::of(&[1, 1]));
    all(items(&library)).await;
    all(items(&library).limit(30)).await;
    all(items(&library).limit(1_000)).await;
    pages(&library).try_collect(9).await.unwrap();
    let configuration = over(&library);
    let asked = Call::new(&configuration, &SHELF).query("pageSize", 5);
    all(asked.into_listing().items::<Books>().limit(2)).await;
    let queries = library.queries.lock().unwrap();
    let firsts: Vec<_> = queries.iter().step_by(2).collect();
    assert_eq!(
        firsts,
        [
            "pageSize=100",
            "pageSize=30",
            "pageSize=100",
            "pageSize=100",
            "pageSize=5"
        ]
    );
}

#[tokio::test]
async fn a_token_of_the_callers_is_where_the_list_starts() {
    let library = Arc::new(Library::of(&[1, 1, 1]));
    let configuration = over(&library);
    let from = |token: &str| {
        let call = Call::new(&configuration, &SHELF).query("pageToken", token.to_owned());
        call.into_listing().items()
    };
    assert_eq!(all(from("t1")).await, [1, 2]);
    assert_eq!(all(from("")).await, [0, 1, 2]);
}

#[tokio::test]
async fn progress_is_told_for_each_page_and_at_the_end() {
    let library = Arc::new(Library::of(&[2, 0, 1]));
    let told: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let sink = Arc::clone(&told);
    let stream = items(&library).on_progress(move |progress| sink.lock().unwrap().push(*progress));
    all(stream).await;
    let told = told.lock().unwrap();
    let steps: Vec<_> = told
        .iter()
        .map(|step| (step.finished, step.requests))
        .collect();
    assert_eq!(steps, [(0, 1), (2, 2), (2, 3), (3, 3)]);
    assert!(told.iter().all(|step| step.total == Some(7)));
}

#[tokio::test]
async fn a_limit_that_is_nearly_reached_does_not_make_pages_tiny() {
    let library = Arc::new(Library::of(&[100, 100]));
    let mut stream = items(&library).limit(100);
    for _ in 0..99 {
        stream.next().await.unwrap().unwrap();
    }
    let rest = items(&library).limit(100).resume(&stream.checkpoint());
    assert_eq!(all(rest).await, [99]);
    let queries = library.queries.lock().unwrap();
    assert_eq!(*queries, ["pageSize=100", "pageSize=100"]);
}

#[tokio::test]
async fn a_named_search_of_another_size_has_another_key() {
    let library = Arc::new(Library::of(&[1, 1]));
    let configuration = over(&library);
    for size in [5, 5, 6] {
        let body = serde_json::json!({ "pageSize": size });
        let call = Call::new(&configuration, &super::library::SEARCH).json(&body);
        let call = call.idempotency_key(linkbreakers_runtime::IdempotencyKey::new("mine").unwrap());
        all(call.into_listing().items()).await;
    }
    let bodies = library.bodies.lock().unwrap();
    let keys: Vec<_> = bodies
        .iter()
        .map(|(key, _)| key.as_ref().unwrap())
        .collect();
    assert_eq!(keys[0..2], keys[2..4]);
    assert!(keys[0] != keys[4] && keys[1] != keys[5]);
}

#[tokio::test]
async fn options_change_nothing_once_it_has_begun() {
    let library = Arc::new(Library::of(&[1, 1, 1]));
    let at_start = items(&library).checkpoint();
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    let stream = stream.resume(&at_start).page_cap(1).prefetch(usize::MAX);
    assert_eq!(all(stream).await, [1, 2]);
    assert_eq!(all(items(&library).prefetch(usize::MAX)).await, [0, 1, 2]);
}
