//! Creates one link with the published crate.

use std::error::Error;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut configuration = Configuration::new();
    configuration.bearer_access_token = Some(std::env::var("LINKBREAKERS_SECRET_KEY")?);
    let request = CreateLinkRequest::new("https://example.com/summer".to_owned());
    let created = links_api::links_service_create(&configuration, request, None).await?;
    let link = created.link.ok_or("no link came")?;
    println!("{}", link.entrypoint.unwrap_or_default());
    Ok(())
}
