//! Who is calling and what they may do: the bearer token is compared here and goes nowhere else.

use std::collections::HashMap;
use std::fmt;
use std::net::IpAddr;

use chrono::{DateTime, Utc};
use http::header::{HeaderMap, AUTHORIZATION, WWW_AUTHENTICATE};
use http::{Method, StatusCode};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::answer::Answer;
use super::claims::Claims;
use super::error::ApiError;
use super::scope::Scope;
use super::token::{AccessToken, Kind};
use crate::spec::{Operation, Spec};

/// The tokens that the emulator accepts; `None` inside accepts any.
pub(crate) struct Gate(Option<HashMap<String, Rights>>);

/// What requests are counted and keys are kept by. A token is present as a hash only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize, Serialize)]
pub(crate) enum Caller {
    /// A caller with an accepted token: the first eight bytes of its SHA-256, most significant first.
    Token(u64),
    /// A caller without, known by its address.
    Client(IpAddr),
}

/// Which of the rate limits counts for a caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Token,
    Session,
    Client,
}

/// What is known of whoever sent a request.
pub(crate) struct Credentials {
    pub(crate) caller: Caller,
    pub(crate) class: Class,
    rights: Result<Rights, Refused>,
}

#[derive(Clone, Debug)]
struct Rights {
    class: Class,
    grant: Grant,
}

#[derive(Clone, Debug)]
enum Grant {
    Everything,
    Scopes(Vec<Scope>),
    Visitors,
}

/// Why there is no accepted token.
#[derive(Clone, Copy, Debug)]
enum Refused {
    Missing,
    Unknown,
    Expired,
}

impl Gate {
    /// Accepts these tokens, or any when there are none.
    ///
    /// # Errors
    /// A line that says what is wrong with which of the tokens, without the token.
    pub(crate) fn new(tokens: Vec<AccessToken>, spec: &Spec) -> Result<Self, String> {
        let mut accepted = HashMap::new();
        for (number, token) in (1..).zip(tokens) {
            let (text, rights) =
                read(token, spec).map_err(|reason| format!("token number {number}: {reason}"))?;
            if accepted.insert(text, rights).is_some() {
                return Err(format!("token number {number}: it is there already"));
            }
        }
        Ok(Self(Some(accepted).filter(|tokens| !tokens.is_empty())))
    }

    /// Tells who sent a request; a refused token counts as none.
    pub(crate) fn credentials(
        &self,
        headers: &HeaderMap,
        client: IpAddr,
        now: DateTime<Utc>,
    ) -> Credentials {
        let token = bearer(headers);
        let rights = token.ok_or(Refused::Missing).and_then(|token| {
            let claims = Claims::of(token);
            let rights = match &self.0 {
                Some(tokens) => tokens.get(token).cloned(),
                None => Some(Rights::of_any(claims)),
            };
            match rights {
                None => Err(Refused::Unknown),
                Some(_) if claims.expires_at.is_some_and(|end| end <= now) => Err(Refused::Expired),
                Some(rights) => Ok(rights),
            }
        });
        let (caller, class) = match (&rights, token) {
            (Ok(rights), Some(token)) => (Caller::of(token), rights.class),
            _ => (Caller::Client(client), Class::Client),
        };
        Credentials {
            caller,
            class,
            rights,
        }
    }
}

impl Rights {
    fn of_any(claims: Claims) -> Self {
        Self {
            class: Class::Token,
            grant: if claims.publishable {
                Grant::Visitors
            } else {
                Grant::Everything
            },
        }
    }
}

/// A token that could be sent, with rights that could be used.
fn read(token: AccessToken, spec: &Spec) -> Result<(String, Rights), String> {
    if token.text.is_empty() || !token.text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err("it needs one or more visible ASCII characters, without spaces".to_owned());
    }
    let claims = Claims::of(&token.text);
    let publishable = token.kind == Kind::Publishable || claims.publishable;
    if publishable && !token.scopes.is_empty() {
        return Err("it is publishable, and such a token takes no scopes".to_owned());
    }
    let scopes = token.scopes.iter().map(|name| Scope::known(name, spec));
    let scopes: Vec<_> = scopes.collect::<Result<_, _>>()?;
    let rights = Rights {
        class: match token.kind {
            Kind::Session => Class::Session,
            Kind::Secret | Kind::Publishable => Class::Token,
        },
        grant: match scopes.is_empty() {
            _ if publishable => Grant::Visitors,
            true => Grant::Everything,
            false => Grant::Scopes(scopes),
        },
    };
    Ok((token.text, rights))
}

impl Caller {
    /// It is saved with the keys, and so has to be the same in each build of the program.
    fn of(token: &str) -> Self {
        let hash: [u8; 32] = Sha256::digest(token).into();
        let first = hash.iter().take(8);
        Self::Token(first.fold(0, |number, byte| number << 8 | u64::from(*byte)))
    }
}

/// Eight digits instead of a token, or the address.
impl fmt::Display for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Token(hash) => write!(f, "{:08x}", hash >> 32),
            Self::Client(address) => address.fmt(f),
        }
    }
}

impl Class {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Session => "session",
            Self::Client => "client",
        }
    }
}

impl Credentials {
    /// The answer to callers who may not run an operation: 401 or 403, with the challenge of
    /// [RFC 6750, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3).
    pub(crate) fn refusal(&self, operation: &Operation, method: &Method) -> Option<Answer> {
        let wanted = operation.scope.as_deref().and_then(Scope::read);
        let grant = match &self.rights {
            Ok(rights) => &rights.grant,
            Err(reason) => return Some(reason.answer()),
        };
        let reason = match (grant, &wanted) {
            (Grant::Everything, _) | (Grant::Scopes(_), None) => return None,
            (Grant::Scopes(scopes), Some(wanted)) => {
                if scopes.iter().any(|scope| scope.covers(wanted)) {
                    return None;
                }
                format!("`{wanted}` is missing.")
            }
            (Grant::Visitors, wanted) => {
                let visitors = wanted.as_ref().is_some_and(Scope::concerns_visitors);
                if visitors && method != Method::DELETE {
                    return None;
                }
                "A publishable key identifies visitors, and reads and changes their data."
                    .to_owned()
            }
        };
        let error = ApiError::new(
            StatusCode::FORBIDDEN,
            "PERMISSION_DENIED",
            "The token is not allowed to do this.",
        );
        let challenge = match &wanted {
            Some(scope) => format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\""),
            None => "Bearer error=\"insufficient_scope\"".to_owned(),
        };
        Some(Answer::from(error.because("scope", reason)).with(WWW_AUTHENTICATE, &challenge))
    }
}

impl Refused {
    fn answer(self) -> Answer {
        let (message, challenge) = match self {
            Self::Missing => (
                "Send a workspace token as `Authorization: Bearer <token>`.",
                "Bearer",
            ),
            Self::Unknown => (
                "This token is not one that is accepted here.",
                "Bearer error=\"invalid_token\"",
            ),
            Self::Expired => (
                "The token has expired: the time in its claim `exp` is over.",
                "Bearer error=\"invalid_token\", error_description=\"The token has expired\"",
            ),
        };
        let error = ApiError::new(StatusCode::UNAUTHORIZED, "UNAUTHENTICATED", message);
        Answer::from(error).with(WWW_AUTHENTICATE, challenge)
    }
}

impl fmt::Debug for Gate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gate")
            .field("restricted", &self.0.is_some())
            .finish()
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer") && !token.is_empty()).then_some(token)
}

#[cfg(test)]
mod tests {
    use super::Caller;

    #[test]
    fn a_token_is_known_to_every_build() {
        // The first bytes of the example in FIPS 180-4, appendix B.1.
        assert_eq!(Caller::of("abc"), Caller::Token(0xba78_16bf_8f01_cfea));
        assert_eq!(Caller::of("abc").to_string(), "ba7816bf");
        assert_ne!(Caller::of("abd"), Caller::of("abc"));
    }
}
