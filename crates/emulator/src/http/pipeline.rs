//! The way of a request: count it, see what is to go wrong, run it, label the answer, write it down.

use std::net::IpAddr;

use http::header::{HeaderName, RETRY_AFTER};
use http::{Request, Response, StatusCode};
use hyper::body::Incoming;

use super::answer::Answer;
use super::body::{AnswerBody, Delivery};
use super::error::ApiError;
use super::exchange::{self, Exchange};
use super::journal;
use crate::app::App;
use crate::control;
use crate::faults::{garbage, Fault, Kind, Target};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The connection is to be reset instead of an answer.
#[derive(Debug)]
pub(crate) struct Reset;

/// Answers one request, or says that its connection is to be reset.
pub(crate) async fn answer(
    app: &App,
    request: Request<Incoming>,
    client: IpAddr,
) -> Result<Response<AnswerBody>, Reset> {
    let (parts, body) = request.into_parts();
    if control::is_reserved(parts.uri.path()) {
        return Ok(control::answer(app, &parts, body).await);
    }
    let route = app.spec.route(parts.uri.path());
    let target = Target {
        method: parts.method.as_str(),
        template: route.as_ref().map(|(route, _)| route.template.as_str()),
        operation: route.as_ref().and_then(|(route, _)| {
            let operation = route.operations.get(parts.method.as_str())?;
            Some(operation.id.as_str())
        }),
    };
    let now = app.clock.now();
    let credentials = app.gate.credentials(&parts.headers, client, now);
    let record = journal::record(&parts, target.operation, credentials.caller, now);
    let mut receipt = app.journal.receive(record, &app.feed);
    let standing = app.limiter.count(&credentials, now);
    let exceeded = standing.filter(|standing| standing.exceeded);
    let fault = match exceeded {
        Some(_) => None,
        None => app.faults.next(&target),
    };
    receipt.met(fault.as_ref());

    let kind = fault.as_ref().map_or(Kind::Pass, |fault| fault.kind);
    let mut answer = match (kind, &fault) {
        _ if exceeded.is_some() => {
            let wait = exceeded.map(|standing| standing.retry_after());
            Answer::from(too_many()).with(RETRY_AFTER, &wait.unwrap_or_default())
        }
        (Kind::ResetBefore, _) => {
            // Whether or not the body is whole, it goes nowhere.
            let _ = exchange::read(body).await;
            return Err(Reset);
        }
        (Kind::Status(status), Some(fault)) => match exchange::read(body).await {
            Ok(_) => fault.refusal(status),
            Err(error) => error.into(),
        },
        _ => {
            if let Kind::Delay(time) = kind {
                app.pause(time).await;
            }
            let exchange = Exchange {
                app,
                parts: &parts,
                credentials: &credentials,
                client,
                now: app.clock.now(),
                stores_answer: !matches!(kind, Kind::FailAfterWrite(_)),
            };
            let answer = exchange.run(route, body).await;
            receipt.ran(&answer);
            disturbed(answer, fault.as_ref())?
        }
    };
    if let Some(standing) = standing {
        standing.write(&mut answer);
    }
    let request_id = app.request_ids.uuid();
    answer.set(REQUEST_ID, &request_id);
    if let Some(fault) = &fault {
        fault.label(&mut answer);
    }
    if !app.latency.is_zero() {
        app.pause(app.latency).await;
    }
    receipt.answered(&answer, request_id);
    Ok(answer.into_response(match kind {
        Kind::Truncate => Delivery::Truncated,
        Kind::Stall => Delivery::Stalled(app.stopped()),
        _ => Delivery::Whole,
    }))
}

/// What becomes of the answer of an operation that ran.
fn disturbed(answer: Answer, fault: Option<&Fault>) -> Result<Answer, Reset> {
    match fault.map(|fault| (fault, fault.kind)) {
        Some((_, Kind::ResetAfter)) => Err(Reset),
        Some((fault, Kind::FailAfterWrite(status))) => Ok(fault.refusal(status)),
        Some((_, Kind::Garbage)) => Ok(garbage()),
        _ => Ok(answer),
    }
}

fn too_many() -> ApiError {
    ApiError::new(
        StatusCode::TOO_MANY_REQUESTS,
        "RATE_LIMIT_EXCEEDED",
        "Too many requests; wait and try again.",
    )
}

impl std::fmt::Display for Reset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the connection is reset on purpose")
    }
}

impl std::error::Error for Reset {}
