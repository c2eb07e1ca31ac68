// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Field by which a list of visitors is sorted.

linkbreakers_runtime::open_enum! {
    /// Field by which a list of visitors is sorted.
    pub enum VisitorSortField {
        /// No field chosen; the server sorts by creation time, its default.
        Unspecified = "VISITOR_SORT_FIELD_UNSPECIFIED",
        /// Sort by creation time, the default.
        CreatedAt = "VISITOR_SORT_FIELD_CREATED_AT",
        /// Sort by number of visits.
        VisitCount = "VISITOR_SORT_FIELD_VISIT_COUNT",
        /// Sort by number of devices.
        DeviceCount = "VISITOR_SORT_FIELD_DEVICE_COUNT",
        /// Sort by number of QR codes.
        QrcodeCount = "VISITOR_SORT_FIELD_QRCODE_COUNT",
    }
}
