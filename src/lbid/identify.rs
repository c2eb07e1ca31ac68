//! The visitor behind a click, told attribute by attribute.

use std::collections::BTreeSet;
use std::fmt;

use serde_json::Value;

use super::Lbid;
use crate::apis::configuration::Configuration;
use crate::apis::visitors_api;
use crate::models::{IdentifyRequest, IdentifyResponse, VisitorInput};
use crate::Error;

/// A request that tells who made a click, made by [`Lbid::identify`].
///
/// Only what is set is sent, and merges into what the server knows of the visitor: attributes that are
/// not named stay. A visitor who was anonymous becomes a known one, or is merged with the known
/// one; [`created`](IdentifyResponse::created) of the answer tells whether there was none.
///
/// ```
/// use linkbreakers::apis::configuration::Configuration;
/// use linkbreakers::Lbid;
///
/// async fn signed_up(
///     configuration: &Configuration,
///     lbid: &Lbid,
///     email: &str,
/// ) -> Result<(), linkbreakers::Error> {
///     let known = lbid
///         .identify(configuration)
///         .email(email)
///         .attribute("plan", "enterprise")
///         .attribute("seats", 25)
///         .send()
///         .await?;
///     println!("a new visitor: {}", known.created.unwrap_or_default());
///     Ok(())
/// }
/// ```
#[must_use = "nothing is sent before `send`"]
#[derive(Clone)]
pub struct Identify<'a> {
    configuration: &'a Configuration,
    lbid: Lbid,
    input: VisitorInput,
    set_once: Option<bool>,
}

impl<'a> Identify<'a> {
    pub(super) fn new(configuration: &'a Configuration, lbid: &Lbid) -> Self {
        Self {
            configuration,
            lbid: lbid.clone(),
            input: VisitorInput::default(),
            set_once: None,
        }
    }

    /// The visitor's mail address (`$email`).
    pub fn email(self, email: impl Into<String>) -> Self {
        self.attribute("$email", email.into())
    }

    /// The visitor's telephone number (`$phone`), such as `+14155551234`.
    pub fn phone(self, phone: impl Into<String>) -> Self {
        self.attribute("$phone", phone.into())
    }

    /// The visitor's first name (`$firstName`).
    pub fn first_name(self, name: impl Into<String>) -> Self {
        self.attribute("$firstName", name.into())
    }

    /// The visitor's last name (`$lastName`).
    pub fn last_name(self, name: impl Into<String>) -> Self {
        self.attribute("$lastName", name.into())
    }

    /// An attribute of your own, such as `plan`. Names that begin with `$` are the service's.
    ///
    /// A second value under the same name replaces the first.
    pub fn attribute(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        let data = self.input.data.get_or_insert_with(Default::default);
        data.insert(name.into(), value.into());
        self
    }

    /// All attributes of `input`, beside those that are set one by one.
    pub fn visitor(mut self, input: VisitorInput) -> Self {
        let data = self.input.data.get_or_insert_with(Default::default);
        data.extend(input.data.unwrap_or_default());
        self
    }

    /// With `true`, fields that have a value already keep it; they are overwritten unless set.
    pub fn set_once(mut self, on: bool) -> Self {
        self.set_once = Some(on);
        self
    }

    /// The request value of the operation, for the options of one call: timeout, idempotency key,
    /// retries.
    ///
    /// Attributes are set before: the body is made here.
    pub fn request(self) -> visitors_api::Identify<'a> {
        let body = IdentifyRequest {
            lbid: self.lbid.into(),
            set_once: self.set_once,
            visitor: Box::new(self.input),
        };
        visitors_api::identify(self.configuration, body)
    }

    /// Sends it.
    ///
    /// # Errors
    ///
    /// As [`visitors_api::Identify::send`]. The server refuses an LBID that it does not know with
    /// a status, most likely 404; treat that visitor as one who did not come through a link.
    pub async fn send(self) -> Result<IdentifyResponse, Error> {
        self.request().send().await
    }
}

/// The names of what is told and no values, which are personal data.
impl fmt::Debug for Identify<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.input.data.iter().flat_map(|data| data.keys());
        f.debug_struct("Identify")
            .field("lbid", &self.lbid)
            .field("attributes", &names.collect::<BTreeSet<_>>())
            .field("set_once", &self.set_once)
            .finish_non_exhaustive()
    }
}
