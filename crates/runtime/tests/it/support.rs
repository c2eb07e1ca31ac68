//! A service with a few operations, and a transport that answers from a script.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use linkbreakers_runtime::transport::{Exchange, Transport, TransportError};
use linkbreakers_runtime::{Call, EmptyAnswer, Method, Operation, Profile, Provider};

/// What must never be seen in anything printed.
pub(crate) const CANARY: &str = "canary-7d1f";

#[derive(Debug)]
pub(crate) enum Tides {}

impl Provider for Tides {
    const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.2.3")
        .user_agent("tides-rust")
        .client_header("tides-client")
        .quota_codes(&["PLAN_USED_UP"]);
}

pub(crate) type Configuration = linkbreakers_runtime::Configuration<Tides>;

pub(crate) static GET: Operation =
    Operation::new("Tides_Get", Method::Get, "/v1/tides/{port}").with_scope("tides:read");
pub(crate) static FIND: Operation = Operation::new("Tides_Find", Method::Get, "/v1/find/{port}")
    .with_empty_answer(EmptyAnswer::Null);
pub(crate) static ADD: Operation =
    Operation::new("Tides_Add", Method::Post, "/v1/tides").with_idempotency_key();
pub(crate) static REMOVE: Operation =
    Operation::new("Tides_Remove", Method::Delete, "/v1/tides/{port}")
        .with_empty_answer(EmptyAnswer::Ignored);

pub(crate) type Step = Result<http::Response<Bytes>, TransportError>;

/// Answers in order and remembers the requests.
#[derive(Debug, Default)]
pub(crate) struct Script {
    steps: Mutex<VecDeque<Step>>,
    seen: Mutex<Vec<http::Request<Bytes>>>,
}

impl Script {
    pub(crate) fn new(steps: impl IntoIterator<Item = Step>) -> Arc<Self> {
        Arc::new(Self {
            steps: Mutex::new(steps.into_iter().collect()),
            seen: Mutex::default(),
        })
    }

    pub(crate) fn seen(&self) -> Vec<http::Request<Bytes>> {
        self.seen.lock().unwrap().clone()
    }
}

impl Transport for Script {
    fn exchange(&self, request: http::Request<Bytes>, _: usize) -> Exchange<'_> {
        self.seen.lock().unwrap().push(request);
        let step = self.steps.lock().unwrap().pop_front();
        Box::pin(async move { step.unwrap_or_else(|| panic!("the script has ended")) })
    }
}

pub(crate) fn answer(status: u16, body: &str) -> Step {
    answer_with(status, &[], body)
}

pub(crate) fn answer_with(status: u16, headers: &[(&str, &str)], body: &str) -> Step {
    let mut builder = http::Response::builder().status(status);
    for (name, value) in headers {
        builder = builder.header(*name, *value);
    }
    Ok(builder
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap())
}

pub(crate) fn over(script: &Arc<Script>) -> Configuration {
    Configuration::builder()
        .bearer_access_token(CANARY)
        .transport(script.clone())
        .build()
        .unwrap()
}

pub(crate) fn get(configuration: &Configuration) -> Call<'_> {
    Call::new(configuration, &GET).path("port", "brest")
}

pub(crate) fn add(configuration: &Configuration) -> Call<'_> {
    Call::new(configuration, &ADD).json(&serde_json::json!({"port": "brest"}))
}
