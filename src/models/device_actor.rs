// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of actor that used a device.

linkbreakers_runtime::open_enum! {
    /// Kind of actor that used a device.
    pub enum DeviceActor {
        /// No value chosen or reported.
        Unspecified = "DEVICE_ACTOR_UNSPECIFIED",
        /// A human used the device.
        Human = "DEVICE_ACTOR_HUMAN",
        /// A bot used the device.
        Bot = "DEVICE_ACTOR_BOT",
        /// An agent used the device.
        Agent = "DEVICE_ACTOR_AGENT",
        /// It is not known who or what used the device.
        Undetermined = "DEVICE_ACTOR_UNKNOWN",
        /// An automated client used the device.
        Automated = "DEVICE_ACTOR_AUTOMATED",
    }
}
