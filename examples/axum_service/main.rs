//! A service with axum: short links, a landing page, and webhooks that are handled once.
//!
//! `examples/README.md` shows how to run it; `../service/settings.rs` lists its environment variables.
#![allow(clippy::print_stderr)]

mod routes;
#[path = "../service/mod.rs"]
mod service;

use std::future::IntoFuture;
use std::pin::pin;
use std::process::ExitCode;

use axum::Router;
use service::stop::Signals;
use service::{settings, Failure};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> ExitCode {
    service::exit("axum_service", run().await)
}

async fn run() -> Result<(), Failure> {
    let (address, service) = settings::from_env().await?;
    let signals = Signals::new(settings::stop_limit()?)?;
    let listener = settings::listen(address)?;
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    serve(listener, routes::routes(service), signals).await?;
    tracing::info!("stopped");
    Ok(())
}

/// Serves until it is asked to stop; then what is running comes to its end, within a limit.
async fn serve(listener: TcpListener, routes: Router, mut signals: Signals) -> Result<(), Failure> {
    let (stop, stopped) = oneshot::channel::<()>();
    let server = axum::serve(listener, routes).with_graceful_shutdown(async {
        let _ = stopped.await;
    });
    let mut server = pin!(server.into_future());
    tokio::select! {
        ended = &mut server => return Ok(ended?),
        signal = signals.next() => tracing::info!(signal, "stopping"),
    }
    // The other end is there for as long as the server.
    let _ = stop.send(());
    tokio::select! {
        biased;
        ended = server => Ok(ended?),
        failure = signals.no_more_waiting() => Err(failure),
    }
}
