//! The routes: actix-web's side of what `service` does.

use std::fmt;
use std::future::Future;

use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{ContentType, RETRY_AFTER};
use actix_web::http::StatusCode;
use actix_web::{error, web, Error, HttpResponse, ResponseError};
use linkbreakers::http;
use linkbreakers::webhooks::{VerifiedWebhook, WebhookEvent};
use linkbreakers::Lbid;
use tokio::time::timeout;

use crate::service::links::{self, NewLink};
use crate::service::logs::Access;
use crate::service::problem::Problem;
use crate::service::welcome::{self, SignUp};
use crate::service::{deliveries, health, Service, BODY_LIMIT, REQUEST_LIMIT};

pub(crate) fn routes(app: &mut web::ServiceConfig) {
    app.app_data(web::JsonConfig::default().limit(BODY_LIMIT))
        .app_data(web::FormConfig::default().limit(BODY_LIMIT))
        // A resource for each path, which answers 405 to other methods. HEAD is not a GET by itself.
        .service(web::resource("/links").post(create_link))
        .service(
            web::resource("/welcome")
                .get(landing)
                .head(landing)
                .post(sign_up),
        )
        .service(web::resource("/webhooks").post(receive))
        .service(web::resource("/health/live").get(alive).head(alive))
        .service(web::resource("/health/ready").get(ready).head(ready));
}

async fn alive() -> &'static str {
    "alive"
}

async fn create_link(
    service: web::Data<Service>,
    new: web::Json<NewLink>,
) -> Result<HttpResponse, Problem> {
    let created = links::create(&service.configuration, new.into_inner()).await?;
    Ok(HttpResponse::Created().json(created))
}

async fn landing(lbid: Option<Lbid>) -> HttpResponse {
    html(welcome::page(lbid.as_ref()))
}

/// Whoever comes without an LBID is answered 400 before this is called.
async fn sign_up(
    service: web::Data<Service>,
    lbid: Lbid,
    visitor: web::Form<SignUp>,
) -> Result<HttpResponse, Problem> {
    let page = welcome::sign_up(&service.configuration, &lbid, visitor.into_inner()).await?;
    Ok(html(page))
}

/// Only what is signed, fresh and no copy comes here.
async fn receive(
    service: web::Data<Service>,
    webhook: VerifiedWebhook<WebhookEvent>,
) -> HttpResponse {
    let status = deliveries::handle(&service.configuration, webhook).await;
    HttpResponse::new(of_actix(status))
}

async fn ready(service: web::Data<Service>) -> HttpResponse {
    let (status, readiness) = health::readiness(&service);
    HttpResponse::build(of_actix(status)).json(readiness)
}

fn html(page: String) -> HttpResponse {
    let mut answer = HttpResponse::Ok();
    for header in welcome::HEADERS {
        answer.insert_header(header);
    }
    answer.body(page)
}

pub(crate) fn access(request: &ServiceRequest) -> Access {
    Access::new(request.method().as_str(), request.path())
}

/// Limits the time of a request, and logs it. A webhook whose handler is dropped here is released.
pub(crate) async fn watched<B>(
    access: Access,
    answering: impl Future<Output = Result<ServiceResponse<B>, Error>>,
) -> Result<ServiceResponse<B>, Error> {
    let answer = timeout(REQUEST_LIMIT, answering).await;
    let answer = answer.unwrap_or_else(|_| Err(error::ErrorRequestTimeout("Request Timeout")));
    access.answered(of_http(match &answer {
        Ok(answer) => answer.status(),
        Err(error) => error.as_response_error().status_code(),
    }));
    answer
}

/// Answers while `admitted` is held; without it the service is about to stop, and answers 503.
pub(crate) async fn while_held<G, B>(
    admitted: Option<G>,
    answering: impl Future<Output = Result<ServiceResponse<B>, Error>>,
) -> Result<ServiceResponse<B>, Error> {
    match admitted {
        Some(_held) => answering.await,
        None => Err(error::ErrorServiceUnavailable("Service Unavailable")),
    }
}

/// actix-web 4 has the statuses of an older `http`.
fn of_actix(status: http::StatusCode) -> StatusCode {
    let status = StatusCode::from_u16(status.as_u16());
    status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn of_http(status: StatusCode) -> http::StatusCode {
    let status = http::StatusCode::from_u16(status.as_u16());
    status.unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl ResponseError for Problem {
    fn status_code(&self) -> StatusCode {
        of_actix(self.status)
    }

    fn error_response(&self) -> HttpResponse {
        let mut answer = HttpResponse::build(self.status_code());
        if let Some(seconds) = self.retry_after {
            answer.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        answer
            .content_type(ContentType::plaintext())
            .body(self.text)
    }
}
