//! An emulator with an importing client, and what is asked of every import: each link once.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::import::{Import, Outcome, Row, Rows};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::retry::{Backoff, RetryBudget};
use linkbreakers::{Error, RetryPolicy};
use linkbreakers_emulator::{Emulator, EmulatorBuilder, RateLimit};

use super::clock::Leaping;
use crate::support::{text, KEY};

/// The code that is taken from the start.
pub(super) const TAKEN: &str = "taken";

/// An emulator and its client.
pub(super) struct Scene {
    pub(super) emulator: Emulator,
    pub(super) client: Configuration,
    pub(super) clock: Arc<Leaping>,
}

impl Scene {
    pub(super) async fn start() -> Self {
        Self::of(Emulator::builder()).await
    }

    pub(super) async fn of(builder: EmulatorBuilder) -> Self {
        let builder = builder.rate_limit(RateLimit::unlimited()).token(KEY);
        let emulator = builder.start().await.unwrap();
        let clock = Arc::new(Leaping::default());
        let client = client(emulator.url(), &clock);
        Self {
            emulator,
            client,
            clock,
        }
    }

    /// One whose short code [`TAKEN`] belongs to a link already.
    pub(super) async fn with_a_taken_code() -> Self {
        let scene = Self::start().await;
        let link = CreateLinkRequest {
            shortlink: text(TAKEN),
            ..link_to("https://example.com/first")
        };
        links_api::create(&scene.client, link).send().await.unwrap();
        scene
    }

    /// An import in chunks of 10.
    pub(super) fn import(&self) -> Import {
        Import::new(&self.client)
            .name("a test")
            .chunk_size(10)
            .retry(policy())
    }

    /// Each of the first `count` links exists once, but for those that are `bad`.
    pub(super) fn assert_made_once(&self, count: usize, bad: &BTreeSet<usize>) {
        let made = self.emulator.links_by_destination();
        for number in 0..count {
            let copies = made.get(&destination(number)).copied().unwrap_or_default();
            let expected = usize::from(!bad.contains(&number));
            assert_eq!(copies, expected, "copies of link {number}");
        }
    }
}

pub(super) fn client(url: &str, clock: &Arc<Leaping>) -> Configuration {
    Configuration::builder()
        .base_path(url)
        .bearer_access_token(KEY)
        .clock(Arc::clone(clock) as _)
        .retry_budget(Arc::new(RetryBudget::new(100, 1_000_000).unwrap()))
        .rate_limiter(None)
        .build()
        .unwrap()
}

pub(super) fn policy() -> RetryPolicy {
    let (base, cap) = (Duration::from_millis(1), Duration::from_secs(1));
    RetryPolicy::background().with_backoff(Backoff::new(base, 2.0, cap).unwrap())
}

pub(super) fn destination(number: usize) -> String {
    format!("https://example.com/products/{number}")
}

pub(super) fn link_to(destination: &str) -> CreateLinkRequest {
    CreateLinkRequest {
        destination: destination.to_owned(),
        ..Default::default()
    }
}

pub(super) fn links(count: usize) -> Vec<CreateLinkRequest> {
    let links = (0..count).map(|number| link_to(&destination(number)));
    links.collect()
}

/// The first `count` links, of which those at `bad` ask for a code that is taken.
pub(super) fn links_with_taken(count: usize, bad: &BTreeSet<usize>) -> Vec<CreateLinkRequest> {
    let mut links = links(count);
    for number in bad {
        links[*number].shortlink = text(TAKEN);
    }
    links
}

/// All rows, and the error at the end if there is one.
pub(super) async fn all(mut rows: Rows) -> (Vec<Row>, Option<Error>) {
    let mut taken = Vec::new();
    while let Some(row) = rows.next().await {
        match row {
            Ok(row) => taken.push(row),
            Err(error) => {
                assert!(rows.next().await.is_none(), "an error is the last item");
                return (taken, Some(error));
            }
        }
    }
    (taken, None)
}

/// All rows of an import that ends well.
pub(super) async fn rows_of(rows: Rows) -> Vec<Row> {
    let (rows, error) = all(rows).await;
    assert!(error.is_none(), "{error:?}");
    rows
}

/// The indexes of the links that were created and of those that were refused; none failed.
pub(super) fn verdicts(rows: &[Row]) -> (BTreeSet<usize>, BTreeSet<usize>) {
    let (mut created, mut refused) = (BTreeSet::new(), BTreeSet::new());
    for row in rows {
        let index = usize::try_from(row.index).unwrap();
        let is_new = match &row.outcome {
            Outcome::Created(_) => created.insert(index),
            Outcome::Refused(_) => refused.insert(index),
            other => panic!("link {index}: {other:?}"),
        };
        assert!(is_new, "link {index} has two rows");
    }
    (created, refused)
}

pub(super) fn in_order(rows: &[Row]) -> bool {
    rows.iter().zip(0..).all(|(row, index)| row.index == index)
}

/// A small generator (SplitMix64): the same numbers in each run.
pub(super) struct Numbers(pub(super) u64);

impl Numbers {
    pub(super) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % bound as u64) as usize
    }

    pub(super) fn some_of(&mut self, count: usize, bound: usize) -> BTreeSet<usize> {
        (0..count).map(|_| self.below(bound)).collect()
    }
}
