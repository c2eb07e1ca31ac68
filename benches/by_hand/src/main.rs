//! The contender: the floor, which is reqwest and serde as one would write it for these three calls.
//!
//! It sends the headers that this SDK sends, an idempotency key among them, and decodes into typed
//! models. It has no retries, no timeout, no limit for the size of an answer, no pacing, no spans,
//! and its error is whatever went wrong.

mod models;

use std::process::ExitCode;
use std::time::Duration;

use bench_harness::{payload, Contender, Failure, Page, KEY};
use reqwest::header::{HeaderMap, HeaderValue, ACCEPT, AUTHORIZATION, USER_AGENT};
use reqwest::Client;

use models::{CreateLink, EventsAnswer, LinkAnswer, LinksPage};

struct ByHand {
    client: Client,
    url: String,
}

fn main() -> ExitCode {
    bench_harness::main::<ByHand>()
}

impl ByHand {
    async fn create_named(&self, name: &str) -> Result<(), Failure> {
        let request = CreateLink {
            destination: payload::DESTINATION,
            name,
            tags: &[payload::TAG],
        };
        let key = uuid::Uuid::new_v4().to_string();
        let created: LinkAnswer = self
            .client
            .post(format!("{}/v1/links", self.url))
            .header("idempotency-key", key)
            .json(&request)
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        created.link.ok_or("no link came")?;
        Ok(())
    }
}

impl Contender for ByHand {
    fn new(url: &str) -> Result<Self, Failure> {
        let mut headers = HeaderMap::new();
        headers.insert(
            AUTHORIZATION,
            HeaderValue::try_from(format!("Bearer {KEY}"))?,
        );
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        headers.insert(
            USER_AGENT,
            HeaderValue::from_static("linkbreakers-rust/0.1.0"),
        );
        headers.insert(
            "linkbreakers-client",
            HeaderValue::from_static("sdk-rust/0.1.0 (rust; linux)"),
        );
        Ok(Self {
            client: Client::builder().default_headers(headers).build()?,
            url: url.to_owned(),
        })
    }

    async fn create(&self) -> Result<(), Failure> {
        self.create_named(payload::NAME).await
    }

    async fn get(&self) -> Result<(), Failure> {
        let found: LinkAnswer = self
            .client
            .get(format!("{}/v1/links/{}", self.url, payload::ID))
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        found.link.ok_or("no link came")?;
        Ok(())
    }

    async fn list(&self, size: u32) -> Result<Page, Failure> {
        let page: LinksPage = self
            .client
            .get(format!("{}/v1/links", self.url))
            .query(&[("pageSize", size)])
            .send()
            .await?
            .error_for_status()?
            .json()
            .await?;
        Ok(Page {
            count: page.links.len(),
            next: page.next_page_token,
        })
    }

    fn decode(body: &[u8]) -> Result<usize, Failure> {
        // As `reqwest::Response::json` does.
        let page: EventsAnswer = serde_json::from_slice(body)?;
        Ok(page.json.events.len())
    }

    async fn stream(&self, _how: &str, size: u32, work: Duration) -> Result<usize, Failure> {
        let mut token: Option<String> = None;
        let mut count = 0;
        loop {
            let request = self.client.get(format!("{}/v1/events", self.url));
            let mut request = request.query(&[("pageSize", size)]);
            if let Some(token) = &token {
                request = request.query(&[("pageToken", token)]);
            }
            let page: EventsAnswer = request.send().await?.error_for_status()?.json().await?;
            for event in page.json.events {
                drop(event);
                count += 1;
            }
            if !work.is_zero() {
                tokio::time::sleep(work).await;
            }
            token = page.json.next_page_token.filter(|token| !token.is_empty());
            if token.is_none() {
                return Ok(count);
            }
        }
    }

    async fn import(&self, count: usize) -> Result<usize, Failure> {
        for number in 0..count {
            self.create_named(&format!("{} {number}", payload::NAME))
                .await?;
        }
        Ok(count)
    }
}
