// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Node type of a workflow step.

linkbreakers_runtime::open_enum! {
    /// Node type of a workflow step.
    pub enum WorkflowStepNodeType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "NODE_TYPE_UNSPECIFIED",
        /// Composite node.
        Composite = "NODE_TYPE_COMPOSITE",
        /// Atomic node.
        Atomic = "NODE_TYPE_ATOMIC",
    }
}
