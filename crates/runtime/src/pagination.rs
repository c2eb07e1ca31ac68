//! Lists as streams: pages are followed, items are yielded, and the place can be kept.
//!
//! | file | what happens there |
//! |---|---|
//! | `listing` | a request to a list, owned, from which the request for each page is made |
//! | `walk` | from token to token, until there is none or one comes again |
//! | `source` | pages as they are asked for, or fetched ahead by a task |
//! | `pages`, `items` | the streams |
//! | `checkpoint`, `place`, `seen` | where a stream stands, and how another goes on from there |
//! | `isolate`, `entries` | items that cannot be read are taken out of their page |
//! | `windows`, `window`, `span` | a range of time in windows that are fetched at the same time |

mod checkpoint;
mod entries;
mod isolate;
mod items;
mod listing;
mod pages;
mod place;
mod seen;
mod source;
mod span;
mod walk;
mod window;
mod windows;

use serde::de::DeserializeOwned;

pub use checkpoint::Checkpoint;
pub use isolate::BadItem;
pub use items::Items;
pub use listing::Listing;
pub use pages::Pages;
pub use windows::Windows;

/// The answer of a list: some items, and the token of the next page.
///
/// Generated answers implement it.
pub trait Page: DeserializeOwned + Send + 'static {
    /// What the list holds.
    type Item: DeserializeOwned + Send + 'static;

    /// The token of the next page; `None` or empty on the last one.
    fn next_token(&self) -> Option<&str>;

    /// How many items there are on all pages together, if the answer says so.
    fn total(&self) -> Option<i64> {
        None
    }

    /// Why the answer is no page, such as text in another format; `None` when it is one.
    fn obstacle(&self) -> Option<&'static str> {
        None
    }

    /// The items, in the order of the answer.
    fn items(&self) -> &[Self::Item];

    /// The items themselves, in the order of the answer.
    fn into_items(self) -> Vec<Self::Item>;

    /// The identifier of an item, by which it is found again on a page that has shifted.
    fn id(item: &Self::Item) -> Option<&str>;
}
