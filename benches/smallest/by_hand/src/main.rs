//! Creates one link with reqwest and serde.

use std::error::Error;

use serde::{Deserialize, Serialize};

#[derive(Serialize)]
struct CreateLink<'a> {
    destination: &'a str,
}

#[derive(Deserialize)]
struct Created {
    link: Link,
}

#[derive(Deserialize)]
struct Link {
    entrypoint: Option<String>,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let key = std::env::var("LINKBREAKERS_SECRET_KEY")?;
    let request = CreateLink {
        destination: "https://example.com/summer",
    };
    let created: Created = reqwest::Client::new()
        .post("https://api.linkbreakers.com/v1/links")
        .bearer_auth(key)
        .json(&request)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await?;
    println!("{}", created.link.entrypoint.unwrap_or_default());
    Ok(())
}
