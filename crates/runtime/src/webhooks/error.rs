//! What can go wrong, in words for the receiver's own log: names of headers, and never their values.

use std::error::Error as StdError;
use std::fmt;

use http::{HeaderName, StatusCode};

/// Why a message is not verified.
///
/// Neither `Display` nor `Debug` shows a secret, a signature, or the value of a header. The reason
/// is for the receiver's own log. To the sender say [`status`](Self::status) and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerifyError {
    /// The body is larger than the verifier allows.
    BodyTooLarge {
        /// The most bytes it may have.
        limit: usize,
    },
    /// A header that the scheme needs is not there.
    MissingHeader {
        /// Its name.
        name: HeaderName,
    },
    /// A header is there more than once, so that two readers could see two values.
    DuplicateHeader {
        /// Its name.
        name: HeaderName,
    },
    /// A header is longer than any honest one.
    OversizedHeader {
        /// Its name.
        name: HeaderName,
        /// The most bytes its value may have.
        limit: usize,
    },
    /// A header is empty, or has other characters than printable ASCII, or an identifier contains
    /// the text that separates it from the next part of the signed content.
    MalformedHeader {
        /// Its name.
        name: HeaderName,
    },
    /// There is no timestamp where it should be, or more than one, or it is no time.
    MalformedTimestamp {
        /// The header's name.
        name: HeaderName,
    },
    /// A signature of a known version is not written as it should be, or has the wrong length.
    MalformedSignature {
        /// The header's name.
        name: HeaderName,
    },
    /// There are more signatures than any honest sender makes.
    TooManySignatures {
        /// The header's name.
        name: HeaderName,
        /// The most that are looked at.
        limit: usize,
    },
    /// No signature is of a version that one of the keys can check.
    NoKnownSignature,
    /// Each key's `not_after` is over.
    NoValidKey,
    /// No key made any of the signatures: another secret, or a changed message.
    SignatureMismatch,
    /// The signature is right, and the message was sent longer ago than is tolerated.
    TooOld,
    /// The signature is right, and the message comes from further in the future than is tolerated.
    TooNew,
    /// A custom scheme refused the message, for the reason that it gives.
    Custom {
        /// The reason, for a log.
        reason: &'static str,
    },
}

impl VerifyError {
    /// What to answer: 413 for a body that is too large, 401 for everything else, so that a
    /// stranger learns only that the message is not verified.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::BodyTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            _ => StatusCode::UNAUTHORIZED,
        }
    }
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BodyTooLarge { limit } => {
                write!(f, "the body is larger than {limit} bytes")
            }
            Self::MissingHeader { name } => write!(f, "the header {name} is missing"),
            Self::DuplicateHeader { name } => write!(f, "the header {name} is there twice"),
            Self::OversizedHeader { name, limit } => {
                write!(f, "the header {name} is longer than {limit} bytes")
            }
            Self::MalformedHeader { name } => write!(f, "the header {name} is malformed"),
            Self::MalformedTimestamp { name } => {
                write!(f, "the header {name} has no valid timestamp")
            }
            Self::MalformedSignature { name } => {
                write!(f, "the header {name} has a malformed signature")
            }
            Self::TooManySignatures { name, limit } => {
                write!(f, "the header {name} has more than {limit} signatures")
            }
            Self::NoKnownSignature => {
                f.write_str("no signature is of a version that one of the keys can check")
            }
            Self::NoValidKey => f.write_str("no key is valid any more"),
            Self::SignatureMismatch => f.write_str("no key made any of the signatures"),
            Self::TooOld => f.write_str("the message is older than is tolerated"),
            Self::TooNew => f.write_str("the message is further in the future than is tolerated"),
            Self::Custom { reason } => f.write_str(reason),
        }
    }
}

impl StdError for VerifyError {}

/// Why keys or a scheme cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SetupError {
    /// The secret has fewer bytes than [`MIN_SECRET_LEN`](super::MIN_SECRET_LEN).
    SecretTooShort {
        /// The label of the key.
        label: String,
    },
    /// The text of the key is not written as its prefix promises.
    MalformedKey {
        /// The label of the key.
        label: String,
    },
    /// The key needs a feature of this crate that is off.
    UnsupportedKey {
        /// The label of the key.
        label: String,
    },
    /// Two keys have the same label.
    DuplicateLabel {
        /// The label.
        label: String,
    },
    /// There is no key.
    EmptyKeyring,
    /// No key can check a signature of the scheme.
    NoKeyForScheme,
    /// The scheme is not complete, or leaves something unsigned that it reads.
    InvalidScheme {
        /// What is wrong with it.
        reason: &'static str,
    },
}

impl fmt::Display for SetupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SecretTooShort { label } => write!(
                f,
                "the secret of the key {label:?} has fewer than {} bytes",
                super::MIN_SECRET_LEN
            ),
            Self::MalformedKey { label } => write!(f, "the key {label:?} is malformed"),
            Self::UnsupportedKey { label } => {
                write!(f, "the key {label:?} needs the feature `webhooks-ed25519`")
            }
            Self::DuplicateLabel { label } => write!(f, "two keys have the label {label:?}"),
            Self::EmptyKeyring => f.write_str("there is no key"),
            Self::NoKeyForScheme => f.write_str("no key can check a signature of the scheme"),
            Self::InvalidScheme { reason } => write!(f, "the scheme cannot be used: {reason}"),
        }
    }
}

impl StdError for SetupError {}

/// Why a message cannot be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignError {
    /// The scheme signs an identifier, and none was given.
    MissingId,
    /// The identifier is empty, too long, has other characters than printable ASCII, or contains
    /// the text that separates it from the next part of the signed content.
    InvalidId,
    /// The timestamp cannot be written in the format of the scheme.
    InvalidTimestamp,
    /// No key that is valid at the timestamp can sign for the scheme.
    NoSigningKey,
    /// The scheme is a function that reads, or signs other headers than its own.
    NotSignable,
}

impl fmt::Display for SignError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::MissingId => "the scheme signs an identifier, and none was given",
            Self::InvalidId => "the identifier cannot be sent and signed as it is",
            Self::InvalidTimestamp => "the timestamp cannot be written in the scheme's format",
            Self::NoSigningKey => "no key that is valid at the timestamp can sign",
            Self::NotSignable => "the scheme can be verified only",
        })
    }
}

impl StdError for SignError {}
