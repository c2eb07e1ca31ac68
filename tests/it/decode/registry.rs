//! Every operation as something that a table of tests can call.

use std::future::Future;
use std::pin::Pin;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{
    events_api, jobs_api, links_api, metrics_api, tags_api, visitors_api, webhooks_api,
};
use linkbreakers::{Error, Response};
use serde_json::Value;

use super::document::operations;

/// A call under way. That it can be boxed as `Send` is asserted for each operation by the type.
pub(crate) type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, Error>> + Send + 'a>>;

/// The three ways to call one operation, and what can be seen of its request value.
pub(crate) struct Entry {
    pub(crate) id: &'static str,
    /// `send` on the request value.
    pub(crate) send: for<'a> fn(&'a Configuration) -> Pending<'a, Value>,
    /// `send_for_response` on the request value; the answer is written with `Debug`.
    pub(crate) respond: for<'a> fn(&'a Configuration) -> Pending<'a, Seen>,
    /// The documented function.
    pub(crate) positional: for<'a> fn(&'a Configuration) -> Pending<'a, Value>,
    /// The request value, written with `Debug`.
    pub(crate) debug: fn(&Configuration) -> String,
    pub(crate) sizes: fn(&Configuration) -> Sizes,
}

/// A response with all that came with it.
pub(crate) struct Seen {
    pub(crate) debug: String,
    pub(crate) status: u16,
}

/// Bytes that values of one operation take on the stack.
pub(crate) struct Sizes {
    pub(crate) request: usize,
    pub(crate) send: usize,
    pub(crate) positional: usize,
}

fn seen<T: std::fmt::Debug>(response: &Response<T>) -> Seen {
    Seen {
        debug: format!(
            "{response:?} {:?} {:?}",
            response.request_id(),
            response.rate_limit()
        ),
        status: response.status().as_u16(),
    }
}

macro_rules! entries {
    ($configuration:ident: $($id:literal => $request:expr, $positional:expr;)*) => {
        vec![$(Entry {
            id: $id,
            send: |$configuration| Box::pin(async move {
                Ok(serde_json::to_value($request.send().await?).unwrap())
            }),
            respond: |$configuration| Box::pin(async move {
                Ok(seen(&$request.send_for_response().await?))
            }),
            positional: |$configuration| Box::pin(async move {
                Ok(serde_json::to_value($positional.await?).unwrap())
            }),
            debug: |$configuration| format!("{:?} {:#?}", $request, $request),
            sizes: |$configuration| Sizes {
                request: std::mem::size_of_val(&$request),
                send: std::mem::size_of_val(&$request.send()),
                positional: std::mem::size_of_val(&$positional),
            },
        }),*]
    };
}

/// One entry for each operation of openapi.yaml.
#[rustfmt::skip] // a table
pub(crate) fn registry() -> Vec<Entry> {
    fn new<T: Default>() -> T {
        T::default()
    }
    entries! { c:
        "LinksService_List" => links_api::list(c),
            links_api::links_service_list(c, None, None, None, None, None, None, None, None, None);
        "LinksService_Create" => links_api::create(c, new()),
            links_api::links_service_create(c, new());
        "LinksService_CreateBatch" => links_api::create_batch(c, new()),
            links_api::links_service_create_batch(c, new());
        "LinksService_CreateBulk" => links_api::create_bulk(c, new()),
            links_api::links_service_create_bulk(c, new());
        "LinksService_CreateBulkAsync" => links_api::create_bulk_async(c, new()),
            links_api::links_service_create_bulk_async(c, new());
        "LinksService_CreateContactLink" => links_api::create_contact_link(c, new()),
            links_api::links_service_create_contact_link(c, new());
        "LinksService_CreateOpenMediaLink" => links_api::create_open_media_link(c, new()),
            links_api::links_service_create_open_media_link(c, new());
        "LinksService_CreateThankYouLink" => links_api::create_thank_you_link(c, new()),
            links_api::links_service_create_thank_you_link(c, new());
        "LinksService_ResolveQrcodeImages" => links_api::resolve_qrcode_images(c, new()),
            links_api::links_service_resolve_qrcode_images(c, new());
        "LinksService_RenderQrcodeImages" => links_api::render_qrcode_images(c, "id", new()),
            links_api::links_service_render_qrcode_images(c, "id", new());
        "LinksService_ShortlinkAvailability" => links_api::shortlink_availability(c),
            links_api::links_service_shortlink_availability(c, None, None);
        "LinksService_ShortlinkRandom" => links_api::shortlink_random(c),
            links_api::links_service_shortlink_random(c);
        "LinksService_Get" => links_api::get(c, "id"),
            links_api::links_service_get(c, "id", None);
        "LinksService_Update" => links_api::update(c, "id", new()),
            links_api::links_service_update(c, "id", new());
        "LinksService_Delete" => links_api::delete(c, "id"),
            links_api::links_service_delete(c, "id");
        "VisitorsService_Identify" => visitors_api::identify(c, new()),
            visitors_api::visitors_service_identify(c, new());
        "VisitorsService_List" => visitors_api::list(c),
            visitors_api::visitors_service_list(c, None, None, None, None, None, None, None);
        "VisitorsService_ListAttributeKeys" => visitors_api::list_attribute_keys(c),
            visitors_api::visitors_service_list_attribute_keys(c, None);
        "VisitorsService_Search" => visitors_api::search(c, new()),
            visitors_api::visitors_service_search(c, new());
        "VisitorsService_Get" => visitors_api::get(c, "id"),
            visitors_api::visitors_service_get(c, "id", None);
        "VisitorsService_Update" => visitors_api::update(c, "id", new()),
            visitors_api::visitors_service_update(c, "id", new());
        "VisitorsService_Delete" => visitors_api::delete(c, "id"),
            visitors_api::visitors_service_delete(c, "id");
        "VisitorsService_DeleteAttribute" => visitors_api::delete_attribute(c, "id", "key"),
            visitors_api::visitors_service_delete_attribute(c, "id", "key");
        "EventsService_List" => events_api::list(c),
            events_api::events_service_list(c, None, None, None, None, None, None, None);
        "EventsService_ListEventTraces" => events_api::list_event_traces(c, "id"),
            events_api::events_service_list_event_traces(c, "id");
        "MetricsService_GetEventsMetric" => metrics_api::get_events_metric(c),
            metrics_api::metrics_service_get_events_metric(c, None, None, None);
        "MetricsService_GetWorkspaceMetrics" => metrics_api::get_workspace_metrics(c),
            metrics_api::metrics_service_get_workspace_metrics(c);
        "MetricsService_GetWorkspaceInsight" => metrics_api::get_workspace_insight(c),
            metrics_api::metrics_service_get_workspace_insight(c);
        "TagsService_List" => tags_api::list(c),
            tags_api::tags_service_list(c, None, None, None);
        "TagsService_Delete" => tags_api::delete(c, "name"),
            tags_api::tags_service_delete(c, "name");
        "WebhooksService_List" => webhooks_api::list(c),
            webhooks_api::webhooks_service_list(c, None, None, None);
        "WebhooksService_Create" => webhooks_api::create(c, new()),
            webhooks_api::webhooks_service_create(c, new());
        "WebhooksService_Get" => webhooks_api::get(c, "id"),
            webhooks_api::webhooks_service_get(c, "id");
        "WebhooksService_Update" => webhooks_api::update(c, "id", new()),
            webhooks_api::webhooks_service_update(c, "id", new());
        "WebhooksService_Delete" => webhooks_api::delete(c, "id"),
            webhooks_api::webhooks_service_delete(c, "id");
        "JobsService_Get" => jobs_api::get(c, "id"),
            jobs_api::jobs_service_get(c, "id");
    }
}

/// The entry of the operation `id`.
pub(crate) fn entry(id: &str) -> Entry {
    let found = registry().into_iter().find(|entry| entry.id == id);
    found.unwrap_or_else(|| panic!("{id} is missing in the registry of decode/registry.rs"))
}

#[test]
fn every_operation_of_the_document_can_be_called() {
    let mut described: Vec<_> = operations().iter().map(|operation| operation.id).collect();
    let mut called: Vec<_> = registry().iter().map(|entry| entry.id).collect();
    described.sort_unstable();
    called.sort_unstable();
    assert_eq!(called, described);
}
