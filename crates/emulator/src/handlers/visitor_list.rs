//! The list of visitors, asked for by query or, with attribute filters, by body.

use std::collections::BTreeSet;

use serde::Deserialize;
use serde_json::{Map, Value};

use super::page::{PageRequest, Place, Ranked};
use super::search::{AttributeFilter, Condition};
use super::{read, table, view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::visitors::Visitor;
use crate::store::Store;

const DEFAULT_SIZE: i64 = 50;
const MAX_SIZE: i64 = 200;
const COLUMNS: [&str; 11] = [
    "id",
    "email",
    "phone",
    "firstName",
    "lastName",
    "visitCount",
    "deviceCount",
    "qrcodeCount",
    "createdAt",
    "updatedAt",
    "attributes",
];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Query {
    page_size: Option<i64>,
    email: Option<String>,
    link_id: Option<String>,
    /// In lower case, once it is read.
    search: Option<String>,
    response_format: Option<String>,
    sort_field: Option<String>,
    sort_direction: Option<String>,
    #[serde(default)]
    include: Vec<String>,
    #[serde(default)]
    attribute_filters: Vec<AttributeFilter>,
}

pub(super) fn list(call: &Call<'_>) -> Result<Answer, ApiError> {
    answer(call, "visitors", &call.arguments)
}

/// The limits of `pageSize` are those of the list; proto3 takes 0 for absent.
pub(super) fn search(mut call: Call<'_>) -> Result<Answer, ApiError> {
    let Value::Object(body) = call.body.take() else {
        return Err(ApiError::invalid("body", "is not an object"));
    };
    match body.get("pageSize").and_then(Value::as_i64) {
        Some(size) if !(0..=MAX_SIZE).contains(&size) => {
            Err(ApiError::invalid("pageSize", "is not within 1 to 200"))
        }
        _ => answer(&call, "visitors:search", &body),
    }
}

fn answer(
    call: &Call<'_>,
    operation: &str,
    request: &Map<String, Value>,
) -> Result<Answer, ApiError> {
    let mut query: Query = read(Value::Object(request.clone()), "query")?;
    query.search = query.search.map(|text| text.to_lowercase());
    let filters = std::mem::take(&mut query.attribute_filters)
        .into_iter()
        .enumerate();
    let conditions: Vec<_> = filters
        .map(|(index, filter)| filter.read(index))
        .collect::<Result<_, _>>()?;
    let descending = query.sort_direction.as_deref() != Some("SORT_DIRECTION_ASC");
    let size = query
        .page_size
        .filter(|size| *size > 0)
        .unwrap_or(DEFAULT_SIZE);
    let size = usize::try_from(size).unwrap_or_default();
    let csv = query.response_format.as_deref() == Some(table::CSV);
    // CSV has no page token: it is one table with all rows.
    let request = PageRequest::new(
        operation,
        request,
        if csv { usize::MAX } else { size },
        descending,
    );
    let (visitors, secret) = (&call.store.visitors, &call.store.workspace_id);
    let rank = |visitor| query.rank(call.store, visitor);
    let page = if query.is_plain() && conditions.is_empty() {
        let last = request.last(secret)?.and_then(|last| last.as_number());
        let sorted = visitors.sorted(descending, last).map(rank);
        request.take(sorted, visitors.len(), secret)
    } else {
        let found = query.candidates(call.store);
        let found = found.filter(|visitor| query.admits(visitor, &conditions));
        request.cut(found.map(rank), secret)?
    };
    if csv {
        let rows = page.items.iter().map(|visitor| row(call, visitor));
        return table::answer(&COLUMNS, rows);
    }
    let visitors = page
        .items
        .iter()
        .map(|visitor| view::visitor(call.store, visitor, &query.include))
        .collect();
    Ok(table::json_answer(
        "visitors",
        visitors,
        page.next_token,
        page.total,
    ))
}

fn row(call: &Call<'_>, visitor: &Visitor) -> Value {
    let mut row = view::visitor(call.store, visitor, &[]);
    let attributes: Map<String, Value> = visitor
        .attributes
        .iter()
        .map(|(key, attribute)| (key.clone(), attribute.value.clone().into()))
        .collect();
    view::put(
        &mut row,
        "attributes",
        Value::Object(attributes).to_string(),
    );
    row
}

impl Query {
    fn admits(&self, visitor: &Visitor, conditions: &[Condition]) -> bool {
        let email = visitor.email.as_deref().unwrap_or_default();
        given(&self.email).is_none_or(|wanted| email.eq_ignore_ascii_case(wanted))
            && given(&self.link_id).is_none_or(|wanted| visitor.links.contains(wanted))
            && given(&self.search).is_none_or(|wanted| mentions(visitor, wanted))
            && conditions.iter().all(|condition| condition.holds(visitor))
    }

    /// Whether the order in which the store keeps visitors is the answer.
    fn is_plain(&self) -> bool {
        let texts = [&self.email, &self.link_id, &self.search];
        texts.into_iter().all(|text| given(text).is_none()) && self.sorts_by_creation()
    }

    fn sorts_by_creation(&self) -> bool {
        !matches!(
            self.sort_field.as_deref(),
            Some(
                "VISITOR_SORT_FIELD_VISIT_COUNT"
                    | "VISITOR_SORT_FIELD_DEVICE_COUNT"
                    | "VISITOR_SORT_FIELD_QRCODE_COUNT"
            )
        )
    }

    /// All who can be meant, found by the narrowest filter that the store has an index for.
    fn candidates<'s>(&self, store: &'s Store) -> Box<dyn Iterator<Item = &'s Visitor> + 's> {
        let all = store.visitors.all();
        if let Some(email) = given(&self.email) {
            return Box::new(store.visitors.by_email(email).into_iter());
        }
        let visits = given(&self.link_id).map(|id| store.events.of_link(id));
        match visits.filter(|visits| visits.len() < store.visitors.len()) {
            Some(visits) => {
                let ids: BTreeSet<&str> = visits.iter().map(|event| &*event.visitor_id).collect();
                Box::new(ids.into_iter().filter_map(|id| store.visitors.get(id)))
            }
            None => Box::new(all),
        }
    }

    fn rank<'v>(&self, store: &Store, visitor: &'v Visitor) -> Ranked<'static, &'v Visitor> {
        Ranked {
            place: Place::number(self.key(store, visitor), visitor.sequence),
            item: visitor,
        }
    }

    fn key(&self, store: &Store, visitor: &Visitor) -> i64 {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        match self.sort_field.as_deref() {
            Some("VISITOR_SORT_FIELD_VISIT_COUNT") => {
                count(store.events.of_visitor(&visitor.id).len())
            }
            Some("VISITOR_SORT_FIELD_DEVICE_COUNT") => count(visitor.devices.len()),
            Some("VISITOR_SORT_FIELD_QRCODE_COUNT") => count(visitor.links.len()),
            _ => visitor.created_at.timestamp_micros(),
        }
    }
}

fn given(text: &Option<String>) -> Option<&str> {
    text.as_deref().filter(|text| !text.is_empty())
}

/// Whether a field or the value of a custom attribute contains the text, which is in lower case.
fn mentions(visitor: &Visitor, text: &str) -> bool {
    let texts = [
        &visitor.email,
        &visitor.phone,
        &visitor.first_name,
        &visitor.last_name,
    ];
    let attributes = visitor.attributes.values();
    texts
        .into_iter()
        .flatten()
        .chain(attributes.map(|attribute| &attribute.value))
        .any(|part| part.to_lowercase().contains(text))
}
