//! Visitors: identify one by the LBID of a click, change, read, list, search by attribute.
//!
//! `cargo run --example visitors` needs no account; see `examples/README.md`.
#![allow(clippy::print_stdout)]

mod common;
#[path = "common/visited_link.rs"]
mod visited_link;

use linkbreakers::apis::{configuration::Configuration, visitors_api};
use linkbreakers::models::{
    IdentifyRequest, Link, ListVisitorsRequest, VisitorAttributeFilter,
    VisitorAttributeFilterOperator, VisitorInput, VisitorsServiceUpdateBody,
};

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
    // An address of this run alone, or the visitor would be merged with one who is there already.
    let email = format!("grace-{}@example.com", std::process::id());
    let request = IdentifyRequest {
        lbid: visited_link::visit(link).await?,
        visitor: Box::new(input([("$email", &email), ("plan", "enterprise")])),
        // `true` would fill empty fields only.
        set_once: Some(false),
    };
    let identified = visitors_api::identify(configuration, request)
        .send()
        .await?;
    let visitor = identified.visitor.unwrap_or_default();
    let id = visitor.id.ok_or("no id came back")?;
    println!("Identified {}", visitor.email.unwrap_or_default());

    let change = VisitorsServiceUpdateBody {
        visitor: Some(Box::new(input([("$firstName", "Grace"), ("plan", "team")]))),
    };
    visitors_api::update(configuration, &id, change)
        .send()
        .await?;

    let read = visitors_api::get(configuration, &id)
        .include(["devices", "links"])
        .send()
        .await?
        .unwrap_or_default();
    println!("Name       {}", read.first_name.unwrap_or_default());
    println!("Devices    {}", read.devices.unwrap_or_default().len());
    for attribute in read.attributes.unwrap_or_default() {
        let key = attribute.key.unwrap_or_default();
        println!("Attribute  {key} = {}", attribute.value.unwrap_or_default());
    }

    let page = visitors_api::list(configuration)
        .email(email)
        .send()
        .await?;
    println!("By email   {}", page.total_count.unwrap_or_default());

    let filter = VisitorAttributeFilter {
        key: Some("plan".to_owned()),
        operator: Some(VisitorAttributeFilterOperator::StringEquals),
        value: Some("team".to_owned()),
    };
    let request = ListVisitorsRequest {
        attribute_filters: Some(vec![filter]),
        ..Default::default()
    };
    let page = visitors_api::search(configuration, request).send().await?;
    println!("By plan    {}", page.total_count.unwrap_or_default());
    Ok(())
}

/// Names that start with `$` are the API's own fields, all others are attributes.
fn input(pairs: [(&str, &str); 2]) -> VisitorInput {
    let pairs = pairs.map(|(name, value)| (name.to_owned(), value.into()));
    VisitorInput {
        data: Some(pairs.into()),
    }
}
