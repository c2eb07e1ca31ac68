//! Refusals in the vendor's error shape, made in one place so that none of its four members is ever missing.

use http::StatusCode;
use serde_json::{json, Value};

/// A refusal on its way to the caller.
#[derive(Debug)]
pub(crate) struct ApiError {
    pub(crate) status: StatusCode,
    code_type: &'static str,
    message: String,
    details: Vec<Value>,
}

impl ApiError {
    pub(crate) fn new(
        status: StatusCode,
        code_type: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code_type,
            message: message.into(),
            details: Vec::new(),
        }
    }

    /// 400: `field` is the dotted place in the body, or the name of the parameter.
    pub(crate) fn invalid(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "INVALID_ARGUMENT",
            "The request is not valid.",
        )
        .because(field, reason)
    }

    /// 404 for a resource that is not there.
    pub(crate) fn not_found(what: &str, id: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            "NOT_FOUND",
            format!("There is no {what} with this id."),
        )
        .because("id", format!("`{id}` names no {what}."))
    }

    /// 409 with a `codeType` that says what exists already.
    pub(crate) fn conflict(
        code_type: &'static str,
        field: &str,
        reason: impl Into<String>,
    ) -> Self {
        Self::new(
            StatusCode::CONFLICT,
            code_type,
            "The resource exists already.",
        )
        .because(field, reason)
    }

    /// Adds one entry to `details`.
    pub(crate) fn because(mut self, field: impl Into<String>, reason: impl Into<String>) -> Self {
        self.details
            .push(json!({ "field": field.into(), "description": reason.into() }));
        self
    }

    /// Puts the field of each detail below `prefix`, for an item of a batch.
    pub(crate) fn within(mut self, prefix: &str) -> Self {
        for detail in &mut self.details {
            if let Some(Value::String(field)) = detail.get_mut("field") {
                *field = format!("{prefix}.{field}");
            }
        }
        self
    }

    /// The `codeType` alone, as a failed job reports it.
    pub(crate) fn code_type(&self) -> &'static str {
        self.code_type
    }

    /// One line for a failed job: the message and the first detail.
    pub(crate) fn summary(&self) -> String {
        let first = self.details.first();
        let text = |name: &str| {
            first
                .and_then(|detail| detail.get(name))
                .and_then(Value::as_str)
                .unwrap_or_default()
        };
        match first {
            Some(_) => format!(
                "{} {}: {}",
                self.message,
                text("field"),
                text("description")
            ),
            None => self.message.clone(),
        }
    }

    /// The JSON body.
    pub(crate) fn body(&self) -> Value {
        json!({
            "code": self.status.as_u16(),
            "codeType": self.code_type,
            "message": self.message,
            "details": self.details,
        })
    }
}
