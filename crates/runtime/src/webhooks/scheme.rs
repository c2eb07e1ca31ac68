//! How a sender signs, as data: which headers, which versions, and what the signature covers.

mod check;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use http::{HeaderMap, HeaderName};

use super::{Algorithm, Encoding, Envelope, SetupError, TimestampFormat, VerifyError};

/// How a sender signs its messages.
///
/// Four schemes are ready. Any other with the same ingredients is data: start with
/// [`new`](Self::new) and say what differs. What data cannot say is a function:
/// [`custom`](Self::custom).
///
/// ```
/// use linkbreakers_runtime::http::HeaderName;
/// use linkbreakers_runtime::webhooks::{Algorithm, Encoding, Part, Scheme};
///
/// // `X-Sig: v0=<base64>` over `v0:{timestamp}:{body}`.
/// let scheme = Scheme::new(HeaderName::from_static("x-sig"))
///     .with_timestamp_header(HeaderName::from_static("x-sent"))
///     .with_signature("v0=", Algorithm::HmacSha256, Encoding::Base64)
///     .with_content([
///         Part::Text("v0:".into()),
///         Part::Timestamp,
///         Part::Text(":".into()),
///         Part::Body,
///     ]);
/// ```
#[derive(Clone)]
pub struct Scheme(pub(super) Kind);

#[derive(Clone)]
pub(super) enum Kind {
    Data(Box<Layout>),
    Function(Arc<Function>),
}

type Function =
    dyn for<'a> Fn(&'a HeaderMap, &'a [u8]) -> Result<Envelope<'a>, VerifyError> + Send + Sync;

/// The data of a scheme.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) header: HeaderName,
    /// Between the entries of the header; without one the header is one entry.
    pub(super) separator: Option<char>,
    pub(super) versions: Vec<Version>,
    pub(super) id: Option<HeaderName>,
    pub(super) timestamp: Option<TimestampPlace>,
    pub(super) format: TimestampFormat,
    pub(super) content: Vec<Part>,
}

/// An entry of the signature header that starts with `prefix` is such a signature.
#[derive(Clone, Debug)]
pub(super) struct Version {
    pub(super) prefix: Cow<'static, str>,
    pub(super) algorithm: Algorithm,
    pub(super) encoding: Encoding,
}

#[derive(Clone, Debug)]
pub(super) enum TimestampPlace {
    Header(HeaderName),
    /// An entry of the signature header that starts so.
    Entry(Cow<'static, str>),
}

/// A piece of what the signature covers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The message's identifier.
    Id,
    /// The timestamp, with the very characters that were sent.
    Timestamp,
    /// The bytes of the body.
    Body,
    /// Always the same text. Put one between parts that vary, so that nothing can move from one to
    /// the next: an identifier or other header that contains it is refused.
    Text(Cow<'static, str>),
    /// The value of another header, at most [`MAX_HEADER_LEN`](super::MAX_HEADER_LEN) bytes.
    Header(HeaderName),
}

impl Scheme {
    /// `X-Webhook-Signature: sha256=<hex>`, which is HMAC-SHA256 over
    /// `{id}.{timestamp}.{body}`.
    ///
    /// Identifier and timestamp (seconds since 1970) come in `X-Webhook-Id` and
    /// `X-Webhook-Timestamp`; [`with_id_header`](Self::with_id_header) and
    /// [`with_timestamp_header`](Self::with_timestamp_header) name other headers.
    #[must_use]
    pub fn sha256_hex() -> Self {
        Self::new(HeaderName::from_static("x-webhook-signature"))
            .with_id_header(HeaderName::from_static("x-webhook-id"))
            .with_timestamp_header(HeaderName::from_static("x-webhook-timestamp"))
            .with_signature("sha256=", Algorithm::HmacSha256, Encoding::Hex)
            .with_content(id_timestamp_body())
    }

    /// [Standard Webhooks]: `webhook-id`, `webhook-timestamp` and `webhook-signature` with
    /// signatures between spaces, `v1,` by HMAC-SHA256 and `v1a,` by Ed25519, in base64.
    ///
    /// The keys come from [`Key::standard`](super::Key::standard).
    ///
    /// [Standard Webhooks]: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
    #[must_use]
    pub fn standard() -> Self {
        Self::new(HeaderName::from_static("webhook-signature"))
            .with_separator(' ')
            .with_id_header(HeaderName::from_static("webhook-id"))
            .with_timestamp_header(HeaderName::from_static("webhook-timestamp"))
            .with_signature("v1,", Algorithm::HmacSha256, Encoding::Base64)
            .with_signature("v1a,", Algorithm::Ed25519, Encoding::Base64)
            .with_content(id_timestamp_body())
    }

    /// `t=<seconds>,v1=<hex>` in the one header `header`, with one `v1` or several, each of them
    /// HMAC-SHA256 over `{t}.{body}`.
    #[must_use]
    pub fn timestamped(header: HeaderName) -> Self {
        Self::new(header)
            .with_separator(',')
            .with_timestamp_entry("t=")
            .with_signature("v1=", Algorithm::HmacSha256, Encoding::Hex)
            .with_content([Part::Timestamp, Part::Text(".".into()), Part::Body])
    }

    /// HMAC-SHA256 over the body alone, after `prefix` (such as `sha256=`, or empty) in `header`.
    ///
    /// Such a message has no time, so a copy of it is valid for as long as the key is: keep what
    /// was handled for longer with [`Receiver::with_memory`](super::Receiver::with_memory). And two
    /// messages with equal bodies cannot be told apart.
    #[must_use]
    pub fn body_only(
        header: HeaderName,
        prefix: impl Into<Cow<'static, str>>,
        encoding: Encoding,
    ) -> Self {
        Self::new(header)
            .with_signature(prefix, Algorithm::HmacSha256, encoding)
            .with_content([Part::Body])
    }

    /// A scheme whose signatures stand in `header`, and nothing more yet.
    #[must_use]
    pub fn new(header: HeaderName) -> Self {
        Self(Kind::Data(Box::new(Layout {
            header,
            separator: None,
            versions: Vec::new(),
            id: None,
            timestamp: None,
            format: TimestampFormat::default(),
            content: Vec::new(),
        })))
    }

    /// A scheme that reads messages by a function. Keys, constant-time comparison, tolerance and
    /// replay protection stay the same.
    ///
    /// The function sees unverified input of any size and shape. It must not panic, and what it
    /// puts into the [`Envelope`] beside the signatures must be determined by the signed content.
    /// The `with_` setters do nothing to such a scheme, and it cannot sign.
    ///
    /// ```
    /// use linkbreakers_runtime::http::HeaderName;
    /// use linkbreakers_runtime::webhooks::{Algorithm, Envelope, Scheme, VerifyError};
    ///
    /// // The raw signature is the first 32 bytes of the body.
    /// let scheme = Scheme::custom(|_headers, body| {
    ///     match (body.get(..32), body.get(32..)) {
    ///         (Some(signature), Some(rest)) => Ok(Envelope::new()
    ///             .with_signature(Algorithm::HmacSha256, signature)
    ///             .with_content(rest)),
    ///         _ => Err(VerifyError::Custom { reason: "the body is too short" }),
    ///     }
    /// });
    /// ```
    #[must_use]
    pub fn custom<F>(read: F) -> Self
    where
        F: for<'a> Fn(&'a HeaderMap, &'a [u8]) -> Result<Envelope<'a>, VerifyError>
            + Send
            + Sync
            + 'static,
    {
        Self(Kind::Function(Arc::new(read)))
    }

    /// The header with the message's identifier. The content must contain [`Part::Id`].
    #[must_use]
    pub fn with_id_header(self, name: HeaderName) -> Self {
        self.edit(|layout| layout.id = Some(name))
    }

    /// The header with the timestamp. The content must contain [`Part::Timestamp`].
    #[must_use]
    pub fn with_timestamp_header(self, name: HeaderName) -> Self {
        self.edit(|layout| layout.timestamp = Some(TimestampPlace::Header(name)))
    }

    /// The timestamp is the entry of the signature header that starts with `prefix`. The content
    /// must contain [`Part::Timestamp`].
    #[must_use]
    pub fn with_timestamp_entry(self, prefix: impl Into<Cow<'static, str>>) -> Self {
        self.edit(|layout| layout.timestamp = Some(TimestampPlace::Entry(prefix.into())))
    }

    /// How the timestamp is written; seconds since 1970 unless set.
    #[must_use]
    pub fn with_timestamp_format(self, format: TimestampFormat) -> Self {
        self.edit(|layout| layout.format = format)
    }

    /// What stands between the entries of the signature header. Without it the header is one entry.
    #[must_use]
    pub fn with_separator(self, separator: char) -> Self {
        self.edit(|layout| layout.separator = Some(separator))
    }

    /// One more kind of signature: entries that start with `prefix`. An entry that starts with no
    /// known prefix is of an unknown version, and is left out.
    #[must_use]
    pub fn with_signature(
        self,
        prefix: impl Into<Cow<'static, str>>,
        algorithm: Algorithm,
        encoding: Encoding,
    ) -> Self {
        self.edit(|layout| {
            layout.versions.push(Version {
                prefix: prefix.into(),
                algorithm,
                encoding,
            });
        })
    }

    /// What the signature covers, instead of what was said before.
    #[must_use]
    pub fn with_content(self, parts: impl IntoIterator<Item = Part>) -> Self {
        self.edit(|layout| layout.content = parts.into_iter().collect())
    }

    /// Whether a signature of `algorithm` could be part of a message.
    pub(super) fn knows(&self, algorithm: Algorithm) -> bool {
        match &self.0 {
            Kind::Data(layout) => {
                let mut versions = layout.versions.iter();
                versions.any(|version| version.algorithm == algorithm)
            }
            Kind::Function(_) => true,
        }
    }

    pub(super) fn check(&self) -> Result<(), SetupError> {
        match &self.0 {
            Kind::Data(layout) => check::complete(layout)
                .map_or(Ok(()), |reason| Err(SetupError::InvalidScheme { reason })),
            Kind::Function(_) => Ok(()),
        }
    }

    fn edit(mut self, change: impl FnOnce(&mut Layout)) -> Self {
        if let Kind::Data(layout) = &mut self.0 {
            change(layout);
        }
        self
    }
}

fn id_timestamp_body() -> [Part; 5] {
    let dot = || Part::Text(".".into());
    [Part::Id, dot(), Part::Timestamp, dot(), Part::Body]
}

impl fmt::Debug for Scheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Data(layout) => layout.fmt(f),
            Kind::Function(_) => f.write_str("custom"),
        }
    }
}
