// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Operating systems which a platform condition can match.

linkbreakers_runtime::open_enum! {
    /// Operating systems which a platform condition can match.
    pub enum DevicePlatformConditionValue {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_PLATFORM_CONDITION_VALUE_UNSPECIFIED",
        /// Matches devices running iOS.
        Ios = "DEVICE_PLATFORM_CONDITION_VALUE_IOS",
        /// Matches devices running Android.
        Android = "DEVICE_PLATFORM_CONDITION_VALUE_ANDROID",
        /// Matches devices running Windows.
        Windows = "DEVICE_PLATFORM_CONDITION_VALUE_WINDOWS",
        /// Matches devices running macOS.
        Macos = "DEVICE_PLATFORM_CONDITION_VALUE_MACOS",
        /// Matches devices running Linux.
        Linux = "DEVICE_PLATFORM_CONDITION_VALUE_LINUX",
        /// Matches devices running ChromeOS.
        Chromeos = "DEVICE_PLATFORM_CONDITION_VALUE_CHROMEOS",
    }
}
