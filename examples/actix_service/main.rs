//! A service with actix-web: short links, a landing page, and webhooks that are handled once.
//!
//! `examples/README.md` shows how to run it; `../service/settings.rs` lists its environment variables.
#![allow(clippy::print_stderr)]

mod routes;
#[path = "../service/mod.rs"]
mod service;

use std::net::TcpListener;
use std::pin::pin;
use std::process::ExitCode;
use std::sync::Arc;

use actix_web::dev::Service as _;
use actix_web::{web, App, HttpServer};
use service::stop::Signals;
use service::{settings, Failure, Service};
use tokio::sync::RwLock;

#[actix_web::main]
async fn main() -> ExitCode {
    service::exit("actix_service", run().await)
}

async fn run() -> Result<(), Failure> {
    let (address, service) = settings::from_env().await?;
    let signals = Signals::new(settings::stop_limit()?)?;
    serve(settings::listen(address)?, service, signals).await?;
    tracing::info!("stopped");
    Ok(())
}

/// Serves until it is asked to stop; then what is running comes to its end, within a limit.
///
/// New requests are answered 503 meanwhile, and the server itself is stopped only when nothing runs:
/// before 2.9.1, a worker of actix-server can end before it is told to, and cuts off what it serves
/// ([actix-net#945](https://github.com/actix/actix-net/pull/945)).
async fn serve(
    listener: TcpListener,
    service: Service,
    mut signals: Signals,
) -> Result<(), Failure> {
    // Made here and not by each worker, so that all of them share one replay store.
    let receiver = web::Data::new(service.receiver.clone());
    let service = web::Data::new(service);
    // Each request holds it for reading.
    let running = Arc::new(RwLock::new(()));
    let requests = Arc::clone(&running);
    let server = HttpServer::new(move || {
        let requests = Arc::clone(&requests);
        App::new()
            .app_data(receiver.clone())
            .app_data(service.clone())
            .configure(routes::routes)
            .wrap_fn(move |request, next| {
                let access = routes::access(&request);
                let admitted = Arc::clone(&requests).try_read_owned().ok();
                routes::watched(access, routes::while_held(admitted, next.call(request)))
            })
    });
    // Its own handler of signals would cut running requests off at SIGINT. What it is to wait for at
    // its end are idle connections.
    let server = server
        .disable_signals()
        .shutdown_timeout(1)
        .listen(listener)?
        .run();
    let handle = server.handle();
    let mut server = pin!(server);
    tokio::select! {
        ended = &mut server => return Ok(ended?),
        signal = signals.next() => tracing::info!(signal, "stopping"),
    }
    let _nothing_runs = tokio::select! {
        biased;
        guard = running.write() => guard,
        failure = signals.no_more_waiting() => return Err(failure),
        ended = &mut server => return Ok(ended?),
    };
    // The server has to go on meanwhile.
    let (ended, ()) = tokio::join!(server, handle.stop(true));
    Ok(ended?)
}
