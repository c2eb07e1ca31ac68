//! Answers that say nothing or something else, and links that exist although another status says so.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use linkbreakers::import::{Import, Outcome};
use serde_json::{json, Value};

use super::scene::{all, links, rows_of};
use crate::decode::script::{answer, Answer, Request, Script};
use crate::support::text;

fn reply(status: u16, body: &Value) -> Answer {
    answer(
        status,
        &[("content-type", "application/json")],
        body.to_string(),
    )
}

fn refusal(status: u16, code: &str) -> Answer {
    reply(
        status,
        &json!({"code": status, "codeType": code, "message": "No."}),
    )
}

fn asked(request: &Request) -> Vec<Value> {
    let body: Value = serde_json::from_slice(request.body()).unwrap();
    body["links"].as_array().unwrap().clone()
}

#[tokio::test]
async fn a_read_that_says_nothing_does_not_say_that_there_is_no_link() {
    for (what, read, stops) in [
        ("empty", answer(200, &[], ""), false),
        ("no link", reply(200, &json!({})), false),
        ("no id", reply(200, &json!({"link": {}})), false),
        (
            "another",
            reply(200, &json!({"link": {"id": "another"}})),
            false,
        ),
        (
            "of a proxy",
            answer(404, &[], "<html>no route</html>"),
            true,
        ),
    ] {
        let script = Script::new(move |request| match request.method().as_str() {
            "GET" => Ok(read.clone()),
            _ => Ok(refusal(409, "LINK_ALREADY_EXISTS")),
        });
        let import = Import::new(&script.client()).name("x");
        let (rows, error) = all(import.run(links(2))).await;
        assert_eq!(error.is_some(), stops, "{what}");
        assert_eq!(rows.len(), if stops { 0 } else { 2 }, "{what}");
        for row in rows {
            assert!(matches!(row.outcome, Outcome::Failed(_)), "{what}: {row:?}");
        }
    }
}

#[tokio::test]
async fn links_that_exist_are_found_whatever_the_status_that_refuses_them() {
    for status in [400, 409, 412, 422] {
        let kept: Arc<Mutex<BTreeMap<String, Value>>> = Arc::default();
        let script = Script::new(move |request| {
            let mut kept = kept.lock().unwrap();
            if request.method() == "GET" {
                let id = request.uri().path().rsplit('/').next().unwrap();
                return Ok(match kept.get(id) {
                    Some(link) => reply(200, &json!({ "link": link })),
                    None => refusal(404, "NOT_FOUND"),
                });
            }
            let asked = asked(request);
            let id = |link: &Value| link["id"].as_str().unwrap().to_owned();
            if asked.iter().any(|link| kept.contains_key(&id(link))) {
                return Ok(refusal(status, "EXISTS"));
            }
            kept.extend(asked.iter().map(|link| (id(link), link.clone())));
            Ok(reply(200, &json!({ "links": asked })))
        });
        // Two in three are there, as a run that was broken off leaves them.
        let import = || Import::new(&script.client()).name("x");
        rows_of(import().chunk_size(100).run(links(200))).await;
        let before = script.requests().len();
        let rows = rows_of(import().run(links(250))).await;
        assert!(rows.iter().all(|row| row.outcome.is_created()), "{status}");
        let requests = script.requests().len() - before;
        assert!(requests <= 270, "{status}: {requests} requests");
    }
}

#[tokio::test]
async fn links_in_another_order_are_not_matched_by_place() {
    for reverses in [false, true] {
        let script = Script::new(move |request| {
            if request.method() == "GET" {
                return Ok(refusal(404, "NOT_FOUND"));
            }
            let mut made = asked(request);
            for (number, link) in made.iter_mut().enumerate() {
                link["id"] = json!(format!("server-{number}"));
            }
            if reverses {
                made.reverse();
            }
            Ok(reply(200, &json!({ "links": made })))
        });
        let mut inputs = links(3);
        for (number, link) in inputs.iter_mut().enumerate() {
            link.name = text(&format!("input {number}"));
        }
        let rows = rows_of(Import::new(&script.client()).run(inputs)).await;
        for row in rows {
            match row.outcome {
                Outcome::Created(made) if !reverses => {
                    let name = made.link.unwrap().name.unwrap();
                    assert_eq!(name, format!("input {}", row.index));
                }
                Outcome::Failed(_) if reverses => {}
                other => panic!("{other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn nobody_is_said_to_have_answered_who_did_not() {
    // It is there at first, and then it is not.
    let reads = AtomicUsize::new(0);
    let script = Script::new(move |request| {
        if request.method() != "GET" {
            return Ok(refusal(503, "UNAVAILABLE"));
        }
        let id = request.uri().path().rsplit('/').next().unwrap();
        Ok(match reads.fetch_add(1, Ordering::SeqCst) {
            0 => reply(200, &json!({ "link": { "id": id } })),
            _ => refusal(404, "NOT_FOUND"),
        })
    });
    let rows = rows_of(Import::new(&script.client()).run(links(1))).await;
    let Outcome::Failed(error) = &rows[0].outcome else {
        panic!("{rows:?}")
    };
    assert_eq!(error.status().unwrap(), 503, "{error}");
}
