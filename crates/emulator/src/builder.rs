//! Settings of an emulator before it runs.

use std::fmt;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::sync::watch;

use crate::app::App;
use crate::clock::{Clock, Dial};
use crate::deliveries::{Signer, DEVELOPMENT_SECRET};
use crate::emulator::Emulator;
use crate::faults::{FaultScript, Injector};
use crate::http::auth::Gate;
use crate::http::plan_quota::PlanQuota;
use crate::http::rate_limit::{Limiter, RateLimit};
use crate::http::token::AccessToken;
use crate::ids::IdSource;
use crate::seed::{self, Seed};
use crate::store::SharedStore;
use crate::{demo, server, spec};

/// For events that come without a number of links.
const LINKS: usize = 100;

/// Configures and starts an [`Emulator`].
#[derive(Clone)]
#[must_use]
pub struct EmulatorBuilder {
    listen: SocketAddr,
    tokens: Vec<AccessToken>,
    rate_limit: RateLimit,
    plan_quota: Option<u64>,
    clock: Clock,
    seed: Option<u64>,
    demo: bool,
    links: Option<usize>,
    events: usize,
    visitors: Option<usize>,
    latency: Duration,
    faults: Vec<FaultScript>,
    webhook_secret: String,
    standard_webhooks: bool,
}

impl EmulatorBuilder {
    pub(crate) fn new() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            tokens: Vec::new(),
            rate_limit: RateLimit::vendor(),
            plan_quota: None,
            clock: Clock::system(),
            seed: None,
            demo: false,
            links: None,
            events: 0,
            visitors: None,
            latency: Duration::ZERO,
            faults: Vec::new(),
            webhook_secret: DEVELOPMENT_SECRET.to_owned(),
            standard_webhooks: false,
        }
    }

    /// The address to bind; 127.0.0.1 and any free port otherwise.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// A token to accept that may do everything; the same as
    /// [`access_token`](Self::access_token) with [`AccessToken::secret`].
    pub fn token(self, token: impl Into<String>) -> Self {
        self.access_token(AccessToken::secret(token))
    }

    /// A token to accept, and what it may do. Without any, every non-empty token is accepted.
    ///
    /// A token that is a JWT is taken at its word, whether it is named here or not: it is
    /// publishable if its claim `type` says so, and refused once its claim `exp` is over by the
    /// emulator's clock. Its signature is not looked at.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// use linkbreakers_emulator::{AccessToken, Emulator};
    ///
    /// let emulator = Emulator::builder()
    ///     .access_token(AccessToken::secret("reader").scopes(["links:read"]))
    ///     .access_token(AccessToken::publishable("browser"))
    ///     .start()
    ///     .await?;
    /// # drop(emulator);
    /// # Ok(())
    /// # }
    /// ```
    pub fn access_token(mut self, token: AccessToken) -> Self {
        self.tokens.push(token);
        self
    }

    /// How many requests a caller may send; [`RateLimit::vendor`] otherwise.
    pub fn rate_limit(mut self, rate_limit: RateLimit) -> Self {
        self.rate_limit = rate_limit;
        self
    }

    /// How many requests the plan has in a billing cycle, which is a calendar month in UTC by the
    /// clock; no bound otherwise.
    ///
    /// All requests to operations count that a token is allowed, whichever token it is. Those over
    /// the quota are answered by 429 with the code `MAX_PUBLIC_API_QUERIED_REACHED` and without
    /// `Retry-After`.
    pub fn plan_quota(mut self, requests: u64) -> Self {
        self.plan_quota = Some(requests);
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

    /// How many links the workspace starts with, besides those of the demo, up to 1 000 000; none
    /// otherwise, or a hundred if there are [`events`](Self::events).
    pub fn links(mut self, count: usize) -> Self {
        self.links = Some(count);
        self
    }

    /// How many visitors the workspace starts with, besides those of the demo, up to 1 000 000; one
    /// for each five [`events`](Self::events), at most 5 000 in all, otherwise.
    pub fn visitors(mut self, count: usize) -> Self {
        self.visitors = Some(count);
        self
    }

    /// How many more visits the workspace starts with, up to 5 000 000; none otherwise.
    ///
    /// They are spread over the 365 days before the clock's time, busier by day and on weekdays,
    /// and some have the same time or fall on a whole second, hour or day. They are visits of the
    /// [`links`](Self::links) and of those of the demo. The visitors are from several countries
    /// and have one or two devices each. The same [`seed`](Self::seed) and the same time of the
    /// clock give the same workspace. A million take less than a second and about 200 MB in a
    /// release build.
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
    /// When the address cannot be bound. With [`io::ErrorKind::InvalidInput`] when a token cannot be
    /// sent or has a scope that does not exist, when the webhook secret is empty or not base64 after
    /// `whsec_`, or when there would be too much of something.
    pub async fn start(self) -> io::Result<Emulator> {
        let spec = spec::embedded().map_err(io::Error::other)?;
        let invalid = |reason: String| io::Error::new(io::ErrorKind::InvalidInput, reason);
        let gate = Gate::new(self.tokens, &spec).map_err(invalid)?;
        let signer = Signer::new(self.webhook_secret, self.standard_webhooks)
            .map_err(|reason| invalid(reason.to_owned()))?;
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{}", reachable(address));
        let ids = Arc::new(IdSource::new(self.seed));
        let dial = Dial::new(self.clock);
        let (stop, stopped) = watch::channel(());
        let app = Arc::new(App {
            spec,
            gate,
            limiter: Limiter::new(self.rate_limit),
            plan_quota: PlanQuota::new(self.plan_quota),
            keys: Default::default(),
            faults: Injector::new(self.faults),
            journal: Default::default(),
            feed: Default::default(),
            signer,
            request_ids: IdSource::new(self.seed.map(|seed| !seed)),
            store: SharedStore::new(url.clone(), ids),
            hold: Default::default(),
            clock: dial.clock(),
            dial,
            latency: self.latency,
            stop: stopped.clone(),
        });
        let now = app.clock.now();
        if self.demo {
            demo::fill(&mut app.store.lock(), now);
        }
        let seed = Seed {
            seed: app.store.lock().ids.random_uuid().as_u64_pair().0,
            links: self
                .links
                .unwrap_or(if self.events > 0 { LINKS } else { 0 }),
            events: self.events,
            visitors: self.visitors,
        };
        seed::fill(&mut app.store.lock(), &seed, now)
            .map_err(|error| invalid(error.to_string()))?;
        let task = tokio::spawn(server::serve(listener, Arc::clone(&app), stopped));
        Ok(Emulator::new(address, url, app, stop, task))
    }
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("listen", &self.listen)
            .field("tokens", &self.tokens)
            .field("rate_limit", &self.rate_limit)
            .field("plan_quota", &self.plan_quota)
            .field("demo", &self.demo)
            .field("links", &self.links)
            .field("events", &self.events)
            .field("visitors", &self.visitors)
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
