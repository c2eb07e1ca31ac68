//! Where to call, with which key, and how: one value for all operations of an API.

mod builder;
mod environment;
mod limits;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::clock::Clock;
use crate::error::Error;
use crate::key_source;
use crate::provider::{Profile, Provider};
use crate::redact::REDACTED;
use crate::secret::Secret;
use crate::settings::Settings;

pub use builder::ConfigurationBuilder;

/// Address, key and behaviour of a client for the service `P`.
///
/// Clones are cheap and share connections. Changing the public fields of one clone does not
/// change another.
///
/// ```
/// # use linkbreakers_runtime::{Profile, Provider};
/// # pub enum Tides {}
/// # impl Provider for Tides {
/// #     const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0");
/// # }
/// # type Configuration = linkbreakers_runtime::Configuration<Tides>;
/// let mut configuration = Configuration::new();
/// configuration.bearer_access_token = Some("the key".to_owned());
/// configuration.base_path = "http://127.0.0.1:4010".to_owned();
/// assert!(!format!("{configuration:?}").contains("the key"));
/// ```
pub struct Configuration<P> {
    /// The base URL of the API, with or without a slash at its end.
    pub base_path: String,
    /// The product in the `User-Agent` header; the client's own name and version when `None`.
    pub user_agent: Option<String>,
    /// The key, sent as `Authorization: Bearer …` ([RFC 6750](https://www.rfc-editor.org/rfc/rfc6750)).
    ///
    /// When `None`, the key comes from the [key source](ConfigurationBuilder::key_source), if there is
    /// one; a key that is set on a clone goes before it.
    pub bearer_access_token: Option<String>,
    pub(crate) settings: Arc<Settings>,
    provider: PhantomData<fn() -> P>,
}

/// The parts of a configuration that a call needs, without the type of its provider.
#[derive(Clone, Copy)]
pub(crate) struct Context<'a> {
    pub(crate) profile: &'static Profile,
    pub(crate) base_path: &'a str,
    pub(crate) user_agent: Option<&'a str>,
    pub(crate) token: Option<&'a str>,
    pub(crate) settings: &'a Arc<Settings>,
}

impl<'a> Context<'a> {
    /// Whether the key comes from a source.
    pub(crate) fn asks_for_key(self) -> bool {
        self.token.is_none() && self.settings.key_source.is_some()
    }

    /// The same with a key that came from a source.
    pub(crate) fn with_key(self, key: Option<&'a Secret>) -> Self {
        Self {
            token: key.map(Secret::expose).or(self.token),
            ..self
        }
    }
}

impl<P: Provider> Configuration<P> {
    /// A configuration for the production service, without a key.
    #[must_use]
    pub fn new() -> Self {
        Self::from_parts(P::PROFILE.base_url.to_owned(), Settings::default())
    }

    /// Sets what `new` leaves at its default: timeouts, limits, transport.
    pub fn builder() -> ConfigurationBuilder<P> {
        ConfigurationBuilder::new()
    }

    /// The clock that all waits of this configuration are made with.
    #[must_use]
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.settings.clock)
    }

    /// The key that a call would be sent with now: the one that is set, or what the key source gives;
    /// `None` when there is neither.
    ///
    /// # Errors
    ///
    /// With [`ErrorKind::KeySource`](crate::ErrorKind::KeySource) when the source fails, or takes
    /// longer than an attempt may.
    pub async fn key(&self) -> Result<Option<Secret>, Error> {
        let context = self.context();
        match context.token {
            Some(token) => Ok(Some(Secret::verbatim(token))),
            None => key_source::ask(context, None, context.settings.attempt_timeout).await,
        }
    }

    /// A number from 0 up to and without 1, for the jitter of layers above.
    #[doc(hidden)]
    #[must_use]
    pub fn jitter(&self) -> f64 {
        (self.settings.random)()
    }

    pub(crate) fn from_parts(base_path: String, settings: Settings) -> Self {
        Self {
            base_path,
            user_agent: None,
            bearer_access_token: None,
            settings: Arc::new(settings),
            provider: PhantomData,
        }
    }

    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            profile: P::PROFILE,
            base_path: &self.base_path,
            user_agent: self.user_agent.as_deref(),
            token: self.bearer_access_token.as_deref(),
            settings: &self.settings,
        }
    }
}

impl<P: Provider> Default for Configuration<P> {
    fn default() -> Self {
        Self::new()
    }
}

// Written by hand: a derive would ask for `P: Clone`, and providers are empty types.
impl<P> Clone for Configuration<P> {
    fn clone(&self) -> Self {
        Self {
            base_path: self.base_path.clone(),
            user_agent: self.user_agent.clone(),
            bearer_access_token: self.bearer_access_token.clone(),
            settings: Arc::clone(&self.settings),
            provider: PhantomData,
        }
    }
}

impl<P> fmt::Debug for Configuration<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let token = self.bearer_access_token.as_ref().map(|_| REDACTED);
        f.debug_struct("Configuration")
            .field("base_path", &without_credentials(&self.base_path))
            .field("user_agent", &self.user_agent)
            .field("bearer_access_token", &token)
            .field("settings", &self.settings)
            .finish()
    }
}

/// The base URL as it may be shown: no user, no password, and nothing that is not a URL.
fn without_credentials(base: &str) -> String {
    let Some(mut url) = url::Url::parse(base).ok().filter(url::Url::has_host) else {
        return "[not a URL]".to_owned();
    };
    url.set_query(None);
    url.set_fragment(None);
    if url.username().is_empty() && url.password().is_none() {
        return url.into();
    }
    let cleaned = url.set_username(REDACTED).is_ok() && url.set_password(None).is_ok();
    if cleaned {
        url.into()
    } else {
        "[not a URL]".to_owned()
    }
}
