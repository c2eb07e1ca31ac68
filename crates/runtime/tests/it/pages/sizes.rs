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
