//! The browser of a visitor, for the examples that open a short link.

/// A browser that shows a redirect instead of following it.
pub(crate) fn browser(entrypoint: &str) -> reqwest::Result<reqwest::Client> {
    let mut builder = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .user_agent("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile Safari/604.1");
    if entrypoint.starts_with("http://127.0.0.1:") {
        // A proxy of the environment cannot reach the emulator in this process.
        builder = builder.no_proxy();
    }
    builder.build()
}
