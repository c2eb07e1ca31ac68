//! The tour: create, read, list, change, import, identify, count, and leave nothing behind.
//!
//! `cargo run --example quickstart` needs no account. With `LINKBREAKERS_SECRET_KEY` set, and
//! optionally `LINKBREAKERS_BASE_URL`, the same program runs against the real API.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod common;

use std::collections::{BTreeSet, HashMap};
use std::process::ExitCode;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{events_api, links_api, metrics_api, tags_api, visitors_api};
use linkbreakers::models::{
    CreateBulkLinksRequest, CreateLinkRequest, IdentifyRequest, Link, UpdateLinkRequest,
    VisitorInput,
};
use linkbreakers::Error;

type Failure = Box<dyn std::error::Error>;

/// What was made, so that it can be taken away again whatever happens.
#[derive(Default)]
struct Made {
    links: Vec<String>,
    visitors: Vec<String>,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let line = match failure.downcast_ref::<Error>() {
                Some(error) => error.explain(),
                None => failure.to_string(),
            };
            eprintln!("quickstart: {line}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    let (configuration, _emulator) = common::connect().await?;
    // A tag of this run alone: nothing that was there before is touched.
    let tag = format!("quickstart-{}", std::process::id());
    let mut made = Made::default();
    let toured = tour(&configuration, &tag, &mut made).await;
    let cleaned = clean_up(&configuration, &tag, &made).await;
    toured?;
    cleaned
}

async fn tour(configuration: &Configuration, tag: &str, made: &mut Made) -> Result<(), Failure> {
    let link = create(configuration, tag, made).await?;
    let id = link.id.unwrap_or_default();

    let read = links_api::get(configuration, &id)
        .include(["tags", "qrcodeSignedUrl"])
        .send()
        .await?;
    let read = read.link.unwrap_or_default();
    println!("Read      {}", read.name.unwrap_or_default());
    println!("  tags    {}", names(&read.tags.unwrap_or_default()));
    println!("  QR code {}", read.qrcode_signed_url.unwrap_or_default());

    import(configuration, tag, made).await?;

    let page = links_api::list(configuration)
        .tags([tag])
        .page_size(10)
        .send_for_response()
        .await?;
    if let Some(left) = page.rate_limit().and_then(|limit| limit.remaining()) {
        println!("Limit     {left} more requests in this window");
    }
    for link in page.into_body().links.unwrap_or_default() {
        println!("Listed    {}", link.name.unwrap_or_default());
    }

    let change = UpdateLinkRequest {
        name: Some("Summer sale, extended".to_owned()),
        ..Default::default()
    };
    let changed = links_api::update(configuration, &id, change).send().await?;
    let name = changed.link.and_then(|link| link.name);
    println!("Changed   {}", name.unwrap_or_default());

    identify(
        configuration,
        &link.entrypoint.unwrap_or_default(),
        tag,
        made,
    )
    .await?;

    let events = events_api::list(configuration)
        .link_id(id.as_str())
        .include(["device"])
        .send()
        .await?;
    for event in events.events.unwrap_or_default() {
        let at = event.created_at.unwrap_or_default();
        println!("Event     {} at {at}", event.action.unwrap_or_default());
    }
    let metrics = metrics_api::get_workspace_metrics(configuration)
        .send()
        .await?;
    println!(
        "Workspace {} links, {} clicks and scans",
        metrics.total_links.unwrap_or_default(),
        metrics.total_clicks.unwrap_or_default()
    );
    Ok(())
}

async fn create(
    configuration: &Configuration,
    tag: &str,
    made: &mut Made,
) -> Result<Link, Failure> {
    let request = CreateLinkRequest {
        destination: "https://example.com/summer-sale".to_owned(),
        name: Some("Summer sale".to_owned()),
        tags: Some(vec![tag.to_owned()]),
        conversion_tracking: Some(true),
        wait_for_qrcode: Some(true),
        ..Default::default()
    };
    let created = links_api::create(configuration, request).send().await?;
    let link = created
        .link
        .ok_or("the API created a link and did not return it")?;
    made.links.extend(link.id.clone());
    println!("Created   {}", link.entrypoint.clone().unwrap_or_default());
    Ok(*link)
}

async fn import(configuration: &Configuration, tag: &str, made: &mut Made) -> Result<(), Failure> {
    let links = (1..=3).map(|number| CreateLinkRequest {
        destination: format!("https://example.com/products/{number}"),
        name: Some(format!("Product {number}")),
        tags: Some(vec![tag.to_owned()]),
        metadata: Some(HashMap::from([("sku".to_owned(), format!("SKU-{number}"))])),
        ..Default::default()
    });
    let request = CreateBulkLinksRequest {
        links: links.collect(),
    };
    let created = links_api::create_bulk(configuration, request)
        .send()
        .await?;
    let links = created.links.unwrap_or_default();
    made.links
        .extend(links.iter().filter_map(|link| link.id.clone()));
    println!("Imported  {} links in one request", links.len());
    Ok(())
}

/// Opens the short link as a visitor would, and says who that visitor was.
async fn identify(
    configuration: &Configuration,
    entrypoint: &str,
    tag: &str,
    made: &mut Made,
) -> Result<(), Failure> {
    let Some(lbid) = click(entrypoint).await? else {
        println!("Visitor   the short link gave no LBID, so nobody is identified");
        return Ok(());
    };
    // An address of this run alone, so that no visitor who was there before is met.
    let data = HashMap::from([
        ("$email".to_owned(), format!("{tag}@example.com").into()),
        ("$firstName".to_owned(), "Ada".into()),
        ("plan".to_owned(), "enterprise".into()),
    ]);
    let request = IdentifyRequest {
        lbid,
        visitor: Box::new(VisitorInput { data: Some(data) }),
        set_once: Some(false),
    };
    let identified = visitors_api::identify(configuration, request)
        .send()
        .await?;
    let visitor = identified.visitor.unwrap_or_default();
    made.visitors.extend(visitor.id.clone());
    println!("Visitor   {}", visitor.email.unwrap_or_default());
    Ok(())
}

/// The LBID that the short link appends to its destination.
async fn click(entrypoint: &str) -> Result<Option<String>, Failure> {
    let browser = common::browser::browser(entrypoint)?;
    let answer = browser.get(entrypoint).send().await?;
    let destination = answer.headers().get("location");
    let Some(destination) = destination.and_then(|value| value.to_str().ok()) else {
        return Ok(None);
    };
    let destination = url::Url::parse(destination)?;
    let mut pairs = destination.query_pairs();
    let lbid = pairs.find(|(name, _)| name == "lbid");
    Ok(lbid.map(|(_, value)| value.into_owned()))
}

/// Takes everything away again, as far as that goes, and fails with the first thing that stays.
async fn clean_up(configuration: &Configuration, tag: &str, made: &Made) -> Result<(), Failure> {
    let mut links: BTreeSet<String> = made.links.iter().cloned().collect();
    // A creation that failed may have been done all the same: the tag finds it.
    let tagged = links_api::list(configuration).tags([tag]).send().await;
    let tagged = tagged.map(|page| page.links.unwrap_or_default());
    let mut outcomes = vec![tagged.as_ref().map(drop).map_err(Error::explain)];
    links.extend(tagged.into_iter().flatten().filter_map(|link| link.id));
    for id in &made.visitors {
        outcomes.push(gone(
            visitors_api::delete(configuration, id)
                .send()
                .await
                .map(drop),
        ));
    }
    for id in &links {
        outcomes.push(gone(links_api::delete(configuration, id).send().await));
    }
    if !links.is_empty() {
        outcomes.push(gone(tags_api::delete(configuration, tag).send().await));
        let visitors = made.visitors.len();
        println!(
            "Deleted   {} links, {visitors} visitors and the tag",
            links.len()
        );
    }
    let failed = outcomes.into_iter().find_map(Result::err);
    failed.map_or(Ok(()), |line| Err(line.into()))
}

/// What is not there is gone as well: a deletion may have been done by an attempt that broke.
fn gone(deleted: Result<(), Error>) -> Result<(), String> {
    match deleted {
        Err(error) if !error.is_not_found() => Err(error.explain()),
        _ => Ok(()),
    }
}

fn names(tags: &[linkbreakers::models::ApiTag]) -> String {
    let names = tags.iter().filter_map(|tag| tag.name.as_deref());
    names.collect::<Vec<_>>().join(", ")
}
