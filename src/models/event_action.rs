// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of step or action to which an event was sent.

linkbreakers_runtime::open_enum! {
    /// Kind of step or action to which an event was sent.
    pub enum EventAction {
        /// No value set; treat it as unknown.
        Unspecified = "EVENT_ACTION_UNSPECIFIED",
        /// Redirect carried out in the visitor's browser.
        ClientRedirect = "EVENT_ACTION_CLIENT_REDIRECT",
        /// Visit to the link itself.
        LinkVisit = "EVENT_ACTION_LINK_VISIT",
        /// Password check.
        PasswordVerify = "EVENT_ACTION_PASSWORD_VERIFY",
        /// Form submission.
        FormSubmit = "EVENT_ACTION_FORM_SUBMIT",
        /// Contact card.
        ContactCard = "EVENT_ACTION_CONTACT_CARD",
        /// Page with several links to choose from.
        MultiLink = "EVENT_ACTION_MULTI_LINK",
        /// Branching on first or returning visit.
        VisitTypeCondition = "EVENT_ACTION_VISIT_TYPE_CONDITION",
        /// Branching on the visitor's country.
        CountryCondition = "EVENT_ACTION_COUNTRY_CONDITION",
        /// Branching on the day of the week.
        DayOfWeekCondition = "EVENT_ACTION_DAY_OF_WEEK_CONDITION",
        /// Branching on the time of day.
        TimeOfDayCondition = "EVENT_ACTION_TIME_OF_DAY_CONDITION",
        /// Branching on the day of the month.
        DayOfMonthCondition = "EVENT_ACTION_DAY_OF_MONTH_CONDITION",
        /// Branching on a specific date.
        SpecificDateCondition = "EVENT_ACTION_SPECIFIC_DATE_CONDITION",
        /// Page with social media links.
        SocialLinksPage = "EVENT_ACTION_SOCIAL_LINKS_PAGE",
        /// Branching on the device type.
        DeviceTypeCondition = "EVENT_ACTION_DEVICE_TYPE_CONDITION",
        /// Branching on the platform of the device.
        DevicePlatformCondition = "EVENT_ACTION_DEVICE_PLATFORM_CONDITION",
        /// Branching on the browser.
        DeviceBrowserCondition = "EVENT_ACTION_DEVICE_BROWSER_CONDITION",
        /// Branching on the device brand.
        DeviceBrandCondition = "EVENT_ACTION_DEVICE_BRAND_CONDITION",
        /// Branching on the actor behind the device.
        DeviceActorCondition = "EVENT_ACTION_DEVICE_ACTOR_CONDITION",
        /// Branching on stored visitor data.
        VisitorDataCondition = "EVENT_ACTION_VISITOR_DATA_CONDITION",
        /// Thank-you page.
        ThankYouPage = "EVENT_ACTION_THANK_YOU_PAGE",
        /// Message page.
        MessagePage = "EVENT_ACTION_MESSAGE_PAGE",
        /// Opening of a media file.
        OpenMedia = "EVENT_ACTION_OPEN_MEDIA",
        /// Request for the visitor's location.
        LocationRequest = "EVENT_ACTION_LOCATION_REQUEST",
        /// Branching on the visitor's language.
        LanguageCondition = "EVENT_ACTION_LANGUAGE_CONDITION",
        /// Chat bot conversation.
        ChatBot = "EVENT_ACTION_CHAT_BOT",
    }
}
