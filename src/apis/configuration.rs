// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Where to call and with which key: the configuration of this API's client.

use linkbreakers_runtime::{Profile, Provider};

/// The Linkbreakers service, as the runtime needs to know it.
#[derive(Debug)]
pub enum Linkbreakers {}

impl Provider for Linkbreakers {
    const PROFILE: &'static Profile = &Profile::new(
        "Linkbreakers",
        "https://api.linkbreakers.com",
        env!("CARGO_PKG_VERSION"),
    )
    .user_agent("linkbreakers-rust")
    .variables("LINKBREAKERS_SECRET_KEY", "LINKBREAKERS_BASE_URL")
    .client_header("linkbreakers-client")
    .idempotency_headers("idempotency-key", "idempotent-replayed")
    .quota_codes(&["MAX_PUBLIC_API_QUERIED_REACHED"]);
}

/// Address, key and behaviour of a client for Linkbreakers.
///
/// ```
/// use linkbreakers::apis::configuration::Configuration;
///
/// let mut configuration = Configuration::new();
/// configuration.bearer_access_token = Some("the secret key".to_owned());
/// assert_eq!(configuration.base_path, "https://api.linkbreakers.com");
/// ```
pub type Configuration = linkbreakers_runtime::Configuration<Linkbreakers>;

/// Sets what [`Configuration::new`] leaves at its default.
pub type ConfigurationBuilder = linkbreakers_runtime::ConfigurationBuilder<Linkbreakers>;
