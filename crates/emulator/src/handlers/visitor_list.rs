//! The list of visitors, asked for by query or, with attribute filters, by body.

use roaring::RoaringTreemap;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::page::{PageRequest, Ranked};
use super::search::{AttributeFilter, Condition};
use super::{given, read, table, view, Call};
use crate::http::answer::Answer;
use crate::http::error::ApiError;
use crate::store::texts::contains;
use crate::store::visitors::{Order, Visitor, Visitors};

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
    let (order, last) = (query.order(), request.last(secret)?);
    let rank = |sequence| {
        let item = visitors.by_sequence(sequence)?;
        let place = visitors.place(order, item);
        Some(Ranked { place, item })
    };
    let sorted = visitors.sequences(order, descending, last);
    let admitted = query.admitted(visitors, &conditions);
    let page = request.pick(admitted.as_ref(), visitors.len(), sorted, rank, secret)?;
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
    /// The sequence numbers of the visitors who are meant; `None` is all.
    fn admitted(&self, visitors: &Visitors, conditions: &[Condition]) -> Option<RoaringTreemap> {
        let index = &visitors.index;
        let owner = given(&self.email).map(|email| {
            let owner = visitors.by_email(email);
            owner.map(|visitor| visitor.sequence).into_iter().collect()
        });
        let came = given(&self.link_id).map(|id| index.of_link(id));
        let text = given(&self.search);
        let candidates = text.and_then(|text| index.containing(text));
        let sets = [owner, came, candidates].into_iter().flatten();
        let narrowed = sets.reduce(|all, set| all & set);
        if text.is_none() && conditions.is_empty() {
            return narrowed;
        }
        let candidates = narrowed.unwrap_or_else(|| index.all()).into_iter();
        let found = candidates.filter(|sequence| {
            visitors.by_sequence(*sequence).is_some_and(|visitor| {
                text.is_none_or(|text| visitor.texts().any(|part| contains(part, text)))
                    && conditions.iter().all(|condition| condition.holds(visitor))
            })
        });
        Some(found.collect())
    }

    fn order(&self) -> Order {
        match self.sort_field.as_deref() {
            Some("VISITOR_SORT_FIELD_VISIT_COUNT") => Order::Visits,
            Some("VISITOR_SORT_FIELD_DEVICE_COUNT") => Order::Devices,
            Some("VISITOR_SORT_FIELD_QRCODE_COUNT") => Order::Links,
            _ => Order::Creation,
        }
    }
}
