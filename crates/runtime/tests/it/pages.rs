//! Lists as streams: whatever the layout of the pages, and wherever a reader stops.

mod bad_items;
mod ends;
pub(crate) mod library;
mod prefetch;
mod resumed;
mod sizes;
mod windows;
