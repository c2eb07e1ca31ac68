//! Settings of an emulator before it runs.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::clock::Clock;
use crate::emulator::Emulator;
use crate::faults::{FaultScript, Injector};
use crate::http::auth::Gate;
use crate::http::rate_limit::{Limiter, RateLimit};
use crate::ids::IdSource;
use crate::store::SharedStore;
use crate::{demo, server, spec};

/// Configures and starts an [`Emulator`].
#[derive(Clone)]
#[must_use]
pub struct EmulatorBuilder {
    listen: SocketAddr,
    token: Option<String>,
    rate_limit: RateLimit,
    clock: Clock,
    seed: Option<u64>,
    demo: bool,
    faults: Vec<FaultScript>,
}

impl EmulatorBuilder {
    pub(crate) fn new() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            token: None,
            rate_limit: RateLimit::vendor(),
            clock: Clock::system(),
            seed: None,
            demo: false,
            faults: Vec::new(),
        }
    }

    /// The address to bind; 127.0.0.1 and any free port otherwise.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// The only token to accept; any non-empty one otherwise.
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }

    /// How many requests a caller may send; [`RateLimit::vendor`] otherwise.
    pub fn rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.rate_limit = rate_limit;
        self
    }

    /// The clock to live by; the system's otherwise.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Makes ids and short codes the same in every run; random otherwise.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Whether to start with a small filled workspace; empty otherwise.
    pub fn demo(mut self, demo: bool) -> Self {
        self.demo = demo;
        self
    }

    /// What goes wrong from the start; nothing otherwise. With several scripts, each is asked for
    /// those requests that the earlier ones leave alone.
    pub fn faults(mut self, script: FaultScript) -> Self {
        self.faults.push(script);
        self
    }

    /// Binds the address and serves it from a task of the current tokio runtime, which needs its
    /// I/O and its timer.
    ///
    /// # Errors
    /// When the address cannot be bound.
    pub async fn start(self) -> io::Result<Emulator> {
        let spec = spec::embedded().map_err(io::Error::other)?;
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{}", reachable(address));
        let ids = Arc::new(IdSource::new(self.seed));
        let (stop, stopped) = watch::channel(());
        let app = Arc::new(App {
            spec,
            gate: Gate::new(self.token),
            limiter: Limiter::new(self.rate_limit),
            keys: Default::default(),
            faults: Injector::new(self.faults),
            journal: Default::default(),
            request_ids: IdSource::new(self.seed.map(|seed| !seed)),
            store: SharedStore::new(url.clone(), ids),
            hold: Default::default(),
            clock: self.clock,
            stop: stopped.clone(),
        });
        if self.demo {
            demo::fill(&mut app.store.lock(), app.clock.now());
        }
        let task = tokio::spawn(server::serve(listener, Arc::clone(&app), stopped));
        Ok(Emulator::new(address, url, app, stop, task))
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("listen", &self.listen)
            .field("token", &self.token.as_ref().map(|_| "[redacted]"))
            .field("rate_limit", &self.rate_limit)
            .field("demo", &self.demo)
            .field("faults", &self.faults)
            .finish_non_exhaustive()
    }
}

/// "Any address" can be bound but not called.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    address
}
