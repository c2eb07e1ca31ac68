//! A configuration from environment variables, the way services are deployed.

use std::env;

use super::Configuration;
use crate::error::Error;
use crate::provider::Provider;

impl<P: Provider> Configuration<P> {
    /// Reads the key, and the base URL if it is set, from the environment variables of the
    /// provider.
    ///
    /// White space around a value is dropped: secrets mounted as files often end in a line break.
    ///
    /// # Errors
    ///
    /// When the key's variable is not set, empty or not Unicode, or the base URL cannot be used.
    /// The message names the variable and never its value.
    pub fn from_env() -> Result<Self, Error> {
        Self::from_variables(|name| match env::var(name) {
            Ok(value) => Ok(Some(value)),
            Err(env::VarError::NotPresent) => Ok(None),
            Err(env::VarError::NotUnicode(_)) => Err(Error::configuration(format!(
                "the environment variable {name} is not valid Unicode"
            ))),
        })
    }

    fn from_variables(read: impl Fn(&str) -> Result<Option<String>, Error>) -> Result<Self, Error> {
        let profile = P::PROFILE;
        let value = |name: &str| -> Result<Option<String>, Error> {
            let text = read(name)?.map(|text| text.trim().to_owned());
            Ok(text.filter(|text| !text.is_empty()))
        };
        let Some(key) = value(profile.key_variable)? else {
            return Err(Error::configuration(format!(
                "the environment variable {} is not set; put your {} key there",
                profile.key_variable, profile.name
            )));
        };
        let mut builder = Self::builder().bearer_access_token(key);
        if let Some(base) = value(profile.base_url_variable)? {
            builder = builder.base_path(base);
        }
        builder.build()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::provider::{Profile, Provider};

    enum Tides {}

    impl Provider for Tides {
        const PROFILE: &'static Profile = &Profile::new("Tides", "https://tides.example", "1.0.0")
            .variables("TIDES_KEY", "TIDES_BASE_URL");
    }

    type Configuration = super::Configuration<Tides>;

    fn from(pairs: &[(&str, &str)]) -> Result<Configuration, crate::Error> {
        Configuration::from_variables(|name| {
            let pair = pairs.iter().find(|(known, _)| *known == name);
            Ok(pair.map(|(_, value)| (*value).to_owned()))
        })
    }

    #[test]
    fn key_and_base_are_read_and_trimmed() {
        let read = from(&[("TIDES_KEY", " k1\n"), ("TIDES_BASE_URL", "http://[::1]:1")]).unwrap();
        assert_eq!(read.bearer_access_token.as_deref(), Some("k1"));
        assert_eq!(read.base_path, "http://[::1]:1");
        let plain = from(&[("TIDES_KEY", "k1"), ("TIDES_BASE_URL", "")]).unwrap();
        assert_eq!(plain.base_path, "https://tides.example");
    }

    #[test]
    fn what_is_missing_or_unusable_is_named() {
        for pairs in [&[][..], &[("TIDES_KEY", "  ")][..]] {
            let message = from(pairs).unwrap_err().to_string();
            assert!(message.contains("TIDES_KEY"), "{message}");
        }
        let error = from(&[("TIDES_KEY", "k1"), ("TIDES_BASE_URL", "nonsense")]).unwrap_err();
        assert!(error.is_configuration());
    }
}
