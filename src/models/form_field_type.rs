// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Type of a form input.

linkbreakers_runtime::open_enum! {
    /// Type of a form input.
    pub enum FormFieldType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "FORM_FIELD_TYPE_UNSPECIFIED",
        /// Single-line text.
        Text = "FORM_FIELD_TYPE_TEXT",
        /// Email address.
        Email = "FORM_FIELD_TYPE_EMAIL",
        /// Telephone number.
        Phone = "FORM_FIELD_TYPE_PHONE",
        /// Multi-line text.
        Textarea = "FORM_FIELD_TYPE_TEXTAREA",
        /// One choice from a set of radio buttons.
        Radio = "FORM_FIELD_TYPE_RADIO",
        /// Checkbox input.
        Checkbox = "FORM_FIELD_TYPE_CHECKBOX",
        /// Choice from a drop-down list.
        Dropdown = "FORM_FIELD_TYPE_DROPDOWN",
        /// Number.
        Number = "FORM_FIELD_TYPE_NUMBER",
        /// Date.
        Date = "FORM_FIELD_TYPE_DATE",
        /// Rating.
        Rating = "FORM_FIELD_TYPE_RATING",
    }
}
