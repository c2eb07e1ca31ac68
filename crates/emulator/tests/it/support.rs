//! A plain HTTP client that checks each answer.

use std::time::Duration;

use chrono::{DateTime, Utc};
use linkbreakers_emulator::{Clock, Emulator, EmulatorBuilder, ManualClock, RateLimit};
use reqwest::header::HeaderMap;
use reqwest::{redirect, Client, Method};
use serde_json::{json, Value};

use crate::contract;

pub(crate) const IPHONE: &str =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1";

/// An emulator with a clock that stands still, and a client for it.
pub(crate) struct Api {
    pub(crate) emulator: Emulator,
    pub(crate) clock: ManualClock,
    client: Client,
}

/// An answer.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    /// Null where it is no JSON.
    pub(crate) body: Value,
    pub(crate) bytes: Vec<u8>,
    pub(crate) operation: Option<String>,
}

impl Api {
    pub(crate) async fn start() -> Self {
        Self::with(|builder| builder.rate_limit(RateLimit::unlimited())).await
    }

    pub(crate) async fn with(settings: impl FnOnce(EmulatorBuilder) -> EmulatorBuilder) -> Self {
        let start: DateTime<Utc> = "2026-05-20T10:00:00Z".parse().unwrap();
        let (clock, handle) = Clock::manual(start);
        let emulator = settings(Emulator::builder().clock(clock))
            .start()
            .await
            .unwrap();
        let client = Client::builder()
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()
            .unwrap();
        Self {
            emulator,
            clock: handle,
            client,
        }
    }

    pub(crate) fn tick(&self) {
        self.clock.advance(Duration::from_secs(1));
    }

    pub(crate) fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let method: Method = method.parse().unwrap();
        self.client
            .request(method, format!("{}{path}", self.emulator.url()))
    }

    /// Sends a prepared request and checks the answer.
    pub(crate) async fn deliver(&self, request: reqwest::RequestBuilder) -> Reply {
        let request = request.build().unwrap();
        let (method, path) = (
            request.method().to_string(),
            request.url().path().to_owned(),
        );
        let response = self.client.execute(request).await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let limited = self.emulator.limits().rate_limit.enforced;
        for (name, expected) in [
            ("ratelimit", limited),
            ("ratelimit-policy", limited),
            ("x-ratelimit-reset", limited),
            ("x-request-id", true),
        ] {
            assert_eq!(
                headers.contains_key(name),
                expected,
                "{name} of {method} {path}, answered {status}"
            );
        }
        let bytes = response.bytes().await.unwrap();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        let operation = contract::check(&method, &path, status, &body);
        Reply {
            status,
            headers,
            body,
            bytes: bytes.to_vec(),
            operation,
        }
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: Option<Value>) -> Reply {
        let mut request = self.request(method, path).bearer_auth("test");
        if let Some(body) = &body {
            request = request.json(body);
        }
        self.deliver(request).await
    }

    /// A GET that must succeed.
    pub(crate) async fn get(&self, path: &str) -> Value {
        let reply = self.send("GET", path, None).await;
        assert_eq!(reply.status, 200, "{path}: {}", reply.body);
        reply.body
    }

    /// A POST that must succeed.
    pub(crate) async fn post(&self, path: &str, body: Value) -> Value {
        let reply = self.send("POST", path, Some(body)).await;
        assert!(reply.status < 300, "{path}: {}", reply.body);
        reply.body
    }

    /// A new link.
    pub(crate) async fn link(&self, mut settings: Value) -> Value {
        if settings.get("destination").is_none() {
            settings["destination"] = json!("https://example.com/page");
        }
        self.post("/v1/links", settings).await["link"].clone()
    }

    /// A visit of a short link without credentials; the cookie of an earlier visit makes it a return.
    pub(crate) async fn visit(&self, code: &str, cookie: Option<&str>) -> Reply {
        let mut request = self
            .request("GET", &format!("/{code}"))
            .header("user-agent", IPHONE);
        request = request
            .header("cf-ipcountry", "DE")
            .header("referer", "https://social.example.com/");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        self.deliver(request).await
    }
}

impl Reply {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map(|value| value.to_str().unwrap())
            .unwrap_or_default()
    }

    /// The visitor's cookie.
    pub(crate) fn cookie(&self) -> String {
        self.header("set-cookie")
            .split(';')
            .next()
            .unwrap()
            .to_owned()
    }

    /// The LBID that the destination was given.
    pub(crate) fn lbid(&self) -> String {
        let url = url::Url::parse(self.header("location")).unwrap();
        let mut pairs = url.query_pairs();
        pairs
            .find(|(name, _)| name == "lbid")
            .expect("no lbid")
            .1
            .into_owned()
    }

    /// Asserts a refusal.
    pub(crate) fn refused(&self, status: u16, code_type: &str) {
        assert_eq!(
            (self.status, self.body["codeType"].as_str()),
            (status, Some(code_type)),
            "{}",
            self.body
        );
        assert_eq!(self.body["code"], status);
    }

    /// The field that the first detail names.
    pub(crate) fn field(&self) -> &str {
        self.body["details"][0]["field"]
            .as_str()
            .unwrap_or_default()
    }
}

/// The member `name` of each item, as text.
pub(crate) fn texts<'v>(items: &'v Value, name: &str) -> Vec<&'v str> {
    items
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item[name].as_str().unwrap_or_default())
        .collect()
}
