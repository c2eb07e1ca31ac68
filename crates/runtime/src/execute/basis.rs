//! What of a request comes from the configuration alone: worked out once, kept until a field
//! of it changes.

use std::sync::{Arc, Mutex, PoisonError};

use http::header::{ACCEPT, AUTHORIZATION, USER_AGENT};
use http::{HeaderMap, HeaderValue};
use url::Url;

use super::prepare::{value, JSON};
use crate::base_url;
use crate::configuration::Context;
use crate::error::Error;
use crate::limiter::Account;
use crate::secret::Secret;

/// The base URL, checked, and the headers of every request.
#[derive(Debug)]
pub(crate) struct Basis {
    base_path: String,
    user_agent: Option<String>,
    key: Option<Secret>,
    pub(super) url: Url,
    /// The path of the base URL without a slash at its end, empty for most.
    pub(super) path: String,
    /// Whether it is on this machine, as then all redirects that are followed are too.
    pub(super) is_local: bool,
    #[cfg(feature = "tracing")]
    pub(crate) host: Option<String>,
    #[cfg(feature = "tracing")]
    pub(crate) port: Option<u16>,
    pub(super) headers: HeaderMap,
    pub(crate) account: Account,
}

/// The basis of the last call, which is most likely that of the next.
#[derive(Debug, Default)]
pub(crate) struct LastBasis(Mutex<Option<Arc<Basis>>>);

impl LastBasis {
    /// The basis of a call.
    pub(crate) fn of(&self, context: Context<'_>) -> Result<Arc<Basis>, Error> {
        // No code under the lock panics, and what is kept is compared before it is used.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match last.as_ref() {
            Some(basis) if basis.is_of(context) => Ok(Arc::clone(basis)),
            _ => {
                let basis = Arc::new(Basis::new(context)?);
                Ok(Arc::clone(last.insert(basis)))
            }
        }
    }

    /// The basis that was used last, whichever key it has.
    pub(crate) fn last(&self) -> Option<Arc<Basis>> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Basis {
    /// The key that the headers were made with.
    pub(crate) fn key(&self) -> Option<&Secret> {
        self.key.as_ref()
    }

    #[cold]
    fn new(context: Context<'_>) -> Result<Self, Error> {
        let url = base_url::parse(context.base_path)?;
        let has_key = context.token.is_some() || context.asks_for_key();
        if has_key && base_url::is_plain_text(&url) && !context.settings.plain_http_allowed {
            return Err(Error::configuration(
                "the base URL is plain http to another machine, which would show the key to \
                 everyone on the way; use https, or allow_plain_http on the configuration's \
                 builder",
            ));
        }
        Ok(Self {
            base_path: context.base_path.to_owned(),
            user_agent: context.user_agent.map(str::to_owned),
            key: context.token.map(Secret::verbatim),
            is_local: base_url::is_loopback(&url),
            path: url.path().trim_end_matches('/').to_owned(),
            #[cfg(feature = "tracing")]
            host: url.host_str().map(str::to_owned),
            #[cfg(feature = "tracing")]
            port: url.port_or_known_default(),
            headers: headers(context)?,
            account: Account::new(context.base_path, context.token),
            url,
        })
    }

    fn is_of(&self, context: Context<'_>) -> bool {
        self.base_path == context.base_path
            && self.user_agent.as_deref() == context.user_agent
            && self.key.as_ref().map(Secret::expose) == context.token
    }
}

fn headers(context: Context<'_>) -> Result<HeaderMap, Error> {
    let profile = context.profile;
    let mut headers = HeaderMap::with_capacity(8);
    let own = format!("{}/{}", profile.user_agent, profile.version);
    let user_agent = context.user_agent.unwrap_or(&own);
    headers.insert(USER_AGENT, value("user agent", user_agent)?);
    headers.insert(ACCEPT, JSON);
    if let Some(name) = profile.client_header {
        let client = format!(
            "sdk-rust/{} (rust; {})",
            profile.version,
            std::env::consts::OS
        );
        headers.insert(name, value("client", &client)?);
    }
    if let Some(token) = context.token {
        headers.insert(AUTHORIZATION, authorization(profile.name, token)?);
    }
    Ok(headers)
}

fn authorization(service: &str, token: &str) -> Result<HeaderValue, Error> {
    if token.trim().is_empty() {
        return Err(Error::configuration(format!("the {service} key is empty")));
    }
    if !token.is_ascii() {
        return Err(Error::configuration(format!(
            "the {service} key holds a character that no key has, such as a byte order mark"
        )));
    }
    let mut authorization = value("key", &format!("Bearer {token}"))?;
    authorization.set_sensitive(true);
    Ok(authorization)
}
