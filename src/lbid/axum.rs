//! The LBID of a visit as an argument of axum handlers.

use std::future::{ready, Future};

use axum_core::extract::{FromRequestParts, OptionalFromRequestParts};
use axum_core::response::{IntoResponse, Response};

use super::{Lbid, MissingLbid};
use crate::http::request::Parts;
use crate::http::StatusCode;

/// As an argument of a handler, before the one that reads the body. Nothing but the query of the
/// address is looked at, as by [`Lbid::from_query`].
///
/// ```
/// use axum::extract::Request;
/// use axum::handler::Handler;
/// use linkbreakers::http::StatusCode;
/// use linkbreakers::Lbid;
///
/// async fn sign_up(lbid: Lbid) -> String {
///     format!("a visit, {lbid:?}")
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), linkbreakers::http::Error> {
/// // `Router::new().route("/sign-up", get(sign_up))` calls it like this.
/// let visit = Request::get("/sign-up?lbid=2VqKhjxtKwC7pBbg").body(Default::default())?;
/// assert_eq!(sign_up.call(visit, ()).await.status(), StatusCode::OK);
///
/// let typed_in = Request::get("/sign-up").body(Default::default())?;
/// assert_eq!(sign_up.call(typed_in, ()).await.status(), StatusCode::BAD_REQUEST);
/// # Ok(())
/// # }
/// ```
impl<S: Send + Sync> FromRequestParts<S> for Lbid {
    type Rejection = MissingLbid;

    fn from_request_parts(
        parts: &mut Parts,
        _state: &S,
    ) -> impl Future<Output = Result<Self, MissingLbid>> + Send {
        ready(Self::from_parts(parts).ok_or(MissingLbid))
    }
}

/// As `Option<Lbid>`, for a page that is open to everybody. It never refuses.
///
/// ```
/// use axum::extract::Request;
/// use axum::handler::Handler;
/// use linkbreakers::http::StatusCode;
/// use linkbreakers::Lbid;
///
/// async fn landing(lbid: Option<Lbid>) -> &'static str {
///     if lbid.is_some() { "welcome through a link" } else { "welcome" }
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), linkbreakers::http::Error> {
/// let typed_in = Request::get("/").body(Default::default())?;
/// assert_eq!(landing.call(typed_in, ()).await.status(), StatusCode::OK);
/// # Ok(())
/// # }
/// ```
impl<S: Send + Sync> OptionalFromRequestParts<S> for Lbid {
    type Rejection = std::convert::Infallible;

    fn from_request_parts(
        parts: &mut Parts,
        _state: &S,
    ) -> impl Future<Output = Result<Option<Self>, Self::Rejection>> + Send {
        ready(Ok(Self::from_parts(parts)))
    }
}

impl IntoResponse for MissingLbid {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, self.to_string()).into_response()
    }
}
