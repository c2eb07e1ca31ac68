//! A service with actix-web: short links, a landing page, and webhooks that are handled once.
//!
//! `examples/README.md` shows how to run it; `../service/settings.rs` lists its environment variables.
#![allow(clippy::print_stderr)]

mod routes;
#[path = "../service/mod.rs"]
mod service;

use std::future::Future;
use std::net::TcpListener;
use std::pin::pin;
use std::process::ExitCode;

use actix_web::dev::Service as _;
use actix_web::{web, App, HttpServer};
use service::{settings, stop, Failure, Service, STOP_LIMIT};

#[actix_web::main]
async fn main() -> ExitCode {
    service::exit("actix_service", run().await)
}

async fn run() -> Result<(), Failure> {
    let (address, service) = settings::from_env().await?;
    let asked = stop::asked()?;
    serve(settings::listen(address)?, service, asked).await?;
    tracing::info!("stopped");
    Ok(())
}

/// Serves until it is asked to stop; then what is running comes to its end, within a limit.
async fn serve(
    listener: TcpListener,
    service: Service,
    asked: impl Future<Output = &'static str>,
) -> std::io::Result<()> {
    // Made here and not by each worker, so that all of them share one replay store.
    let receiver = web::Data::new(service.receiver.clone());
    let service = web::Data::new(service);
    let server = HttpServer::new(move || {
        App::new()
            .app_data(receiver.clone())
            .app_data(service.clone())
            .configure(routes::routes)
            .wrap_fn(|request, next| {
                let access = routes::access(&request);
                routes::watched(access, next.call(request))
            })
    });
    // Its own handler of signals would cut running requests off at SIGINT.
    let server = server
        .disable_signals()
        .shutdown_timeout(STOP_LIMIT.as_secs())
        .listen(listener)?
        .run();
    let handle = server.handle();
    let mut server = pin!(server);
    tokio::select! {
        ended = &mut server => return ended,
        signal = asked => tracing::info!(signal, "stopping"),
    }
    // The server has to go on meanwhile.
    let (ended, ()) = tokio::join!(server, handle.stop(true));
    ended
}
