//! Settings of an emulator before it runs.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::clock::Clock;
use crate::data::Data;
use crate::deliveries::{Signer, DEVELOPMENT_SECRET};
use crate::emulator::Emulator;
use crate::faults::{FaultScript, Injector};
use crate::http::auth::Gate;
use crate::http::idempotency::Keys;
use crate::http::rate_limit::{Limiter, RateLimit};
use crate::ids::IdSource;
use crate::store::{SharedStore, Store};
use crate::{demo, seed, server, spec};

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
    events: usize,
    latency: Duration,
    faults: Vec<FaultScript>,
    webhook_secret: String,
    standard_webhooks: bool,
    #[cfg(feature = "persistence")]
    data: Option<std::path::PathBuf>,
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
            events: 0,
            latency: Duration::ZERO,
            faults: Vec::new(),
            webhook_secret: DEVELOPMENT_SECRET.to_owned(),
            standard_webhooks: false,
            #[cfg(feature = "persistence")]
            data: None,
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

    /// How many more visits the workspace starts with; none otherwise.
    ///
    /// They are spread over the 365 days before the clock's time, busier by day and on weekdays,
    /// and some have the same time or fall on a whole second, hour or day. A hundred links are made
    /// for them, and the demo's links are visited, too. There is a visitor for each five visits, at
    /// most 5 000 in all, from several countries and with one or two devices each. The same
    /// [`seed`](Self::seed) and the same time of the clock give the same workspace. A million take
    /// a few seconds and about 200 MB in a release build.
    pub fn events(mut self, count: usize) -> Self {
        self.events = count;
        self
    }

    /// How long each answer to the API and to short links is held, as if the network took this
    /// long; not at all otherwise.
    ///
    /// Answers are held side by side, and no fault is counted. Those of `/_emulator` come at once.
    pub fn latency(mut self, latency: Duration) -> Self {
        self.latency = latency;
        self
    }

    /// What goes wrong from the start; nothing otherwise. With several scripts, each is asked for
    /// those requests that the earlier ones leave alone.
    pub fn faults(mut self, script: FaultScript) -> Self {
        self.faults.push(script);
        self
    }

    /// The directory that keeps the workspace across restarts; in memory alone otherwise.
    ///
    /// It is made if need be, and one emulator at a time can use it. Each answer waits until all
    /// that it shows is on the disk. Where there is a workspace already, that one goes on:
    /// [`demo`](Self::demo) and [`events`](Self::events) do nothing, ids go on where those of the
    /// same [`seed`](Self::seed) stopped, and short links have the address of this start.
    #[cfg(feature = "persistence")]
    pub fn data(mut self, directory: impl Into<std::path::PathBuf>) -> Self {
        self.data = Some(directory.into());
        self
    }

    /// What webhook deliveries are signed with; `linkbreakers-emulator-webhook-secret` otherwise.
    ///
    /// The documented scheme takes the bytes of the text. Standard Webhooks takes what follows
    /// `whsec_` as base64, and the bytes of any other text.
    pub fn webhook_secret(mut self, secret: impl Into<String>) -> Self {
        self.webhook_secret = secret.into();
        self
    }

    /// Whether deliveries are signed by [Standard Webhooks](https://www.standardwebhooks.com), too;
    /// by the documented scheme alone otherwise.
    pub fn standard_webhooks(mut self, on: bool) -> Self {
        self.standard_webhooks = on;
        self
    }

    /// Binds the address and serves it from a task of the current tokio runtime, which needs its
    /// I/O and its timer.
    ///
    /// # Errors
    /// When the address cannot be bound, or the webhook secret is empty or not base64 after `whsec_`;
    /// when the directory of [`data`](Self::data) cannot be used: another emulator has it, it is
    /// another program's or of a later version, or it is damaged.
    pub async fn start(self) -> io::Result<Emulator> {
        let spec = spec::embedded().map_err(io::Error::other)?;
        let signer = Signer::new(self.webhook_secret.clone(), self.standard_webhooks)
            .map_err(|reason| io::Error::new(io::ErrorKind::InvalidInput, reason))?;
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{}", reachable(address));
        let ids = Arc::new(IdSource::new(self.seed));
        let store = Store::new(url.clone(), ids);
        let now = self.clock.now();
        let (data, store, keys, existed) = self.open(store, now).await?;
        let (stop, stopped) = watch::channel(());
        let app = Arc::new(App {
            spec,
            gate: Gate::new(self.token),
            limiter: Limiter::new(self.rate_limit),
            keys,
            data,
            faults: Injector::new(self.faults),
            journal: Default::default(),
            feed: Default::default(),
            signer,
            request_ids: IdSource::new(self.seed.map(|seed| !seed)),
            store: SharedStore::of(store),
            hold: Default::default(),
            clock: self.clock,
            latency: self.latency,
            stop: stopped.clone(),
        });
        if self.demo && !existed {
            demo::fill(&mut app.store.lock(), now);
        }
        if !existed {
            seed::fill(&mut app.store.lock(), self.events, now);
        }
        let ticket = app.save(&mut app.store.lock());
        app.data.saved(ticket).await?;
        let task = tokio::spawn(server::serve(listener, Arc::clone(&app), stopped));
        Ok(Emulator::new(address, url, app, stop, task))
    }

    /// What was saved, or the store as it is; and whether something was there.
    #[cfg_attr(not(feature = "persistence"), allow(clippy::unused_async))]
    async fn open(
        &self,
        store: Store,
        _now: DateTime<Utc>,
    ) -> io::Result<(Data, Store, Keys, bool)> {
        #[cfg(feature = "persistence")]
        if let Some(directory) = &self.data {
            let opened = Data::open(directory.clone(), store, _now).await?;
            return Ok((opened.data, opened.store, opened.keys, opened.existed));
        }
        Ok((Data::default(), store, Keys::default(), false))
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("listen", &self.listen)
            .field("token", &self.token.as_ref().map(|_| "[redacted]"))
            .field("rate_limit", &self.rate_limit)
            .field("demo", &self.demo)
            .field("events", &self.events)
            .field("latency", &self.latency)
            .field("faults", &self.faults)
            .field("webhook_secret", &"[redacted]")
            .field("standard_webhooks", &self.standard_webhooks)
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
