//! Rows as a stream: their order, how far the import runs ahead, what a drop does.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::{FusedStream, Stream};
use linkbreakers::import::{Import, ImportedLink, Outcome, Refusal, Row, Rows};
use linkbreakers::models::CreateLinkRequest;

use super::scene::{all, destination, in_order, link_to, links, rows_of, verdicts, Scene};

fn assert_send<T: Send + 'static>() {}

#[test]
fn imports_and_their_rows_can_be_sent() {
    assert_send::<Import>();
    assert_send::<Rows>();
    assert_send::<Row>();
    assert_send::<ImportedLink>();
    assert_send::<Refusal>();
}

#[tokio::test]
async fn rows_come_in_the_order_of_the_input_with_their_links() {
    let scene = Scene::start().await;
    let rows = rows_of(scene.import().run(links(95))).await;
    assert_eq!(rows.len(), 95);
    assert!(in_order(&rows));
    scene.assert_made_once(95, &BTreeSet::new());
    assert_eq!(scene.emulator.request_count(), 10);
    for row in rows {
        let Outcome::Created(made) = row.outcome else {
            panic!("{row:?}")
        };
        let link = made.link.unwrap();
        assert_eq!(link.id, Some(made.id));
        assert_eq!(link.entrypoint, made.entrypoint);
        assert_eq!(link.shortlink, made.shortlink);
    }
}

#[tokio::test]
async fn as_they_finish_all_come_too_in_any_order_of_chunks() {
    let scene = Scene::start().await;
    let rows = scene.import().as_completed().concurrency(8).run(links(200));
    let rows = rows_of(rows).await;
    assert_eq!(verdicts(&rows).0.len(), 200);
    for chunk in rows.chunks(10) {
        let indexes = chunk.iter().map(|row| row.index);
        assert!(indexes
            .zip(chunk[0].index..)
            .all(|(index, expected)| index == expected));
    }
}

#[tokio::test]
async fn no_input_no_rows() {
    let scene = Scene::start().await;
    let mut rows = scene.import().run(Vec::new());
    assert!(!rows.is_terminated());
    assert!(rows.next().await.is_none());
    assert!(rows.is_terminated());
    assert!(rows.next().await.is_none());
    assert_eq!(scene.emulator.request_count(), 0);
}

/// A stream that is not ready each time, and says so.
struct Hesitant {
    left: std::vec::IntoIter<CreateLinkRequest>,
    was_ready: bool,
}

impl Stream for Hesitant {
    type Item = CreateLinkRequest;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.was_ready = !self.was_ready;
        if self.was_ready {
            return Poll::Ready(self.left.next());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

#[tokio::test]
async fn a_stream_is_imported_as_an_iterator_is() {
    let scene = Scene::start().await;
    let stream = Hesitant {
        left: links(35).into_iter(),
        was_ready: false,
    };
    let rows = rows_of(scene.import().run_stream(stream)).await;
    assert!(in_order(&rows));
    assert_eq!(rows.len(), 35);
    scene.assert_made_once(35, &BTreeSet::new());
}

#[tokio::test]
async fn whoever_takes_no_rows_holds_the_import_up() {
    let scene = Scene::start().await;
    let mut rows = scene.import().concurrency(2).run(links(1_000));
    rows.next().await.unwrap().unwrap();
    let mut seen = 0;
    // Nothing else can move, so after this many turns the import stands.
    for _ in 0..20_000 {
        tokio::task::yield_now().await;
        seen = scene.emulator.request_count();
    }
    // One with the caller, one in the channel, and twice the concurrency in the import.
    assert!(seen <= 6, "{seen} chunks were sent");
    let (rest, error) = all(rows).await;
    assert!(error.is_none());
    assert_eq!(rest.len(), 999);
    scene.assert_made_once(1_000, &BTreeSet::new());
}

#[tokio::test]
async fn a_dropped_import_is_stopped_and_the_same_one_completes_it() {
    let scene = Scene::start().await;
    for taken in [0, 1, 15, 40] {
        let mut rows = scene.import().run(links(100));
        for _ in 0..taken {
            rows.next().await.unwrap().unwrap();
        }
    }
    let rows = rows_of(scene.import().run(links(100))).await;
    assert_eq!(verdicts(&rows).0.len(), 100);
    scene.assert_made_once(100, &BTreeSet::new());
}

#[tokio::test]
async fn waiting_for_a_row_can_be_given_up_without_losing_it() {
    let scene = Scene::start().await;
    let mut rows = scene.import().run(links(30));
    let mut taken = Vec::new();
    loop {
        tokio::select! {
            biased;
            row = rows.next() => match row {
                Some(row) => taken.push(row.unwrap()),
                None => break,
            },
            () = tokio::task::yield_now() => {}
        }
    }
    assert!(in_order(&taken));
    assert_eq!(taken.len(), 30);
}

#[test]
fn without_a_runtime_there_is_an_error_and_no_panic() {
    let client = linkbreakers::apis::configuration::Configuration::new();
    let mut rows = Import::new(&client).run(links(1));
    let waker = std::task::Waker::noop();
    let mut context = Context::from_waker(waker);
    let Poll::Ready(Some(Err(error))) = Pin::new(&mut rows).poll_next(&mut context) else {
        panic!("it does not say so")
    };
    assert!(error.is_configuration());
    assert!(error.to_string().contains("tokio runtime"), "{error}");
}

#[tokio::test]
async fn nothing_shows_where_links_lead() {
    let scene = Scene::start().await;
    let import = scene.import();
    let shown = format!("{import:?}");
    let mut rows = import.run(vec![link_to(&destination(1)), link_to("secret")]);
    let shown = format!("{shown} {rows:?}");
    let first = rows.next().await.unwrap().unwrap();
    let second = rows.next().await.unwrap().unwrap();
    let shown = format!("{shown} {first:?} {second:?} {rows:?}");
    assert!(
        !shown.contains("products") && !shown.contains("secret"),
        "{shown}"
    );
    assert!(!shown.contains(crate::support::KEY));
}
