//! A scripted server with links in memory, which refuses and hints as a test wants it to.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex};

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::import::Import;
use serde_json::{json, Value};

use crate::decode::script::{answer, Answer, Request, Script};

/// What a server says to a request with bad links: status, and the places that it names.
type Refuse = dyn Fn(&[Value], &[usize]) -> (u16, Vec<usize>) + Send + Sync;

/// Creates all links of a request or none. A link is bad if its name is `bad`.
pub(super) struct Server {
    /// By their identifiers.
    links: Mutex<BTreeMap<String, Value>>,
    refuse: Box<Refuse>,
    /// Gives the links identifiers of its own.
    pub(super) renames: bool,
}

impl Server {
    pub(super) fn new(
        refuse: impl Fn(&[Value], &[usize]) -> (u16, Vec<usize>) + Send + Sync + 'static,
    ) -> Self {
        Self {
            links: Mutex::default(),
            refuse: Box::new(refuse),
            renames: false,
        }
    }

    pub(super) fn start(self) -> (Arc<Self>, Arc<Script>) {
        let server = Arc::new(self);
        let playing = Arc::clone(&server);
        (
            server,
            Script::new(move |request| Ok(playing.play(request))),
        )
    }

    pub(super) fn made(&self) -> BTreeSet<String> {
        let links = self.links.lock().unwrap();
        let names = links
            .values()
            .map(|link| link["purpose"].as_str().unwrap().to_owned());
        let made: BTreeSet<_> = names.collect();
        assert_eq!(made.len(), links.len(), "a link exists twice");
        made
    }

    fn play(&self, request: &Request) -> Answer {
        let json = |status, body: Value| {
            let headers = [("content-type", "application/json")];
            answer(status, &headers, body.to_string())
        };
        let mut links = self.links.lock().unwrap();
        if request.method() == "GET" {
            let id = request.uri().path().rsplit('/').next().unwrap();
            return match links.get(id) {
                Some(link) => json(200, json!({ "link": link })),
                None => json(404, refusal(404, &[])),
            };
        }
        let body: Value = serde_json::from_slice(request.body()).unwrap();
        let asked = body["links"].as_array().unwrap();
        let is_bad = |link: &Value| {
            link["name"] == "bad" || links.contains_key(link["id"].as_str().unwrap())
        };
        let bad: Vec<_> = (0..asked.len())
            .filter(|place| is_bad(&asked[*place]))
            .collect();
        if !bad.is_empty() {
            let (status, named) = (self.refuse)(asked, &bad);
            return json(status, refusal(status, &named));
        }
        let mut made = Vec::new();
        for link in asked {
            let mut link = link.clone();
            if self.renames {
                link["id"] = json!(format!("server-{}", links.len()));
            }
            links.insert(link["id"].as_str().unwrap().to_owned(), link.clone());
            made.push(link);
        }
        json(200, json!({ "links": made }))
    }
}

fn refusal(status: u16, named: &[usize]) -> Value {
    let details = named
        .iter()
        .map(|place| json!({"field": format!("links[{place}].name")}));
    json!({
        "code": status, "codeType": "BAD", "message": "There is a bad link.",
        "details": details.collect::<Vec<_>>(),
    })
}

/// An import with the largest chunks.
pub(super) fn import(client: &Configuration) -> Import {
    Import::new(client).name("a test")
}
