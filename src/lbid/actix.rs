//! The LBID of a visit as an argument of actix-web handlers.

use std::future::{ready, Ready};

use actix_web::http::header::ContentType;
use actix_web::http::StatusCode;
use actix_web::{dev, FromRequest, HttpRequest, HttpResponse, ResponseError};

use super::{Lbid, MissingLbid};

/// As an argument of a handler. Nothing but the query of the address is looked at, as by
/// [`Lbid::from_query`]. As `Option<Lbid>` it never refuses, for a page that is open to everybody.
///
/// ```
/// use actix_web::http::StatusCode;
/// use actix_web::{test, web, App};
/// use linkbreakers::Lbid;
///
/// async fn sign_up(lbid: Lbid) -> String {
///     format!("a visit, {lbid:?}")
/// }
///
/// async fn landing(lbid: Option<Lbid>) -> &'static str {
///     if lbid.is_some() { "welcome through a link" } else { "welcome" }
/// }
///
/// # #[actix_web::main]
/// # async fn main() {
/// let app = App::new()
///     .route("/", web::get().to(landing))
///     .route("/sign-up", web::get().to(sign_up));
/// let app = test::init_service(app).await;
/// for (address, status) in [
///     ("/", StatusCode::OK),
///     ("/sign-up?lbid=2VqKhjxtKwC7pBbg", StatusCode::OK),
///     ("/sign-up", StatusCode::BAD_REQUEST),
/// ] {
///     let request = test::TestRequest::with_uri(address).to_request();
///     assert_eq!(test::call_service(&app, request).await.status(), status);
/// }
/// # }
/// ```
impl FromRequest for Lbid {
    type Error = MissingLbid;
    type Future = Ready<Result<Self, MissingLbid>>;

    fn from_request(request: &HttpRequest, _body: &mut dev::Payload) -> Self::Future {
        ready(Self::find(request.query_string()).ok_or(MissingLbid))
    }
}

impl ResponseError for MissingLbid {
    fn status_code(&self) -> StatusCode {
        StatusCode::BAD_REQUEST
    }

    fn error_response(&self) -> HttpResponse {
        HttpResponse::build(self.status_code())
            .content_type(ContentType::plaintext())
            .body(self.to_string())
    }
}
