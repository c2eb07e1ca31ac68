//! The contender: this SDK with all its defaults on, and no journal for the import.

use std::process::ExitCode;
use std::time::Duration;

use bench_harness::{payload, Contender, Failure, Page, KEY};
use chrono::{TimeDelta, Utc};
use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{events_api, links_api};
use linkbreakers::import::Import;
use linkbreakers::models::{CreateLinkRequest, ListEventsResponse};

/// The emulator spreads its events over a year.
const YEAR: TimeDelta = TimeDelta::days(366);
const WINDOW: Duration = Duration::from_secs(2 * 7 * 24 * 60 * 60);

struct Linkbreakers(Configuration);

fn main() -> ExitCode {
    bench_harness::main::<Linkbreakers>()
}

impl Contender for Linkbreakers {
    fn new(url: &str) -> Result<Self, Failure> {
        let builder = Configuration::builder().base_path(url);
        Ok(Self(builder.bearer_access_token(KEY).build()?))
    }

    async fn create(&self) -> Result<(), Failure> {
        let request = CreateLinkRequest {
            destination: payload::DESTINATION.to_owned(),
            name: Some(payload::NAME.to_owned()),
            tags: Some(vec![payload::TAG.to_owned()]),
            ..Default::default()
        };
        let created = links_api::create(&self.0, request).send().await?;
        created.link.ok_or("no link came")?;
        Ok(())
    }

    async fn get(&self) -> Result<(), Failure> {
        let found = links_api::get(&self.0, payload::ID).send().await?;
        found.link.ok_or("no link came")?;
        Ok(())
    }

    async fn list(&self, size: u32) -> Result<Page, Failure> {
        let list = links_api::list(&self.0).page_size(size.into());
        let page = list.send().await?;
        Ok(Page {
            count: page.links.map_or(0, |links| links.len()),
            next: page.next_page_token,
        })
    }

    fn decode(body: &[u8]) -> Result<usize, Failure> {
        // As the SDK does with a body.
        let page: ListEventsResponse = serde_json::from_str(std::str::from_utf8(body)?)?;
        Ok(page.events.map_or(0, |events| events.len()))
    }

    async fn stream(&self, how: &str, size: u32, work: Duration) -> Result<usize, Failure> {
        let list = events_api::list(&self.0).page_size(size.into());
        let mut count = 0;
        // A macro, since the streams have types of their own.
        macro_rules! read {
            ($events:expr) => {
                while let Some(event) = $events.next().await {
                    drop(event?);
                    count += 1;
                    if count % size as usize == 0 {
                        pause(work).await;
                    }
                }
            };
        }
        match how {
            "plain" => {
                let mut events = list.items();
                read!(events);
            }
            "prefetch" => {
                let mut events = list.items().prefetch(2);
                read!(events);
            }
            "windows" => {
                let now = Utc::now();
                let mut events = list.windows(now - YEAR..now, WINDOW).concurrency(8);
                read!(events);
            }
            _ => return Err("HOW is plain, prefetch or windows".into()),
        }
        Ok(count)
    }

    async fn import(&self, count: usize) -> Result<usize, Failure> {
        let requests = (0..count).map(|number| CreateLinkRequest {
            destination: payload::DESTINATION.to_owned(),
            name: Some(format!("{} {number}", payload::NAME)),
            tags: Some(vec![payload::TAG.to_owned()]),
            ..Default::default()
        });
        let mut rows = Import::new(&self.0).run(requests);
        let mut created = 0;
        while let Some(row) = rows.next().await {
            created += usize::from(row?.outcome.is_created());
        }
        Ok(created)
    }
}

async fn pause(work: Duration) {
    if !work.is_zero() {
        tokio::time::sleep(work).await;
    }
}
