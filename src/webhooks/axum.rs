//! Verified webhooks as arguments of axum handlers.
//!
//! Only `axum-core` is needed, which changes less often than axum itself.

use std::future::Future;

use axum_core::extract::{FromRef, FromRequest, Request};
use axum_core::response::{IntoResponse, Response};

use super::{body, Payload, Receiver, Rejection, VerifiedWebhook};

/// As the last argument of a handler. The state is the [`Receiver`], or gives one by [`FromRef`].
///
/// The body is limited by [`Verifier::body_limit`](super::Verifier::body_limit), not by axum's
/// `DefaultBodyLimit`.
impl<S, T> FromRequest<S> for VerifiedWebhook<T>
where
    S: Send + Sync,
    T: Payload + Send,
    Receiver: FromRef<S>,
{
    type Rejection = Rejection;

    fn from_request(
        request: Request,
        state: &S,
    ) -> impl Future<Output = Result<Self, Rejection>> + Send {
        let receiver = Receiver::from_ref(state);
        async move {
            let (parts, body) = request.into_parts();
            let stream = body.into_data_stream();
            let body = body::read(receiver.verifier(), &parts.headers, stream).await?;
            Self::receive(&receiver, &parts.headers, body).await
        }
    }
}

impl IntoResponse for Rejection {
    fn into_response(self) -> Response {
        (self.status(), self.answer()).into_response()
    }
}
