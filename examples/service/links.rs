//! Creates short links for callers of this service.
//!
//! Put your own login before it: whoever reaches it creates links in your workspace.

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::{IdempotencyKey, RetryPolicy};
use serde::{Deserialize, Serialize};

use super::problem::Problem;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewLink {
    destination: String,
    name: Option<String>,
    /// The caller's word for it, such as the number of an order: the same again makes no second link.
    reference: Option<String>,
}

#[derive(Serialize)]
pub(crate) struct Created {
    id: String,
    entrypoint: String,
}

pub(crate) async fn create(
    configuration: &Configuration,
    new: NewLink,
) -> Result<Created, Problem> {
    let request = CreateLinkRequest {
        destination: new.destination,
        name: new.name,
        // The destination is visited with an LBID.
        conversion_tracking: Some(true),
        ..Default::default()
    };
    // Somebody waits for the answer.
    let mut create = links_api::create(configuration, request)
        .client_id(true)
        .retry(RetryPolicy::interactive());
    if let Some(reference) = new.reference {
        create = create.idempotency_key(IdempotencyKey::derive("links", [reference]));
    }
    let link = create.send().await?.link.unwrap_or_default();
    let (Some(id), Some(entrypoint)) = (link.id, link.entrypoint) else {
        tracing::warn!("the API's answer does not say which link was created");
        return Err(Problem::unusable());
    };
    let created = Created { id, entrypoint };
    tracing::info!(link.id = created.id, "link created");
    Ok(created)
}
