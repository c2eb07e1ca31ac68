//! What can be refused without asking the server: links that no server could take.

use crate::models::CreateLinkRequest;
use url::Url;

/// The most pairs of metadata that a link has; `maxProperties` in the API document.
pub(super) const MAX_METADATA: usize = 50;

/// Says what is wrong with a link. Values are not repeated, since they may be personal.
pub(super) fn mistake(link: &CreateLinkRequest) -> Option<String> {
    let is_given = |text: &&String| !text.is_empty();
    let urls = [
        ("destination", Some(&link.destination)),
        (
            "fallback_destination",
            link.fallback_destination.as_ref().filter(is_given),
        ),
        (
            "expired_destination",
            link.expired_destination.as_ref().filter(is_given),
        ),
    ];
    let urls = urls.into_iter().filter_map(|(field, text)| {
        let problem = url_problem(text?)?;
        Some(format!("`{field}` {problem}"))
    });
    let id = link.id.as_deref().and_then(id_problem);
    let metadata = link.metadata.as_ref().map_or(0, |metadata| metadata.len());
    let metadata = (metadata > MAX_METADATA).then(|| {
        format!("`metadata` has {metadata} pairs, and at most {MAX_METADATA} are allowed")
    });
    let mistakes: Vec<String> = urls.chain(id).chain(metadata).collect();
    (!mistakes.is_empty()).then(|| mistakes.join("; "))
}

/// Which schemes, hosts and blanks are allowed is left to the server.
fn url_problem(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        Some("is empty; it is an absolute URL")
    } else if text.chars().any(char::is_control) {
        Some("holds control characters; in a URL they are percent-encoded")
    } else if Url::parse(text).is_err() {
        Some("is not an absolute URL such as https://example.com/page")
    } else {
        None
    }
}

/// The link is read by its identifier when in doubt, so it has to fit into a path.
fn id_problem(id: &str) -> Option<String> {
    let unusable = matches!(id, "." | "..") || id.chars().any(char::is_control);
    unusable.then(|| "`id` cannot stand in a path; it is a UUID".to_owned())
}
