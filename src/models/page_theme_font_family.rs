// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Font family used in a page theme.

linkbreakers_runtime::open_enum! {
    /// Font family used in a page theme.
    pub enum PageThemeFontFamily {
        /// No value chosen; the server treats it as its default.
        Unspecified = "PAGE_THEME_FONT_FAMILY_UNSPECIFIED",
        /// Default font family.
        Default = "PAGE_THEME_FONT_FAMILY_DEFAULT",
        /// Arial font family.
        Arial = "PAGE_THEME_FONT_FAMILY_ARIAL",
        /// Helvetica font family.
        Helvetica = "PAGE_THEME_FONT_FAMILY_HELVETICA",
        /// Verdana font family.
        Verdana = "PAGE_THEME_FONT_FAMILY_VERDANA",
        /// Georgia font family.
        Georgia = "PAGE_THEME_FONT_FAMILY_GEORGIA",
        /// Times New Roman font family.
        TimesNewRoman = "PAGE_THEME_FONT_FAMILY_TIMES_NEW_ROMAN",
        /// Courier New font family.
        CourierNew = "PAGE_THEME_FONT_FAMILY_COURIER_NEW",
    }
}
