//! What tests against a real HTTP server share: a client, servers with one answer, small values.

use chrono::{DateTime, Utc};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::RetryPolicy;
use serde_json::Value;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

/// The key of [`client`].
pub(crate) const KEY: &str = "test-key";

/// A client for the server at `url` that makes one attempt a call.
pub(crate) fn client(url: &str) -> Configuration {
    let built = Configuration::builder()
        .retry(RetryPolicy::never())
        .rate_limiter(None)
        .build();
    let mut client = built.unwrap();
    client.base_path = url.to_owned();
    client.bearer_access_token = Some(KEY.to_owned());
    client
}

/// A server that gives one answer to every request, and its client.
pub(crate) struct Server {
    server: MockServer,
    pub(crate) client: Configuration,
}

impl Server {
    /// Answers 200 with `body` as JSON.
    pub(crate) async fn answering(body: Value) -> Self {
        Self::with(ResponseTemplate::new(200).set_body_json(body)).await
    }

    pub(crate) async fn with(answer: ResponseTemplate) -> Self {
        let server = MockServer::start().await;
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let client = client(&server.uri());
        Self { server, client }
    }

    pub(crate) async fn requests(&self) -> Vec<wiremock::Request> {
        self.server.received_requests().await.unwrap()
    }

    /// The requests as `GET /path?query`, in the order of their arrival.
    pub(crate) async fn request_lines(&self) -> Vec<String> {
        self.requests().await.iter().map(request_line).collect()
    }
}

/// A request as `GET /path?query`, encoded as it was sent.
pub(crate) fn request_line(request: &wiremock::Request) -> String {
    let url = &request.url;
    let query = url.query().map(|query| format!("?{query}"));
    let query = query.unwrap_or_default();
    format!("{} {}{query}", request.method, url.path())
}

/// A point in time from its RFC 3339 form.
pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Owned texts, as the documented functions take them.
pub(crate) fn texts<const N: usize>(texts: [&str; N]) -> Vec<String> {
    texts.map(str::to_owned).to_vec()
}

/// An owned text in an `Option`, as the documented functions and models take it.
pub(crate) fn text(text: &str) -> Option<String> {
    Some(text.to_owned())
}
