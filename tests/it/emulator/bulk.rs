//! Many links in one call, at once or as a job: all of them or none.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{jobs_api, links_api};
use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest, Job, JobStatus, JobType};

use super::workspace::{link_to, scenarios, Workspace};
use crate::support::text;

scenarios! {
    a_bulk_makes_all_links_in_their_order,
    a_batch_with_one_conflict_makes_no_link,
    a_job_is_polled_until_it_succeeded,
    a_job_is_polled_until_it_failed,
    more_links_than_a_call_may_carry_are_refused,
}

fn coded(code: &str) -> CreateLinkRequest {
    CreateLinkRequest {
        shortlink: text(code),
        ..link_to("https://example.com")
    }
}

async fn a_bulk_makes_all_links_in_their_order() -> Workspace {
    let workspace = Workspace::start().await;
    let links = vec![coded("one"), coded("two"), coded("three")];
    let request = CreateBulkLinksRequest { links };
    let made = links_api::links_service_create_bulk(&workspace.client, request).await;
    let made = made.unwrap().links.unwrap().into_iter();
    let codes: Vec<_> = made.map(|link| link.shortlink.unwrap()).collect();
    assert_eq!(codes, ["one", "two", "three"]);
    assert_eq!(workspace.emulator.link_count(), 3);
    workspace
}

async fn a_batch_with_one_conflict_makes_no_link() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let links = vec![coded("one"), coded("two"), coded("one")];
    let error = links_api::create_batch(client, links)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().unwrap(), 409);
    assert_eq!(error.code_type(), Some("SHORTLINK_ALREADY_EXISTS"));
    assert_eq!(error.details()[0]["field"], "links[2].shortlink");
    assert_eq!(workspace.emulator.link_count(), 0);

    let links = vec![coded("one"), coded("two")];
    let made = links_api::links_service_create_batch(client, links)
        .await
        .unwrap();
    assert_eq!(made.links.unwrap().len(), 2);
    workspace
}

/// Reads the job until it is done; the emulator moves it on with each read.
async fn done(client: &Configuration, job: Job) -> Job {
    assert_eq!(job.status, Some(JobStatus::Pending));
    assert_eq!(job.r#type, Some(JobType::LinksBulkCreate));
    let id = job.id.unwrap();
    for _ in 0..10 {
        let job = jobs_api::jobs_service_get(client, &id).await.unwrap();
        match job.status {
            Some(JobStatus::Succeeded | JobStatus::Failed) => return job,
            _ => assert_eq!(job.completed_at, None),
        }
    }
    panic!("the job is not done after 10 reads");
}

async fn a_job_is_polled_until_it_succeeded() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let links = vec![coded("one"), coded("two")];
    let request = CreateBulkLinksRequest { links };
    let started = links_api::create_bulk_async(client, request);
    let started = started.send_for_response().await.unwrap();
    assert_eq!(started.status(), 202);
    assert_eq!(started.body().item_count, Some(2));
    assert_eq!(workspace.emulator.link_count(), 0);

    let job = done(client, started.into_body()).await;
    assert_eq!(job.status, Some(JobStatus::Succeeded));
    assert!(job.completed_at >= job.created_at);
    assert_eq!(job.error, None);
    let ids = job.links_bulk_create.unwrap().link_ids.unwrap();
    let first = links_api::get(client, &ids[0]).send().await.unwrap();
    assert_eq!(first.link.unwrap().shortlink.as_deref(), Some("one"));
    workspace
}

async fn a_job_is_polled_until_it_failed() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    links_api::create(client, coded("taken"))
        .send()
        .await
        .unwrap();
    let links = vec![coded("free"), coded("taken")];
    let request = CreateBulkLinksRequest { links };
    let started = links_api::links_service_create_bulk_async(client, request).await;

    let job = done(client, started.unwrap()).await;
    assert_eq!(job.status, Some(JobStatus::Failed));
    assert_eq!(job.links_bulk_create, None);
    let error = job.error.unwrap();
    assert_eq!(error.code_type.as_deref(), Some("SHORTLINK_ALREADY_EXISTS"));
    assert!(error.message.unwrap().contains("links[1].shortlink"));
    assert_eq!(workspace.emulator.link_count(), 1);
    workspace
}

async fn more_links_than_a_call_may_carry_are_refused() -> Workspace {
    let workspace = Workspace::start().await;
    let links = vec![link_to("https://example.com"); 251];
    let error = links_api::create_batch(&workspace.client, links);
    let error = error.send().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(workspace.emulator.link_count(), 0);
    workspace
}
