//! The keys of webhooks, several of them while one takes the place of another.
//!
//! `WEBHOOK_SECRET` is one secret. `WEBHOOK_SECRETS` is a list with commas, newest first, of
//! `label=secret` or `label@end=secret`, where the end is a time by RFC 3339 after which the key is not
//! accepted any more: `2026-07=new-secret-0123456789,2025-07@2026-08-01T00:00:00Z=old-secret-0123456789`.
//! The log shows the label of the key that each delivery was signed with.

use chrono::{DateTime, Utc};
use linkbreakers::webhooks::{Key, Keyring, SetupError};

use super::Failure;

/// How secrets are written.
#[derive(Clone, Copy)]
pub(super) enum Form {
    /// As they are.
    Text,
    /// As Standard Webhooks writes them, such as `whsec_…`.
    Standard,
}

impl Form {
    fn key(self, label: &str, secret: &str) -> Result<Key, SetupError> {
        match self {
            Self::Text => Key::secret(label, secret),
            Self::Standard => Key::standard(label, secret),
        }
    }
}

/// No message of an error holds a secret.
pub(super) fn read(
    one: Option<String>,
    several: Option<String>,
    form: Form,
) -> Result<Keyring, Failure> {
    let keys = match (one, several) {
        (Some(secret), None) => vec![form.key("default", &secret)?],
        (None, Some(list)) => {
            let entries = list.split(',').map(str::trim);
            let keys = entries
                .enumerate()
                .map(|(place, text)| entry(place, text, form));
            keys.collect::<Result<_, _>>()?
        }
        (None, None) => {
            return Err(
                "set WEBHOOK_SECRET to the secret that your webhooks are signed with".into(),
            )
        }
        (Some(_), Some(_)) => return Err("set WEBHOOK_SECRET or WEBHOOK_SECRETS, not both".into()),
    };
    Ok(Keyring::new(keys)?)
}

fn entry(place: usize, text: &str, form: Form) -> Result<Key, Failure> {
    let which = place + 1;
    let wrong =
        |what: &str| -> Failure { format!("WEBHOOK_SECRETS, entry {which}: {what}").into() };
    // A secret in base64 can end in `=`, so the first one counts.
    let (name, secret) = text
        .split_once('=')
        .filter(|(name, _)| !name.is_empty())
        .ok_or_else(|| wrong("write it as label=secret"))?;
    // The label is not told: in an entry without one, it is the beginning of the secret.
    let key = |label| {
        form.key(label, secret)
            .map_err(|_| wrong("the secret is malformed or has fewer than 16 bytes"))
    };
    let Some((label, end)) = name.split_once('@') else {
        return key(name);
    };
    let end = DateTime::parse_from_rfc3339(end)
        .map_err(|_| wrong("the end is no time such as 2026-08-01T00:00:00Z"))?;
    Ok(key(label)?.not_after(end.with_timezone(&Utc)))
}
