//! The settings of an import, before it runs.

use std::fmt;

use futures_core::Stream;
use linkbreakers_runtime::{OnProgress, Progress};

use super::driver::Job;
use super::inputs::Source;
use super::{Journal, Rows};
use crate::apis::{configuration::Configuration, links_api};
use crate::models::CreateLinkRequest;
use crate::{Error, RetryPolicy};

/// Creates any number of links; see the [module](super).
///
/// Settings are checked when the import runs: the first one that is out of its bounds is the only
/// item of the [`Rows`].
#[must_use = "an import does nothing until it is run"]
pub struct Import {
    configuration: Configuration,
    name: Option<String>,
    concurrency: usize,
    chunk_size: usize,
    in_order: bool,
    policy: RetryPolicy,
    journal: Option<Box<dyn Journal>>,
    listener: OnProgress,
    mistake: Option<Error>,
}

impl Import {
    /// The most links of a chunk: what one request may carry, as the API document says.
    pub const MAX_CHUNK_SIZE: usize = links_api::CREATE_BULK_MAX_ITEMS as usize;
    /// The most chunks that are under way at once.
    pub const MAX_CONCURRENCY: usize = 64;
    /// The chunks that are under way at once unless set.
    pub const CONCURRENCY: usize = 4;
    /// The longest name, in bytes.
    pub const MAX_NAME: usize = 1_000;

    /// An import with the key and the behaviour of `configuration`, which it keeps a clone of.
    ///
    /// Its calls go in the [background lane](crate::Lane::Background) and are retried by
    /// [`RetryPolicy::background`].
    pub fn new(configuration: &Configuration) -> Self {
        Self {
            configuration: configuration.clone(),
            name: None,
            concurrency: Self::CONCURRENCY,
            chunk_size: Self::MAX_CHUNK_SIZE,
            in_order: true,
            policy: RetryPolicy::background(),
            journal: None,
            listener: OnProgress::default(),
            mistake: None,
        }
    }

    /// Names the import: 1 to [`MAX_NAME`](Self::MAX_NAME) bytes of any text.
    ///
    /// All keys and identifiers are derived from the name. Two runs with the same name and input
    /// make the links once; the same input under another name makes new links. Without a name the
    /// journal's is taken, and a random one if there is none. A name is for one workspace.
    ///
    /// The server keeps its answer to a key for 24 hours, a refusal too. To try refused links
    /// again within that time, import them under another name.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        let name = name.into();
        self.check("the name of an import", name.len(), Self::MAX_NAME);
        self.name = Some(name);
        self
    }

    /// How many chunks are under way at once: 1 to [`MAX_CONCURRENCY`](Self::MAX_CONCURRENCY),
    /// 4 unless set.
    ///
    /// In memory are at most twice as many chunks, the one that is being gathered, and two more on
    /// their way to the caller.
    pub fn concurrency(mut self, chunks: usize) -> Self {
        self.check("the concurrency", chunks, Self::MAX_CONCURRENCY);
        self.concurrency = chunks;
        self
    }

    /// How many links one request carries: 1 to [`MAX_CHUNK_SIZE`](Self::MAX_CHUNK_SIZE), which
    /// it is unless set.
    ///
    /// With a journal that was begun before, the chunks stay as they were then.
    pub fn chunk_size(mut self, links: usize) -> Self {
        self.check("the chunk size", links, Self::MAX_CHUNK_SIZE);
        self.chunk_size = links;
        self
    }

    /// Keeps what is finished, so that the same import goes on after a crash:
    /// [`FileJournal`](super::FileJournal), or your own.
    ///
    /// Each import needs a journal of its own. The next run with it must be given the same input,
    /// and the same base URL.
    pub fn journal(mut self, journal: impl Journal) -> Self {
        self.journal = Some(Box::new(journal));
        self
    }

    /// Gives the rows chunk by chunk as they finish; in the order of the input unless set.
    ///
    /// A slow chunk then does not hold up those behind it. Within a chunk the order stays.
    pub fn as_completed(mut self) -> Self {
        self.in_order = false;
        self
    }

    /// How calls are repeated; [`RetryPolicy::background`] unless set.
    ///
    /// Whatever the policy, the import comes back after a rate limit as often as it takes.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Tells `listener` how far the import is, after each finished chunk.
    ///
    /// Items are inputs; those that were refused or failed count as failed. The total is known
    /// from the start if the input knows its exact length, otherwise from its end on. The listener
    /// is called on a task of the import, which waits for it. If it panics, the import stops.
    pub fn on_progress(mut self, listener: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.listener = OnProgress::new(listener);
        self
    }

    /// The import of these links.
    ///
    /// The iterator is asked on a task of the runtime, for one chunk after the other and never
    /// for all at once. If it can block for long, use [`run_stream`](Self::run_stream).
    ///
    /// ```
    /// use linkbreakers::import::Import;
    /// use linkbreakers::apis::configuration::Configuration;
    /// use linkbreakers::models::CreateLinkRequest;
    ///
    /// let requests = (1..=100_000).map(|number| CreateLinkRequest {
    ///     destination: format!("https://example.com/products/{number}"),
    ///     ..Default::default()
    /// });
    /// let rows = Import::new(&Configuration::new()).name("products").run(requests);
    /// ```
    pub fn run<I>(self, links: I) -> Rows
    where
        I: IntoIterator<Item = CreateLinkRequest>,
        I::IntoIter: Send + 'static,
    {
        self.start(Source::Iterator(Box::new(links.into_iter())))
    }

    /// The import of the links that a stream gives.
    ///
    /// A chunk is sent when it is full or the stream has ended, however long that takes. If the
    /// stream pauses and its links should go, set a smaller [`chunk_size`](Self::chunk_size).
    pub fn run_stream<S>(self, links: S) -> Rows
    where
        S: Stream<Item = CreateLinkRequest> + Send + 'static,
    {
        self.start(Source::Stream(Box::pin(links)))
    }

    fn start(self, source: Source) -> Rows {
        if let Some(mistake) = self.mistake {
            return Rows::new(Err(mistake));
        }
        Rows::new(Ok(Job {
            configuration: self.configuration,
            name: self.name,
            policy: self.policy,
            concurrency: self.concurrency,
            chunk_size: self.chunk_size,
            in_order: self.in_order,
            journal: self.journal,
            listener: self.listener,
            source,
        }))
    }

    /// The first mistake is the one that is reported.
    fn check(&mut self, what: &str, number: usize, most: usize) {
        if number == 0 || number > most {
            let mistake = format!("{what} is {number}; it lies between 1 and {most}");
            self.mistake
                .get_or_insert_with(|| Error::invalid_request(mistake));
        }
    }
}

impl fmt::Debug for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Import")
            .field("name", &self.name)
            .field("concurrency", &self.concurrency)
            .field("chunk_size", &self.chunk_size)
            .field("in_order", &self.in_order)
            .field("on_progress", &self.listener)
            .finish_non_exhaustive()
    }
}
