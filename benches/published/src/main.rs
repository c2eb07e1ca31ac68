//! What one writes with `linkbreakers` 1.188.3 as it is published: the baseline of the figures.
//!
//! `events URL PAGE_SIZE WORK_MS` reads all events page by page, with WORK_MS of the caller's own
//! work for each page, and prints their number and the milliseconds that it took.
#![forbid(unsafe_code)]

use std::error::Error;
use std::time::{Duration, Instant};

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::events_api::events_service_list_events;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["events", url, size, work] => {
            let work = Duration::from_millis(work.parse()?);
            events(url, size.parse()?, work).await
        }
        _ => Err("usage: events URL PAGE_SIZE WORK_MS".into()),
    }
}

async fn events(url: &str, size: i64, work: Duration) -> Result<(), Box<dyn Error>> {
    let mut configuration = Configuration::new();
    configuration.base_path = url.to_owned();
    configuration.bearer_access_token = Some("a-key-of-some-length".to_owned());
    let started = Instant::now();
    let mut token: Option<String> = None;
    let mut count = 0;
    loop {
        let page = events_service_list_events(
            &configuration,
            None,
            None,
            None,
            None,
            Some(size),
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
        count += page.events.map_or(0, |events| events.len());
        tokio::time::sleep(work).await;
        token = page.next_page_token.filter(|token| !token.is_empty());
        if token.is_none() {
            break;
        }
    }
    println!("{count} {}", started.elapsed().as_millis());
    Ok(())
}
