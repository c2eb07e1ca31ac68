//! An operation as data: everything the executor and the layers above know of one API call.

mod method;
mod pagination;

pub use method::Method;
pub use pagination::{Pagination, TokenPlace};

/// What an empty body or a `null` decodes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmptyAnswer {
    /// An object without members: every field of the answer is `None`.
    Object,
    /// No answer: `None`.
    Null,
    /// The body says nothing and is not read at all.
    Ignored,
}

/// How a created item is named by the client, and read again under that name.
#[derive(Clone, Copy, Debug)]
pub struct ClientId {
    field: &'static str,
    read: &'static Operation,
}

impl ClientId {
    /// The item's identifier stands in `field` of the body, and `read`, whose only path parameter
    /// has that name, gives an answer that holds what the creation's answer holds.
    #[must_use]
    pub const fn new(field: &'static str, read: &'static Operation) -> Self {
        Self { field, read }
    }

    /// The member of the body, and the path parameter of the read.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        self.field
    }

    /// The operation that reads an item by its identifier.
    #[must_use]
    pub const fn read(&self) -> &'static Operation {
        self.read
    }
}

/// One operation of an API.
///
/// Built in a `static` with [`Operation::new`] and the setters.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    id: &'static str,
    method: Method,
    path: &'static str,
    scope: Option<&'static str>,
    takes_key: bool,
    empty_answer: EmptyAnswer,
    pagination: Option<Pagination>,
    batch_limit: Option<u32>,
    client_id: Option<ClientId>,
}

impl Operation {
    /// The operation `id`: `method` on `path`, whose parameters stand in braces.
    #[must_use]
    pub const fn new(id: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            scope: None,
            takes_key: false,
            empty_answer: EmptyAnswer::Object,
            pagination: None,
            batch_limit: None,
            client_id: None,
        }
    }

    /// The permission that the caller's key needs.
    #[must_use]
    pub const fn with_scope(mut self, scope: &'static str) -> Self {
        self.scope = Some(scope);
        self
    }

    /// The server stores the answer under an idempotency key.
    #[must_use]
    pub const fn with_idempotency_key(mut self) -> Self {
        self.takes_key = true;
        self
    }

    /// What an empty body decodes to; [`EmptyAnswer::Object`] unless set.
    #[must_use]
    pub const fn with_empty_answer(mut self, empty_answer: EmptyAnswer) -> Self {
        self.empty_answer = empty_answer;
        self
    }

    /// The operation is a listing.
    #[must_use]
    pub const fn with_pagination(mut self, pagination: Pagination) -> Self {
        self.pagination = Some(pagination);
        self
    }

    /// The operation takes at most `items` items in one request.
    #[must_use]
    pub const fn with_batch_limit(mut self, items: u32) -> Self {
        self.batch_limit = Some(items);
        self
    }

    /// The client may name what the operation creates.
    #[must_use]
    pub const fn with_client_id(mut self, client_id: ClientId) -> Self {
        self.client_id = Some(client_id);
        self
    }

    /// How the client may name what the operation creates.
    #[must_use]
    pub const fn client_id(&self) -> Option<&ClientId> {
        self.client_id.as_ref()
    }

    /// The name of the operation in the API document.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        self.id
    }

    /// The HTTP method.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.method
    }

    /// The path with its parameters in braces, relative to the base URL.
    #[must_use]
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The permission that the caller's key needs, such as `links:read`.
    #[must_use]
    pub const fn scope(&self) -> Option<&'static str> {
        self.scope
    }

    /// Whether the server stores the answer under an idempotency key.
    #[must_use]
    pub const fn takes_idempotency_key(&self) -> bool {
        self.takes_key
    }

    /// What an empty body decodes to.
    #[must_use]
    pub const fn empty_answer(&self) -> EmptyAnswer {
        self.empty_answer
    }

    /// How the listing is cut into pages, if the operation is one.
    #[must_use]
    pub const fn pagination(&self) -> Option<&Pagination> {
        self.pagination.as_ref()
    }

    /// The most items that one request may carry, if the operation is a batch.
    #[must_use]
    pub const fn batch_limit(&self) -> Option<u32> {
        self.batch_limit
    }
}
