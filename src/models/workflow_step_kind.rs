// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Role of a workflow step.

linkbreakers_runtime::open_enum! {
    /// Role of a workflow step.
    pub enum WorkflowStepKind {
        /// No value chosen; the server treats it as its default.
        Unspecified = "KIND_UNSPECIFIED",
        /// Step through which a visit enters the workflow.
        Entry = "KIND_ENTRY",
        /// Step through which a visit leaves the workflow.
        Exit = "KIND_EXIT",
        /// Step the visitor interacts with.
        Interaction = "KIND_INTERACTION",
        /// Step that branches on a condition.
        Condition = "KIND_CONDITION",
    }
}
