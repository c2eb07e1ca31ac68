//! `/_emulator/deliveries`: the log of webhook deliveries, read, emptied, and sent from again.

use http::request::Parts;
use http::{Method, StatusCode};
use serde::Deserialize;
use serde_json::{json, Map, Value};

use crate::app::App;
use crate::deliveries::{DeliveryRecord, DeliveryStatus, ResendError};
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::http::exchange::wrong_method;

/// Answers a request for the log.
pub(super) fn log(
    app: &App,
    parts: &Parts,
    arguments: &Map<String, Value>,
) -> Result<Answer, ApiError> {
    match parts.method {
        Method::GET => list(app, arguments),
        Method::DELETE => {
            app.store.lock().webhooks.deliveries.clear();
            Ok(empty())
        }
        _ => Ok(wrong_method("DELETE, GET")),
    }
}

/// Which deliveries to list; the document has checked it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Filter {
    webhook_id: Option<String>,
    status: Option<DeliveryStatus>,
    limit: usize,
}

impl Filter {
    fn takes(&self, delivery: &DeliveryRecord) -> bool {
        let webhook_id = self.webhook_id.as_ref();
        webhook_id.is_none_or(|id| *id == delivery.webhook_id)
            && self.status.is_none_or(|status| status == delivery.status)
    }
}

/// Newest first, without bodies and headers.
fn list(app: &App, arguments: &Map<String, Value>) -> Result<Answer, ApiError> {
    let filter: Filter = serde_json::from_value(Value::Object(arguments.clone()))
        .map_err(|error| ApiError::invalid("query", error.to_string()))?;
    let store = app.store.lock();
    let all = store.webhooks.deliveries.all();
    let (mut total, mut shown) = (0_usize, Vec::new());
    for delivery in all.rev().filter(|delivery| filter.takes(delivery)) {
        total += 1;
        if shown.len() < filter.limit {
            shown.push(summary(delivery));
        }
    }
    Ok(Answer::ok(&json!({ "total": total, "deliveries": shown })))
}

/// A delivery without what makes it large.
fn summary(delivery: &DeliveryRecord) -> Value {
    let mut view = serde_json::to_value(delivery).unwrap_or_default();
    if let Value::Object(members) = &mut view {
        members.remove("body");
    }
    let attempts = view.get_mut("attempts").and_then(Value::as_array_mut);
    for attempt in attempts.into_iter().flatten() {
        if let Value::Object(members) = attempt {
            members.remove("headers");
        }
    }
    view
}

/// One in full.
pub(super) fn get(app: &App, id: &str) -> Result<Answer, ApiError> {
    let store = app.store.lock();
    let delivery = store.webhooks.deliveries.get(id);
    let delivery = delivery.ok_or_else(|| ApiError::not_found("delivery", id))?;
    Ok(Answer::ok(&json!({ "delivery": delivery })))
}

/// Sends one again.
pub(super) fn resend(app: &App, id: &str) -> Result<Answer, ApiError> {
    let mut store = app.store.lock();
    match store.webhooks.resend(id, app.clock.now()) {
        Ok(delivery) => {
            let body = json!({ "delivery": summary(delivery) });
            Ok(Answer::json(StatusCode::ACCEPTED, &body))
        }
        Err(ResendError::Unknown) => Err(ApiError::not_found("delivery", id)),
        Err(reason) => {
            let (conflict, code) = (StatusCode::CONFLICT, "DELIVERY_CANNOT_BE_RESENT");
            Err(ApiError::new(conflict, code, reason.to_string()))
        }
    }
}
