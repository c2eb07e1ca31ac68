//! Settings of an emulator before it runs.

mod start;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use crate::clock::Clock;
use crate::deliveries::DEVELOPMENT_SECRET;
use crate::faults::FaultScript;
use crate::http::rate_limit::RateLimit;
use crate::http::token::AccessToken;
use crate::public_url::PublicUrl;

/// Configures and starts an [`Emulator`](crate::Emulator).
#[derive(Clone)]
#[must_use]
pub struct EmulatorBuilder {
    listen: SocketAddr,
    public_url: Option<String>,
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
    #[cfg(feature = "persistence")]
    data: Option<std::path::PathBuf>,
}

impl EmulatorBuilder {
    pub(crate) fn new() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            public_url: None,
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
            #[cfg(feature = "persistence")]
            data: None,
        }
    }

    /// The address to bind; 127.0.0.1 and any free port otherwise.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Where the emulator is reached from outside, such as the published port of a container or a
    /// proxy; the bound address otherwise.
    ///
    /// Short links and the addresses of QR codes begin with it, in answers, on the page and in what
    /// webhooks carry. The page is served under its host, too. It changes nothing about where the
    /// emulator listens. It is an absolute `http` or `https` URL without credentials, query and
    /// fragment; a proxy has to take away its path, if it has one. What is wrong with it is told by
    /// [`start`](Self::start).
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> std::io::Result<()> {
    /// use linkbreakers_emulator::Emulator;
    ///
    /// let builder = Emulator::builder().public_url("https://links.example.com/");
    /// let emulator = builder.start().await?;
    /// assert_eq!(emulator.public_url(), "https://links.example.com");
    /// assert!(emulator.url().starts_with("http://127.0.0.1:"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn public_url(mut self, url: impl Into<String>) -> Self {
        self.public_url = Some(url.into());
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
    /// clock give the same workspace. A million take about two seconds and 230 MB in a
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
}

impl fmt::Debug for EmulatorBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EmulatorBuilder")
            .field("listen", &self.listen)
            .field(
                "public_url",
                &self.public_url.as_deref().map(PublicUrl::read),
            )
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
