// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! HTTP method of the request that caused an event.

linkbreakers_runtime::open_enum! {
    /// HTTP method of the request that caused an event.
    pub enum HttpMethod {
        /// No value set; treat it as unknown.
        Unspecified = "HTTP_METHOD_UNSPECIFIED",
        /// HTTP GET request.
        Get = "HTTP_METHOD_GET",
        /// HTTP POST request.
        Post = "HTTP_METHOD_POST",
        /// HTTP PUT request.
        Put = "HTTP_METHOD_PUT",
        /// HTTP DELETE request.
        Delete = "HTTP_METHOD_DELETE",
        /// HTTP PATCH request.
        Patch = "HTTP_METHOD_PATCH",
        /// HTTP OPTIONS request.
        Options = "HTTP_METHOD_OPTIONS",
        /// HTTP HEAD request.
        Head = "HTTP_METHOD_HEAD",
    }
}
