//! Refusals that are not about a link: of a proxy, of the workspace, of a request under way.

use std::sync::atomic::{AtomicUsize, Ordering};

use linkbreakers::import::{Import, Outcome};
use serde_json::{json, Value};

use super::files::TestFile;
use super::scene::{all, links, rows_of};
use crate::decode::script::{answer, Answer, Script};

const JSON: [(&str, &str); 1] = [("content-type", "application/json")];

fn refusal(status: u16, code: &str) -> Answer {
    let body = json!({"code": status, "codeType": code, "message": "No.", "details": []});
    answer(status, &JSON, body.to_string())
}

#[tokio::test]
async fn of_a_proxy_they_stop_the_import() {
    for status in [
        400_u16, 404, 409, 410, 411, 412, 417, 421, 422, 423, 425, 426, 431, 451,
    ] {
        let html = [("content-type", "text/html")];
        let script = Script::always(answer(status, &html, "<html>no</html>"));
        let file = TestFile::new();
        let import = Import::new(&script.client()).concurrency(1).name("x");
        let (rows, error) = all(import.journal(file.journal()).run(links(3))).await;
        assert!(rows.is_empty(), "{status}: {rows:?}");
        assert_eq!(error.unwrap().status().unwrap(), status);
        assert_eq!(script.requests().len(), 1, "{status}");
        assert_eq!(file.text().lines().count(), 1, "no more than the header");
    }
}

#[tokio::test]
async fn too_large_for_a_proxy_is_sent_in_parts() {
    let script = Script::new(|request| {
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        if body["links"].as_array().unwrap().len() > 60 {
            return Ok(answer(413, &[], "<html>too large</html>"));
        }
        Ok(answer(200, &JSON, request.body().clone()))
    });
    let rows = rows_of(Import::new(&script.client()).run(links(250))).await;
    assert!(rows.iter().all(|row| row.outcome.is_created()));
}

#[tokio::test]
async fn of_the_workspace_they_stop_the_import_and_are_not_kept() {
    for (status, code) in [
        (412, "WORKSPACE_UNVERIFIED"),
        (400, "MFA_REQUIRED"),
        (421, "SOME_CODE"),
        (431, "SOME_CODE"),
    ] {
        let script = Script::always(refusal(status, code));
        let (rows, error) = all(Import::new(&script.client()).concurrency(1).run(links(9))).await;
        assert!(rows.is_empty());
        assert_eq!(error.unwrap().status().unwrap(), status);
        assert_eq!(script.requests().len(), 1);
    }
    // An unknown reason that all share and that names none of them.
    let script = Script::new(|request| match request.method().as_str() {
        "GET" => Ok(refusal(404, "NOT_FOUND")),
        _ => Ok(refusal(412, "SOMETHING_NEW")),
    });
    let file = TestFile::new();
    let run = |count| {
        let import = Import::new(&script.client()).concurrency(1).name("x");
        all(import.journal(file.journal()).run(links(count)))
    };
    let (rows, error) = run(20).await;
    assert!(rows.is_empty());
    let error = error.unwrap();
    assert!(error.is_interrupted());
    let said = error.explain();
    assert!(
        said.contains("all 20 links of chunk 0") && said.contains("SOMETHING_NEW"),
        "{said}"
    );
    assert_eq!(file.text().lines().count(), 1, "no more than the header");
}

#[tokio::test]
async fn an_input_that_is_all_bad_is_told_row_by_row() {
    for (status, code) in [
        (409, "SHORTLINK_ALREADY_EXISTS"),
        (422, "X"),
        (413, "X"),
        (400, "INVALID_ARGUMENT"),
    ] {
        let script = Script::new(move |request| match request.method().as_str() {
            "GET" => Ok(refusal(404, "NOT_FOUND")),
            _ => Ok(refusal(status, code)),
        });
        let rows = rows_of(Import::new(&script.client()).name("x").run(links(20))).await;
        assert_eq!(rows.len(), 20);
        for row in rows {
            assert!(matches!(row.outcome, Outcome::Refused(_)), "{row:?}");
        }
    }
    // Fewer than eight say nothing about the others; nor does one that names its link.
    let script = Script::always(refusal(412, "SOMETHING_NEW"));
    assert_eq!(
        rows_of(Import::new(&script.client()).run(links(7)))
            .await
            .len(),
        7
    );
    let body = r#"{"code":412,"codeType":"NEW","message":"links[0].name is bad","details":[]}"#;
    let script = Script::json(412, body);
    assert_eq!(
        rows_of(Import::new(&script.client()).run(links(20)))
            .await
            .len(),
        20
    );
}

/// A server that is still busy with the first request when it is asked again.
fn busy(code: &'static str, made_after: usize) -> std::sync::Arc<Script> {
    let posts = AtomicUsize::new(0);
    Script::new(move |request| {
        if request.method() == "GET" {
            return Ok(refusal(404, "NOT_FOUND"));
        }
        match posts.fetch_add(1, Ordering::SeqCst) {
            0 => Ok(refusal(504, "TIMEOUT")),
            post if post >= made_after => Ok(answer(200, &JSON, request.body().clone())),
            _ => Ok(refusal(409, code)),
        }
    })
}

#[tokio::test]
async fn of_a_request_under_way_they_are_waited_for_and_never_refused() {
    let run = |script: std::sync::Arc<Script>| {
        let client = script.client();
        async move { rows_of(Import::new(&client).name("x").run(links(1))).await }
    };
    let script = busy("REQUEST_IN_PROGRESS", 2);
    let rows = run(std::sync::Arc::clone(&script)).await;
    assert!(rows[0].outcome.is_created(), "{rows:?}");
    let requests = script.requests();
    let posts = requests.iter().filter(|request| request.method() == "POST");
    let keys: std::collections::BTreeSet<_> = posts
        .map(|post| {
            post.headers()["idempotency-key"]
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(keys.len(), 1, "each time under the same key");
    let rows = run(busy("REQUEST_IN_PROGRESS", usize::MAX)).await;
    assert!(matches!(rows[0].outcome, Outcome::Failed(_)), "{rows:?}");
    // What exists and is not this link is a reason.
    let rows = run(busy("SHORTLINK_ALREADY_EXISTS", usize::MAX)).await;
    assert!(matches!(rows[0].outcome, Outcome::Refused(_)), "{rows:?}");
}
