//! Answers from memory over HTTP/1.1, on one thread, until it is killed: the server of per-call costs
//! and throughput.
//!
//! It prints `listening on URL` and then nothing more. Its limit of requests is far away, so that no
//! client has a reason to wait.

use std::convert::Infallible;
use std::error::Error;

use bench_harness::payload;
use bytes::Bytes;
use http::header::{HeaderValue, CONTENT_TYPE};
use http::{Method, Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

/// Made once; an answer is a clone of one of them.
#[derive(Clone)]
struct Answers {
    created: Bytes,
    link: Bytes,
    links: Bytes,
}

fn main() -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()?;
    runtime.block_on(serve())
}

async fn serve() -> Result<(), Box<dyn Error>> {
    let answers = Answers {
        created: payload::created().into(),
        link: payload::one_link().into(),
        links: payload::links(50).into(),
    };
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on http://{}", listener.local_addr()?);
    loop {
        let (socket, _) = listener.accept().await?;
        socket.set_nodelay(true)?;
        let answers = answers.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| answer(request, &answers));
            // A client that goes away is no concern of the others.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(socket), service)
                .await;
        });
    }
}

async fn answer(
    request: Request<Incoming>,
    answers: &Answers,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    // A body that breaks off ends its connection.
    let _ = body.collect().await;
    let body = match (&head.method, head.uri.path()) {
        (&Method::POST, "/v1/links") => &answers.created,
        (&Method::GET, "/v1/links") => &answers.links,
        (&Method::GET, path) if path.strip_prefix("/v1/links/") == Some(payload::ID) => {
            &answers.link
        }
        _ => return Ok(unknown()),
    };
    let mut response = Response::new(Full::new(body.clone()));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    // All that the API sends with an answer.
    for (name, value) in [
        ("ratelimit-policy", r#""default";q=1000000;w=60"#),
        ("ratelimit", r#""default";r=900000;t=60"#),
        ("ratelimit-limit", "1000000"),
        ("ratelimit-remaining", "900000"),
        ("ratelimit-reset", "60"),
        ("x-ratelimit-limit", "1000000"),
        ("x-ratelimit-remaining", "900000"),
        ("x-ratelimit-reset", "4102444800"),
        ("x-request-id", "0f9a343b1e4c4c5d9a394a2f2b9d3c11"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

fn unknown() -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from_static(b"{}")));
    *response.status_mut() = StatusCode::NOT_FOUND;
    response
}
