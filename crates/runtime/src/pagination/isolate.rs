//! Takes the items that cannot be read out of a page, so that they do not cost the others.
//!
//! Items are looked at as the text that the server sent: what only one of them has wrong, such as a
//! number that is too large or a broken escape, must not stop at the whole page.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

use super::Page;
use crate::error::{Error, ErrorKind};
use crate::json::{self, locate};
use crate::operation::{Operation, Pagination};
use crate::redact::{mask, one_line};

/// A page with more bad items than this is itself the mistake.
const MOST: usize = 1_000;
/// The most characters of the parser's reason that an error repeats.
const MAX_REASON: usize = 300;

/// An item of a list that cannot be read.
#[derive(Clone)]
pub struct BadItem {
    /// Its place among the page's items that are not `null`.
    pub(super) position: usize,
    index: usize,
    raw: String,
}

impl BadItem {
    /// The index of the item in its page, counted from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The item as the server sent it: JSON text, with the key taken out.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// Takes `secret` out of what is kept.
    pub(super) fn hide(&mut self, secret: Option<&str>) {
        // Places stay where they are.
        let masked = mask(self.raw.as_bytes(), secret).map(String::from_utf8);
        if let Some(Ok(masked)) = masked {
            self.raw = masked;
        }
    }

    /// What is wrong with the item, as an error.
    pub(super) fn into_error<P: Page>(self, pagination: &Pagination) -> Error {
        let place = format!("{}[{}]", pagination.items(), self.index);
        let (path, reason) = match serde_json::from_str::<P::Item>(&self.raw) {
            Err(wrong) => {
                let inner = locate(self.raw.as_bytes(), wrong.line(), wrong.column());
                (joined(&place, &inner), reason(&wrong.to_string()))
            }
            Ok(_) => (place, reason("")),
        };
        let message = format!("an item cannot be read at {path}: {reason}");
        Error::of_layer(ErrorKind::Decode, message)
            .with_json_path(path)
            .with_bad_item(self)
    }
}

/// Not the raw value, which may be personal data.
impl fmt::Debug for BadItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BadItem")
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

/// The page without its bad items; `None` when it is not the items that are wrong with it.
pub(super) fn isolate<P: Page>(
    operation: &Operation,
    pagination: &Pagination,
    body: &str,
) -> Option<(P, Vec<BadItem>)> {
    let list = items(body, pagination.items())?.get();
    let all: Vec<&RawValue> = serde_json::from_str(list).ok()?;
    let (mut good, mut bad) = (Vec::with_capacity(all.len()), Vec::new());
    for (index, item) in all.into_iter().map(RawValue::get).enumerate() {
        // Decoding leaves them out as well.
        if item == "null" {
            continue;
        }
        if serde_json::from_str::<P::Item>(item).is_ok() {
            good.push(item);
            continue;
        }
        if bad.len() == MOST {
            return None;
        }
        bad.push(BadItem {
            position: good.len() + bad.len(),
            index,
            raw: item.to_owned(),
        });
    }
    if bad.is_empty() {
        return None;
    }
    // `list` is a part of `body`, so its place is the distance between them.
    let start = (list.as_ptr() as usize).checked_sub(body.as_ptr() as usize)?;
    let (before, after) = (body.get(..start)?, body.get(start + list.len()..)?);
    let rest = format!("{before}[{}]{after}", good.join(","));
    Some((json::decode(operation, &rest).ok()?, bad))
}

/// The list at `path`, or as some answers have it at its last name alone.
fn items<'a>(body: &'a str, path: &str) -> Option<&'a RawValue> {
    let at = |path: &str| {
        let mut names = path.split('.');
        let first = members(body)?.remove(names.next()?)?;
        names.try_fold(first, |value, name| members(value.get())?.remove(name))
    };
    let is_list = |value: &&RawValue| value.get().starts_with('[');
    let found = at(path).filter(is_list);
    found.or_else(|| at(path.rsplit('.').next()?).filter(is_list))
}

fn members(text: &str) -> Option<BTreeMap<String, &RawValue>> {
    serde_json::from_str(text).ok()
}

fn joined(place: &str, inner: &str) -> String {
    match inner {
        "$" => place.to_owned(),
        _ if inner.starts_with('[') => format!("{place}{inner}"),
        _ => format!("{place}.{inner}"),
    }
}

/// The parser's reason without the value that it quotes.
fn reason(said: &str) -> String {
    let said = said.split(" at line ").next().unwrap_or_default();
    match said.rsplit_once(", expected ") {
        Some((_, expected)) => one_line(&format!("expected {expected}"), MAX_REASON),
        None if said.starts_with("missing field") => one_line(said, MAX_REASON),
        None => "the value is not what the operation promises".to_owned(),
    }
}
