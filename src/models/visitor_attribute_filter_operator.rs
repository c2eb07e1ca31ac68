// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Comparison used by a visitor attribute filter, grouped by attribute type.

linkbreakers_runtime::open_enum! {
    /// Comparison used by a visitor attribute filter, grouped by attribute type.
    pub enum VisitorAttributeFilterOperator {
        /// No value chosen; the server treats it as its default.
        Unspecified = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_UNSPECIFIED",
        /// Text equal to the filter value.
        StringEquals = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_EQUALS",
        /// Text different from the filter value.
        StringNotEquals = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_NOT_EQUALS",
        /// Text that contains the filter value.
        StringContains = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_CONTAINS",
        /// Text that does not contain the filter value.
        StringNotContains = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_NOT_CONTAINS",
        /// Text that begins with the filter value.
        StringStartsWith = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_STARTS_WITH",
        /// Text that ends with the filter value.
        StringEndsWith = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_ENDS_WITH",
        /// Text that is empty.
        StringIsEmpty = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_IS_EMPTY",
        /// Text that is not empty.
        StringIsNotEmpty = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_STRING_IS_NOT_EMPTY",
        /// Number equal to the filter value.
        NumberEquals = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_EQUALS",
        /// Number different from the filter value.
        NumberNotEquals = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_NOT_EQUALS",
        /// Number greater than the filter value.
        NumberGreaterThan = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_GREATER_THAN",
        /// Number less than the filter value.
        NumberLessThan = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_LESS_THAN",
        /// Number greater than or equal to the filter value.
        NumberGreaterOrEqual = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_GREATER_OR_EQUAL",
        /// Number less than or equal to the filter value.
        NumberLessOrEqual = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NUMBER_LESS_OR_EQUAL",
        /// Date equal to the filter value.
        DateEquals = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_DATE_EQUALS",
        /// Date before the filter value.
        DateBefore = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_DATE_BEFORE",
        /// Date after the filter value.
        DateAfter = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_DATE_AFTER",
        /// Date before or equal to the filter value.
        DateBeforeOrEqual = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_DATE_BEFORE_OR_EQUAL",
        /// Date after or equal to the filter value.
        DateAfterOrEqual = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_DATE_AFTER_OR_EQUAL",
        /// Boolean that is true.
        BooleanIsTrue = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_BOOLEAN_IS_TRUE",
        /// Boolean that is false.
        BooleanIsFalse = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_BOOLEAN_IS_FALSE",
        /// Attribute that is present on the visitor.
        Exists = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_EXISTS",
        /// Attribute that is absent from the visitor.
        NotExists = "VISITOR_ATTRIBUTE_FILTER_OPERATOR_NOT_EXISTS",
    }
}
