//! Pages fetched ahead: in order, bounded, and no longer than their stream.

use std::sync::Arc;

use super::library::{all, items, pages, Library};

async fn settle() {
    for _ in 0..200 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn no_more_pages_are_fetched_than_asked_for() {
    for ahead in 1..5 {
        let library = Arc::new(Library::of(&[1; 20]));
        let mut stream = items(&library).prefetch(ahead);
        settle().await;
        assert_eq!(
            library.requests(),
            0,
            "nothing is asked for before the first poll"
        );
        stream.next().await.unwrap().unwrap();
        settle().await;
        assert_eq!(library.requests(), ahead + 1);
        stream.next().await.unwrap().unwrap();
        settle().await;
        assert_eq!(library.requests(), ahead + 2);
        assert_eq!(all(stream).await, (2..20).collect::<Vec<_>>());
    }
}

#[tokio::test]
async fn dropping_the_stream_cancels_it() {
    let library = Arc::new(Library::of(&[1; 20]));
    let mut stream = items(&library).prefetch(3);
    stream.next().await.unwrap().unwrap();
    drop(stream);
    let before = library.requests();
    settle().await;
    assert_eq!(library.requests(), before);
    assert_eq!(
        Arc::strong_count(&library),
        1,
        "nothing of the stream is left"
    );
}

#[tokio::test]
async fn a_reached_limit_cancels_it_too() {
    let library = Arc::new(Library::of(&[2; 20]));
    let mut stream = items(&library).prefetch(2).limit(3);
    while stream.next().await.is_some() {}
    settle().await;
    assert!(library.requests() <= 4, "{}", library.requests());
}

#[tokio::test]
async fn pages_too_are_fetched_ahead() {
    let library = Arc::new(Library::of(&[1; 5]));
    let mut stream = pages(&library).prefetch(2);
    stream.next().await.unwrap().unwrap();
    settle().await;
    assert_eq!(library.requests(), 3);
    assert_eq!(stream.try_collect(9).await.unwrap().len(), 4);
}

#[test]
fn without_a_runtime_pages_come_as_they_are_asked_for() {
    use std::future::Future as _;
    use std::pin::pin;
    use std::task::{Context, Poll};

    struct Nothing;
    impl std::task::Wake for Nothing {
        fn wake(self: Arc<Self>) {}
    }
    let library = Arc::new(Library::of(&[1, 1]));
    let mut stream = items(&library).prefetch(3);
    let waker = Arc::new(Nothing).into();
    let mut poll = |count: usize| {
        // Each poll drops the future of `next`, and loses nothing by it.
        for _ in 0..count {
            let next = pin!(stream.next());
            if let Poll::Ready(item) = next.poll(&mut Context::from_waker(&waker)) {
                return item;
            }
        }
        panic!("nothing came");
    };
    assert_eq!(poll(20).unwrap().unwrap().id, "0");
    assert_eq!(poll(20).unwrap().unwrap().id, "1");
    assert!(poll(20).is_none());
}
