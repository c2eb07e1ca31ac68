//! A request to a list that owns all it needs, so that a stream over it borrows nothing.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::HeaderMap;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Items, Page, Pages};
use crate::call::Call;
use crate::configuration::Context;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::limiter::Lane;
use crate::operation::{Operation, Pagination, TokenPlace};
use crate::provider::Profile;
use crate::query::Query;
use crate::retry::RetryPolicy;
use crate::settings::Settings;

/// A request to a list, from which the request for each page is made.
pub struct Listing {
    pub(super) request: Arc<Request>,
    /// The token that the caller has set: the first page to read.
    pub(super) start: Option<String>,
    pub(super) mistake: Option<Error>,
}

/// What all pages of a list share.
#[derive(Clone)]
pub(super) struct Request {
    profile: &'static Profile,
    base_path: String,
    user_agent: Option<String>,
    token: Option<String>,
    pub(super) settings: Arc<Settings>,
    pub(super) operation: &'static Operation,
    pub(super) pagination: Pagination,
    path: Cow<'static, str>,
    query: Query,
    /// The body without token and size, if the list has one.
    body: Option<Map<String, Value>>,
    pub(super) size: Option<Value>,
    headers: Option<Box<HeaderMap>>,
    key: Option<IdempotencyKey>,
    timeout: Option<Duration>,
    pub(super) deadline: Option<Duration>,
    retry: Option<Box<RetryPolicy>>,
    lane: Lane,
}

impl Call<'_> {
    /// The call as a request to a list.
    #[doc(hidden)]
    #[must_use]
    pub fn into_listing(mut self) -> Listing {
        let mut mistake = self.mistake.take();
        let pagination = match self.operation.pagination() {
            Some(pagination) => *pagination,
            None => {
                let id = self.operation.id();
                let what = format!("the operation {id} is no list with pages");
                mistake.get_or_insert_with(|| Error::invalid_request(what));
                Pagination::new(TokenPlace::Query, "", "", "", "")
            }
        };
        let (start, size, body) = match pagination.place() {
            TokenPlace::Query => {
                let start = self.query.take(pagination.token());
                let size = self.query.take(pagination.size()).map(Value::String);
                (start, size, None)
            }
            TokenPlace::Body => {
                let bytes = self.body.take().unwrap_or_default();
                let mut members: Map<String, Value> = match serde_json::from_slice(&bytes) {
                    Ok(members) => members,
                    Err(error) => {
                        let what = format!("the body of a list is no object: {error}");
                        mistake.get_or_insert_with(|| Error::invalid_request(what));
                        Map::new()
                    }
                };
                let start = members.remove(pagination.token()).and_then(text);
                (start, members.remove(pagination.size()), Some(members))
            }
        };
        let context = self.context;
        Listing {
            request: Arc::new(Request {
                profile: context.profile,
                base_path: context.base_path.to_owned(),
                user_agent: context.user_agent.map(str::to_owned),
                token: context.token.map(str::to_owned),
                settings: Arc::clone(context.settings),
                operation: self.operation,
                pagination,
                path: self.path,
                query: self.query,
                body,
                size,
                headers: self.headers,
                // A key that was made for one request cannot name them all.
                key: self.key_is_given.then_some(self.key).flatten(),
                timeout: self.timeout,
                deadline: self.deadline,
                retry: self.retry,
                lane: self.lane,
            }),
            start: start.filter(|token| !token.is_empty()),
            mistake,
        }
    }
}

fn text(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text),
        _ => None,
    }
}

impl Listing {
    /// The pages as a stream.
    pub fn pages<P: Page>(self) -> Pages<P> {
        Pages::new(self)
    }

    /// The items of all pages as a stream.
    pub fn items<P: Page>(self) -> Items<P> {
        Items::new(self)
    }

    /// The same list with some query parameters set to something else, or taken out.
    pub(super) fn with_query(
        &self,
        parameters: impl IntoIterator<Item = (&'static str, Option<String>)>,
    ) -> Self {
        let mut request = Request::clone(&self.request);
        for (name, value) in parameters {
            match value {
                Some(value) => request.query.set(name, value),
                None => drop(request.query.take(name)),
            }
        }
        Self {
            request: Arc::new(request),
            start: None,
            mistake: None,
        }
    }
}

impl Request {
    /// The call that asks for the page of `token`.
    pub(super) fn call(&self, token: Option<&str>) -> Call<'_> {
        let mut call = Call::in_context(self.context(), self.operation);
        call.path.clone_from(&self.path);
        call.query = self.query.clone();
        call.headers = self.headers.clone();
        call.timeout = self.timeout;
        call.deadline = self.deadline;
        call.retry = self.retry.clone();
        call.lane = self.lane;
        if let Some(key) = &self.key {
            // With another size the body is another, and the server refuses the key.
            let size = self.size.as_ref().map(Value::to_string).unwrap_or_default();
            let page = [key.as_str(), token.unwrap_or_default(), &size];
            call.key = Some(IdempotencyKey::derive("page of a list", page));
        }
        match &self.body {
            None => {
                if let Some(Value::String(size)) = &self.size {
                    call.query.set(self.pagination.size(), size.clone());
                }
                if let Some(token) = token {
                    call.query.set(self.pagination.token(), token.to_owned());
                }
            }
            Some(members) => {
                let mut members = members.clone();
                if let Some(size) = &self.size {
                    members.insert(self.pagination.size().to_owned(), size.clone());
                }
                if let Some(token) = token {
                    members.insert(self.pagination.token().to_owned(), token.into());
                }
                call.body = serde_json::to_vec(&members).ok().map(Bytes::from);
            }
        }
        call
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context {
            profile: self.profile,
            base_path: &self.base_path,
            user_agent: self.user_agent.as_deref(),
            token: self.token.as_deref(),
            settings: &self.settings,
        }
    }

    /// Asks for the largest pages, but not for more than `wanted` items, unless the caller has
    /// set a size.
    pub(super) fn size_up(&mut self, wanted: Option<u64>) {
        let Some(largest) = self.pagination.max_size().filter(|_| self.size.is_none()) else {
            return;
        };
        let size = wanted.map_or(u64::from(largest), |wanted| {
            wanted.clamp(1, u64::from(largest))
        });
        self.size = Some(match self.pagination.place() {
            TokenPlace::Query => Value::String(size.to_string()),
            TokenPlace::Body => Value::from(size),
        });
    }

    /// What tells this list from others, in every process: base URL, operation, filters and order,
    /// but neither page nor size.
    pub(super) fn fingerprint(&self) -> String {
        let body = self.body.as_ref().map(canonical);
        let query = self.query.canonical();
        let base = self.base_path.trim_end_matches('/');
        let parts = [base, self.operation.id(), self.path.as_ref(), &query];
        let parts = parts.into_iter().chain(body.as_deref());
        IdempotencyKey::derive("list", parts).as_str().to_owned()
    }

    /// The error of this list.
    pub(super) fn error(&self, error: Error) -> Error {
        error.of(self.profile.name, self.operation, None)
    }
}

/// The body with its members in order, whatever order the map keeps.
fn canonical(members: &Map<String, Value>) -> String {
    let ordered: std::collections::BTreeMap<_, _> = members.iter().collect();
    serde_json::to_string(&ordered).unwrap_or_default()
}

/// 64 bits that stand for a token, the same in every process.
pub(super) fn fingerprint_of(token: &str) -> u64 {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, token.as_bytes())
        .as_u64_pair()
        .0
}

/// Names and no values: filters may be personal data.
impl fmt::Debug for Listing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.request.fmt(f)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Listing")
            .field("operation", &self.operation.id())
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}
