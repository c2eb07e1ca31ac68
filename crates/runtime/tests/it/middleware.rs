//! The transport on a middleware stack of the user's own.

use crate::support::{get, Configuration};
use linkbreakers_runtime::http::Extensions;
use linkbreakers_runtime::transport::MiddlewareTransport;
use linkbreakers_runtime::RetryPolicy;
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, Middleware, Next, Result};
use serde_json::Value;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

/// Counts the requests that pass, and refuses the first.
#[derive(Clone, Default)]
struct Gate(Arc<AtomicUsize>);

#[async_trait::async_trait]
impl Middleware for Gate {
    async fn handle(
        &self,
        request: Request,
        extensions: &mut Extensions,
        next: Next<'_>,
    ) -> Result<Response> {
        if self.0.fetch_add(1, Ordering::SeqCst) == 0 {
            let refusal =
                std::io::Error::new(std::io::ErrorKind::Other, "https://tides.example/secret");
            return Err(reqwest_middleware::Error::middleware(refusal));
        }
        next.run(request, extensions).await
    }
}

#[tokio::test]
async fn each_attempt_passes_the_stack() {
    let url =
        crate::sockets::serve("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}".to_owned()).await;
    let gate = Gate::default();
    let client = ClientBuilder::new(reqwest::Client::new())
        .with(gate.clone())
        .build();
    let configuration = Configuration::builder()
        .base_path(url)
        .transport(Arc::new(MiddlewareTransport::new(client)))
        .random(|| 0.0)
        .build()
        .unwrap();
    let call = get(&configuration).retry(RetryPolicy::never());
    let error = call.send::<Value>().await.unwrap_err();
    assert!(!format!("{error} {error:?}").contains("secret"));
    get(&configuration).send::<Value>().await.unwrap();
    assert_eq!(gate.0.load(Ordering::SeqCst), 2);
}
