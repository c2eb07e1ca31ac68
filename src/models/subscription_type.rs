// @generated from openapi.yaml by `cargo xtask generate`; change templates/rust instead.
//! Kind of subscription a workspace is on.

linkbreakers_runtime::open_enum! {
    /// Kind of subscription a workspace is on.
    pub enum SubscriptionType {
        /// No value chosen; the server treats it as its default.
        Unspecified = "SUBSCRIPTION_TYPE_UNSPECIFIED",
        /// Free trial subscription.
        FreeTrial = "SUBSCRIPTION_TYPE_FREE_TRIAL",
        /// Pro subscription that is sponsored.
        SponsoredPro = "SUBSCRIPTION_TYPE_SPONSORED_PRO",
        /// Subscription to the pro plan.
        ProPlan = "SUBSCRIPTION_TYPE_PRO_PLAN",
        /// Subscription to the enterprise plan.
        EnterprisePlan = "SUBSCRIPTION_TYPE_ENTERPRISE_PLAN",
        /// Subscription to the light plan.
        LightPlan = "SUBSCRIPTION_TYPE_LIGHT_PLAN",
        /// Subscription granted as a reward for a review.
        ReviewReward = "SUBSCRIPTION_TYPE_REVIEW_REWARD",
    }
}
