// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Browsers which a browser condition can match.

linkbreakers_runtime::open_enum! {
    /// Browsers which a browser condition can match.
    pub enum DeviceBrowserConditionValue {
        /// No value chosen; the server treats it as its default.
        Unspecified = "DEVICE_BROWSER_CONDITION_VALUE_UNSPECIFIED",
        /// Matches visits made with Google Chrome.
        Chrome = "DEVICE_BROWSER_CONDITION_VALUE_CHROME",
        /// Matches visits made with Apple Safari.
        Safari = "DEVICE_BROWSER_CONDITION_VALUE_SAFARI",
        /// Matches visits made with Mozilla Firefox.
        Firefox = "DEVICE_BROWSER_CONDITION_VALUE_FIREFOX",
        /// Matches visits made with Microsoft Edge.
        Edge = "DEVICE_BROWSER_CONDITION_VALUE_EDGE",
        /// Matches visits made with Opera.
        Opera = "DEVICE_BROWSER_CONDITION_VALUE_OPERA",
        /// Matches visits made with the Samsung browser.
        SamsungBrowser = "DEVICE_BROWSER_CONDITION_VALUE_SAMSUNG_BROWSER",
    }
}
