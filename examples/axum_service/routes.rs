//! The routes: axum's side of what `service` does.

use axum::extract::{DefaultBodyLimit, Form, FromRef, Request, State};
use axum::http::{header, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use linkbreakers::webhooks::{Receiver, VerifiedWebhook, WebhookEvent};
use linkbreakers::Lbid;
use tokio::time::timeout;

use crate::service::links::{self, Created, NewLink};
use crate::service::logs::Access;
use crate::service::problem::Problem;
use crate::service::welcome::{self, SignUp};
use crate::service::{deliveries, health, Service, BODY_LIMIT, REQUEST_LIMIT};

pub(crate) fn routes(service: Service) -> Router {
    Router::new()
        .route("/links", post(create_link))
        .route("/welcome", get(landing).post(sign_up))
        .route("/webhooks", post(receive))
        .route("/health/live", get(|| async { "alive" }))
        .route("/health/ready", get(ready))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn(watched))
        .with_state(service)
}

/// `VerifiedWebhook` takes its receiver from here.
impl FromRef<Service> for Receiver {
    fn from_ref(service: &Service) -> Self {
        service.receiver.clone()
    }
}

async fn create_link(
    State(service): State<Service>,
    Json(new): Json<NewLink>,
) -> Result<(StatusCode, Json<Created>), Problem> {
    let created = links::create(&service.configuration, new).await?;
    Ok((StatusCode::CREATED, Json(created)))
}

async fn landing(lbid: Option<Lbid>) -> impl IntoResponse {
    (welcome::HEADERS, welcome::page(lbid.as_ref()))
}

/// Whoever comes without an LBID is answered 400 before this is called.
async fn sign_up(
    State(service): State<Service>,
    lbid: Lbid,
    Form(visitor): Form<SignUp>,
) -> Result<impl IntoResponse, Problem> {
    let page = welcome::sign_up(&service.configuration, &lbid, visitor).await?;
    Ok((welcome::HEADERS, page))
}

/// Only what is signed, fresh and no copy comes here.
async fn receive(
    State(service): State<Service>,
    webhook: VerifiedWebhook<WebhookEvent>,
) -> StatusCode {
    deliveries::handle(&service.configuration, webhook).await
}

async fn ready(State(service): State<Service>) -> impl IntoResponse {
    let (status, readiness) = health::readiness(&service);
    (status, Json(readiness))
}

/// Limits the time of a request, and logs it. A webhook whose handler is dropped here is released.
async fn watched(request: Request, next: Next) -> Response {
    let access = Access::new(request.method().as_str(), request.uri().path());
    let answer = timeout(REQUEST_LIMIT, next.run(request)).await;
    let answer = answer.unwrap_or_else(|_| StatusCode::REQUEST_TIMEOUT.into_response());
    access.answered(answer.status());
    answer
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let wait = self.retry_after;
        let wait = wait.map(|seconds| [(header::RETRY_AFTER, seconds.to_string())]);
        (self.status, wait, self.text).into_response()
    }
}
