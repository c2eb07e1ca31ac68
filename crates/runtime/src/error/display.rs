//! How an error prints: one line for people, one structure for logs.

use std::fmt;

use super::Error;

/// `Tides Tides_Add: 409 Conflict (CODE): message [request id 7f3a]`
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = self.operation() {
            write!(f, "{} {operation}: ", self.0.service)?;
        }
        if self.json_path().is_none() {
            if let Some(status) = self.status() {
                write!(f, "{status}")?;
                if let Some(code) = self.code_type() {
                    write!(f, " ({code})")?;
                }
                f.write_str(": ")?;
            }
        }
        f.write_str(self.message())?;
        if let Some(id) = self.request_id() {
            write!(f, " [request id {id}]")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = f.debug_struct("Error");
        shown.field("kind", &self.kind());
        if let Some(operation) = self.operation() {
            shown.field("operation", &operation);
        }
        if let Some(status) = self.status() {
            shown.field("status", &status.as_u16());
        }
        if let Some(code) = self.code_type() {
            shown.field("code_type", &code);
        }
        shown.field("message", &self.message());
        if !self.details().is_empty() {
            shown.field("details", &self.details());
        }
        if let Some(path) = self.json_path() {
            shown.field("json_path", &path);
        }
        if let Some(id) = self.request_id() {
            shown.field("request_id", &id);
        }
        if let Some(key) = self.idempotency_key() {
            shown.field("idempotency_key", &key.as_str());
        }
        if !self.attempts().is_empty() {
            shown.field("attempts", &self.attempts());
        }
        if let Some(source) = &self.0.source {
            shown.field("source", source);
        }
        shown.finish_non_exhaustive()
    }
}
