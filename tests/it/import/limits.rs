//! What makes an import wait, and what makes it stop.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::clock::Clock as _;
use linkbreakers::import::{Import, Outcome};
use linkbreakers::RetryPolicy;
use linkbreakers_emulator::{Clock, Emulator, Fault, FaultScript, RateLimit};

use super::clock::Leaping;
use super::files::TestFile;
use super::scene::{all, client, links, rows_of, verdicts, Scene};
use crate::decode::script::Script;

#[tokio::test]
async fn a_rate_limit_is_waited_for_as_often_as_it_takes() {
    let scene = Scene::start().await;
    let limited = Fault::status(429).header("retry-after", "7");
    scene
        .emulator
        .set_faults(FaultScript::list(vec![limited; 30]));
    let import = scene.import().concurrency(1).retry(RetryPolicy::never());
    let rows = rows_of(import.run(links(20))).await;
    assert_eq!(verdicts(&rows).0.len(), 20);
    assert_eq!(scene.clock.waits(), vec![Duration::from_secs(7); 30]);
    assert_eq!(scene.emulator.request_count(), 32);
    scene.assert_made_once(20, &BTreeSet::new());
}

#[tokio::test]
async fn a_limit_without_a_time_is_not_asked_all_the_time() {
    let scene = Scene::start().await;
    let limited = Fault::status(429).header("retry-after", "0");
    scene
        .emulator
        .set_faults(FaultScript::list(vec![limited; 5]));
    let import = scene.import().concurrency(1).retry(RetryPolicy::never());
    rows_of(import.run(links(1))).await;
    assert_eq!(scene.clock.waits(), vec![Duration::from_secs(1); 5]);
}

#[tokio::test]
async fn what_no_call_can_mend_stops_the_import_at_once() {
    let quota = Fault::status(429).code_type("MAX_PUBLIC_API_QUERIED_REACHED");
    let cases = [
        (Fault::status(401), 401),
        (Fault::status(403), 403),
        (Fault::status(402), 402),
        (quota, 429),
    ];
    for (fault, status) in cases {
        let scene = Scene::start().await;
        let script = vec![Fault::pass(), Fault::pass(), fault.clone(), fault];
        scene.emulator.set_faults(FaultScript::list(script));
        let file = TestFile::new();
        let import = scene.import().concurrency(1).journal(file.journal());
        let (rows, error) = all(import.run(links(1_000))).await;
        assert_eq!(verdicts(&rows).0.len(), 20);
        let error = error.unwrap();
        assert_eq!(error.status().unwrap(), status);
        assert!(scene.emulator.request_count() <= 3);
        // When it is mended, the same import goes on.
        scene.emulator.clear_faults();
        let rows = rows_of(scene.import().journal(file.journal()).run(links(1_000))).await;
        assert_eq!(verdicts(&rows).0.len(), 1_000);
        scene.assert_made_once(1_000, &BTreeSet::new());
    }
}

#[tokio::test]
async fn a_wrong_key_stops_all_chunks_that_are_under_way() {
    let scene = Scene::start().await;
    let mut wrong = client(scene.emulator.url(), &scene.clock);
    wrong.bearer_access_token = Some("wrong".to_owned());
    let import = Import::new(&wrong).as_completed();
    let (rows, error) = all(import.chunk_size(10).run(links(1_000))).await;
    assert!(rows.is_empty());
    assert!(error.unwrap().is_unauthorized());
    assert!(scene.emulator.request_count() <= 8);
    wrong.base_path = "no URL".to_owned();
    let import = Import::new(&wrong);
    let (_, error) = all(import.run(links(1_000))).await;
    assert!(error.unwrap().is_configuration());
}

#[tokio::test]
async fn three_failed_chunks_in_a_row_stop_it_and_two_do_not() {
    let scene = Scene::start().await;
    // Each chunk is sent twice, then read.
    let failing = |chunks: usize| vec![Fault::status(503); 3 * chunks];
    let mut script = failing(2);
    script.push(Fault::pass());
    script.extend(failing(3));
    scene.emulator.set_faults(FaultScript::list(script));
    let import = scene.import().concurrency(1).retry(RetryPolicy::never());
    let (rows, error) = all(import.run(links(100))).await;
    let failed = rows
        .iter()
        .filter(|row| matches!(row.outcome, Outcome::Failed(_)));
    assert_eq!((rows.len(), failed.count()), (60, 50));
    let error = error.unwrap();
    assert!(error.to_string().contains("3 chunks in a row"), "{error}");
    assert!(std::error::Error::source(&error).is_some());
    let rows = rows_of(scene.import().run(links(100))).await;
    assert_eq!(verdicts(&rows).0.len(), 100);
    scene.assert_made_once(100, &BTreeSet::new());
}

#[tokio::test]
async fn nobody_listening_is_a_failure_and_not_a_refusal() {
    let scene = Scene::start().await;
    let gone = client("http://127.0.0.1:1", &scene.clock);
    let import = Import::new(&gone).retry(RetryPolicy::never());
    let (rows, error) = all(import.chunk_size(10).concurrency(1).run(links(100))).await;
    assert_eq!(rows.len(), 30);
    assert!(rows
        .iter()
        .all(|row| matches!(row.outcome, Outcome::Failed(_))));
    let error = error.unwrap();
    assert!(error.is_interrupted());
    assert!(error.explain().contains("run the same again"), "{error}");
    let last = std::error::Error::source(&error).unwrap();
    let last = last.downcast_ref::<Arc<linkbreakers::Error>>().unwrap();
    assert!(last.is_connect(), "the last call can be asked");
}

#[tokio::test]
async fn a_base_url_that_is_not_the_apis_does_not_refuse_the_links() {
    for (body, is_links_fault) in [
        ("<html>404 Not Found</html>", false),
        (r#"{"code":5,"message":"Not Found","details":[]}"#, false),
        (
            r#"{"code":404,"codeType":"NOT_FOUND","message":"There is no such directory."}"#,
            true,
        ),
    ] {
        let client = Script::json(404, body).client();
        let import = Import::new(&client).concurrency(1);
        let (rows, error) = all(import.run(links(2))).await;
        assert_eq!(rows.len(), if is_links_fault { 2 } else { 0 });
        assert_eq!(error.is_some(), !is_links_fault);
    }
}

#[tokio::test]
async fn what_the_limiter_holds_back_is_waited_for_and_never_refused_by_the_server() {
    let clock = Arc::new(Leaping::default());
    let telling = Arc::clone(&clock);
    let limit = RateLimit::new(5, Duration::from_secs(20));
    let emulator = Emulator::builder()
        .clock(Clock::from_fn(move || telling.now()))
        .rate_limit(limit)
        .start();
    let emulator = emulator.await.unwrap();
    let client = Configuration::builder()
        .base_path(emulator.url())
        .bearer_access_token("a-key")
        .clock(Arc::clone(&clock) as _)
        .build()
        .unwrap();
    // Whether a call waits itself, or ends and is made again.
    for (name, longest) in [("waits", 60), ("comes back", 1)] {
        let policy = RetryPolicy::background().with_max_wait(Duration::from_secs(longest));
        let import = Import::new(&client).chunk_size(10).concurrency(1);
        let rows = rows_of(import.name(name).retry(policy).run(links(200))).await;
        assert_eq!(verdicts(&rows).0.len(), 200);
    }
    let refused = emulator
        .requests()
        .iter()
        .filter(|request| request.status == 429)
        .count();
    assert_eq!(refused, 0);
    assert_eq!(emulator.request_count(), 40);
    assert!(clock.waits().iter().sum::<Duration>() >= Duration::from_secs(7 * 20 - 7));
}
