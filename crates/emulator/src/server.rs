//! The accept loop and the sending of webhooks. They own their connections, so that nothing outlives
//! them when they are dropped.

use std::error::Error;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::app::App;
use crate::deliveries;
use crate::http::pipeline::{self, Reset};

/// Open requests get this long to end after the stop; a client may never send the rest of one, and an
/// endpoint of a webhook may never answer.
pub(crate) const GRACE: Duration = Duration::from_secs(5);
/// The rest after a connection that could not be accepted.
const BACK_OFF: Duration = Duration::from_millis(20);

/// Serves connections and sends webhooks until `stop` changes or closes, then lets open requests end
/// for a while.
pub(crate) async fn serve(listener: TcpListener, app: Arc<App>, stop: watch::Receiver<()>) {
    let sending = deliveries::run(Arc::clone(&app), stop.clone());
    tokio::join!(accept(listener, app, stop), sending);
}

async fn accept(listener: TcpListener, app: Arc<App>, mut stop: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => {
                    connections.spawn(connection(stream, peer, Arc::clone(&app), stop.clone()));
                }
                // Out of descriptors, for example: the next attempt would most likely fail, too.
                Err(_) => tokio::time::sleep(BACK_OFF).await,
            },
            Some(_) = connections.join_next() => {}
            _ = stop.changed() => break,
        }
    }
    drop(listener);
    let ended = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(GRACE, ended).await.is_err() {
        connections.shutdown().await;
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Arc<App>,
    mut stop: watch::Receiver<()>,
) {
    // Small answers must not wait for one another; without the option they merely come later.
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let app = Arc::clone(&app);
        Box::pin(async move { pipeline::answer(&app, request, peer.ip()).await })
    });
    let mut connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
    let outcome = tokio::select! {
        outcome = &mut connection => outcome,
        _ = stop.changed() => {
            std::pin::Pin::new(&mut connection).graceful_shutdown();
            (&mut connection).await
        }
    };
    // Any other broken connection is the client's affair: there is nobody left to tell.
    if outcome.is_err_and(|error| is_reset(&error)) {
        let stream = connection.into_parts().io.into_inner();
        // Closing then sends RST; without the option the client sees a plain end.
        let _ = stream.set_linger(Some(Duration::ZERO));
    }
}

fn is_reset(error: &hyper::Error) -> bool {
    error.source().is_some_and(|source| source.is::<Reset>())
}
