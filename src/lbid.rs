//! From a click to a person: the LBID that a destination is visited with, and what is done with it.
//!
//! With conversion tracking on, a link sends its visitors on with `?lbid=…` in the address. The LBID
//! names that one click. A landing page [takes](take) it out of the address, keeps it with the
//! session, and [identifies](Lbid::identify) the visitor when it learns who it is. The guide
//! `docs/visitors.md` shows the whole way. With the features `axum` and `actix-web` an [`Lbid`] is an
//! argument of a handler.
//!
//! ```
//! use linkbreakers::lbid;
//!
//! let (found, clean) = lbid::take("https://shop.example/offer?a=1&lbid=2VqKhjxtKwC7pBbg#top");
//! assert_eq!(clean, "https://shop.example/offer?a=1#top");
//! assert!(found.is_some_and(|lbid| lbid.as_str() == "2VqKhjxtKwC7pBbg"));
//! ```

#[cfg(feature = "actix-web")]
mod actix;
#[cfg(feature = "axum")]
mod axum;
mod event_id;
mod identify;
#[cfg(any(feature = "actix-web", feature = "axum"))]
mod missing;
mod parameter;

use std::borrow::Cow;
use std::fmt;

use linkbreakers_runtime::fingerprint;
use linkbreakers_runtime::http::{request, Request, Uri};

use crate::apis::configuration::Configuration;

pub use identify::Identify;
#[cfg(any(feature = "actix-web", feature = "axum"))]
pub use missing::MissingLbid;

/// The identifier of one click or scan, as the destination of a link is given it.
///
/// It is opaque: nothing about it is checked but that it is not empty and has at most
/// [`MAX_LENGTH`](Self::MAX_LENGTH) bytes, because it comes from outside. The server decides whether
/// it knows it.
///
/// An LBID leads to a person. `Debug` shows a [fingerprint](Self::fingerprint) instead of it, and
/// there is no `Display`: [`as_str`](Self::as_str) says that you mean it.
///
/// ```
/// use linkbreakers::Lbid;
///
/// let lbid = Lbid::from_query("utm_source=mail&lbid=2VqKhjxtKwC7pBbg");
/// let lbid = lbid.ok_or("this visitor did not come through a link")?;
/// assert_eq!(lbid.as_str(), "2VqKhjxtKwC7pBbg");
/// assert!(!format!("{lbid:?}").contains("2VqK"));
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Lbid(String);

impl Lbid {
    /// The name of the query parameter.
    pub const PARAMETER: &'static str = parameter::NAME;

    /// The longest LBID that is taken, in bytes. Those seen so far have 16 to 48.
    pub const MAX_LENGTH: usize = 512;

    /// An LBID that is already decoded, such as one from a cookie, a form or a session.
    ///
    /// `None` when it is empty or longer than [`MAX_LENGTH`](Self::MAX_LENGTH).
    #[must_use]
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (1..=Self::MAX_LENGTH)
            .contains(&text.len())
            .then_some(Self(text))
    }

    /// The LBID in a query string, with or without the `?` before it.
    ///
    /// Percent-encoding is undone, in the name too: `%6cbid` is `lbid`. A `+` stays a `+`, since
    /// base64 has it and an LBID holds no spaces. Names are compared with their case. When the
    /// parameter stands there several times, the last value that can be used counts, because a link
    /// adds its own behind what its destination had before. One that is empty, too long or not UTF-8
    /// is passed over.
    ///
    /// ```
    /// use linkbreakers::Lbid;
    ///
    /// let lbid = Lbid::from_query("?lbid=old&lbid=YWJj%2Bg%3D%3D&lbid=");
    /// assert_eq!(lbid.as_ref().map(Lbid::as_str), Some("YWJj+g=="));
    /// assert!(Lbid::from_query("xlbid=1&LBID=2").is_none());
    /// ```
    #[must_use]
    pub fn from_query(query: &str) -> Option<Self> {
        Self::find(query.strip_prefix('?').unwrap_or(query))
    }

    /// The LBID in the query of a URL, absolute or not. A fragment is not looked at.
    ///
    /// ```
    /// use linkbreakers::Lbid;
    ///
    /// assert!(Lbid::from_url("/offer?lbid=2VqKhjxtKwC7pBbg").is_some());
    /// assert!(Lbid::from_url("https://shop.example/#?lbid=2VqKhjxtKwC7pBbg").is_none());
    /// ```
    #[must_use]
    pub fn from_url(url: &str) -> Option<Self> {
        Self::find(parameter::Split::of(url)?.query)
    }

    /// The LBID in the query of a request's address.
    #[must_use]
    pub fn from_uri(uri: &Uri) -> Option<Self> {
        Self::find(uri.query()?)
    }

    /// The LBID of a request whose body is taken apart elsewhere, as in an extractor.
    #[must_use]
    pub fn from_parts(parts: &request::Parts) -> Option<Self> {
        Self::from_uri(&parts.uri)
    }

    /// The LBID of a request.
    ///
    /// ```
    /// use linkbreakers::{http, Lbid};
    ///
    /// let request = http::Request::get("/offer?lbid=2VqKhjxtKwC7pBbg").body(())?;
    /// assert!(Lbid::from_request(&request).is_some());
    /// # Ok::<(), http::Error>(())
    /// ```
    #[must_use]
    pub fn from_request<B>(request: &Request<B>) -> Option<Self> {
        Self::from_uri(request.uri())
    }

    /// The LBID in a query that begins behind its `?`: another one is part of a name.
    fn find(query: &str) -> Option<Self> {
        parameter::values(query).filter_map(Self::new).last()
    }

    /// The LBID itself, to keep with a session. Do not log it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of the click's event, if the LBID holds a UUID.
    ///
    /// That is: 16 bytes in base64, or a UUID's text in base64, in the standard or the URL-safe
    /// alphabet, with or without padding. Examples of LBIDs differ and nothing promises this form,
    /// so `None` says nothing against an LBID, and an id says nothing about whether it exists.
    ///
    /// ```
    /// use linkbreakers::Lbid;
    ///
    /// let id = |text| Lbid::new(text).and_then(|lbid| lbid.event_id());
    /// let known = Some("6ba7b810-9dad-11d1-80b4-00c04fd430c8".to_owned());
    /// assert_eq!(id("a6e4EJ2tEdGAtADAT9QwyA"), known);
    /// assert_eq!(id("a6e4EJ2tEdGAtADAT9QwyA=="), known);
    /// assert_eq!(id("2VqKhjxtKwC7pBbg"), None);
    /// ```
    #[must_use]
    pub fn event_id(&self) -> Option<String> {
        event_id::decode(&self.0)
    }

    /// Eight hexadecimal digits that stand for the LBID in logs, the same in every process.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        fingerprint("lbid", &self.0)
    }

    /// Begins to tell the server who made this click.
    ///
    /// Nothing is sent before [`Identify::send`].
    pub fn identify<'a>(&self, configuration: &'a Configuration) -> Identify<'a> {
        Identify::new(configuration, self)
    }
}

impl fmt::Debug for Lbid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lbid({}…)", self.fingerprint())
    }
}

impl From<Lbid> for String {
    fn from(lbid: Lbid) -> Self {
        lbid.0
    }
}

/// `url` without the parameter `lbid`, to log it, to redirect to it, or to show it.
///
/// Every other byte stays: the other parameters with their order and encoding, empty ones too, and the
/// fragment. All parameters of that name go, whatever their value, even those that
/// [`Lbid::from_query`] passes over, and those whose name is percent-encoded. Names that only contain
/// it, other cases, and an LBID inside another value or in the fragment stay. The `?` goes when
/// nothing is left behind it.
///
/// ```
/// use linkbreakers::lbid::strip;
///
/// assert_eq!(strip("/p?lbid=1"), "/p");
/// assert_eq!(strip("/p?b=%20&lbid=1&a=+&&c#lbid=2"), "/p?b=%20&a=+&&c#lbid=2");
/// assert_eq!(strip("/p?xlbid=1&LBID=2"), "/p?xlbid=1&LBID=2");
/// ```
#[must_use]
pub fn strip(url: &str) -> Cow<'_, str> {
    parameter::strip(url)
}

/// The LBID in the query of `url`, and `url` [without](strip) it.
#[must_use]
pub fn take(url: &str) -> (Option<Lbid>, Cow<'_, str>) {
    (Lbid::from_url(url), strip(url))
}
