//! Events: scans and clicks of a period, of one link, and as CSV text.
//!
//! `cargo run --example events` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout)]

mod common;
#[path = "common/visited_link.rs"]
mod visited_link;

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::{configuration::Configuration, events_api};
use linkbreakers::models::{Link, ResponseFormat};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (configuration, _emulator) = common::connect().await?;
    let link = visited_link::create(&configuration).await?;
    let shown = show(&configuration, &link).await;
    let deleted = visited_link::delete(&configuration, &link).await;
    shown.and(deleted)
}

async fn show(configuration: &Configuration, link: &Link) -> Result<(), Failure> {
    for _ in 0..2 {
        visited_link::visit(link).await?;
    }
    let id = link.id.as_deref().ok_or("no id came back")?;

    let end = Utc::now() + TimeDelta::minutes(1);
    let week = events_api::list(configuration)
        .start_date(end - TimeDelta::days(7))
        .end_date(end)
        .page_size(100)
        .send()
        .await?;
    println!("Seven days {} events", week.total_count.unwrap_or_default());

    let of_link = events_api::list(configuration)
        .link_id(id)
        .include(["device", "link"])
        .send()
        .await?;
    for event in of_link.events.unwrap_or_default() {
        let name = event.link.and_then(|link| link.name).unwrap_or_default();
        let device = event.device.unwrap_or_default();
        println!("Event      {} on {name}", event.action.unwrap_or_default());
        println!("  device   {}", device.device_type.unwrap_or_default());
    }

    // The text arrives inside a JSON answer, without page token or total.
    let table = events_api::list(configuration)
        .link_id(id)
        .response_format(ResponseFormat::Csv)
        .send()
        .await?;
    let text = table.csv.and_then(|csv| csv.csv_data).unwrap_or_default();
    println!("\n{text}");
    Ok(())
}
