//! The configuration's options, checked before the first call is made with them.

use std::marker::PhantomData;
use std::sync::Arc;
use std::time::Duration;

use super::Configuration;
use crate::clock::Clock;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::key_source::KeySource;
use crate::limiter::RateLimiter;
use crate::observer::Observer;
use crate::provider::Provider;
use crate::retry::{RetryBudget, RetryPolicy};
use crate::settings::Settings;
use crate::transport::{ReqwestTransport, Sender, Transport};

/// Builds a [`Configuration`] with other than the default behaviour.
///
/// ```
/// # use linkbreakers_runtime::{Profile, Provider};
/// # pub enum Tides {}
/// # impl Provider for Tides {
/// #     const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0");
/// # }
/// # type Configuration = linkbreakers_runtime::Configuration<Tides>;
/// use std::time::Duration;
///
/// let configuration = Configuration::builder()
///     .bearer_access_token("the key")
///     .attempt_timeout(Duration::from_secs(5))
///     .build()?;
/// # Ok::<(), linkbreakers_runtime::Error>(())
/// ```
#[must_use]
pub struct ConfigurationBuilder<P> {
    base_path: String,
    user_agent: Option<String>,
    bearer_access_token: Option<Token>,
    settings: Settings,
    provider: PhantomData<fn() -> P>,
}

/// Keeps the key out of the builder's `Debug`.
struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(crate::redact::REDACTED)
    }
}

impl<P> std::fmt::Debug for ConfigurationBuilder<P> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConfigurationBuilder")
            .field("base_path", &super::without_credentials(&self.base_path))
            .field("user_agent", &self.user_agent)
            .field("bearer_access_token", &self.bearer_access_token)
            .field("settings", &self.settings)
            .finish()
    }
}

impl<P: Provider> ConfigurationBuilder<P> {
    pub(super) fn new() -> Self {
        Self {
            base_path: P::PROFILE.base_url.to_owned(),
            user_agent: None,
            bearer_access_token: None,
            settings: Settings::default(),
            provider: PhantomData,
        }
    }

    /// The base URL of the API; the production service unless set.
    pub fn base_path(mut self, base_path: impl Into<String>) -> Self {
        self.base_path = base_path.into();
        self
    }

    /// The key, sent as `Authorization: Bearer …`.
    pub fn bearer_access_token(mut self, token: impl Into<String>) -> Self {
        self.bearer_access_token = Some(Token(token.into()));
        self
    }

    /// Gives the key of each request, for keys that change while the program runs; none unless set.
    ///
    /// Set a key or a source, not both. See [`KeySource`] for when it is asked.
    pub fn key_source(mut self, source: Arc<dyn KeySource>) -> Self {
        self.settings.key_source = Some(source);
        self
    }

    /// The product in the `User-Agent` header, such as `my-service/1.2`.
    pub fn user_agent(mut self, user_agent: impl Into<String>) -> Self {
        self.user_agent = Some(user_agent.into());
        self
    }

    /// How long making a connection may take, TLS included; 10 s unless set.
    ///
    /// It has no effect on a client or transport of your own.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.settings.connect_timeout = limit;
        self
    }

    /// How long one attempt may take, from the first byte out to the last byte in; 30 s unless
    /// set, `None` for no limit.
    pub fn attempt_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.settings.attempt_timeout = limit.into();
        self
    }

    /// The most bytes that an answer's body may have; 64 MiB unless set.
    pub fn response_limit(mut self, bytes: usize) -> Self {
        self.settings.response_limit = bytes;
        self
    }

    /// Sends the key over plain http to other machines too.
    ///
    /// Without it, a key is only sent over https or to the loopback interface. Allow it for a
    /// gateway inside a private network, never on the open internet.
    pub fn allow_plain_http(mut self, allowed: bool) -> Self {
        self.settings.plain_http_allowed = allowed;
        self
    }

    /// Sends through an HTTP client of your own: proxies, certificates, a shared pool.
    ///
    /// Build it with [`reqwest::redirect::Policy::none`]: this crate judges redirects itself, so
    /// that the key never follows one to another origin.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.settings.sender = Sender::Client(ReqwestTransport::new(client));
        self
    }

    /// Sends through a transport of your own, such as a middleware stack or a test double.
    pub fn transport(mut self, transport: Arc<dyn Transport>) -> Self {
        self.settings.sender = Sender::Own(transport);
        self
    }

    /// Names what is created by an identifier of the client's, so that it can be read again under
    /// it and never exists twice; off unless set.
    ///
    /// It matters where the server fails after it has written: such an answer is not stored under
    /// the idempotency key, so a retry would create a second item. The identifier is derived from
    /// the idempotency key.
    pub fn client_ids(mut self, on: bool) -> Self {
        self.settings.client_ids = on;
        self
    }

    /// How calls are repeated; [`RetryPolicy::standard`] unless set.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings.retry = policy;
        self
    }

    /// What retries may add to the traffic of all callers; [`RetryBudget::default`] unless set.
    ///
    /// Give several configurations for the same service the same budget.
    pub fn retry_budget(mut self, budget: Arc<RetryBudget>) -> Self {
        self.settings.budget = budget;
        self
    }

    /// Decides when requests go; a [`LearnedLimiter`](crate::limiter::LearnedLimiter) unless set,
    /// `None` to send whatever the server has said.
    pub fn rate_limiter(mut self, limiter: impl Into<Option<Arc<dyn RateLimiter>>>) -> Self {
        self.settings.limiter = limiter.into();
        self
    }

    /// Is told of every attempt and call, for metrics; nobody unless set.
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.settings.observer = Some(observer);
        self
    }

    /// Gives the randomness of backoff, from 0 up to and without 1. For tests.
    pub fn random(mut self, random: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        self.settings.random = Arc::new(random);
        self
    }

    /// Tells the time and waits; the system's clock unless set. For tests.
    pub fn clock(mut self, clock: Arc<dyn Clock>) -> Self {
        self.settings.clock = clock;
        self
    }

    /// Makes the idempotency key of each write that was given none; random UUIDs unless set.
    pub fn idempotency_keys(
        mut self,
        make: impl Fn() -> IdempotencyKey + Send + Sync + 'static,
    ) -> Self {
        self.settings.make_key = Arc::new(make);
        self
    }

    /// The configuration.
    ///
    /// # Errors
    ///
    /// When the base URL cannot be used, the key or user agent cannot stand in a header, a limit is
    /// zero, or both a key and a key source are set. A key source is not asked.
    pub fn build(self) -> Result<Configuration<P>, Error> {
        for (name, limit) in [
            ("connect timeout", Some(self.settings.connect_timeout)),
            ("attempt timeout", self.settings.attempt_timeout),
        ] {
            if limit == Some(Duration::ZERO) {
                return Err(Error::configuration(format!(
                    "the {name} is zero; no call could succeed"
                )));
            }
        }
        self.settings.retry.check()?;
        if self.bearer_access_token.is_some() && self.settings.key_source.is_some() {
            return Err(Error::configuration(
                "a key and a key source are both set; keep the one that is meant",
            ));
        }
        if self.settings.response_limit == 0 {
            return Err(Error::configuration(
                "the response limit is zero; no answer could be read",
            ));
        }
        let mut configuration = Configuration::from_parts(self.base_path, self.settings);
        configuration.user_agent = self.user_agent;
        configuration.bearer_access_token = self.bearer_access_token.map(|token| token.0);
        // What could not be sent is told now, not at the first call.
        let context = configuration.context();
        context.settings.basis.of(context)?;
        Ok(configuration)
    }
}
