// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Device brands which a device brand condition can match.

linkbreakers_runtime::open_enum! {
    /// Device brands which a device brand condition can match.
    pub enum DeviceBrandConditionValue {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_BRAND_CONDITION_VALUE_UNSPECIFIED",
        /// Matches devices made by Apple.
        Apple = "DEVICE_BRAND_CONDITION_VALUE_APPLE",
        /// Matches devices made by Samsung.
        Samsung = "DEVICE_BRAND_CONDITION_VALUE_SAMSUNG",
        /// Matches devices made by Google.
        Google = "DEVICE_BRAND_CONDITION_VALUE_GOOGLE",
        /// Matches devices made by Huawei.
        Huawei = "DEVICE_BRAND_CONDITION_VALUE_HUAWEI",
        /// Matches devices made by Xiaomi.
        Xiaomi = "DEVICE_BRAND_CONDITION_VALUE_XIAOMI",
        /// Matches devices made by OnePlus.
        Oneplus = "DEVICE_BRAND_CONDITION_VALUE_ONEPLUS",
    }
}
