//! What users build on without being told: thread safety, small values, cheap clones.

use std::mem::size_of;
use std::sync::Arc;

use linkbreakers::apis::configuration::{Configuration, ConfigurationBuilder};
use linkbreakers::apis::links_api;
use linkbreakers::{
    models, transport, Deprecation, Error, ErrorKind, IdempotencyKey, RateLimit, Response,
};

use crate::decode::registry::registry;
use crate::decode::script::Script;

fn assert_shareable<T: Send + Sync + 'static>() {}

fn assert_error<T: std::error::Error + Send + Sync + 'static>() {}

#[test]
fn public_types_can_be_sent_and_shared() {
    assert_shareable::<Configuration>();
    assert_shareable::<ConfigurationBuilder>();
    assert_shareable::<Error>();
    assert_shareable::<ErrorKind>();
    assert_shareable::<IdempotencyKey>();
    assert_shareable::<RateLimit>();
    assert_shareable::<Deprecation>();
    assert_shareable::<Response<models::GetLinkResponse>>();
    assert_shareable::<links_api::List<'static>>();
    assert_shareable::<transport::ReqwestTransport>();
    assert_shareable::<Arc<dyn transport::Transport>>();
    assert_shareable::<transport::TransportError>();
    assert_shareable::<models::ListEventsResponse>();
    assert_error::<Error>();
    assert_error::<transport::TransportError>();
}

#[tokio::test]
async fn calls_can_be_spawned() {
    let client = Script::json(200, r#"{"link":{"id":"l1"}}"#).client();
    // The futures of all operations are boxed as `Send` in the registry; here one is really sent.
    let task = tokio::spawn(async move { links_api::get(&client, "l1").send().await });
    assert_eq!(
        task.await.unwrap().unwrap().link.unwrap().id.as_deref(),
        Some("l1")
    );
}

#[test]
fn results_are_not_made_large_by_their_error() {
    assert_eq!(size_of::<Error>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), Error>>(), size_of::<usize>());
}

#[test]
fn a_configuration_fits_into_two_cache_lines() {
    assert!(
        size_of::<Configuration>() <= 128,
        "{}",
        size_of::<Configuration>()
    );
}

/// A request value lies in the future of its caller, and moves with each setter.
const REQUEST_LIMIT: usize = 512;
/// The future of a call, which its caller's future holds: half of what clippy calls a large one.
const FUTURE_LIMIT: usize = 8192;

#[test]
fn request_values_and_futures_stay_small() {
    let client = Script::json(200, "{}").client();
    for entry in registry() {
        let sizes = (entry.sizes)(&client);
        for (what, size, limit) in [
            ("request value", sizes.request, REQUEST_LIMIT),
            ("future of send", sizes.send, FUTURE_LIMIT),
            (
                "future of the documented function",
                sizes.positional,
                FUTURE_LIMIT,
            ),
        ] {
            assert!(size <= limit, "{}: its {what} has {size} bytes", entry.id);
        }
    }
}

#[test]
fn clones_of_a_configuration_share_all_but_their_fields() {
    let script = Script::json(200, "{}");
    let client = script.client();
    let holders = Arc::strong_count(&script);
    let mut clones = vec![client.clone(); 100];
    assert_eq!(
        Arc::strong_count(&script),
        holders,
        "the transport is shared, not held again"
    );
    clones[0].base_path = "https://elsewhere.example".to_owned();
    clones[0].bearer_access_token = None;
    assert_eq!(client.base_path, "https://api.linkbreakers.com");
    assert!(client.bearer_access_token.is_some() && clones[1].bearer_access_token.is_some());
}

#[tokio::test]
async fn clones_send_through_the_same_transport() {
    let script = Script::json(200, "{}");
    let client = script.client();
    links_api::get(&client.clone(), "one").send().await.unwrap();
    links_api::get(&client, "two").send().await.unwrap();
    assert_eq!(script.requests().len(), 2);
}
