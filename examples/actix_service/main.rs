//! A service with actix-web: short links, a landing page, and webhooks that are handled once.
//!
//! `examples/README.md` shows how to run it; `../service/settings.rs` lists its environment variables.
#![allow(clippy::print_stderr)]

mod routes;
mod running;
#[path = "../service/mod.rs"]
mod service;

use std::future::Future;
use std::net::TcpListener;
use std::pin::pin;
use std::process::ExitCode;

use actix_web::dev::Service as _;
use actix_web::{web, App, HttpServer};
use running::Running;
use service::{settings, stop, Failure, Service, STOP_LIMIT};
use tokio::time::timeout;

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
    let running = Running::default();
    let watched = running.clone();
    let server = HttpServer::new(move || {
        let running = watched.clone();
        App::new()
            .app_data(receiver.clone())
            .app_data(service.clone())
            .configure(routes::routes)
            .wrap_fn(move |request, next| {
                let entered = running.enter();
                let answer = routes::watched(routes::access(&request), next.call(request));
                async move {
                    let answer = answer.await;
                    drop(entered);
                    answer
                }
            })
    });
    // Its own handler of signals would cut running requests off at SIGINT.
    let server = server.disable_signals().listen(listener)?.run();
    let handle = server.handle();
    let mut server = pin!(server);
    tokio::select! {
        ended = &mut server => return ended,
        signal = asked => tracing::info!(signal, "stopping"),
    }
    let stop = async {
        // From here on no connection is accepted.
        handle.pause().await;
        let done = timeout(STOP_LIMIT, running.none()).await.is_ok();
        if !done {
            tracing::warn!("requests were still running");
        }
        handle.stop(done).await;
    };
    // The server has to go on meanwhile.
    let (ended, ()) = tokio::join!(server, stop);
    ended
}
