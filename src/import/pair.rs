//! Which answered link belongs to which input.

use std::collections::HashMap;

use super::chunk::Item;
use crate::models::Link;

/// The items with their links, and those that the answer lacks.
///
/// By identifier; if the server gave identifiers of its own, by place.
pub(super) fn pair(items: Vec<Item>, links: Vec<Link>) -> (Vec<(Item, Link)>, Vec<Item>) {
    // UUIDs are the same in both cases of their letters.
    let name = |id: Option<&str>| id.unwrap_or_default().to_ascii_lowercase();
    let sent: HashMap<String, ()> = items
        .iter()
        .map(|item| (name(Some(item.id())), ()))
        .collect();
    let knows_ours = |link: &Link| sent.contains_key(&name(link.id.as_deref()));
    if links.len() == items.len() && !links.iter().any(knows_ours) {
        return (items.into_iter().zip(links).collect(), Vec::new());
    }
    let links = links.into_iter();
    let mut links: HashMap<_, _> = links.map(|link| (name(link.id.as_deref()), link)).collect();
    let (mut pairs, mut missing) = (Vec::with_capacity(items.len()), Vec::new());
    for item in items {
        match links.remove(&name(Some(item.id()))) {
            Some(link) => pairs.push((item, link)),
            None => missing.push(item),
        }
    }
    (pairs, missing)
}
