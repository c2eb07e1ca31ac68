//! Reads links whose creation is in doubt: which are there, which are not.

use std::sync::Arc;

use chrono::Duration;
use tokio::task::JoinSet;

use super::alike::shows;
use super::chunk::Item;
use super::faults::broken;
use super::server::Server;
use super::verdict::Verdict;
use crate::models::Link;
use crate::Error;

/// How many links of one chunk are read at once.
const AT_ONCE: usize = 4;
/// How far the server's clock may be behind, in minutes.
const SKEW: i64 = 1;

/// What was found.
#[derive(Default)]
pub(super) struct Looked {
    pub(super) found: Vec<(Item, Link)>,
    /// Not there. In their order.
    pub(super) absent: Vec<Item>,
    /// There, and nothing proves that the import made them.
    pub(super) doubtful: Vec<Item>,
    /// Not read, since the server could not be reached.
    pub(super) unread: Vec<Item>,
    pub(super) failure: Option<Error>,
}

/// Looks for each item that the import may have made; the others count as absent.
///
/// # Errors
///
/// When no request could succeed.
pub(super) async fn look_for(server: &Arc<Server>, items: Vec<Item>) -> Result<Looked, Error> {
    let may_exist = |item: &Item| item.in_doubt || item.is_ours && !item.known_absent;
    let (left, absent): (Vec<_>, Vec<_>) = items.into_iter().partition(may_exist);
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
            Ok(Some(link)) if is_made_of(&link, &item, server) => looked.found.push((item, link)),
            Ok(Some(_)) => looked.doubtful.push(item),
            Ok(None) => {
                item.known_absent = true;
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
/// Nobody else has identifiers of the import. One of the user's may have been there before: the
/// link has to show all that was asked for, and to be no older than this run.
fn is_made_of(link: &Link, item: &Item, server: &Server) -> bool {
    if item.is_ours {
        return true;
    }
    let Some(earliest) = server.started.checked_sub_signed(Duration::minutes(SKEW)) else {
        return false;
    };
    let is_new = link.created_at.is_some_and(|made| made >= earliest);
    is_new && shows(link, &item.link)
}
