//! The signals that ask a service to end: SIGTERM of a platform, SIGINT of Ctrl-C.

use std::io;
use std::time::Duration;

use tokio::time::sleep;

use super::Failure;

/// Each signal counts: the first lets what is running come to its end, the second does not.
pub(crate) struct Signals {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
    /// How long the first one lets it run.
    limit: Duration,
}

impl Signals {
    /// From here on none is missed.
    #[cfg(unix)]
    pub(crate) fn new(limit: Duration) -> io::Result<Self> {
        use tokio::signal::unix::{signal, SignalKind};

        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            limit,
        })
    }

    /// The name of the next signal.
    #[cfg(unix)]
    pub(crate) async fn next(&mut self) -> &'static str {
        tokio::select! {
            _ = self.terminate.recv() => "SIGTERM",
            _ = self.interrupt.recv() => "SIGINT",
        }
    }

    #[cfg(not(unix))]
    pub(crate) fn new(limit: Duration) -> io::Result<Self> {
        Ok(Self { limit })
    }

    #[cfg(not(unix))]
    pub(crate) async fn next(&mut self) -> &'static str {
        match tokio::signal::ctrl_c().await {
            Ok(()) => "Ctrl-C",
            // Without a handler the process ends by itself.
            Err(_) => std::future::pending().await,
        }
    }

    /// After the first signal: ends when there is to be no more waiting, and says why.
    pub(crate) async fn no_more_waiting(&mut self) -> Failure {
        let limit = self.limit;
        let why = tokio::select! {
            () = sleep(limit) => format!("{} s after the signal", limit.as_secs()),
            signal = self.next() => format!("at another {signal}"),
        };
        format!("cut off what was still running {why}").into()
    }
}
