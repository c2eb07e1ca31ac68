// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Device types which a device type condition can match.

linkbreakers_runtime::open_enum! {
    /// Device types which a device type condition can match.
    pub enum DeviceTypeConditionValue {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_TYPE_CONDITION_VALUE_UNSPECIFIED",
        /// Matches mobile phones.
        Mobile = "DEVICE_TYPE_CONDITION_VALUE_MOBILE",
        /// Matches desktop computers.
        Desktop = "DEVICE_TYPE_CONDITION_VALUE_DESKTOP",
        /// Matches tablets.
        Tablet = "DEVICE_TYPE_CONDITION_VALUE_TABLET",
        /// Matches devices whose type could not be determined.
        Undetermined = "DEVICE_TYPE_CONDITION_VALUE_UNKNOWN",
    }
}
