//! Takes the items that cannot be read out of a page, so that they do not cost the others.

use std::fmt;

use serde_json::Value;

use super::Page;
use crate::error::{Error, ErrorKind};
use crate::json::locate;
use crate::operation::Pagination;
use crate::redact::{mask, one_line};

/// The most characters of the parser's reason that an error repeats.
const MAX_REASON: usize = 300;

/// An item of a list that cannot be read.
#[derive(Clone)]
pub struct BadItem {
    /// Its place among the page's items that are not `null`.
    pub(super) position: usize,
    index: usize,
    path: String,
    reason: String,
    raw: Value,
}

impl BadItem {
    /// The index of the item in its page, counted from 0.
    #[must_use]
    pub const fn index(&self) -> usize {
        self.index
    }

    /// The item as the server sent it.
    #[must_use]
    pub const fn raw(&self) -> &Value {
        &self.raw
    }

    /// Takes `secret` out of what is kept.
    pub(super) fn hide(&mut self, secret: Option<&str>) {
        if let Some(clean) = mask(self.raw.to_string().as_bytes(), secret) {
            self.raw = serde_json::from_slice(&clean).unwrap_or_default();
            "the value is not what the operation promises".clone_into(&mut self.reason);
        }
    }

    /// The item as an error.
    pub(super) fn into_error(self) -> Error {
        let message = format!("an item cannot be read at {}: {}", self.path, self.reason);
        Error::of_layer(ErrorKind::Decode, message)
            .with_json_path(self.path.clone())
            .with_bad_item(self)
    }
}

/// Not the raw value, which may be personal data.
impl fmt::Debug for BadItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BadItem")
            .field("index", &self.index)
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// The page without its bad items; `None` when it is not the items that are wrong with it.
pub(super) fn isolate<P: Page>(pagination: &Pagination, body: &[u8]) -> Option<(P, Vec<BadItem>)> {
    let mut tree: Value = serde_json::from_slice(body).ok()?;
    let path = items_path(&tree, pagination.items())?;
    let list = path
        .split('.')
        .try_fold(&mut tree, |value, name| value.get_mut(name))?;
    let items = std::mem::take(list.as_array_mut()?);
    let (mut good, mut bad) = (Vec::with_capacity(items.len()), Vec::new());
    for (index, item) in items.into_iter().enumerate() {
        // Decoding leaves them out as well.
        if item.is_null() {
            continue;
        }
        let text = item.to_string();
        match serde_json::from_str::<P::Item>(&text) {
            Ok(_) => good.push(item),
            Err(error) => bad.push(BadItem {
                position: good.len() + bad.len(),
                index,
                path: within(&format!("{path}[{index}]"), &text, &error),
                reason: one_line(&error.to_string(), MAX_REASON),
                raw: item,
            }),
        }
    }
    if bad.is_empty() {
        return None;
    }
    *list = Value::Array(good);
    Some((serde_json::from_value(tree).ok()?, bad))
}

/// Where the items are: at `path`, or as some answers have it at its last name alone.
fn items_path<'a>(tree: &Value, path: &'a str) -> Option<&'a str> {
    let is_list = |path: &str| {
        let found = path
            .split('.')
            .try_fold(tree, |value, name| value.get(name));
        found.is_some_and(Value::is_array)
    };
    let last = path.rsplit('.').next()?;
    [path, last].into_iter().find(|path| is_list(path))
}

/// The place of `error` within the item at `path`.
fn within(path: &str, text: &str, error: &serde_json::Error) -> String {
    let inner = locate(text.as_bytes(), error.line(), error.column());
    if inner == "$" {
        path.to_owned()
    } else if inner.starts_with('[') {
        format!("{path}{inner}")
    } else {
        format!("{path}.{inner}")
    }
}
