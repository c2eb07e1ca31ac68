//! Changes of an answer along its schema: one rule, applied at every place or at a chosen one.

use serde_json::{Map, Value};

use super::document::{Kind, Schema};

/// A place in an answer.
pub(super) struct Place<'a> {
    /// Such as `links[1].createdAt`, and `$` for the whole answer.
    pub(super) path: &'a str,
    pub(super) schema: Schema,
    pub(super) kind: Kind,
    /// How many objects and arrays are around it.
    pub(super) depth: usize,
    /// Whether it may be left out: a property that the schema does not require.
    pub(super) is_optional: bool,
}

/// `answer` changed by `rule`, which sees each value after the values inside it.
///
/// The rule returns what stands in the value's place, or `None` to leave it out.
pub(super) fn rewrite(
    schema: Schema,
    answer: Value,
    rule: &mut dyn FnMut(&Place<'_>, Value) -> Option<Value>,
) -> Option<Value> {
    Walk { rule }.value(schema, answer, "", 0, false)
}

/// As [`rewrite`], with a rule that leaves nothing out.
pub(super) fn replace(
    schema: Schema,
    answer: Value,
    rule: &mut dyn FnMut(&Place<'_>, Value) -> Value,
) -> Value {
    rewrite(schema, answer, &mut |place, value| Some(rule(place, value))).unwrap()
}

struct Walk<'r> {
    rule: &'r mut dyn FnMut(&Place<'_>, Value) -> Option<Value>,
}

impl Walk<'_> {
    fn value(
        &mut self,
        schema: Schema,
        value: Value,
        path: &str,
        depth: usize,
        is_optional: bool,
    ) -> Option<Value> {
        let kind = schema.kind();
        let value = match (kind, value) {
            (Kind::Object, Value::Object(members)) => {
                let mut kept = Map::new();
                for (name, member) in members {
                    let inner = schema.property(&name);
                    let is_optional = !schema.requires(&name);
                    let path = joined(path, &name);
                    let member = match inner {
                        Some(inner) => self.value(inner, member, &path, depth + 1, is_optional),
                        None => Some(member),
                    };
                    kept.extend(member.map(|member| (name, member)));
                }
                Value::Object(kept)
            }
            (Kind::Map, Value::Object(members)) => {
                let inner = schema.inner();
                let members = members.into_iter().filter_map(|(name, member)| {
                    let path = joined(path, &name);
                    let member = self.value(inner, member, &path, depth + 1, false)?;
                    Some((name, member))
                });
                Value::Object(members.collect())
            }
            (Kind::List, Value::Array(elements)) => {
                let inner = schema.inner();
                let elements = elements.into_iter().enumerate();
                let elements = elements.filter_map(|(index, element)| {
                    self.value(
                        inner,
                        element,
                        &format!("{path}[{index}]"),
                        depth + 1,
                        false,
                    )
                });
                Value::Array(elements.collect())
            }
            (_, value) => value,
        };
        let place = Place {
            path: if path.is_empty() { "$" } else { path },
            schema,
            kind,
            depth,
            is_optional,
        };
        (self.rule)(&place, value)
    }
}

fn joined(path: &str, name: &str) -> String {
    if name.contains(' ') {
        format!("{path}[\"{name}\"]")
    } else if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
