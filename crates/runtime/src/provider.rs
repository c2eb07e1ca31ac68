//! A service as data: what one API client needs to know of its provider before the first call.

/// Marks the service that a [`Configuration`](crate::Configuration) talks to.
///
/// Generated crates implement it for an empty enum; see the [crate page](crate) for an example.
pub trait Provider: 'static {
    /// The facts of the service.
    const PROFILE: &'static Profile;
}

/// Names, addresses and header names of one service.
///
/// Built in a constant with [`Profile::new`] and the setters, so that a later version can know
/// more of a service without breaking the crates that describe one.
#[derive(Clone, Copy, Debug)]
pub struct Profile {
    pub(crate) name: &'static str,
    pub(crate) base_url: &'static str,
    pub(crate) version: &'static str,
    pub(crate) user_agent: &'static str,
    pub(crate) key_variable: &'static str,
    pub(crate) base_url_variable: &'static str,
    pub(crate) client_header: Option<&'static str>,
    pub(crate) idempotency_header: &'static str,
    pub(crate) replayed_header: &'static str,
    pub(crate) request_id_headers: &'static [&'static str],
    pub(crate) quota_codes: &'static [&'static str],
}

impl Profile {
    /// A service called `name` at `base_url`, spoken to by version `version` of its client.
    #[must_use]
    pub const fn new(name: &'static str, base_url: &'static str, version: &'static str) -> Self {
        Self {
            name,
            base_url,
            version,
            user_agent: name,
            key_variable: "API_KEY",
            base_url_variable: "API_BASE_URL",
            client_header: None,
            idempotency_header: "idempotency-key",
            replayed_header: "idempotent-replayed",
            request_id_headers: &["x-request-id", "request-id"],
            quota_codes: &[],
        }
    }

    /// The name of the service.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The product name in the `User-Agent` header; the version follows it.
    #[must_use]
    pub const fn user_agent(mut self, product: &'static str) -> Self {
        self.user_agent = product;
        self
    }

    /// The environment variables that hold the key and, optionally, another base URL.
    #[must_use]
    pub const fn variables(mut self, key: &'static str, base_url: &'static str) -> Self {
        self.key_variable = key;
        self.base_url_variable = base_url;
        self
    }

    /// The header in which the client names itself, in lower case.
    #[must_use]
    pub const fn client_header(mut self, name: &'static str) -> Self {
        self.client_header = Some(name);
        self
    }

    /// The header of an idempotency key and the one that marks a replayed answer, in lower case.
    #[must_use]
    pub const fn idempotency_headers(mut self, key: &'static str, replayed: &'static str) -> Self {
        self.idempotency_header = key;
        self.replayed_header = replayed;
        self
    }

    /// The error codes of a 429 that mean a used-up plan, which no waiting within a day helps.
    #[must_use]
    pub const fn quota_codes(mut self, codes: &'static [&'static str]) -> Self {
        self.quota_codes = codes;
        self
    }
}
