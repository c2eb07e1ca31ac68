//! Paths of the document and how a request path is matched against them.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::check::Violation;
use super::parameter::Parameter;
use super::schema::Schema;
use super::Spec;

/// One path with its operations by method.
#[derive(Debug)]
pub(crate) struct Route {
    /// The path as the document writes it.
    pub(crate) template: String,
    segments: Vec<Segment>,
    pub(crate) operations: BTreeMap<String, Operation>,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// What a token must be allowed to do, such as `links:write`.
    pub(crate) scope: Option<String>,
    pub(super) parameters: Vec<Parameter>,
    /// The schema of the JSON body, for operations that take one.
    pub(crate) body: Option<Schema>,
}

#[derive(Debug)]
enum Segment {
    Literal(String),
    Parameter(String),
}

impl Route {
    pub(super) fn new(path: &str, operations: BTreeMap<String, Operation>) -> Self {
        let segment = |text: &str| match text
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'))
        {
            Some(name) => Segment::Parameter(name.to_owned()),
            None => Segment::Literal(text.to_owned()),
        };
        Self {
            template: path.to_owned(),
            segments: path.split('/').map(segment).collect(),
            operations,
        }
    }

    pub(super) fn parameter_count(&self) -> usize {
        self.segments
            .iter()
            .filter(|segment| matches!(segment, Segment::Parameter(_)))
            .count()
    }

    /// The methods as an `Allow` header lists them.
    pub(crate) fn allow(&self) -> String {
        self.operations
            .keys()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// The still encoded path parameters when `path` is of this shape.
    ///
    /// Literals are compared as sent: a client that encodes the colon of `:resolve` is not forgiven.
    pub(super) fn matches(&self, path: &str) -> Option<BTreeMap<&str, String>> {
        let mut parts = path.split('/');
        let mut values = BTreeMap::new();
        for segment in &self.segments {
            let part = parts.next()?;
            match segment {
                Segment::Literal(text) if text == part => {}
                Segment::Parameter(name) if !part.is_empty() => {
                    values.insert(name.as_str(), part.to_owned());
                }
                _ => return None,
            }
        }
        parts.next().is_none().then_some(values)
    }
}

impl Operation {
    /// Whether a query parameter has this name.
    pub(crate) fn takes(&self, name: &str) -> bool {
        let mut parameters = self.parameters.iter();
        parameters.any(|parameter| parameter.name == name && !parameter.in_path)
    }

    /// Path and query parameters by name, checked and typed.
    pub(crate) fn arguments(
        &self,
        spec: &Spec,
        path: &BTreeMap<&str, String>,
        query: &str,
    ) -> Result<Map<String, Value>, Vec<Violation>> {
        let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect();
        let mut violations = Vec::new();
        let mut arguments = Map::new();
        for parameter in &self.parameters {
            let raw = if parameter.in_path {
                path.get(parameter.name.as_str())
                    .and_then(|text| decoded(text, &parameter.name, &mut violations))
                    .into_iter()
                    .collect()
            } else {
                pairs
                    .iter()
                    .filter(|(name, _)| *name == parameter.name)
                    .map(|(_, value)| value.clone())
                    .collect()
            };
            if let Some(value) = parameter.value(spec, raw, &mut violations) {
                arguments.insert(parameter.name.clone(), value);
            }
        }
        if violations.is_empty() {
            Ok(arguments)
        } else {
            Err(violations)
        }
    }
}

fn decoded(text: &str, name: &str, violations: &mut Vec<Violation>) -> Option<String> {
    match percent_decode_str(text).decode_utf8() {
        Ok(plain) => Some(plain.into_owned()),
        Err(_) => {
            violations.push(Violation::new(name, "is not UTF-8"));
            None
        }
    }
}
