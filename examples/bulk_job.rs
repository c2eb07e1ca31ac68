//! A background job: start it, stop waiting, take the wait up again by its id, see what it made.
//!
//! `cargo run --example bulk_job` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout)]

mod common;

use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::jobs::{self, Outcome, Wait};
use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest};
use tokio::sync::Notify;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (configuration, _emulator) = common::connect().await?;
    let id = start(&configuration).await?;
    println!("Started {id}. The id is all that has to be kept.");

    read_once_and_leave(jobs::wait(&configuration, &id)).await?;
    println!("Left it alone; the job goes on. A program may end here and come back later.");

    let outcome = jobs::wait(&configuration, &id)
        .deadline(Duration::from_secs(120))
        .on_poll(|job| println!("  {}", job.status.clone().unwrap_or_default()))
        .await?;
    match outcome {
        Outcome::Succeeded(succeeded) => {
            for id in &succeeded.link_ids {
                println!("Created {id}");
            }
            for id in &succeeded.link_ids {
                links_api::delete(&configuration, id).send().await?;
            }
            println!("Deleted {} links.", succeeded.link_ids.len());
            Ok(())
        }
        Outcome::Failed(failed) => Err(format!(
            "nothing was created: {}",
            failed.message.unwrap_or_default()
        )
        .into()),
        _ => Err("nobody can tell any more what became of the job".into()),
    }
}

async fn start(configuration: &Configuration) -> Result<String, Failure> {
    let links = ["Soup", "Salad", "Cake"].map(|name| CreateLinkRequest {
        destination: format!("https://example.com/dishes/{}", name.to_lowercase()),
        name: Some(name.to_owned()),
        ..Default::default()
    });
    let request = CreateBulkLinksRequest {
        links: links.into(),
    };
    let job = links_api::create_bulk_async(configuration, request)
        .send()
        .await?;
    Ok(jobs::id_of(&job).ok_or("no id came back")?.to_owned())
}

/// Drops the wait after its first answer, as an end of the program would.
async fn read_once_and_leave(wait: Wait) -> Result<(), Failure> {
    let read = Arc::new(Notify::new());
    let told = Arc::clone(&read);
    let wait = wait.on_poll(move |job| {
        println!("  {}", job.status.clone().unwrap_or_default());
        told.notify_one();
    });
    tokio::select! {
        outcome = async { wait.await } => drop(outcome?),
        () = read.notified() => {}
    }
    Ok(())
}
