//! Verified webhooks as arguments of actix-web handlers.
//!
//! actix-web 4 has a map of headers of its own and the statuses of an older `http`, so both are
//! copied.

use std::future::Future;
use std::pin::Pin;

use actix_web::http::header::ContentType;
use actix_web::http::StatusCode;
use actix_web::{dev, web, FromRequest, HttpRequest, HttpResponse, ResponseError};

use super::{body, Payload, Receiver, Rejection, VerifiedWebhook};
use crate::http::{HeaderMap, HeaderName, HeaderValue};

/// As an argument of a handler. The app data holds the [`Receiver`], as it is or in
/// [`web::Data`]; without one every webhook is answered 500, and the log says why.
///
/// The body is limited by [`Verifier::body_limit`](super::Verifier::body_limit), not by actix-web's
/// `PayloadConfig`.
impl<T: Payload + 'static> FromRequest for VerifiedWebhook<T> {
    type Error = Rejection;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Rejection>>>>;

    fn from_request(request: &HttpRequest, body: &mut dev::Payload) -> Self::Future {
        let request = request.clone();
        let body = body.take();
        Box::pin(async move {
            let receiver = receiver(&request).ok_or_else(Rejection::no_receiver)?;
            let headers = headers(&request)?;
            let body = body::read(receiver.verifier(), &headers, body).await?;
            Self::receive(receiver, &headers, body).await
        })
    }
}

fn receiver(request: &HttpRequest) -> Option<&Receiver> {
    let shared = request.app_data::<web::Data<Receiver>>();
    let shared = shared.map(|data| data.get_ref());
    shared.or_else(|| request.app_data())
}

/// A repeated header stays repeated: the verifier refuses it.
fn headers(request: &HttpRequest) -> Result<HeaderMap, Rejection> {
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers() {
        let name = HeaderName::from_bytes(name.as_ref()).map_err(Rejection::broken)?;
        let value = HeaderValue::from_bytes(value.as_bytes()).map_err(Rejection::broken)?;
        let appended = headers.try_append(name, value);
        appended.map_err(Rejection::broken)?;
    }
    Ok(headers)
}

impl ResponseError for Rejection {
    fn status_code(&self) -> StatusCode {
        let status = StatusCode::from_u16(self.status().as_u16());
        status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code())
            .content_type(ContentType::plaintext())
            .body(self.answer())
    }
}
