//! What is done with a webhook once it is verified and claimed.

use std::time::Duration;

use linkbreakers::apis::{configuration::Configuration, links_api};
use linkbreakers::http::StatusCode;
use linkbreakers::webhooks::{VerifiedWebhook, WebhookEvent};
use linkbreakers::{Error, RetryPolicy};

/// Does the work, settles the claim, and gives the status to answer with.
pub(crate) async fn handle(
    configuration: &Configuration,
    webhook: VerifiedWebhook<WebhookEvent>,
) -> StatusCode {
    let id = webhook.id().unwrap_or_default().to_owned();
    let key = webhook.key_label().to_owned();
    let outcome = webhook.handle(|event| work(configuration, event)).await;
    match outcome {
        Ok(handled) => {
            let confirmed = handled.confirmed.is_ok();
            let link = handled.output;
            tracing::info!(delivery.id = ?id, key, link, confirmed, "delivery handled");
            StatusCode::NO_CONTENT
        }
        Err(error) => {
            tracing::warn!(delivery.id = ?id, key, reason = error.explain(), "delivery failed");
            // The claim is released, and the sender comes again.
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// The work: here it only finds out which link was visited. Yours writes to a database, in one
/// transaction, since a delivery whose confirmation is lost comes a second time.
async fn work(configuration: &Configuration, event: WebhookEvent) -> Result<Option<String>, Error> {
    let of_link = event.link.and_then(|link| link.id);
    let of_event = event.event.and_then(|event| event.link_id);
    let Some(id) = of_link.or(of_event) else {
        return Ok(None);
    };
    // One attempt: the sender repeats the delivery, and waits no longer than this.
    let found = links_api::get(configuration, &id)
        .retry(RetryPolicy::never())
        .timeout(Duration::from_secs(10))
        .send()
        .await;
    match found {
        Ok(found) => Ok(found.link.and_then(|link| link.name)),
        // It was deleted since. A failure would bring the same delivery again and again.
        Err(error) if error.is_not_found() => Ok(None),
        Err(error) => Err(error),
    }
}
