//! What a token may do: the names come from the API document, which states one for each operation.

use std::fmt;

use crate::spec::Spec;

/// A right on one resource, such as `links:write`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scope {
    resource: String,
    writes: bool,
}

impl Scope {
    /// Reads a name; `None` when it is not of the form `resource:read` or `resource:write`.
    pub(super) fn read(name: &str) -> Option<Self> {
        let (resource, right) = name.split_once(':')?;
        let writes = match right {
            "read" => false,
            "write" => true,
            _ => return None,
        };
        Some(Self {
            resource: resource.to_owned(),
            writes,
        })
    }

    /// Reads a name of a scope on a resource that the API document knows.
    pub(super) fn known(name: &str, spec: &Spec) -> Result<Self, String> {
        let mut known: Vec<Self> = spec.scopes().filter_map(Self::read).collect();
        known.sort_unstable_by(|a, b| a.resource.cmp(&b.resource));
        known.dedup_by(|a, b| a.resource == b.resource);
        match Self::read(name) {
            Some(scope) if known.iter().any(|other| other.resource == scope.resource) => Ok(scope),
            _ => {
                let resources: Vec<_> = known.iter().map(|scope| scope.resource.as_str()).collect();
                Err(format!(
                    "there is no scope `{name}`; it is `:read` or `:write` of {}",
                    resources.join(", ")
                ))
            }
        }
    }

    /// Whether this allows what `wanted` asks for: to write is to read, too.
    pub(super) fn covers(&self, wanted: &Self) -> bool {
        self.resource == wanted.resource && (self.writes || !wanted.writes)
    }

    /// Whether it is about visitors, the one resource of publishable keys.
    pub(super) fn concerns_visitors(&self) -> bool {
        self.resource == "visitors"
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let right = if self.writes { "write" } else { "read" };
        write!(f, "{}:{right}", self.resource)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spec;

    #[test]
    fn every_scope_of_the_document_is_known() {
        let spec = spec::embedded().unwrap();
        assert!(spec.scopes().count() > 30);
        for name in spec.scopes() {
            assert_eq!(Scope::known(name, &spec).unwrap().to_string(), name);
        }
        for name in [
            "links",
            "links:",
            "links:delete",
            "API_SCOPE_LINKS_READ",
            "x:read",
            "",
        ] {
            let error = Scope::known(name, &spec).unwrap_err();
            assert!(error.contains("analytics, links"), "{error}");
        }
    }

    #[test]
    fn writing_is_reading_of_the_same_resource() {
        let read = |name| Scope::read(name).unwrap();
        assert!(read("links:write").covers(&read("links:read")));
        assert!(read("links:read").covers(&read("links:read")));
        assert!(!read("links:read").covers(&read("links:write")));
        assert!(!read("visitors:write").covers(&read("links:read")));
    }
}
