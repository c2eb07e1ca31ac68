//! An answer as plain data until the last moment, so that it can be stored for a replay.

use bytes::Bytes;
use http::header::{HeaderName, HeaderValue, CONTENT_TYPE};
use http::{HeaderMap, Response, StatusCode};
use serde::Serialize;
use serde_json::Value;

use super::body::{AnswerBody, Delivery};
use super::error::ApiError;

/// Status, headers and body of an answer.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    /// 200 with a JSON body.
    pub(crate) fn ok(body: &impl Serialize) -> Self {
        Self::json(StatusCode::OK, body)
    }

    /// A JSON body under any status.
    pub(crate) fn json(status: StatusCode, body: &impl Serialize) -> Self {
        // Bodies are built from strings, numbers and maps with string keys, which always serialise.
        let bytes = serde_json::to_vec(body).unwrap_or_default();
        Self::of_type(status, "application/json", bytes)
    }

    /// A body of another media type.
    pub(crate) fn of_type(
        status: StatusCode,
        media_type: &'static str,
        body: impl Into<Bytes>,
    ) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        Self {
            status,
            headers,
            body: body.into(),
        }
    }

    /// Sets a header; a value that HTTP cannot carry is left out.
    pub(crate) fn with(mut self, name: HeaderName, value: &str) -> Self {
        self.set(name, value);
        self
    }

    /// Sets a header in place.
    pub(crate) fn set(&mut self, name: HeaderName, value: &str) {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
    }

    pub(crate) fn into_response(self, delivery: Delivery) -> Response<AnswerBody> {
        let mut response = Response::new(AnswerBody::new(self.body, delivery));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

impl From<ApiError> for Answer {
    fn from(error: ApiError) -> Self {
        Self::json(error.status, &error.body())
    }
}

/// The `{}` of acknowledgements.
pub(crate) fn empty() -> Answer {
    Answer::ok(&Value::Object(serde_json::Map::new()))
}
