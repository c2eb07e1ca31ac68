//! What just happened, told to whoever is listening: the page shows it as it happens.

use serde_json::Value;
use tokio::sync::broadcast;

/// A listener that is further behind than this many misses the oldest.
const BACKLOG: usize = 1_024;

/// One thing that happened.
#[derive(Clone, Debug)]
pub(crate) struct Happening {
    /// `event`, `delivery`, `request` or `change`.
    pub(crate) kind: &'static str,
    pub(crate) detail: Value,
}

/// Passes happenings on.
pub(crate) struct Feed(broadcast::Sender<Happening>);

impl Default for Feed {
    fn default() -> Self {
        Self(broadcast::channel(BACKLOG).0)
    }
}

impl Feed {
    /// Tells all listeners. `detail` is made only when there is one.
    pub(crate) fn tell(&self, kind: &'static str, detail: impl FnOnce() -> Value) {
        if self.0.receiver_count() > 0 {
            // Whoever stopped listening since does not miss it.
            let _ = self.0.send(Happening {
                kind,
                detail: detail(),
            });
        }
    }

    /// Everything that happens from now on.
    pub(crate) fn listen(&self) -> broadcast::Receiver<Happening> {
        self.0.subscribe()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_listener_hears_what_happens_after_it_came() {
        let feed = Feed::default();
        feed.tell("event", || unreachable!("nobody listens"));
        let mut listener = feed.listen();
        feed.tell("event", || Value::from(7));
        let heard = listener.try_recv().unwrap();
        assert_eq!((heard.kind, heard.detail), ("event", Value::from(7)));
        assert!(listener.try_recv().is_err());
    }
}
