//! Links: create with options, read, list with a filter, change, import in bulk, delete.
//!
//! `cargo run --example links` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout)]

mod common;

use std::collections::HashMap;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{links_api, tags_api};
use linkbreakers::models::{CreateBulkLinksRequest, CreateLinkRequest, UpdateLinkRequest};
use linkbreakers::models::{Linkbreakersv1LinksSortField, Linkbreakersv1SortDirection};

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let (configuration, _emulator) = common::connect().await?;
    // All links of this run carry the tag, which is how they are found again for deletion.
    let tag = format!("example-links-{}", std::process::id());
    let shown = show(&configuration, &tag).await;
    let cleaned = clean_up(&configuration, &tag).await;
    shown.and(cleaned)
}

async fn show(configuration: &Configuration, tag: &str) -> Result<(), Failure> {
    let request = CreateLinkRequest {
        destination: "https://example.com/menu".to_owned(),
        name: Some("Menu".to_owned()),
        tags: Some(vec![tag.to_owned()]),
        metadata: Some(HashMap::from([("table".to_owned(), "12".to_owned())])),
        fallback_destination: Some("https://example.com/closed".to_owned()),
        wait_for_qrcode: Some(true),
        ..Default::default()
    };
    let created = links_api::create(configuration, request).send().await?;
    let id = created
        .link
        .and_then(|link| link.id)
        .ok_or("no id came back")?;

    let include = ["tags", "qrcodeSignedUrl"];
    let read = links_api::get(configuration, &id)
        .include(include)
        .send()
        .await?;
    let link = read.link.unwrap_or_default();
    println!("Created  {}", link.entrypoint.unwrap_or_default());
    println!("QR code  {}", link.qrcode_signed_url.unwrap_or_default());

    let products = ["Soup", "Salad", "Cake"].map(|name| CreateLinkRequest {
        destination: format!("https://example.com/dishes/{}", name.to_lowercase()),
        name: Some(name.to_owned()),
        tags: Some(vec![tag.to_owned()]),
        ..Default::default()
    });
    let request = CreateBulkLinksRequest {
        links: products.into(),
    };
    let imported = links_api::create_bulk(configuration, request)
        .send()
        .await?;
    println!(
        "Imported {} links",
        imported.links.unwrap_or_default().len()
    );

    let change = UpdateLinkRequest {
        name: Some("Menu, winter".to_owned()),
        ..Default::default()
    };
    links_api::update(configuration, &id, change).send().await?;

    let page = links_api::list(configuration)
        .tags([tag])
        .sort_by(Linkbreakersv1LinksSortField::Name)
        .sort_direction(Linkbreakersv1SortDirection::Asc)
        .send()
        .await?;
    for link in page.links.unwrap_or_default() {
        let destination = link.entrypoint.unwrap_or_default();
        println!(
            "Listed   {:<14} {destination}",
            link.name.unwrap_or_default()
        );
    }
    Ok(())
}

async fn clean_up(configuration: &Configuration, tag: &str) -> Result<(), Failure> {
    let made = links_api::list(configuration).tags([tag]).send().await?;
    let links = made.links.unwrap_or_default();
    for id in links.iter().filter_map(|link| link.id.as_deref()) {
        links_api::delete(configuration, id).send().await?;
    }
    tags_api::delete(configuration, tag).send().await?;
    println!("Deleted  {} links and the tag", links.len());
    Ok(())
}
