//! Identifiers and keys: the same for the same import, input and content, in every process.

use url::Url;

use crate::IdempotencyKey;

/// Prefixes of the namespaces. Changing one would break replays of imports under way.
const LINK: &str = "linkbreakers import: link";
const REQUEST: &str = "linkbreakers import: request";
const INPUTS: &str = "linkbreakers import: inputs";

/// The identifier of the link at `index`, whose input is `content` as JSON.
pub(super) fn link_id(import: &str, index: u64, content: &[u8]) -> String {
    let index = index.to_be_bytes();
    let parts: [&[u8]; 3] = [import.as_bytes(), &index, content];
    IdempotencyKey::derive(LINK, parts).as_str().to_owned()
}

/// The key of a request for exactly these links, each as JSON with its identifier.
pub(super) fn request_key(import: &str, links: Vec<Vec<u8>>) -> IdempotencyKey {
    let name = std::iter::once(import.as_bytes().to_vec());
    IdempotencyKey::derive(REQUEST, name.chain(links))
}

/// Tells the inputs of a chunk, each as JSON, from all others.
pub(super) fn fingerprint(inputs: Vec<Vec<u8>>) -> String {
    IdempotencyKey::derive(INPUTS, inputs).as_str().to_owned()
}

/// Tells one API from another: the base URL without what may be secret or makes no difference.
pub(super) fn base_url(text: &str) -> String {
    let Ok(mut url) = Url::parse(text) else {
        return text.to_owned();
    };
    // They fail only for URLs that have neither.
    let _ = (url.set_username(""), url.set_password(None));
    url.set_query(None);
    url.set_fragment(None);
    url.as_str().trim_end_matches('/').to_owned()
}
