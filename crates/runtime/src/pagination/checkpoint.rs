//! Where a stream stands, in a form that outlives the process.

use serde::{Deserialize, Serialize};

use super::seen;
use super::span::Span;

/// The form that this version writes and reads.
const VERSION: u32 = 1;

/// Where a stream stands: behind the last item that it has yielded.
///
/// Keep it with [`serde`], as JSON for instance, and go on in another process with `resume` on a
/// stream of the same request. It holds the page token, the number of items that were yielded from
/// that page on, the identifier of the last one, and fingerprints of the request and of the latest
/// tokens; no filter, no key and no other content of an item. It takes some hundred bytes, and at most
/// about 1 KiB with tokens of usual length.
///
/// A page token lives as long as the server says. A checkpoint that is older is refused by the
/// server, as an invalid token.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Checkpoint {
    pub(super) version: u32,
    /// The fingerprint of the request.
    pub(super) request: String,
    /// The token of the page that the offset counts from; `None` for the first page.
    #[serde(default)]
    pub(super) page_token: Option<String>,
    /// How many items were yielded from that page on.
    pub(super) offset: u64,
    /// The identifier of the last of them.
    #[serde(default)]
    pub(super) after: Option<String>,
    /// How many items were yielded in all, and how many of them could not be read.
    pub(super) items: u64,
    #[serde(default)]
    pub(super) failed: u64,
    /// Nothing is left.
    #[serde(default)]
    pub(super) finished: bool,
    /// Fingerprints of tokens that came before; see [`seen`].
    #[serde(default)]
    pub(super) seen: String,
    /// How many tokens came before.
    #[serde(default)]
    pub(super) pages: u64,
    /// The window, when a range of time is read in windows.
    #[serde(default)]
    pub(super) window: Option<WindowPlace>,
}

/// Which window of which range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct WindowPlace {
    pub(super) span: Span,
    pub(super) index: u64,
}

impl WindowPlace {
    fn is_possible(&self) -> bool {
        self.span.start <= self.span.end
            && self.span.seconds >= Span::SHORTEST
            && self.span.window(self.index).is_some()
    }
}

impl Checkpoint {
    pub(super) fn of(request: String) -> Self {
        Self {
            version: VERSION,
            request,
            page_token: None,
            offset: 0,
            after: None,
            items: 0,
            failed: 0,
            finished: false,
            seen: String::new(),
            pages: 0,
            window: None,
        }
    }

    /// How many items were yielded before it, over all resumptions.
    #[must_use]
    pub const fn items(&self) -> u64 {
        self.items
    }

    /// Whether nothing is left to read.
    #[must_use]
    pub const fn is_finished(&self) -> bool {
        self.finished
    }

    /// Why this version cannot go on from it with the request of `fingerprint`.
    pub(super) fn objection(&self, fingerprint: &str) -> Option<String> {
        if self.version != VERSION {
            return Some(format!(
                "the checkpoint has form {}, and this version reads form {VERSION}",
                self.version
            ));
        }
        let is_whole = seen::is_well_formed(&self.seen) && self.failed <= self.items;
        if !is_whole || self.window.is_some_and(|window| !window.is_possible()) {
            return Some("the checkpoint is damaged; begin anew".to_owned());
        }
        (self.request != fingerprint).then(|| {
            "the checkpoint belongs to another request; give the same operation, filters and \
             order (dates to the same fraction of a second) as when it was taken"
                .to_owned()
        })
    }
}
