//! `/_emulator/deliveries`: the log of webhook deliveries, read, emptied, and sent from again.

use http::request::Parts;
use http::{Method, StatusCode};
use serde_json::{json, Value};

use super::nothing_here;
use crate::app::App;
use crate::deliveries::{DeliveryRecord, DeliveryStatus, ResendError};
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::http::exchange::wrong_method;

const DEFAULT_LIMIT: usize = 100;
const MAX_LIMIT: usize = 1_000;

/// Answers a request for the log or, by `rest`, for what is below it.
pub(super) fn answer(app: &App, parts: &Parts, rest: &[&str]) -> Answer {
    let answer = match (rest, &parts.method) {
        ([], &Method::GET) => list(app, parts.uri.query().unwrap_or_default()),
        ([], &Method::DELETE) => {
            app.store.lock().webhooks.deliveries.clear();
            Ok(empty())
        }
        ([], _) => Ok(wrong_method("GET, DELETE")),
        ([id], &Method::GET) => get(app, id),
        ([_], _) => Ok(wrong_method("GET")),
        ([id, "resend"], &Method::POST) => resend(app, id),
        ([_, "resend"], _) => Ok(wrong_method("POST")),
        _ => Err(nothing_here()),
    };
    answer.unwrap_or_else(Answer::from)
}

/// Which deliveries to list.
struct Filter {
    webhook_id: Option<String>,
    status: Option<DeliveryStatus>,
    limit: usize,
}

impl Filter {
    fn read(query: &str) -> Result<Self, ApiError> {
        let mut filter = Self {
            webhook_id: None,
            status: None,
            limit: DEFAULT_LIMIT,
        };
        for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
            match &*name {
                "webhookId" => filter.webhook_id = Some(value.into_owned()),
                "status" => {
                    let status = serde_json::from_value(Value::from(&*value));
                    let status = status.map_err(|_| {
                        ApiError::invalid("status", "is not pending, delivered or failed")
                    })?;
                    filter.status = Some(status);
                }
                "limit" => match value.parse() {
                    Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => filter.limit = limit,
                    _ => {
                        let reason = format!("is not a number from 1 to {MAX_LIMIT}");
                        return Err(ApiError::invalid("limit", reason));
                    }
                },
                other => {
                    let reason = "is unknown; there are webhookId, status and limit";
                    return Err(ApiError::invalid(other, reason));
                }
            }
        }
        Ok(filter)
    }

    fn takes(&self, delivery: &DeliveryRecord) -> bool {
        let webhook_id = self.webhook_id.as_ref();
        webhook_id.is_none_or(|id| *id == delivery.webhook_id)
            && self.status.is_none_or(|status| status == delivery.status)
    }
}

/// Newest first, without bodies and headers.
fn list(app: &App, query: &str) -> Result<Answer, ApiError> {
    let filter = Filter::read(query)?;
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

fn get(app: &App, id: &str) -> Result<Answer, ApiError> {
    let store = app.store.lock();
    let delivery = store.webhooks.deliveries.get(id);
    let delivery = delivery.ok_or_else(|| ApiError::not_found("delivery", id))?;
    Ok(Answer::ok(&json!({ "delivery": delivery })))
}

fn resend(app: &App, id: &str) -> Result<Answer, ApiError> {
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
