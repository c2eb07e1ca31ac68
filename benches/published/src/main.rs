//! The contender: what one writes with `linkbreakers` 1.188.3 as it is published.

use std::process::ExitCode;
use std::time::Duration;

use bench_harness::{payload, Contender, Failure, Page, KEY};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{events_api, links_api};
use linkbreakers::models::{CreateLinkRequest, ListEventsResponse};

struct Published(Configuration);

fn main() -> ExitCode {
    bench_harness::main::<Published>()
}

impl Published {
    async fn create_named(&self, name: String) -> Result<(), Failure> {
        let request = CreateLinkRequest {
            name: Some(name),
            tags: Some(vec![payload::TAG.to_owned()]),
            ..CreateLinkRequest::new(payload::DESTINATION.to_owned())
        };
        let created = links_api::links_service_create(&self.0, request, None).await?;
        created.link.ok_or("no link came")?;
        Ok(())
    }
}

impl Contender for Published {
    fn new(url: &str) -> Result<Self, Failure> {
        let mut configuration = Configuration::new();
        configuration.base_path = url.to_owned();
        configuration.bearer_access_token = Some(KEY.to_owned());
        Ok(Self(configuration))
    }

    async fn create(&self) -> Result<(), Failure> {
        self.create_named(payload::NAME.to_owned()).await
    }

    async fn get(&self) -> Result<(), Failure> {
        let found = links_api::links_service_get(&self.0, payload::ID, None).await?;
        found.link.ok_or("no link came")?;
        Ok(())
    }

    async fn list(&self, size: u32) -> Result<Page, Failure> {
        let page = links_api::links_service_list(
            &self.0,
            size.into(),
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
        )
        .await?;
        Ok(Page {
            count: page.links.map_or(0, |links| links.len()),
            next: page.next_page_token,
        })
    }

    fn decode(body: &[u8]) -> Result<usize, Failure> {
        // As `reqwest::Response::text` does, which it calls.
        let text = String::from_utf8_lossy(body).into_owned();
        let page: ListEventsResponse = serde_json::from_str(&text)?;
        let events = page.json.and_then(|page| page.events);
        Ok(events.map_or(0, |events| events.len()))
    }

    /// It has no streams, so there is one way only: page by page.
    async fn stream(&self, _how: &str, size: u32, work: Duration) -> Result<usize, Failure> {
        let mut token: Option<String> = None;
        let mut count = 0;
        loop {
            let page = events_api::events_service_list_events(
                &self.0,
                None,
                None,
                None,
                None,
                Some(size.into()),
                token.as_deref(),
                None,
                None,
                None,
                None,
                None,
                None,
            )
            .await?;
            let page = page.json.ok_or("no page came")?;
            for event in page.events.unwrap_or_default() {
                drop(event);
                count += 1;
            }
            if !work.is_zero() {
                tokio::time::sleep(work).await;
            }
            token = page.next_page_token.filter(|token| !token.is_empty());
            if token.is_none() {
                return Ok(count);
            }
        }
    }

    async fn import(&self, count: usize) -> Result<usize, Failure> {
        for number in 0..count {
            self.create_named(format!("{} {number}", payload::NAME))
                .await?;
        }
        Ok(count)
    }
}
