// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! State of a custom domain's set-up.

linkbreakers_runtime::open_enum! {
    /// State of a custom domain's set-up.
    pub enum CustomDomainStatus {
        /// No value chosen or reported.
        Unspecified = "STATUS_UNSPECIFIED",
        /// The domain is not active.
        Inactive = "STATUS_INACTIVE",
        /// The domain step of the set-up is pending.
        DomainPending = "STATUS_DOMAIN_PENDING",
        /// Verification of the domain is pending.
        VerificationPending = "STATUS_VERIFICATION_PENDING",
        /// The TLS certificate is pending.
        CertificatePending = "STATUS_CERTIFICATE_PENDING",
        /// The domain is active.
        Active = "STATUS_ACTIVE",
        /// A renewal is pending.
        RenewalPending = "STATUS_RENEWAL_PENDING",
        /// The domain's set-up has expired.
        Expired = "STATUS_EXPIRED",
    }
}
