// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of device from which an event came.

linkbreakers_runtime::open_enum! {
    /// Kind of device from which an event came.
    pub enum DeviceType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_TYPE_UNSPECIFIED",
        /// Native type of device.
        Native = "DEVICE_TYPE_NATIVE",
        /// Mobile phone.
        Mobile = "DEVICE_TYPE_MOBILE",
        /// Tablet.
        Tablet = "DEVICE_TYPE_TABLET",
        /// Desktop computer.
        Desktop = "DEVICE_TYPE_DESKTOP",
        /// Device whose type could not be determined.
        Undetermined = "DEVICE_TYPE_UNKNOWN",
    }
}
