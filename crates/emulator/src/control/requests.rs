//! `/_emulator/requests`: the journal of what was received, read and emptied.

use http::request::Parts;
use http::Method;
use serde_json::{json, Map, Value};

use super::{reset, ResetPart};
use crate::app::App;
use crate::http::answer::{empty, Answer};
use crate::http::error::ApiError;
use crate::http::exchange::wrong_method;
use crate::http::journal::CAPACITY;

pub(super) fn answer(app: &App, parts: &Parts, arguments: &Map<String, Value>) -> Answer {
    match parts.method {
        Method::GET => list(app, arguments).unwrap_or_else(Answer::from),
        Method::DELETE => {
            reset(app, &[ResetPart::Journal]);
            empty()
        }
        _ => wrong_method("GET, DELETE"),
    }
}

fn list(app: &App, arguments: &Map<String, Value>) -> Result<Answer, ApiError> {
    let limit = arguments.get("limit").and_then(Value::as_u64);
    let limit = limit.and_then(|limit| usize::try_from(limit).ok());
    let operation = arguments.get("operationId").and_then(Value::as_str);
    if let Some(id) = operation.filter(|id| !app.spec.has_operation(id)) {
        let reason = format!("the API document has no operation `{id}`");
        return Err(ApiError::invalid("operationId", reason));
    }
    let requests = app.journal.latest(limit.unwrap_or(CAPACITY), |record| {
        operation.is_none_or(|id| record.operation_id.as_deref() == Some(id))
    });
    Ok(Answer::ok(
        &json!({ "total": app.journal.count(), "requests": requests }),
    ))
}
