//! One request in the making: what a request value writes into and sends.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::{de::DeserializeOwned, Serialize};

use crate::configuration::{Configuration, Context};
use crate::error::Error;
use crate::execute::execute;
use crate::idempotency::IdempotencyKey;
use crate::json;
use crate::limiter::Lane;
use crate::operation::Operation;
use crate::path;
use crate::provider::Provider;
use crate::query::{IntoQuery, Query};
use crate::response::Response;
use crate::retry::RetryPolicy;

/// What comes from the configuration's key, or frames the request.
const OWN_HEADERS: [HeaderName; 6] = [
    http::header::AUTHORIZATION,
    http::header::CONNECTION,
    http::header::CONTENT_LENGTH,
    http::header::HOST,
    http::header::TRANSFER_ENCODING,
    http::header::UPGRADE,
];

/// A request to one operation, with the options of this one call.
///
/// Request values wrap it; it is not generic, so that its code is compiled once for all of them.
/// A mistake (an empty identifier, say) is kept and returned by the sending.
pub struct Call<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) operation: &'static Operation,
    pub(crate) path: Cow<'static, str>,
    pub(crate) query: Query,
    pub(crate) body: Option<Bytes>,
    /// On the heap, as the policy is, since few calls have any and every call is moved.
    pub(crate) headers: Option<Box<HeaderMap>>,
    pub(crate) key: Option<IdempotencyKey>,
    /// Whether the key is the caller's.
    pub(crate) key_is_given: bool,
    pub(crate) timeout: Option<Duration>,
    pub(crate) deadline: Option<Duration>,
    pub(crate) retry: Option<Box<RetryPolicy>>,
    pub(crate) lane: Lane,
    pub(crate) client_id: Option<bool>,
    pub(crate) mistake: Option<Error>,
}

impl<'a> Call<'a> {
    /// A request to `operation` without parameters.
    #[must_use]
    pub fn new<P: Provider>(
        configuration: &'a Configuration<P>,
        operation: &'static Operation,
    ) -> Self {
        Self::in_context(configuration.context(), operation)
    }

    pub(crate) fn in_context(context: Context<'a>, operation: &'static Operation) -> Self {
        Self {
            context,
            operation,
            path: Cow::Borrowed(operation.path()),
            query: Query::default(),
            body: None,
            headers: None,
            key: operation
                .takes_idempotency_key()
                .then(|| (context.settings.make_key)()),
            key_is_given: false,
            timeout: None,
            deadline: None,
            retry: None,
            lane: Lane::default(),
            client_id: None,
            mistake: None,
        }
    }

    /// The operation that is called.
    #[must_use]
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Sets the path parameter `name`. Empty values and dot segments are refused at sending.
    #[inline] // so that the call is filled in place
    #[must_use]
    pub fn path(mut self, name: &'static str, value: &str) -> Self {
        self.fill(name, value);
        self
    }

    fn fill(&mut self, name: &'static str, value: &str) {
        if let Err(mistake) = path::fill(&mut self.path, name, value) {
            self.fail(mistake);
        }
    }

    /// Sets the query parameter `name`, whatever it was before.
    #[must_use]
    pub fn query(mut self, name: &'static str, value: impl IntoQuery) -> Self {
        self.query.set(name, value.into_query());
        self
    }

    /// Sets the query parameter `name` to several values, sent as a repeated key.
    #[must_use]
    pub fn query_all<V: IntoQuery>(
        mut self,
        name: &'static str,
        values: impl IntoIterator<Item = V>,
    ) -> Self {
        let values = values.into_iter().map(IntoQuery::into_query);
        self.query.set_all(name, values);
        self
    }

    /// Sets the JSON body.
    #[must_use]
    pub fn json<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => self.body = Some(bytes.into()),
            Err(error) => self.fail(
                Error::invalid_request(format!("the body cannot be written as JSON: {error}"))
                    .with_source(error),
            ),
        }
        self
    }

    /// Names this write, so that a repetition of it is not done again.
    #[must_use]
    pub fn idempotency_key(mut self, key: IdempotencyKey) -> Self {
        self.key = Some(key);
        self.key_is_given = true;
        self
    }

    /// How long an attempt of this call may take, instead of the configuration's limit.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.check_limit("timeout", limit);
        self.timeout = Some(limit);
        self
    }

    /// The end of this call, all attempts and waits included, instead of the policy's.
    #[must_use]
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.check_limit("deadline", limit);
        self.deadline = Some(limit);
        self
    }

    /// How this call is repeated, instead of the configuration's policy.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        if let Err(mistake) = policy.check() {
            self.fail(mistake);
        }
        self.retry = Some(Box::new(policy));
        self
    }

    /// Whether the client names what is created, instead of the configuration's choice.
    #[must_use]
    pub fn client_id(mut self, on: bool) -> Self {
        self.client_id = Some(on);
        self
    }

    /// Who goes first when requests are paced; [`Lane::Interactive`] unless set.
    #[must_use]
    pub fn lane(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self
    }

    /// The key of this write: the caller's, or the random one that was made for it.
    ///
    /// Keep it to make the same request again if the future is dropped before it is done.
    #[must_use]
    pub fn key(&self) -> Option<&IdempotencyKey> {
        self.key.as_ref()
    }

    /// Adds a header to this call. A name or value that HTTP does not allow is refused at sending.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let pair = HeaderName::try_from(name)
            .ok()
            .zip(HeaderValue::try_from(value).ok());
        match pair {
            Some((name, _)) if OWN_HEADERS.contains(&name) => {
                self.fail(Error::invalid_request(format!(
                    "the header `{name}` is not the caller's to set"
                )));
            }
            Some((name, _)) if name == self.context.profile.idempotency_header => {
                match IdempotencyKey::new(value) {
                    Ok(key) => self = self.idempotency_key(key),
                    Err(mistake) => self.fail(mistake),
                }
            }
            Some((name, value)) => {
                self.headers
                    .get_or_insert_with(Box::default)
                    .append(name, value);
            }
            None => self.fail(Error::invalid_request(format!(
                "the header `{}` cannot be sent: its name or value is not allowed in HTTP",
                name.escape_debug()
            ))),
        }
        self
    }

    /// Sends the request and decodes the body.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind).
    #[allow(clippy::manual_async_fn)] // its future would have room for the call twice
    pub fn send<T>(mut self) -> impl Future<Output = Result<T, Error>> + Send + 'a
    where
        T: DeserializeOwned + Send + 'a,
    {
        async move {
            let mut body = Decoded(None);
            execute(&mut self, &mut |operation, text| body.read(operation, text)).await?;
            body.take()
        }
    }

    /// Sends the request and decodes the body, and keeps what came with it.
    ///
    /// # Errors
    ///
    /// See [`ErrorKind`](crate::ErrorKind).
    #[allow(clippy::manual_async_fn)] // as in `send`
    pub fn send_for_response<T>(
        mut self,
    ) -> impl Future<Output = Result<Response<T>, Error>> + Send + 'a
    where
        T: DeserializeOwned + Send + 'a,
    {
        async move {
            let mut body = Decoded(None);
            let decode = &mut |operation, text: &str| body.read(operation, text);
            let head = execute(&mut self, decode).await?;
            Ok(Response::new(body.take()?, head))
        }
    }

    fn check_limit(&mut self, name: &str, limit: Duration) {
        if limit.is_zero() {
            self.fail(Error::invalid_request(format!(
                "the {name} of the call is zero; it could not succeed"
            )));
        }
    }

    /// The first mistake is the one that is reported.
    fn fail(&mut self, mistake: Error) {
        self.mistake.get_or_insert(mistake);
    }
}

/// The body of an answer, once it is decoded.
struct Decoded<T>(Option<T>);

impl<T: DeserializeOwned> Decoded<T> {
    fn read(&mut self, operation: &'static Operation, text: &str) -> Result<(), serde_json::Error> {
        self.0 = Some(json::decode(operation, text)?);
        Ok(())
    }

    fn take(self) -> Result<T, Error> {
        let unread = || Error::invalid_request("the answer was not read");
        self.0.ok_or_else(unread)
    }
}

/// Names and no values: parameters, bodies and headers may hold personal data.
impl fmt::Debug for Call<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation.id())
            .field("query", &self.query)
            .field("idempotency_key", &self.key)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
