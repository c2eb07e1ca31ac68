//! Which answered link belongs to which input.

use std::collections::{HashMap, HashSet};

use super::alike::may_show;
use super::chunk::Item;
use crate::models::Link;

/// The items with their links, and those that the answer lacks.
///
/// By identifier; if the server gave identifiers of its own, by place, unless the links show that
/// their order is another.
pub(super) fn pair(items: Vec<Item>, links: Vec<Link>) -> (Vec<(Item, Link)>, Vec<Item>) {
    // UUIDs are the same in both cases of their letters.
    let name = |id: Option<&str>| id.unwrap_or_default().to_ascii_lowercase();
    let sent: HashSet<String> = items.iter().map(|item| name(Some(item.id()))).collect();
    let knows_ours = |link: &Link| sent.contains(&name(link.id.as_deref()));
    if links.len() == items.len() && !links.iter().any(knows_ours) {
        let mut pairs = items.iter().zip(&links);
        if pairs.all(|(item, link)| may_show(link, &item.link)) {
            return (items.into_iter().zip(links).collect(), Vec::new());
        }
        return (Vec::new(), items);
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
