//! A server of lists: pages by token, with mishaps where a test wants them.

use std::collections::{BTreeSet, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use linkbreakers_runtime::pagination::{Items, Page, Pages};
use linkbreakers_runtime::transport::{Exchange, Transport};
use linkbreakers_runtime::{Call, Method, Operation, Pagination, RetryPolicy, TokenPlace};
use serde::Deserialize;
use serde_json::{json, Value};

use crate::support::{Configuration, VirtualClock};

pub(crate) static SHELF: Operation = Operation::new("Books_List", Method::Get, "/v1/books")
    .with_pagination(
        Pagination::new(TokenPlace::Query, "pageToken", "pageSize", "books", "next")
            .with_max_size(100),
    );
pub(crate) static SEARCH: Operation =
    Operation::new("Books_Search", Method::Post, "/v1/books/search")
        .with_idempotency_key()
        .with_pagination(Pagination::new(
            TokenPlace::Body,
            "pageToken",
            "pageSize",
            "books",
            "next",
        ));

/// One book, by its number; its title must be text.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub(crate) struct Book {
    pub(crate) id: String,
    pub(crate) title: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Books {
    #[serde(default)]
    pub(crate) books: Vec<Book>,
    pub(crate) next: Option<String>,
    pub(crate) total: Option<i64>,
}

impl Page for Books {
    type Item = Book;

    fn next_token(&self) -> Option<&str> {
        self.next.as_deref()
    }

    fn total(&self) -> Option<i64> {
        self.total
    }

    fn items(&self) -> &[Book] {
        &self.books
    }

    fn into_items(self) -> Vec<Book> {
        self.books
    }

    fn id(book: &Book) -> Option<&str> {
        Some(&book.id)
    }
}

pub(crate) fn book(number: usize) -> Value {
    json!({ "id": number.to_string(), "title": format!("Book {number}") })
}

/// A page of the layout: its books and the token of the next page.
#[derive(Clone, Debug)]
pub(crate) struct Leaf {
    pub(crate) books: Vec<Value>,
    pub(crate) next: Option<String>,
}

/// The pages of a list by their tokens; the empty token is the first page.
#[derive(Debug, Default)]
pub(crate) struct Library {
    pub(crate) pages: Mutex<HashMap<String, Leaf>>,
    /// The numbers of the requests that are refused, counted from 0.
    pub(crate) refused: BTreeSet<usize>,
    requests: AtomicUsize,
    pub(crate) queries: Mutex<Vec<String>>,
    pub(crate) bodies: Mutex<Vec<(Option<String>, Value)>>,
}

impl Library {
    /// Pages of these sizes, numbered through.
    pub(crate) fn of(sizes: &[usize]) -> Self {
        let mut numbers = 0..;
        let pages = sizes.iter().enumerate().map(|(at, size)| {
            let books = numbers.by_ref().take(*size).map(book).collect();
            let next = (at + 1 < sizes.len()).then(|| format!("t{}", at + 1));
            let token = if at == 0 {
                String::new()
            } else {
                format!("t{at}")
            };
            (token, Leaf { books, next })
        });
        Self {
            pages: Mutex::new(pages.collect()),
            ..Self::default()
        }
    }

    /// Makes the last page lead to `token`.
    pub(crate) fn with_last_token(self, token: &str) -> Self {
        for leaf in self.pages.lock().unwrap().values_mut() {
            leaf.next.get_or_insert_with(|| token.to_owned());
        }
        self
    }

    pub(crate) fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }
}

impl Transport for Library {
    fn exchange(&self, request: http::Request<Bytes>, _: usize) -> Exchange<'_> {
        let number = self.requests.fetch_add(1, Ordering::SeqCst);
        let query = request.uri().query().unwrap_or_default().to_owned();
        let body: Value = serde_json::from_slice(request.body()).unwrap_or_default();
        let in_query = query
            .split('&')
            .find_map(|pair| pair.strip_prefix("pageToken="));
        let token = in_query.or(body["pageToken"].as_str()).unwrap_or_default();
        let leaf = self.pages.lock().unwrap().get(token).cloned();
        self.queries.lock().unwrap().push(query.clone());
        let key = request.headers().get("idempotency-key");
        let key = key.map(|key| key.to_str().unwrap().to_owned());
        self.bodies.lock().unwrap().push((key, body.clone()));
        let (status, answer) = match leaf {
            _ if self.refused.contains(&number) => (400, json!({ "message": "not now" })),
            Some(leaf) => (
                200,
                json!({ "books": leaf.books, "next": leaf.next, "total": 7 }),
            ),
            None => (400, json!({ "message": "no such token" })),
        };
        Box::pin(async move {
            // As over a network, the answer is not there at once.
            tokio::task::yield_now().await;
            let answer = Bytes::from(answer.to_string());
            Ok(http::Response::builder()
                .status(status)
                .body(answer)
                .unwrap())
        })
    }
}

pub(crate) fn over(library: &Arc<Library>) -> Configuration {
    untimed(library.clone())
}

/// Without timers, which would jump ahead of an answer that is not there at once.
pub(crate) fn untimed(transport: Arc<dyn Transport>) -> Configuration {
    Configuration::builder()
        .bearer_access_token(crate::support::CANARY)
        .rate_limiter(None)
        .attempt_timeout(None)
        .retry(RetryPolicy::never().with_deadline(None))
        .clock(Arc::new(VirtualClock::new()))
        .transport(transport)
        .build()
        .unwrap()
}

pub(crate) fn items(library: &Arc<Library>) -> Items<Books> {
    Call::new(&over(library), &SHELF).into_listing().items()
}

pub(crate) fn pages(library: &Arc<Library>) -> Pages<Books> {
    Call::new(&over(library), &SHELF).into_listing().pages()
}

/// The numbers of all books that are left.
pub(crate) async fn all(items: Items<Books>) -> Vec<usize> {
    let books = items.try_collect(usize::MAX).await.unwrap();
    books.iter().map(|book| book.id.parse().unwrap()).collect()
}
