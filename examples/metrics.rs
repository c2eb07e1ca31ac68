//! Metrics: the totals of a workspace, the number of its visitors, and the events of one link.
//!
//! `cargo run --example metrics` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout)]

mod common;
#[path = "common/visited_link.rs"]
mod visited_link;

use chrono::{TimeDelta, Utc};
use linkbreakers::apis::{configuration::Configuration, metrics_api, visitors_api};
use linkbreakers::models::Link;

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
    for _ in 0..3 {
        visited_link::visit(link).await?;
    }

    let workspace = metrics_api::get_workspace_metrics(configuration)
        .send()
        .await?;
    println!("Links    {}", workspace.total_links.unwrap_or_default());
    // Each event is one click or scan, and the wire counts events: the two are the same number.
    println!("Clicks   {}", workspace.total_clicks.unwrap_or_default());
    println!("Members  {}", workspace.total_members.unwrap_or_default());

    // The wire has no count of visitors among the metrics, but every list has its total.
    let page = visitors_api::list(configuration)
        .page_size(1)
        .send()
        .await?;
    println!("Visitors {}", page.total_count.unwrap_or_default());

    let end = Utc::now() + TimeDelta::minutes(1);
    let events = metrics_api::get_events_metric(configuration)
        .start_date(end - TimeDelta::days(30))
        .end_date(end)
        .link_id(link.id.as_deref().unwrap_or_default())
        .send()
        .await?;
    println!("\nThis link, in 30 days:");
    println!("Events   {}", events.total_events.unwrap_or_default());
    println!("Devices  {}", events.top_device_type.unwrap_or_default());
    if let Some(last) = events.last_at {
        println!("Last     {}", last.format("%H:%M:%S UTC"));
    }
    Ok(())
}
