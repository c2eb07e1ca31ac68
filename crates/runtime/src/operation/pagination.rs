//! How a listing is cut into pages, as data for whoever follows them.

/// Where the page token of a listing is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TokenPlace {
    /// In the query string.
    Query,
    /// In the JSON body.
    Body,
}

/// How a listing is cut into pages.
#[derive(Clone, Copy, Debug)]
pub struct Pagination {
    place: TokenPlace,
    token: &'static str,
    size: &'static str,
    items: &'static str,
    next_token: &'static str,
    max_size: Option<u32>,
}

impl Pagination {
    /// Pages whose token is sent at `place` as `token` and whose size as `size`; the answer holds
    /// the items and the next page's token at the paths `items` and `next_token`, with dots.
    #[must_use]
    pub const fn new(
        place: TokenPlace,
        token: &'static str,
        size: &'static str,
        items: &'static str,
        next_token: &'static str,
    ) -> Self {
        Self {
            place,
            token,
            size,
            items,
            next_token,
            max_size: None,
        }
    }

    /// The largest page that the server gives, in items; at least 1, or it does not compile.
    #[must_use]
    pub const fn with_max_size(mut self, items: u32) -> Self {
        assert!(items > 0, "the largest page has no items");
        self.max_size = Some(items);
        self
    }

    /// Where the token is sent.
    #[must_use]
    pub const fn place(&self) -> TokenPlace {
        self.place
    }

    /// The name of the token's parameter.
    #[must_use]
    pub const fn token(&self) -> &'static str {
        self.token
    }

    /// The name of the page size's parameter.
    #[must_use]
    pub const fn size(&self) -> &'static str {
        self.size
    }

    /// The path of the items in the answer, with dots.
    #[must_use]
    pub const fn items(&self) -> &'static str {
        self.items
    }

    /// The path of the next page's token in the answer, with dots.
    #[must_use]
    pub const fn next_token(&self) -> &'static str {
        self.next_token
    }

    /// The largest page that the server is known to give, in items.
    #[must_use]
    pub const fn max_size(&self) -> Option<u32> {
        self.max_size
    }
}
