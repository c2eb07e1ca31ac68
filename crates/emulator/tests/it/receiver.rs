//! An endpoint for webhooks on loopback, which answers as it is told and remembers what came.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use hmac::{Hmac, Mac};
use http::{HeaderMap, Method, Response};
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinHandle;
use tokio::task::JoinSet;

/// What an endpoint received.
#[derive(Clone)]
pub(crate) struct Received {
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

/// An endpoint. It ends, with its connections, when this is dropped.
pub(crate) struct Receiver {
    pub(crate) url: String,
    shared: Arc<Shared>,
    task: JoinHandle<()>,
}

struct Shared {
    received: Mutex<Vec<Received>>,
    answers: Mutex<VecDeque<Response<Full<Bytes>>>>,
    /// Each request needs one of these before it is answered.
    permits: Semaphore,
    arrived: Semaphore,
}

impl Receiver {
    /// Answers 200 to everything.
    pub(crate) async fn start() -> Self {
        Self::with(Semaphore::MAX_PERMITS).await
    }

    /// Answers nothing until [`release`](Self::release).
    pub(crate) async fn holding() -> Self {
        Self::with(0).await
    }

    async fn with(permits: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/hook", listener.local_addr().unwrap());
        let shared = Arc::new(Shared {
            received: Mutex::default(),
            answers: Mutex::default(),
            permits: Semaphore::new(permits),
            arrived: Semaphore::new(0),
        });
        let task = tokio::spawn(serve(listener, Arc::clone(&shared)));
        Self { url, shared, task }
    }

    /// Answers the next requests with these statuses, and 200 again after them.
    pub(crate) fn answer(&self, statuses: impl IntoIterator<Item = u16>) {
        for status in statuses {
            self.answer_with(Response::builder().status(status), "");
        }
    }

    /// Answers one more request like this.
    pub(crate) fn answer_with(&self, head: http::response::Builder, body: impl Into<Bytes>) {
        let answer = head.body(Full::new(body.into())).unwrap();
        self.shared.answers.lock().unwrap().push_back(answer);
    }

    /// Lets all requests be answered from now on.
    pub(crate) fn release(&self) {
        self.shared.permits.add_permits(Semaphore::MAX_PERMITS / 2);
    }

    /// Waits until this many more requests have come.
    pub(crate) async fn arrivals(&self, count: u32) {
        self.shared
            .arrived
            .acquire_many(count)
            .await
            .unwrap()
            .forget();
    }

    /// All that came so far.
    pub(crate) fn received(&self) -> Vec<Received> {
        self.shared.received.lock().unwrap().clone()
    }

    /// What came since the last time this was called.
    pub(crate) fn take(&self) -> Vec<Received> {
        std::mem::take(&mut *self.shared.received.lock().unwrap())
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        let (stream, _) = listener.accept().await.unwrap();
        let shared = Arc::clone(&shared);
        connections.spawn(async move {
            let service = service_fn(|request| answer(&shared, request));
            // A sender may go away before the answer.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn answer(
    shared: &Shared,
    request: hyper::Request<Incoming>,
) -> hyper::Result<Response<Full<Bytes>>> {
    assert_eq!(request.method(), Method::POST);
    let (parts, body) = request.into_parts();
    let received = Received {
        target: parts.uri.to_string(),
        headers: parts.headers,
        body: body.collect().await?.to_bytes().to_vec(),
    };
    shared.received.lock().unwrap().push(received);
    shared.arrived.add_permits(1);
    shared.permits.acquire().await.unwrap().forget();
    let answer = shared.answers.lock().unwrap().pop_front();
    Ok(answer.unwrap_or_default())
}

impl Received {
    pub(crate) fn header(&self, name: &str) -> &str {
        let mut values = self.headers.get_all(name).iter();
        let value = values.next().map_or("", |value| value.to_str().unwrap());
        assert!(values.next().is_none(), "{name} twice");
        value
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The signature of this body by `HMAC-SHA256(key, "{id}.{timestamp}.{body}")`.
    pub(crate) fn expected(&self, key: &[u8], id: &str, timestamp: &str) -> Vec<u8> {
        let mut mac = Hmac::<sha2::Sha256>::new_from_slice(key).unwrap();
        mac.update(format!("{}.{}.", self.header(id), self.header(timestamp)).as_bytes());
        mac.update(&self.body);
        mac.finalize().into_bytes().to_vec()
    }
}
