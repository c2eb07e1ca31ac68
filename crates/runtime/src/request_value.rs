//! The shape that all request values share, so that generated code only adds setters.

/// Declares a request value: a [`Call`](crate::Call) with the options of one call and `send`.
///
/// `pub struct Name<'_> => Answer;` gives a struct `Name<'a>` with `timeout`, `header`,
/// `operation`, `send` and `send_for_response`; `writes` before `struct` adds `idempotency_key`,
/// and `creates` also `client_id`; `lists`
/// (or `writes lists`) adds `items` and `pages`.
/// The setters of the operation's own parameters are written beside it, with the field `call`.
#[macro_export]
macro_rules! request_value {
    ($(#[$about:meta])* pub struct $name:ident => $answer:ty;) => {
        $crate::request_value! { @shape $(#[$about])* $name $answer }
    };
    ($(#[$about:meta])* pub writes struct $name:ident => $answer:ty;) => {
        $crate::request_value! { @shape $(#[$about])* $name $answer }

        impl $name<'_> {
            /// The key of this write: yours, or the random one that was made for it.
            ///
            /// Keep it to make the same request again if the future is dropped before it is done.
            #[must_use]
            pub fn key(&self) -> ::std::option::Option<&$crate::IdempotencyKey> {
                self.call.key()
            }

            /// Names this write, so that a repetition of it within the server's memory is not
            /// done again. A random key is made when none is given.
            #[must_use]
            pub fn idempotency_key(mut self, key: $crate::IdempotencyKey) -> Self {
                self.call = self.call.idempotency_key(key);
                self
            }
        }
    };
    ($(#[$about:meta])* pub creates struct $name:ident => $answer:ty;) => {
        $crate::request_value! { $(#[$about])* pub writes struct $name => $answer; }

        impl $name<'_> {
            /// Whether the client names what is created, instead of the configuration's choice.
            ///
            /// With it, a creation whose outcome is unknown is read again by its identifier, and
            /// can never exist twice.
            pub fn client_id(mut self, on: bool) -> Self {
                self.call = self.call.client_id(on);
                self
            }
        }
    };
    ($(#[$about:meta])* pub lists struct $name:ident => $answer:ty;) => {
        $crate::request_value! { @shape $(#[$about])* $name $answer }
        $crate::request_value! { @list $name $answer }
    };
    ($(#[$about:meta])* pub writes lists struct $name:ident => $answer:ty;) => {
        $crate::request_value! { $(#[$about])* pub writes struct $name => $answer; }
        $crate::request_value! { @list $name $answer }
    };
    (@list $name:ident $answer:ty) => {
        impl $name<'_> {
            /// The items of this page and all that follow, as a stream that borrows nothing.
            pub fn items(self) -> $crate::pagination::Items<$answer> {
                self.into_listing().items()
            }

            /// This page and all that follow, as a stream that borrows nothing.
            pub fn pages(self) -> $crate::pagination::Pages<$answer> {
                self.into_listing().pages()
            }

            pub(crate) fn into_listing(self) -> $crate::pagination::Listing {
                self.call.into_listing()
            }
        }
    };
    (@shape $(#[$about:meta])* $name:ident $answer:ty) => {
        $(#[$about])*
        #[derive(Debug)]
        #[must_use = "a request value does nothing until it is sent"]
        pub struct $name<'a> {
            call: $crate::Call<'a>,
        }

        impl<'a> $name<'a> {
            /// The operation that is called, with what the API document says of it.
            #[must_use]
            pub fn operation(&self) -> &'static $crate::Operation {
                self.call.operation()
            }

            /// How long an attempt of this call may take, instead of the configuration's limit.
            pub fn timeout(mut self, limit: ::std::time::Duration) -> Self {
                self.call = self.call.timeout(limit);
                self
            }

            /// The end of this call, all attempts and waits included, instead of the policy's.
            pub fn deadline(mut self, limit: ::std::time::Duration) -> Self {
                self.call = self.call.deadline(limit);
                self
            }

            /// How this call is repeated, instead of the configuration's policy.
            pub fn retry(mut self, policy: $crate::retry::RetryPolicy) -> Self {
                self.call = self.call.retry(policy);
                self
            }

            /// Who goes first when requests are paced.
            pub fn lane(mut self, lane: $crate::limiter::Lane) -> Self {
                self.call = self.call.lane(lane);
                self
            }

            /// Adds a header to this call.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.call = self.call.header(name, value);
                self
            }

            /// Sends the request and returns the body of the answer.
            ///
            /// # Errors
            ///
            /// When the request cannot be sent, breaks, is refused, or its answer cannot be
            /// read; see [`ErrorKind`]($crate::ErrorKind).
            pub fn send(
                self,
            ) -> impl ::std::future::Future<Output = ::std::result::Result<$answer, $crate::Error>>
                   + ::std::marker::Send
                   + 'a {
                self.call.send()
            }

            /// Sends the request and returns the body together with status, headers, request
            /// id and rate limit.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send).
            pub fn send_for_response(
                self,
            ) -> impl ::std::future::Future<
                Output = ::std::result::Result<$crate::Response<$answer>, $crate::Error>,
            > + ::std::marker::Send
                   + 'a {
                self.call.send_for_response()
            }
        }
    };
}
