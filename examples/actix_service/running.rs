//! How many requests are running, so that a stop can wait for them.
//!
//! actix-web waits by itself, but a worker of actix-server 2.5 can end before it is told to, and cuts
//! off what it serves ([actix-net#945](https://github.com/actix/actix-net/pull/945)).

use tokio::sync::watch::Sender;

#[derive(Clone, Default)]
pub(crate) struct Running(Sender<usize>);

impl Running {
    /// Counts one request until what comes back is dropped.
    pub(crate) fn enter(&self) -> Entered {
        self.0.send_modify(|count| *count += 1);
        Entered(self.0.clone())
    }

    /// Comes back as soon as no request is running.
    pub(crate) async fn none(&self) {
        // It fails only without a sender, and `self` has one.
        let _ = self.0.subscribe().wait_for(|count| *count == 0).await;
    }
}

pub(crate) struct Entered(Sender<usize>);

impl Drop for Entered {
    fn drop(&mut self) {
        self.0.send_modify(|count| *count = count.saturating_sub(1));
    }
}
