//! One request for one part of a chunk, until it is known what became of it.

use super::chunk::Item;
use super::server::Server;
use super::verdict::Verdict;
use crate::models::Link;
use crate::Error;

/// How often the same request is sent when nobody knows whether it was done.
const ROUNDS: u32 = 3;

/// What became of a request.
#[derive(Debug)]
pub(super) enum Reply {
    /// The server answered with these links.
    Created(Vec<Link>),
    /// The server refused it. `in_doubt` when an attempt before may have created the links.
    Refused { error: Error, in_doubt: bool },
    /// No answer came but this error, and yet a link of it is there.
    Exists(Error),
    /// It is not done, or nobody can tell.
    Failed(Error),
}

/// Sends the request, repeats it under its key when its outcome is unknown, and reads when that
/// does not help.
///
/// # Errors
///
/// When no request could succeed.
pub(super) async fn send(server: &Server, items: &[Item]) -> Result<Reply, Error> {
    let mut in_doubt = false;
    let mut round = 0;
    loop {
        round += 1;
        let error = match server.create(items, &mut in_doubt).await {
            Ok(links) => return Ok(Reply::Created(links)),
            Err(error) => error,
        };
        match Verdict::of(&error) {
            Verdict::Fatal => return Err(error),
            Verdict::Refused => return Ok(Reply::Refused { error, in_doubt }),
            Verdict::Failed if !in_doubt => return Ok(Reply::Failed(error)),
            Verdict::Early | Verdict::Failed | Verdict::Unknown => {}
        }
        if round == 1 {
            // The key makes the server answer again what it has answered before.
            if error.retry_after().is_some() {
                server.rest(&error).await;
            }
            continue;
        }
        let Some(probe) = probe(items) else {
            return Ok(Reply::Failed(error));
        };
        match server.read(probe.id()).await {
            Ok(Some(_)) => return Ok(Reply::Exists(error)),
            Ok(None) if round < ROUNDS => {}
            Err(fatal) if Verdict::of(&fatal) == Verdict::Fatal => return Err(fatal),
            Ok(None) | Err(_) => return Ok(Reply::Failed(error)),
        }
    }
}

/// The link to look for: one that nobody but this import can have made, if there is one.
///
/// What has an identifier of the user's may have been there before: it proves nothing.
pub(super) fn probe(items: &[Item]) -> Option<&Item> {
    items.iter().find(|item| item.is_ours)
}
