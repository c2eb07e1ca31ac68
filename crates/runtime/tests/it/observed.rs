//! What an observer is told.

use std::sync::{Arc, Mutex};

use crate::support::{answer, answer_with, get, Configuration, Script, VirtualClock, GET};
use linkbreakers_runtime::observer::{CallReport, Observer};
use linkbreakers_runtime::{Attempt, Call, Deprecation, Method, Operation};
use serde_json::Value;

#[derive(Debug, Default)]
struct Notes(Mutex<Vec<String>>);

impl Notes {
    fn note(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }

    fn taken(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Observer for Notes {
    fn attempted(&self, operation: &'static Operation, attempt: &Attempt) {
        self.note(format!("{} {:?}", operation.id(), attempt.status()));
    }

    fn finished(&self, report: &CallReport<'_>) {
        let kind = report.error().map(linkbreakers_runtime::Error::kind);
        self.note(format!("{} attempts, {kind:?}", report.attempts().len()));
    }

    fn deprecated(&self, operation: &'static Operation, deprecation: &Deprecation) {
        self.note(format!("{} {:?}", operation.id(), deprecation.link));
    }
}

fn observed(script: &Arc<Script>, notes: &Arc<Notes>) -> Configuration {
    Configuration::builder()
        .transport(script.clone())
        .clock(Arc::new(VirtualClock::new()))
        .observer(notes.clone())
        .build()
        .unwrap()
}

#[tokio::test]
async fn attempts_and_calls_are_told() {
    let notes = Arc::new(Notes::default());
    let script = Script::new([answer(503, ""), answer(200, "{}"), answer(404, "")]);
    let configuration = observed(&script, &notes);
    get(&configuration).send::<Value>().await.unwrap();
    assert_eq!(
        notes.taken(),
        [
            "Tides_Get Some(503)",
            "Tides_Get Some(200)",
            "2 attempts, None"
        ]
    );
    get(&configuration).send::<Value>().await.unwrap_err();
    assert_eq!(
        notes.taken(),
        ["Tides_Get Some(404)", "1 attempts, Some(Status)"]
    );
    let call = Call::new(&configuration, &GET).path("port", "");
    call.send::<Value>().await.unwrap_err();
    assert_eq!(notes.taken(), ["0 attempts, Some(InvalidRequest)"]);
}

#[tokio::test]
async fn a_deprecation_is_told_once() {
    static OLD: Operation = Operation::new("Tides_Old", Method::Get, "/v1/old");
    let notes = Arc::new(Notes::default());
    let headers = [
        ("deprecation", "@1688169599"),
        ("link", r#"<https://tides.example/new>; rel="deprecation""#),
    ];
    let script = Script::new((0..2).map(|_| answer_with(200, &headers, "{}")));
    let configuration = observed(&script, &notes);
    for _ in 0..2 {
        Call::new(&configuration, &OLD)
            .send::<Value>()
            .await
            .unwrap();
    }
    let told = notes.taken();
    let told: Vec<_> = told
        .iter()
        .filter(|note| note.contains("tides.example"))
        .collect();
    assert_eq!(told, [r#"Tides_Old Some("https://tides.example/new")"#]);
}
