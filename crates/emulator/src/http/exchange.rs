//! One request on its way through the API: find the operation, authorise, look for a replay, check, run.

use std::collections::BTreeMap;
use std::net::IpAddr;

use bytes::Bytes;
use chrono::{DateTime, Utc};
use http::header::{ALLOW, CONTENT_TYPE};
use http::request::Parts;
use http::{Method, StatusCode};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Incoming;
use serde_json::{json, Map, Value};

use super::answer::Answer;
use super::auth::Credentials;
use super::error::ApiError;
use super::idempotency::{self, Fingerprint, Reservation, Turn};
use crate::app::App;
use crate::handlers::{self, Call};
use crate::page;
use crate::qrcode;
use crate::redirect::{self, Visit};
use crate::spec::{Operation, Route, Violation};
use crate::store::Store;

const MEBIBYTE: usize = 1024 * 1024;
const MAX_BODY: usize = 8 * MEBIBYTE;

/// Raw path parameters by name.
type Values<'a> = BTreeMap<&'a str, String>;

/// A request that the rate limit and the faults let pass.
pub(super) struct Exchange<'a> {
    pub(super) app: &'a App,
    pub(super) parts: &'a Parts,
    pub(super) credentials: &'a Credentials,
    pub(super) client: IpAddr,
    pub(super) now: DateTime<Utc>,
    /// Whether the answer is stored under the idempotency key; the key is given back otherwise.
    pub(super) stores_answer: bool,
}

impl<'a> Exchange<'a> {
    pub(super) async fn run(
        &self,
        route: Option<(&'a Route, Values<'a>)>,
        body: Incoming,
    ) -> Answer {
        if let Some(failure) = self.app.data.failure() {
            return failure.refusal().into();
        }
        let (path, method) = (self.parts.uri.path(), self.parts.method.as_str());
        if let Some((route, values)) = route {
            let Some(operation) = route.operations.get(method) else {
                return wrong_method(&route.allow());
            };
            if let Some(answer) = self.credentials.refusal(operation, &self.parts.method) {
                return answer;
            }
            return match self.app.plan_quota.take(self.now) {
                Ok(()) => self.operate(operation, values, body).await,
                Err(error) => error.into(),
            };
        }
        let reads = matches!(self.parts.method, Method::GET | Method::HEAD);
        let query = self.parts.uri.query().unwrap_or_default();
        match path {
            "/" if reads && page::is_wanted(&self.parts.headers) => page::moved_here(),
            "/" | "/v1" if reads => Answer::ok(
                &json!({ "name": "Linkbreakers emulator", "version": env!("CARGO_PKG_VERSION") }),
            ),
            _ if redirect::is_short_link(path) && reads => {
                let visit = Visit {
                    path,
                    query,
                    headers: &self.parts.headers,
                    client: self.client,
                    now: self.now,
                    recorded: self.parts.method == Method::GET,
                };
                self.follow(&visit).await
            }
            _ if qrcode::is_image(path) && reads => {
                qrcode::answer(&self.app.store, path, query, &self.parts.headers, self.now)
                    .await
                    .unwrap_or_else(Answer::from)
            }
            "/" | "/v1" => wrong_method("GET, HEAD"),
            _ if redirect::is_short_link(path) || qrcode::is_image(path) => {
                wrong_method("GET, HEAD")
            }
            _ => ApiError::new(
                StatusCode::NOT_FOUND,
                "NOT_FOUND",
                "There is nothing at this path.",
            )
            .into(),
        }
    }

    /// A visit of a short link, and what follows from it.
    async fn follow(&self, visit: &Visit<'_>) -> Answer {
        redirect::prepare(visit.headers);
        let (answer, ticket) = {
            let mut store = self.app.store.lock();
            let answer = match redirect::follow(&mut store, visit) {
                Ok(followed) => {
                    if let Some(event) = followed.event {
                        self.app.visited(&mut store, event);
                    }
                    followed.answer
                }
                Err(error) => redirect::refused(error, &self.parts.headers),
            };
            (answer, self.app.save(&mut store))
        };
        self.app.saved(ticket, answer).await
    }

    /// The idempotency rules around an operation.
    async fn operate(&self, operation: &'a Operation, path: Values<'a>, body: Incoming) -> Answer {
        let writes = matches!(
            self.parts.method,
            Method::POST | Method::PUT | Method::PATCH
        );
        let key = match idempotency::key_of(&self.parts.headers) {
            Ok(key) => key.filter(|_| writes),
            Err(error) if writes => return error.into(),
            Err(_) => None,
        };
        let body = match read(body).await {
            Ok(body) => body,
            Err(error) => return error.into(),
        };
        let Some(key) = key else {
            return self.execute(operation, path, &body, None).await;
        };
        let target = self
            .parts
            .uri
            .path_and_query()
            .map_or("/", |target| target.as_str());
        let request = Fingerprint::of(self.parts.method.as_str(), target, &body);
        match self
            .app
            .keys
            .take(self.credentials.caller, key, request, self.now)
        {
            Turn::Replay(answer) => {
                // The first answer may still be on its way to the disk.
                let ticket = self.app.save(&mut self.app.store.lock());
                self.app.saved(ticket, answer).await
            }
            Turn::Refuse(answer) => answer,
            Turn::Run(reservation) => {
                self.execute(operation, path, &body, Some(reservation))
                    .await
            }
        }
    }

    /// Runs an operation. Its changes and the answer kept by its key are saved as one, and the answer
    /// shows nothing that is not saved.
    async fn execute(
        &self,
        operation: &Operation,
        path: Values<'a>,
        body: &[u8],
        reservation: Option<Reservation>,
    ) -> Answer {
        let _turn = self.app.hold.read().await;
        let checked = self.checked(operation, path, body);
        let (answer, ticket) = {
            let mut store = self.app.store.lock();
            let answer = checked
                .and_then(|(arguments, body)| self.perform(&mut store, operation, arguments, body))
                .unwrap_or_else(Answer::from);
            if let Some(reservation) = reservation.filter(|_| self.stores_answer) {
                reservation.finish(&answer);
            }
            (answer, self.app.save(&mut store))
        };
        self.app.saved(ticket, answer).await
    }

    /// The parameters and the body of a request, both as the document has them.
    fn checked(
        &self,
        operation: &Operation,
        path: Values<'a>,
        body: &[u8],
    ) -> Result<(Map<String, Value>, Value), ApiError> {
        let spec = &self.app.spec;
        let query = self.parts.uri.query().unwrap_or_default();
        let arguments: Map<String, Value> =
            operation.arguments(spec, &path, query).map_err(refused)?;
        let body = match &operation.body {
            None => Value::Null,
            Some(schema) => {
                self.check_media_type()?;
                let value = serde_json::from_slice(body)
                    .map_err(|error| ApiError::invalid("body", format!("is not JSON: {error}")))?;
                spec.check(schema, value).map_err(refused)?
            }
        };
        Ok((arguments, body))
    }

    fn perform(
        &self,
        store: &mut Store,
        operation: &Operation,
        arguments: Map<String, Value>,
        body: Value,
    ) -> Result<Answer, ApiError> {
        handlers::settle(store, self.now);
        let id = arguments
            .get("id")
            .and_then(Value::as_str)
            .map(str::to_owned);
        let call = Call {
            store,
            now: self.now,
            arguments,
            body,
        };
        let missing = ApiError::new(
            StatusCode::NOT_IMPLEMENTED,
            "UNIMPLEMENTED",
            "The emulator lacks this operation.",
        );
        let answer = handlers::run(&operation.id, call).unwrap_or(Err(missing))?;
        if self.parts.method != Method::GET {
            self.app.changed(&operation.id, id);
        }
        Ok(answer)
    }

    /// JSON or nothing: a body without a media type is read as JSON.
    fn check_media_type(&self) -> Result<(), ApiError> {
        let Some(value) = self.parts.headers.get(CONTENT_TYPE) else {
            return Ok(());
        };
        let essence = value
            .to_str()
            .unwrap_or_default()
            .split(';')
            .next()
            .unwrap_or_default();
        match essence.trim().to_ascii_lowercase().as_str() {
            "application/json" => Ok(()),
            _ => Err(ApiError::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                "Bodies are `application/json`.",
            )),
        }
    }
}

/// The whole body of a request.
pub(crate) async fn read(body: Incoming) -> Result<Bytes, ApiError> {
    read_up_to(body, MAX_BODY).await
}

/// The whole body of a request that may be larger than most.
pub(crate) async fn read_up_to(body: Incoming, most: usize) -> Result<Bytes, ApiError> {
    let body = Limited::new(body, most).collect().await;
    body.map(|body| body.to_bytes()).map_err(|error| {
        if error.is::<LengthLimitError>() {
            too_large(most)
        } else {
            ApiError::invalid("body", "broke off or is framed wrongly")
        }
    })
}

pub(crate) fn refused(violations: Vec<Violation>) -> ApiError {
    let error = ApiError::new(
        StatusCode::BAD_REQUEST,
        "INVALID_ARGUMENT",
        "The request is not valid.",
    );
    violations.into_iter().fold(error, |error, violation| {
        error.because(violation.field, violation.reason)
    })
}

pub(crate) fn wrong_method(allow: &str) -> Answer {
    let error = ApiError::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "METHOD_NOT_ALLOWED",
        "The path has no such method.",
    );
    Answer::from(error).with(ALLOW, allow)
}

fn too_large(most: usize) -> ApiError {
    ApiError::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "PAYLOAD_TOO_LARGE",
        format!("The body is larger than {} MiB.", most / MEBIBYTE),
    )
}
