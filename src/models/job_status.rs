// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Status of a background job; succeeded and failed are final.

linkbreakers_runtime::open_enum! {
    /// Status of a background job; succeeded and failed are final.
    pub enum JobStatus {
        /// No value set; treat it as unknown.
        Unspecified = "JOB_STATUS_UNSPECIFIED",
        /// Job accepted but not started.
        Pending = "JOB_STATUS_PENDING",
        /// Job in progress.
        Running = "JOB_STATUS_RUNNING",
        /// Job finished successfully; a final status.
        Succeeded = "JOB_STATUS_SUCCEEDED",
        /// Job failed and created nothing; a final status.
        Failed = "JOB_STATUS_FAILED",
    }
}
