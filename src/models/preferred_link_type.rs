// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of link that a workspace prefers.

linkbreakers_runtime::open_enum! {
    /// Kind of link that a workspace prefers.
    pub enum PreferredLinkType {
        /// Links that lead to a URL; this is the default.
        Url = "PREFERRED_LINK_TYPE_URL",
        /// Links that show a contact card.
        ContactCard = "PREFERRED_LINK_TYPE_CONTACT_CARD",
        /// Links that show a page of social links.
        SocialLinksPage = "PREFERRED_LINK_TYPE_SOCIAL_LINKS_PAGE",
        /// A mix of link kinds.
        Mix = "PREFERRED_LINK_TYPE_MIX",
        /// Links that open a media file.
        OpenMedia = "PREFERRED_LINK_TYPE_OPEN_MEDIA",
    }
}
