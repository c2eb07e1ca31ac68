// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Form in which a list of events or visitors is returned.

linkbreakers_runtime::open_enum! {
    /// Form in which a list of events or visitors is returned.
    pub enum ResponseFormat {
        /// No value chosen; the server returns JSON.
        Unspecified = "RESPONSE_FORMAT_UNSPECIFIED",
        /// JSON page with paging information; this is the default.
        Json = "RESPONSE_FORMAT_JSON",
        /// CSV text inside a JSON object, without paging information.
        Csv = "RESPONSE_FORMAT_CSV",
    }
}
