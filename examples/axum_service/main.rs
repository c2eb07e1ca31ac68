//! A service with axum: short links, a landing page, and webhooks that are handled once.
//!
//! `examples/README.md` shows how to run it; `../service/settings.rs` lists its environment variables.
#![allow(clippy::print_stderr)]

mod routes;
#[path = "../service/mod.rs"]
mod service;

use std::future::{pending, Future};
use std::process::ExitCode;
use std::time::Duration;

use axum::Router;
use service::{settings, stop, Failure, STOP_LIMIT};
use tokio::net::TcpListener;
use tokio::sync::oneshot;

#[tokio::main]
async fn main() -> ExitCode {
    service::exit("axum_service", run().await)
}

async fn run() -> Result<(), Failure> {
    let (address, service) = settings::from_env().await?;
    let asked = stop::asked()?;
    let listener = settings::listen(address)?;
    listener.set_nonblocking(true)?;
    serve(
        TcpListener::from_std(listener)?,
        routes::routes(service),
        asked,
    )
    .await?;
    tracing::info!("stopped");
    Ok(())
}

/// Serves until it is asked to stop; then what is running comes to its end, within a limit.
async fn serve(
    listener: TcpListener,
    routes: Router,
    asked: impl Future<Output = &'static str> + Send + 'static,
) -> std::io::Result<()> {
    let (begun, begin) = oneshot::channel();
    let serving = axum::serve(listener, routes).with_graceful_shutdown(async move {
        let signal = asked.await;
        tracing::info!(signal, "stopping");
        // The other end is there for as long as this one.
        let _ = begun.send(());
    });
    tokio::select! {
        ended = async { serving.await } => ended,
        () = limit(begin, STOP_LIMIT) => {
            tracing::warn!("requests were still running");
            Ok(())
        }
    }
}

/// Ends so long after the stop has begun, and never if it does not begin.
async fn limit(begin: oneshot::Receiver<()>, after: Duration) {
    match begin.await {
        Ok(()) => tokio::time::sleep(after).await,
        Err(_) => pending().await,
    }
}
