//! One operation with the request that each way of calling it must make.

use std::future::Future;
use std::pin::Pin;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::{Error, IdempotencyKey};
use serde_json::{json, Value};

use crate::support::{request_line, Server, KEY};

/// An identifier that would leave its place in the path if it were not encoded.
pub(super) const ODD_ID: &str = "a b/c?d";

/// The key that request values of writes are given.
const OWN_KEY: &str = "order-4711/link";

pub(super) type Pending<'a> = Pin<Box<dyn Future<Output = Result<(), Error>> + Send + 'a>>;

/// Makes one call with the client that it gets.
pub(super) type Caller = for<'a> fn(&'a Configuration) -> Pending<'a>;

/// A way to call an operation.
pub(super) struct Way {
    /// The request line that it makes: `GET /path?query`.
    pub(super) line: &'static str,
    call: Caller,
}

/// An operation, its body, and the two ways to call it.
pub(super) struct Case {
    pub(super) operation: &'static str,
    pub(super) body: Option<Value>,
    /// The request value with all of its setters.
    pub(super) request: Way,
    /// The documented function with all of its arguments.
    function: Way,
}

impl Case {
    /// A case without a body.
    pub(super) fn new(operation: &'static str, request: Way, function: Way) -> Self {
        Self {
            operation,
            body: None,
            request,
            function,
        }
    }

    pub(super) fn body(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    /// Makes both calls and compares what arrives.
    pub(super) async fn check(self) {
        let request = self.arrived(&self.request, "the request value").await;
        assert_eq!(header(&request, "x-wire-test"), Some("7"));
        let key = header(&request, "idempotency-key");
        assert_eq!(key, self.takes_key().then_some(OWN_KEY));

        let request = self.arrived(&self.function, "the function").await;
        assert_eq!(header(&request, "x-wire-test"), None);
        let key = header(&request, "idempotency-key");
        assert_eq!(key.is_some(), self.takes_key());
        if let Some(key) = key {
            assert!(is_random_uuid(key), "{key}");
        }
    }

    /// Writes that are not idempotent by themselves carry a key, and nothing else does.
    fn takes_key(&self) -> bool {
        let method = self.request.line.split(' ').next();
        matches!(method, Some("POST" | "PATCH"))
    }

    async fn arrived(&self, way: &Way, name: &str) -> wiremock::Request {
        let (operation, server) = (self.operation, Server::answering(json!({})).await);
        let result = (way.call)(&server.client).await;
        assert!(result.is_ok(), "{operation} by {name}: {result:?}");
        let mut requests = server.requests().await;
        assert_eq!(requests.len(), 1, "{operation} by {name}");
        let request = requests.remove(0);
        assert_eq!(request_line(&request), way.line, "{operation} by {name}");
        let body: Option<Value> =
            (!request.body.is_empty()).then(|| serde_json::from_slice(&request.body).unwrap());
        assert_eq!(body, self.body, "{operation} by {name}");
        self.check_headers(&request);
        request
    }

    fn check_headers(&self, request: &wiremock::Request) {
        let version = env!("CARGO_PKG_VERSION");
        let client = format!("sdk-rust/{version} (rust; {})", std::env::consts::OS);
        let expected = [
            ("accept", "application/json"),
            ("authorization", &format!("Bearer {KEY}")),
            ("linkbreakers-client", &client),
            ("user-agent", &format!("linkbreakers-rust/{version}")),
        ];
        for (name, value) in expected {
            assert_eq!(header(request, name), Some(value), "{}", self.operation);
        }
        let media_type = self.body.is_some().then_some("application/json");
        assert_eq!(header(request, "content-type"), media_type);

        // Nothing else is sent, so that nobody is told more than they need to know.
        let own = ["idempotency-key", "x-wire-test"];
        let transport = ["content-type", "content-length", "host"];
        let known = expected.map(|(name, _)| name);
        let known: Vec<_> = known.into_iter().chain(own).chain(transport).collect();
        let names = request.headers.keys().map(http::HeaderName::as_str);
        let unknown: Vec<_> = names.filter(|name| !known.contains(name)).collect();
        assert!(unknown.is_empty(), "{}: {unknown:?}", self.operation);
    }
}

/// The only value of a header.
fn header<'r>(request: &'r wiremock::Request, name: &str) -> Option<&'r str> {
    let mut values = request.headers.get_all(name).iter();
    let value = values.next()?;
    assert_eq!(values.next(), None, "`{name}` is sent twice");
    Some(value.to_str().unwrap())
}

/// Whether `key` is a UUID of version 4 (RFC 9562 §5.4).
fn is_random_uuid(key: &str) -> bool {
    let groups: Vec<_> = key.split('-').map(str::len).collect();
    groups == [8, 4, 4, 4, 12]
        && key.chars().all(|c| c == '-' || c.is_ascii_hexdigit())
        && key.as_bytes()[14] == b'4'
        && b"89ab".contains(&key.as_bytes()[19])
}

pub(super) fn own_key() -> IdempotencyKey {
    IdempotencyKey::new(OWN_KEY).unwrap()
}

pub(super) fn way(line: &'static str, call: Caller) -> Way {
    Way { line, call }
}

/// The request value of an operation that reads or deletes, with the options of one call.
macro_rules! request {
    ($line:literal, $client:ident => $request:expr) => {
        $crate::wire::case::way($line, |$client| {
            Box::pin(async move {
                let request = $request.header("x-wire-test", "7");
                let limit = std::time::Duration::from_secs(20);
                request.timeout(limit).send().await.map(drop)
            })
        })
    };
}

/// The request value of an operation that writes, with the options of one call.
macro_rules! write_request {
    ($line:literal, $client:ident => $request:expr) => {
        $crate::wire::case::request!($line, $client => {
            $request.idempotency_key($crate::wire::case::own_key())
        })
    };
}

/// The documented function.
macro_rules! function {
    ($line:literal, $client:ident => $call:expr) => {
        $crate::wire::case::way($line, |$client| {
            Box::pin(async move { $call.await.map(drop) })
        })
    };
}

/// Makes a test of each case, and a list of them for the comparison with the document.
macro_rules! operations {
    ($($name:ident),* $(,)?) => {
        pub(super) fn cases() -> Vec<$crate::wire::case::Case> {
            vec![$($name()),*]
        }

        mod is_sent_as_the_document_says {
            $(#[tokio::test]
            async fn $name() {
                super::$name().check().await;
            })*
        }
    };
}

pub(super) use {function, operations, request, write_request};
