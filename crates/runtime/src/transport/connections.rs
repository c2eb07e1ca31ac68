//! Tells a connection that is used again from a new one, by the address of its end on our side.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// More than most programs have open at once; with more of them, an old one can count as new.
const REMEMBERED: usize = 256;

/// The connections that answered last.
#[derive(Clone, Debug, Default)]
pub(super) struct Connections(Arc<Mutex<VecDeque<SocketAddr>>>);

impl Connections {
    /// Whether an answer came over the connection from `local` before; remembers that one has.
    pub(super) fn used_before(&self, local: SocketAddr) -> bool {
        // No code under the lock panics, and what is remembered is a hint.
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // The last one answers again most of the time.
        if known.iter().rev().any(|address| *address == local) {
            return true;
        }
        if known.len() == REMEMBERED {
            known.pop_front();
        }
        known.push_back(local);
        false
    }
}

#[cfg(test)]
mod tests {
    use super::{Connections, REMEMBERED};
    use std::net::{Ipv4Addr, SocketAddr};

    #[test]
    fn the_last_connections_are_remembered_and_no_more() {
        let connections = Connections::default();
        let local = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        assert!(!connections.used_before(local(1)));
        assert!(connections.used_before(local(1)));
        for port in 2..=1_000 {
            assert!(!connections.used_before(local(port)));
        }
        assert!(connections.used_before(local(1_000)));
        assert!(!connections.used_before(local(1)));
        assert_eq!(
            connections.0.lock().map(|known| known.len()).ok(),
            Some(REMEMBERED)
        );
    }
}
