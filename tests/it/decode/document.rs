//! openapi.yaml as the tests read it: its operations and the schemas of their answers.

use std::sync::OnceLock;

use serde_json::{Map, Value};

const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// One operation of the document.
pub(crate) struct Described {
    pub(crate) id: &'static str,
    pub(crate) definition: &'static Value,
}

/// The parsed document.
pub(crate) fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_saphyr::from_str(include_str!("../../../openapi.yaml")).unwrap())
}

/// All operations, in the order of the document.
pub(crate) fn operations() -> Vec<Described> {
    let paths = document()["paths"].as_object().unwrap();
    let entries = paths.values().flat_map(|item| item.as_object().unwrap());
    entries
        .filter(|(method, _)| METHODS.contains(&method.as_str()))
        .map(|(_, definition)| Described {
            id: definition["operationId"].as_str().unwrap(),
            definition,
        })
        .collect()
}

impl Described {
    /// Status and schema of the answer when all goes well.
    pub(crate) fn answer(&self) -> (u16, &'static Value) {
        let answers = self.definition["responses"].as_object().unwrap();
        let (status, answer) = answers
            .iter()
            .find(|(status, _)| status.starts_with('2'))
            .unwrap();
        let schema = &answer["content"]["application/json"]["schema"];
        (status.parse().unwrap(), schema)
    }

    /// Whether the body of the answer is not read at all.
    pub(crate) fn ignores_its_answer(&self) -> bool {
        self.definition.get("x-empty-answer").is_some()
    }

    /// Whether the answer may be nothing, which is `None`.
    pub(crate) fn may_answer_nothing(&self) -> bool {
        self.definition.get("x-optional-answer").is_some()
    }
}

/// A schema behind its references, with its name if it has one.
#[derive(Clone, Copy)]
pub(crate) struct Schema {
    pub(crate) name: &'static str,
    pub(crate) definition: &'static Value,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Object,
    Map,
    List,
    Enum,
    Text,
    Timestamp,
    Integer,
    Number,
    Boolean,
    Anything,
}

impl Schema {
    /// Follows `$ref`, and `allOf` with one member, which is how a reference gets a description.
    pub(crate) fn of(definition: &'static Value) -> Self {
        let mut found = Self {
            name: "",
            definition,
        };
        loop {
            let definition = found.definition;
            let next = definition
                .get("$ref")
                .or_else(|| definition["allOf"].get(0));
            match next {
                Some(Value::String(reference)) => {
                    let name = reference.rsplit('/').next().unwrap();
                    found = Self {
                        name,
                        definition: &schemas()[name],
                    };
                }
                Some(inner) => found.definition = inner,
                None => return found,
            }
        }
    }

    pub(crate) fn kind(self) -> Kind {
        let definition = self.definition;
        let text = |name: &str| definition.get(name).and_then(Value::as_str);
        match (text("type"), text("format")) {
            (Some("object"), _) if definition.get("additionalProperties").is_some() => Kind::Map,
            (Some("object"), _) if definition.get("properties").is_some() => Kind::Object,
            (Some("array"), _) => Kind::List,
            (Some("string"), Some("date-time")) => Kind::Timestamp,
            (Some("string"), _) if definition.get("enum").is_some() => Kind::Enum,
            (Some("string"), _) => Kind::Text,
            (Some("integer"), _) => Kind::Integer,
            (Some("number"), _) => Kind::Number,
            (Some("boolean"), _) => Kind::Boolean,
            _ => Kind::Anything,
        }
    }

    /// The schema of an array's items or a map's values.
    pub(crate) fn inner(self) -> Self {
        let inner = ["items", "additionalProperties"];
        let inner = inner.iter().find_map(|name| self.definition.get(name));
        Self::of(inner.unwrap())
    }

    pub(crate) fn properties(self) -> impl Iterator<Item = (&'static str, Self)> {
        let properties = self.definition["properties"].as_object();
        let properties = properties.into_iter().flatten();
        properties.map(|(name, schema)| (name.as_str(), Self::of(schema)))
    }

    pub(crate) fn property(self, name: &str) -> Option<Self> {
        self.properties()
            .find_map(|(known, schema)| (known == name).then_some(schema))
    }

    pub(crate) fn required(self) -> impl Iterator<Item = &'static str> {
        let required = self.definition["required"].as_array();
        required.into_iter().flatten().filter_map(Value::as_str)
    }

    pub(crate) fn requires(self, name: &str) -> bool {
        self.required().any(|required| required == name)
    }

    /// The wire values of an enum.
    pub(crate) fn values(self) -> Vec<&'static str> {
        let values = self.definition["enum"].as_array();
        let values = values.into_iter().flatten();
        values.filter_map(Value::as_str).collect()
    }
}

/// All named schemas.
pub(crate) fn schemas() -> &'static Map<String, Value> {
    document()["components"]["schemas"].as_object().unwrap()
}

#[test]
fn the_document_has_the_operations_that_it_is_read_for() {
    let operations = operations();
    assert_eq!(operations.len(), 36);
    for operation in operations {
        let (status, schema) = operation.answer();
        assert!((200..300).contains(&status), "{}", operation.id);
        assert!(schema.is_object(), "{} has no answer", operation.id);
    }
}
