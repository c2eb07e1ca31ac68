//! Checkpoints: over all resumptions each item comes once, in order.

use std::sync::Arc;

use linkbreakers_runtime::pagination::{Checkpoint, Items};
use linkbreakers_runtime::Call;
use proptest::collection::{btree_set, vec};
use proptest::prelude::{any, prop_oneof, Just, ProptestConfig, Strategy};
use proptest::{prop_assert, prop_assert_eq, proptest};
use serde_json::json;

use super::bad_items::id_of;
use super::library::{all, book, items, over, pages, Books, Leaf, Library, SHELF};

/// What the last page leads to.
#[derive(Clone, Debug)]
enum Last {
    Nothing,
    Empty,
    Earlier(usize),
}

/// Through text, as into another process.
fn carried(checkpoint: &Checkpoint) -> Checkpoint {
    let text = serde_json::to_string(checkpoint).unwrap();
    assert!(text.len() < 1_000, "{text}");
    serde_json::from_str(&text).unwrap()
}

/// Reads to the end, with a new stream after each error and wherever `kills` says so.
///
/// Returns the numbers of the books, and whether the list went round in a circle.
async fn read(library: &Arc<Library>, kills: &[usize], ahead: usize) -> (Vec<usize>, bool) {
    let mut kills = kills.iter().copied();
    let mut seen = Vec::new();
    let mut checkpoint = None;
    let mut left = kills.next();
    let begin = |checkpoint: &Option<Checkpoint>| -> Items<Books> {
        let stream = items(library).prefetch(ahead).isolate_bad_items();
        match checkpoint {
            Some(checkpoint) => stream.resume(&carried(checkpoint)),
            None => stream,
        }
    };
    let mut stream = begin(&checkpoint);
    loop {
        assert!(library.requests() < 500, "the stream makes no way");
        while left == Some(0) {
            checkpoint = Some(stream.checkpoint());
            stream = begin(&checkpoint);
            left = kills.next();
        }
        left = left.map(|left| left - 1);
        match stream.next().await {
            Some(Ok(book)) => seen.push(book.id.parse().unwrap()),
            Some(Err(error)) if error.is_repeated_page_token() => return (seen, true),
            Some(Err(error)) => match error.bad_item() {
                Some(bad) => seen.push(id_of(bad).as_str().unwrap().parse().unwrap()),
                None => {
                    checkpoint = Some(stream.checkpoint());
                    stream = begin(&checkpoint);
                }
            },
            None => {
                // The end stays the end.
                let after = begin(&Some(stream.checkpoint())).next().await;
                assert!(after.is_none(), "{after:?}");
                return (seen, false);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn each_item_comes_once_in_order(
        sizes in vec(0..5_usize, 1..12),
        last in prop_oneof![Just(Last::Nothing), Just(Last::Empty), any::<usize>().prop_map(Last::Earlier)],
        refused in btree_set(0..30_usize, 0..8),
        bad in btree_set(0..30_usize, 0..4),
        kills in vec(0..6_usize, 0..12),
        ahead in 0..4_usize,
    ) {
        let mut library = Library::of(&sizes);
        library.refused = refused;
        let count: usize = sizes.iter().sum();
        let circle = match last {
            Last::Earlier(number) if sizes.len() > 1 => {
                library = library.with_last_token(&format!("t{}", 1 + number % (sizes.len() - 1)));
                true
            }
            Last::Empty => {
                library = library.with_last_token("");
                false
            }
            _ => false,
        };
        for leaf in library.pages.lock().unwrap().values_mut() {
            for book in &mut leaf.books {
                let number: usize = book["id"].as_str().unwrap().parse().unwrap();
                if bad.contains(&number) {
                    book["title"] = json!(number);
                }
            }
        }
        let library = Arc::new(library);
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let (seen, went_round) = runtime.block_on(read(&library, &kills, ahead));
        prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
        prop_assert_eq!(went_round, circle);
        prop_assert!(library.requests() < 200);
    }
}

/// Pages of any size out of one list, as most servers cut them.
fn shelf(size: usize, count: usize) -> Vec<(String, Leaf)> {
    (0..count.max(1))
        .map(|start| {
            let end = (start + size).min(count);
            let books = (start..end).map(book).collect();
            let next = (end < count).then(|| format!("{end}"));
            let token = if start == 0 {
                String::new()
            } else {
                start.to_string()
            };
            (token, Leaf { books, next })
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_page_size_may_change_between_resumptions(
        count in 0..40_usize,
        runs in vec((1..9_usize, 0..9_usize), 0..12),
    ) {
        let library = Arc::new(Library::default());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let seen = runtime.block_on(async {
            let mut checkpoint = None;
            let mut seen = Vec::new();
            for (size, take) in runs.into_iter().chain([(3, usize::MAX)]) {
                *library.pages.lock().unwrap() = shelf(size, count).into_iter().collect();
                let configuration = over(&library);
                let call = Call::new(&configuration, &SHELF).query("pageSize", size as i64);
                let mut stream = call.into_listing().items::<Books>();
                if let Some(checkpoint) = &checkpoint {
                    stream = stream.resume(checkpoint);
                }
                for _ in 0..take {
                    let Some(book) = stream.next().await else { break };
                    seen.push(book.unwrap().id.parse::<usize>().unwrap());
                }
                checkpoint = Some(stream.checkpoint());
            }
            seen
        });
        prop_assert_eq!(seen, (0..count).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn new_items_at_the_front_do_not_repeat_old_ones() {
    let library = Arc::new(Library::of(&[6, 2]));
    let mut stream = items(&library);
    for _ in 0..3 {
        stream.next().await.unwrap().unwrap();
    }
    let checkpoint = stream.checkpoint();
    // Two books are new, and two moved to the page behind.
    {
        let mut pages = library.pages.lock().unwrap();
        pages.get_mut("").unwrap().books = [90, 91, 0, 1, 2, 3].map(book).to_vec();
        pages.get_mut("t1").unwrap().books = [4, 5, 6, 7].map(book).to_vec();
    }
    assert_eq!(
        all(items(&library).resume(&checkpoint)).await,
        [3, 4, 5, 6, 7]
    );
}

#[tokio::test]
async fn checkpoints_of_something_else_are_refused() {
    let library = Arc::new(Library::of(&[2, 2]));
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    let within = stream.checkpoint();
    let configuration = over(&library);
    let other = Call::new(&configuration, &SHELF).query("author", "x".to_owned());
    let error = other
        .into_listing()
        .items::<Books>()
        .resume(&within)
        .next()
        .await;
    let error = error.unwrap().unwrap_err();
    assert!(error.is_mismatch(), "{error}");
    assert!(error.message().contains("another request"), "{error}");

    let error = pages(&library)
        .resume(&within)
        .next()
        .await
        .unwrap()
        .unwrap_err();
    assert!(error.is_mismatch() && error.message().contains("within a page"));

    let mut later = serde_json::to_value(&within).unwrap();
    later["version"] = json!(2);
    let later = serde_json::from_value(later).unwrap();
    let error = items(&library)
        .resume(&later)
        .next()
        .await
        .unwrap()
        .unwrap_err();
    assert!(
        error.is_mismatch() && error.message().contains("form 2"),
        "{error}"
    );
    assert_eq!(library.requests(), 1);
}

#[tokio::test]
async fn pages_and_items_go_on_from_each_other() {
    let library = Arc::new(Library::of(&[2, 0, 2, 1]));
    let mut stream = pages(&library);
    assert_eq!(stream.next().await.unwrap().unwrap().books.len(), 2);
    let checkpoint = carried(&stream.checkpoint());
    assert_eq!(checkpoint.items(), 2);
    let mut stream = items(&library).resume(&checkpoint);
    for _ in 0..2 {
        stream.next().await.unwrap().unwrap();
    }
    let mut stream = pages(&library).resume(&stream.checkpoint());
    assert_eq!(stream.next().await.unwrap().unwrap().books[0].id, "4");
    assert!(stream.next().await.is_none());
    assert!(stream.checkpoint().is_finished());
    assert!(pages(&library)
        .resume(&stream.checkpoint())
        .next()
        .await
        .is_none());
}

#[tokio::test]
async fn a_limit_counts_what_came_before_the_checkpoint() {
    let library = Arc::new(Library::of(&[3, 3]));
    let mut stream = items(&library).limit(4);
    stream.next().await.unwrap().unwrap();
    let checkpoint = stream.checkpoint();
    assert_eq!(
        all(items(&library).limit(4).resume(&checkpoint)).await,
        [1, 2, 3]
    );
    assert_eq!(
        all(items(&library).limit(1).resume(&checkpoint)).await,
        [0; 0]
    );
}

#[tokio::test]
async fn a_long_list_that_goes_round_ends_in_the_next_process_too() {
    let library = Arc::new(Library::of(&[1; 60]).with_last_token("t20"));
    let mut stream = items(&library);
    for _ in 0..60 {
        stream.next().await.unwrap().unwrap();
    }
    let checkpoint = carried(&stream.checkpoint());
    let requests = library.requests();
    let error = items(&library).resume(&checkpoint).next().await;
    assert!(error.unwrap().unwrap_err().is_repeated_page_token());
    assert_eq!(library.requests(), requests);
}

/// However long the circle, and however often the reader begins anew.
#[tokio::test]
async fn every_circle_is_noticed_over_all_resumptions() {
    for (back_to, every) in [("t1", 1), ("t10", 1), ("t10", 15), ("t59", 1), ("t40", 7)] {
        let library = Arc::new(Library::of(&[1; 60]).with_last_token(back_to));
        let mut checkpoint = items(&library).checkpoint();
        'reading: loop {
            assert!(
                library.requests() < 1_000,
                "back to {back_to}: it goes round for ever"
            );
            let mut stream = items(&library).resume(&carried(&checkpoint));
            for _ in 0..every {
                if let Err(error) = stream.next().await.unwrap() {
                    assert!(error.is_repeated_page_token());
                    break 'reading;
                }
            }
            checkpoint = stream.checkpoint();
        }
    }
}

#[tokio::test]
async fn damaged_checkpoints_are_refused_and_never_panic() {
    let library = Arc::new(Library::of(&[2, 2]));
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    let good = serde_json::to_value(stream.checkpoint()).unwrap();
    for (name, value) in [
        ("seen", json!("0123456789abcdeé")),
        ("seen", json!("0123")),
        ("seen", json!("0".repeat(16 * 33))),
        ("failed", json!(u64::MAX)),
    ] {
        let mut damaged = good.clone();
        damaged[name] = value;
        let damaged = serde_json::from_value(damaged).unwrap();
        let error = items(&library).resume(&damaged).next().await;
        assert!(error.unwrap().unwrap_err().message().contains("damaged"));
    }
    for name in ["items", "offset", "pages"] {
        let mut odd = good.clone();
        odd[name] = json!(u64::MAX);
        let odd = serde_json::from_value(odd).unwrap();
        let mut stream = items(&library).resume(&odd);
        while stream.next().await.is_some() {
            serde_json::to_string(&stream.checkpoint()).unwrap();
        }
    }
}

#[tokio::test]
async fn identifiers_that_come_twice_or_are_empty_do_not_mislead() {
    for ids in [["0", "1", "0", "2"], ["", "", "", ""]] {
        let library = Arc::new(Library::of(&[4]));
        let named = |id: &&str| json!({ "id": id, "title": "" });
        library.pages.lock().unwrap().get_mut("").unwrap().books = ids.iter().map(named).collect();
        let mut checkpoint = items(&library).checkpoint();
        for id in ids {
            let mut stream = items(&library).resume(&checkpoint);
            assert_eq!(stream.next().await.unwrap().unwrap().id, id);
            checkpoint = stream.checkpoint();
        }
        assert!(checkpoint.is_finished());
    }
}

#[tokio::test]
async fn another_server_is_another_request() {
    let library = Arc::new(Library::of(&[2]));
    let mut stream = items(&library);
    stream.next().await.unwrap().unwrap();
    let checkpoint = stream.checkpoint();
    let mut configuration = over(&library);
    configuration.base_path.push('/');
    let again = Call::new(&configuration, &SHELF).into_listing().items();
    assert_eq!(all(again.resume(&checkpoint)).await, [1]);
    configuration.base_path = "https://other.example".to_owned();
    let other = Call::new(&configuration, &SHELF)
        .into_listing()
        .items::<Books>();
    let error = other.resume(&checkpoint).next().await;
    assert!(error.unwrap().unwrap_err().is_mismatch());
}
