// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of background job.

linkbreakers_runtime::open_enum! {
    /// Kind of background job.
    pub enum JobType {
        /// No value set; treat it as unknown.
        Unspecified = "JOB_TYPE_UNSPECIFIED",
        /// Creation of several links at once.
        LinksBulkCreate = "JOB_TYPE_LINKS_BULK_CREATE",
    }
}
