//! From settings to an emulator that runs.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use chrono::{DateTime, Utc};
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::EmulatorBuilder;
use crate::app::App;
use crate::clock::Dial;
use crate::data::Data;
use crate::deliveries::Signer;
use crate::emulator::Emulator;
use crate::faults::Injector;
use crate::feed::Feed;
use crate::http::auth::Gate;
use crate::http::idempotency::Keys;
use crate::http::plan_quota::PlanQuota;
use crate::http::rate_limit::Limiter;
use crate::ids::IdSource;
use crate::public_url::PublicUrl;
use crate::seed::{self, Seed};
use crate::store::{SharedStore, Store};
use crate::{demo, server, spec};

/// For events that come without a number of links.
const LINKS: usize = 100;

impl EmulatorBuilder {
    /// Binds the address and serves it from a task of the current tokio runtime, which needs its
    /// I/O and its timer.
    ///
    /// # Errors
    /// When the address cannot be bound. With [`io::ErrorKind::InvalidInput`] when the public URL is no
    /// URL, when a token cannot be sent or has a scope that does not exist, when the webhook secret is
    /// empty or not base64 after `whsec_`, or when there would be too much of something. When the
    /// directory of [`data`](Self::data) cannot be used: another emulator has it, it is another
    /// program's or of a later version, or it is damaged.
    pub async fn start(self) -> io::Result<Emulator> {
        let spec = spec::embedded().map_err(io::Error::other)?;
        let invalid = |reason: String| io::Error::new(io::ErrorKind::InvalidInput, reason);
        let gate = Gate::new(self.tokens.clone(), &spec).map_err(invalid)?;
        let signer = Signer::new(self.webhook_secret.clone(), self.standard_webhooks)
            .map_err(|reason| invalid(reason.to_owned()))?;
        let public_url = self.public_url.as_deref().map(PublicUrl::read);
        let public_url = public_url.transpose().map_err(invalid)?;
        let listener = TcpListener::bind(self.listen).await?;
        let address = listener.local_addr()?;
        let url = format!("http://{}", reachable(address));
        let ids = Arc::new(IdSource::new(self.seed));
        let dial = Dial::new(self.clock.clone());
        let now = dial.clock().now();
        let base = public_url.as_ref().map_or(&*url, PublicUrl::base);
        let store = Store::new(base.to_owned(), ids);
        let (data, store, keys, existed) = self.open(store, now).await?;
        let (stop, stopped) = watch::channel(());
        let app = Arc::new(App {
            spec,
            gate,
            limiter: Limiter::new(self.rate_limit),
            plan_quota: PlanQuota::new(self.plan_quota),
            keys,
            data,
            faults: Injector::new(self.faults.clone()),
            journal: Default::default(),
            feed: Feed::new(dial.clock()),
            signer,
            request_ids: IdSource::new(self.seed.map(|seed| !seed)),
            store: SharedStore::of(store),
            public_url,
            hold: Default::default(),
            clock: dial.clock(),
            dial,
            latency: self.latency,
            stop: stopped.clone(),
        });
        if self.demo && !existed {
            demo::fill(&mut app.store.lock(), now);
        }
        if !existed {
            let seed = self.seed_of(&mut app.store.lock());
            seed::fill(&mut app.store.lock(), &seed, now)
                .map_err(|error| invalid(error.to_string()))?;
        }
        let ticket = app.save(&mut app.store.lock());
        app.data.saved(ticket).await?;
        let task = tokio::spawn(server::serve(listener, Arc::clone(&app), stopped));
        Ok(Emulator::new(address, url, app, stop, task))
    }

    /// What the workspace starts with.
    fn seed_of(&self, store: &mut Store) -> Seed {
        Seed {
            seed: store.ids.random_uuid().as_u64_pair().0,
            links: self
                .links
                .unwrap_or(if self.events > 0 { LINKS } else { 0 }),
            events: self.events,
            visitors: self.visitors,
        }
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

/// "Any address" can be bound but not called.
fn reachable(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    address
}
