//! What each contender can do; the harness does it often, or many at a time.

use std::future::Future;
use std::time::Duration;

/// Why something went wrong. A benchmark ends at the first failure.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// What a list gave: the number of its items, and where it goes on.
pub struct Page {
    /// The items of this page.
    pub count: usize,
    /// The token of the next page, if there is one.
    pub next: Option<String>,
}

/// One way to use the API.
///
/// Each method checks that the answer holds what was asked for, so that no contender is fast because
/// it did not read it.
pub trait Contender: Sized + Send + Sync + 'static {
    /// A client of the server at `url`.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    fn new(url: &str) -> Result<Self, Failure>;

    /// Creates the link of [`payload::DESTINATION`](crate::payload::DESTINATION), with
    /// [`payload::NAME`](crate::payload::NAME) and [`payload::TAG`](crate::payload::TAG).
    fn create(&self) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Reads the link [`payload::ID`](crate::payload::ID).
    fn get(&self) -> impl Future<Output = Result<(), Failure>> + Send;

    /// Reads one page of `size` links.
    fn list(&self, size: u32) -> impl Future<Output = Result<Page, Failure>> + Send;

    /// Decodes a page of events; gives how many there are.
    ///
    /// # Errors
    ///
    /// When it is no such page.
    fn decode(body: &[u8]) -> Result<usize, Failure>;

    /// Reads all events in pages of `size`, with `work` of its own after each, in the way named `how`.
    fn stream(
        &self,
        how: &str,
        size: u32,
        work: Duration,
    ) -> impl Future<Output = Result<usize, Failure>> + Send;

    /// Creates `count` links; gives how many exist now.
    fn import(&self, count: usize) -> impl Future<Output = Result<usize, Failure>> + Send;
}
