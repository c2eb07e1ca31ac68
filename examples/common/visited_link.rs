//! A short link, visits to it, and its end, for the examples that need something to look at.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{events_api, links_api, visitors_api};
use linkbreakers::models::{CreateLinkRequest, Link};

use crate::common::browser::browser;

type Failure = Box<dyn std::error::Error>;

/// A new link, which tells its destination who comes.
pub(crate) async fn create(configuration: &Configuration) -> Result<Link, Failure> {
    let request = CreateLinkRequest {
        destination: "https://example.com/poster".to_owned(),
        name: Some("Poster".to_owned()),
        conversion_tracking: Some(true),
        ..Default::default()
    };
    let created = links_api::create(configuration, request).send().await?;
    Ok(*created.link.ok_or("no link came back")?)
}

/// Opens the link as a phone does, and returns the LBID that it adds to its destination.
pub(crate) async fn visit(link: &Link) -> Result<String, Failure> {
    let entrypoint = link.entrypoint.as_deref().unwrap_or_default();
    let answer = browser(entrypoint)?.get(entrypoint).send().await?;
    let destination = answer.headers().get("location").ok_or("no redirect came")?;
    let destination = url::Url::parse(destination.to_str()?)?;
    let lbid = destination.query_pairs().find(|(name, _)| name == "lbid");
    let (_, lbid) = lbid.ok_or("the destination has no LBID")?;
    Ok(lbid.into_owned())
}

/// Deletes the link and the visitors who came by it.
pub(crate) async fn delete(configuration: &Configuration, link: &Link) -> Result<(), Failure> {
    let id = link.id.as_deref().unwrap_or_default();
    let events = events_api::list(configuration).link_id(id).send().await?;
    let events = events.events.unwrap_or_default();
    let visitors = events
        .iter()
        .filter_map(|event| event.visitor_id.as_deref());
    // One visitor may have come several times.
    let visitors: std::collections::BTreeSet<_> = visitors.collect();
    for visitor in visitors {
        visitors_api::delete(configuration, visitor).send().await?;
    }
    links_api::delete(configuration, id).send().await?;
    println!("\nDeleted the link and its visitors.");
    Ok(())
}
