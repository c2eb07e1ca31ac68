//! The signals that ask a service to end: SIGTERM of a platform, SIGINT of Ctrl-C.

use std::future::Future;
use std::io;

/// Gives the name of the first signal that comes. From the call on none is missed; a second one does
/// not hurry the end, which has a limit of its own.
#[cfg(unix)]
pub(crate) fn asked() -> io::Result<impl Future<Output = &'static str> + Send> {
    use tokio::signal::unix::{signal, SignalKind};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => "SIGTERM",
            _ = interrupt.recv() => "SIGINT",
        }
    })
}

#[cfg(not(unix))]
pub(crate) fn asked() -> io::Result<impl Future<Output = &'static str> + Send> {
    Ok(async {
        // Without a handler the process ends by itself.
        let _ = tokio::signal::ctrl_c().await;
        "Ctrl-C"
    })
}
