//! Pages of a sorted list and the opaque tokens between them.
//!
//! A token holds the place of the last item, not a number of items, so that records which come and go
//! between two calls neither repeat nor hide others. It also holds a fingerprint of the filters, and a
//! checksum that only this emulator can compute.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use base64::Engine;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::http::error::ApiError;

/// Members of a request that may change from page to page.
const NOT_FILTERS: [&str; 5] = [
    "pageSize",
    "pageToken",
    "cursor",
    "include",
    "responseFormat",
];

/// What a list is sorted by.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum SortKey {
    Number(i64),
    Text(String),
}

/// An item with its place in the order; the sequence number makes it total.
pub(super) struct Ranked<T> {
    pub(super) key: SortKey,
    pub(super) sequence: u64,
    pub(super) item: T,
}

/// Which page is asked for.
pub(super) struct PageRequest {
    pub(super) size: usize,
    pub(super) descending: bool,
    token: Option<String>,
    scope: u64,
}

/// One page.
pub(super) struct Page<T> {
    pub(super) items: Vec<T>,
    /// Empty on the last page.
    pub(super) next_token: String,
    pub(super) total: usize,
}

#[derive(Serialize, Deserialize)]
struct Token {
    key: SortKey,
    sequence: u64,
    scope: u64,
    check: u64,
}

impl PageRequest {
    /// `pageToken` wins over `cursor`; an empty one asks for the first page.
    pub(super) fn new(
        operation: &str,
        request: &Map<String, Value>,
        size: usize,
        descending: bool,
    ) -> Self {
        let token = |name: &str| {
            request
                .get(name)
                .and_then(Value::as_str)
                .filter(|token| !token.is_empty())
        };
        let filters: BTreeMap<_, _> = request
            .iter()
            .filter(|(name, _)| !NOT_FILTERS.contains(&name.as_str()))
            .collect();
        let filters = serde_json::to_string(&filters).unwrap_or_default();
        Self {
            size,
            descending,
            token: token("pageToken").or(token("cursor")).map(str::to_owned),
            scope: hash(&(operation, filters)),
        }
    }

    /// Sorts the items and cuts the page out. `secret` is what makes a token ours.
    pub(super) fn cut<T>(
        &self,
        mut items: Vec<Ranked<T>>,
        secret: &str,
    ) -> Result<Page<T>, ApiError> {
        let total = items.len();
        items.sort_by(|a, b| {
            let order = (&a.key, a.sequence).cmp(&(&b.key, b.sequence));
            if self.descending {
                order.reverse()
            } else {
                order
            }
        });
        let start = match &self.token {
            None => 0,
            Some(token) => {
                let last = self.read(token, secret)?;
                items.partition_point(|item| {
                    let order = (&item.key, item.sequence).cmp(&(&last.key, last.sequence));
                    if self.descending {
                        order.is_ge()
                    } else {
                        order.is_le()
                    }
                })
            }
        };
        let more = total.saturating_sub(start) > self.size;
        let mut next_token = String::new();
        let mut page = Vec::with_capacity(self.size.min(total));
        for Ranked {
            key,
            sequence,
            item,
        } in items.into_iter().skip(start).take(self.size)
        {
            page.push(item);
            if more && page.len() == self.size {
                next_token = self.write(key, sequence, secret);
            }
        }
        Ok(Page {
            items: page,
            next_token,
            total,
        })
    }

    fn write(&self, key: SortKey, sequence: u64, secret: &str) -> String {
        let check = hash(&(secret, &key, sequence, self.scope));
        let token = Token {
            key,
            sequence,
            scope: self.scope,
            check,
        };
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&token).unwrap_or_default())
    }

    fn read(&self, text: &str, secret: &str) -> Result<Token, ApiError> {
        let bytes = URL_SAFE_NO_PAD.decode(text).ok();
        let token: Option<Token> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match token {
            Some(token)
                if token.check != hash(&(secret, &token.key, token.sequence, token.scope)) =>
            {
                Err(ApiError::invalid(
                    "pageToken",
                    "is not a token of this server",
                ))
            }
            Some(token) if token.scope != self.scope => Err(ApiError::invalid(
                "pageToken",
                "belongs to a list with other filters or another order",
            )),
            Some(token) => Ok(token),
            None => Err(ApiError::invalid(
                "pageToken",
                "is not a token of this server",
            )),
        }
    }
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
