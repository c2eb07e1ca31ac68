//! Creates one link with this SDK.

use std::error::Error;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let configuration = Configuration::from_env()?;
    let request = CreateLinkRequest {
        destination: "https://example.com/summer".to_owned(),
        ..Default::default()
    };
    let created = links_api::create(&configuration, request).send().await?;
    let link = created.link.ok_or("no link came")?;
    println!("{}", link.entrypoint.unwrap_or_default());
    Ok(())
}
