//! The API document as the emulator uses it: which requests exist, and what a valid one looks like.

mod check;
mod document;
mod parameter;
mod route;
mod schema;
mod yaml;

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde_json::Value;

pub(crate) use check::Violation;
pub(crate) use route::{Operation, Route};
pub(crate) use schema::Schema;

/// The document, read into the form that requests are checked against.
#[derive(Debug)]
pub(crate) struct Spec {
    routes: Vec<Route>,
    schemas: BTreeMap<String, Schema>,
}

/// Reads the text of another document.
///
/// # Errors
/// A line that says what is wrong with the document.
pub(crate) fn read(text: &str) -> Result<Spec, String> {
    document::read(text)
}

/// The text of a document as JSON.
///
/// # Errors
/// A line that says where the text is no YAML.
pub(crate) fn json(text: &str) -> Result<Value, String> {
    yaml::parse(text)
}

/// The embedded document, read once per process however many emulators run.
///
/// # Errors
/// A line that says what is wrong with the document.
pub(crate) fn embedded() -> Result<Arc<Spec>, String> {
    static SPEC: OnceLock<Result<Arc<Spec>, String>> = OnceLock::new();
    SPEC.get_or_init(|| document::read(include_str!("../../openapi.yaml")).map(Arc::new))
        .clone()
}

impl Spec {
    /// The route for a path and the raw values of its path parameters.
    pub(crate) fn route<'s>(
        &'s self,
        path: &str,
    ) -> Option<(&'s Route, BTreeMap<&'s str, String>)> {
        self.routes
            .iter()
            .find_map(|route| Some((route, route.matches(path)?)))
    }

    /// Whether the document has an operation with this `operationId`.
    pub(crate) fn has_operation(&self, id: &str) -> bool {
        self.operation(id).is_some()
    }

    /// The operation with this `operationId`.
    pub(crate) fn operation(&self, id: &str) -> Option<&Operation> {
        self.operations().find(|operation| operation.id == id)
    }

    /// All operations, in the order of the document's paths.
    pub(crate) fn operations(&self) -> impl Iterator<Item = &Operation> {
        let routes = self.routes.iter();
        routes.flat_map(|route| route.operations.values())
    }

    /// Whether the document has this method of this path, which is written as it is there.
    pub(crate) fn has_route(&self, method: &str, template: &str) -> bool {
        let mut routes = self.routes.iter();
        routes.any(|route| route.template == template && route.operations.contains_key(method))
    }

    /// The paths with their operations.
    pub(crate) fn routes(&self) -> &[Route] {
        &self.routes
    }

    /// The scopes that operations ask for, each as often as it is asked for.
    pub(crate) fn scopes(&self) -> impl Iterator<Item = &str> {
        let operations = self
            .routes
            .iter()
            .flat_map(|route| route.operations.values());
        operations.filter_map(|operation| operation.scope.as_deref())
    }

    /// Checks a body and brings it into its plain form: no nulls, no quoted numbers.
    pub(crate) fn check(&self, schema: &Schema, value: Value) -> Result<Value, Vec<Violation>> {
        let mut violations = Vec::new();
        let value = check::check(self, schema, value, "", &mut violations);
        if violations.is_empty() {
            Ok(value)
        } else {
            Err(violations)
        }
    }

    fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.get(name)
    }
}
