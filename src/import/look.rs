//! Reads links whose creation is in doubt: which are there, which are not.

use std::sync::Arc;

use tokio::task::JoinSet;

use super::chunk::Item;
use super::server::Server;
use super::settle::broken;
use super::verdict::Verdict;
use crate::models::Link;
use crate::Error;

/// How many links of one chunk are read at once.
const AT_ONCE: usize = 4;

/// What was found.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) found: Vec<(Item, Link)>,
    /// Not there, or not the import's. In their order.
    pub(super) absent: Vec<Item>,
    /// Not read, since the server could not be reached.
    pub(super) unread: Vec<Item>,
    pub(super) failure: Option<Error>,
}

/// Looks for each item that the import may have made. `in_doubt` says that it may have made links
/// with identifiers of the user's as well.
///
/// # Errors
///
/// When no request could succeed.
pub(super) async fn look_for(
    server: &Arc<Server>,
    items: Vec<Item>,
    in_doubt: bool,
) -> Result<Looked, Error> {
    let may_be_ours = |item: &Item| item.is_ours || in_doubt;
    let (left, absent): (Vec<_>, Vec<_>) = items.into_iter().partition(may_be_ours);
    let mut looked = Looked {
        absent,
        ..Looked::default()
    };
    let mut left = left.into_iter();
    // Dropped, and so stopped, with this future.
    let mut reading = JoinSet::new();
    loop {
        while reading.len() < AT_ONCE {
            let Some(item) = left.next() else { break };
            let server = Arc::clone(server);
            reading.spawn(async move {
                let link = server.read(item.id()).await;
                (item, link)
            });
        }
        let Some(read) = reading.join_next().await else {
            break;
        };
        let (mut item, link) = read.map_err(broken)?;
        match link {
            Ok(Some(link)) if is_made_of(&link, &item) => looked.found.push((item, link)),
            Ok(link) => {
                item.known_absent = link.is_none();
                looked.absent.push(item);
            }
            Err(fatal) if Verdict::of(&fatal) == Verdict::Fatal => return Err(fatal),
            Err(error) => {
                looked.unread.push(item);
                // The others would fare no better.
                looked.unread.extend(left.by_ref());
                looked.failure.get_or_insert(error);
            }
        }
    }
    looked.absent.sort_by_key(|item| item.place);
    Ok(looked)
}

/// Whether the link that has the item's identifier is the one that was to be made.
///
/// Nobody else has identifiers of the import. One of the user's may have been there before, so all
/// that a link shows of its creation is compared.
fn is_made_of(link: &Link, item: &Item) -> bool {
    let asked = &item.link;
    let same = |asked: &Option<String>, made: &Option<String>| asked.is_none() || asked == made;
    item.is_ours
        || (same(&asked.name, &link.name)
            && same(&asked.shortlink, &link.shortlink)
            && same(&asked.purpose, &link.purpose)
            && same(&asked.custom_domain_id, &link.custom_domain_id)
            && same(&asked.directory_id, &link.directory_id)
            && same(&asked.fallback_destination, &link.fallback_destination)
            && same(&asked.expired_destination, &link.expired_destination)
            && (asked.metadata.is_none() || asked.metadata == link.metadata))
}
