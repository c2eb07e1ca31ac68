//! The operations of the API, one function each, found by their `operationId`.

mod bulk;
mod event_filter;
mod event_view;
mod events;
mod identify;
mod jobs;
mod link_create;
mod link_list;
mod link_names;
mod links;
mod metrics;
mod page;
mod qrcodes;
mod search;
mod table;
mod tags;
mod traces;
mod view;
mod visitor_list;
mod visitors;
mod webhook_messages;
mod webhooks;

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::Store;

pub(crate) use jobs::settle;
pub(crate) use link_create::entrypoint;
pub(crate) use webhook_messages::visited;

/// A checked request with exclusive access to the store.
pub(crate) struct Call<'s> {
    pub(crate) store: &'s mut Store,
    pub(crate) now: DateTime<Utc>,
    /// Path and query parameters by name.
    pub(crate) arguments: Map<String, Value>,
    pub(crate) body: Value,
}

impl Call<'_> {
    /// The parameters as a struct with camelCase names.
    fn arguments<T: DeserializeOwned>(&self) -> Result<T, ApiError> {
        read(Value::Object(self.arguments.clone()), "query")
    }

    /// The body as a struct with camelCase names.
    fn take_body<T: DeserializeOwned>(&mut self) -> Result<T, ApiError> {
        read(self.body.take(), "body")
    }

    /// One text parameter; the document requires those that are asked for this way.
    fn text(&self, name: &str) -> String {
        self.arguments
            .get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    }

    /// The values of `include`.
    fn include(&self) -> Vec<String> {
        let values = self.arguments.get("include").and_then(Value::as_array);
        values
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }
}

/// A parameter's text; proto3 takes an empty one for absent.
fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

fn read<T: DeserializeOwned>(value: Value, place: &str) -> Result<T, ApiError> {
    serde_json::from_value(value).map_err(|error| ApiError::invalid(place, error.to_string()))
}

/// Whether a link can have this id.
pub(crate) fn is_link_id(id: &str) -> bool {
    // An empty one is none to the API, which then makes one itself.
    !id.is_empty() && link_names::check_id(id).is_ok()
}

/// Whether a link can have this short code; one that has it already does not matter.
pub(crate) fn is_short_code(store: &Store, domain: Option<&str>, code: &str) -> bool {
    link_names::is_code(code)
        && (link_names::is_free(store, domain, code) || store.links.by_code(domain, code).is_some())
}

/// Runs the operation named `id`; `None` when there is no such operation.
pub(crate) fn run(id: &str, call: Call<'_>) -> Option<Result<Answer, ApiError>> {
    Some(match id {
        "LinksService_List" => link_list::list(&call),
        "LinksService_Create" => link_create::plain(call),
        "LinksService_CreateContactLink" => link_create::contact(call),
        "LinksService_CreateOpenMediaLink" => link_create::open_media(call),
        "LinksService_CreateThankYouLink" => link_create::thank_you(call),
        "LinksService_CreateBatch" => bulk::batch(call),
        "LinksService_CreateBulk" => bulk::bulk(call),
        "LinksService_CreateBulkAsync" => bulk::start_job(call),
        "LinksService_Get" => links::get(&call),
        "LinksService_Update" => links::update(call),
        "LinksService_Delete" => links::delete(call),
        "LinksService_ShortlinkAvailability" => links::availability(&call),
        "LinksService_ShortlinkRandom" => Ok(links::random(&call)),
        "LinksService_ResolveQrcodeImages" => qrcodes::resolve(call),
        "LinksService_RenderQrcodeImages" => qrcodes::render(call),
        "VisitorsService_Identify" => identify::identify(call),
        "VisitorsService_List" => visitor_list::list(&call),
        "VisitorsService_Search" => visitor_list::search(call),
        "VisitorsService_ListAttributeKeys" => visitors::attribute_keys(&call),
        "VisitorsService_Get" => visitors::get(&call),
        "VisitorsService_Update" => visitors::update(call),
        "VisitorsService_Delete" => visitors::delete(call),
        "VisitorsService_DeleteAttribute" => visitors::delete_attribute(call),
        "EventsService_List" => events::list(&call),
        "EventsService_ListEventTraces" => events::traces(&call),
        "MetricsService_GetEventsMetric" => metrics::events(&call),
        "MetricsService_GetWorkspaceMetrics" => Ok(metrics::workspace(&call)),
        "MetricsService_GetWorkspaceInsight" => Ok(metrics::insight(&call)),
        "TagsService_List" => tags::list(&call),
        "TagsService_Delete" => tags::delete(call),
        "WebhooksService_List" => webhooks::list(&call),
        "WebhooksService_Create" => webhooks::create(call),
        "WebhooksService_Get" => webhooks::get(&call),
        "WebhooksService_Update" => webhooks::update(call),
        "WebhooksService_Delete" => webhooks::delete(call),
        "JobsService_Get" => jobs::get(call),
        _ => return None,
    })
}
