//! Style, script and icon, compiled in: nothing is fetched from anywhere else.

use http::header::CACHE_CONTROL;
use http::StatusCode;

use super::layout;
use crate::http::answer::Answer;

const FILES: [(&str, &str, &str); 3] = [
    (
        "style.css",
        "text/css; charset=utf-8",
        include_str!("style.css"),
    ),
    (
        "script.js",
        "text/javascript; charset=utf-8",
        include_str!("script.js"),
    ),
    ("icon.svg", "image/svg+xml", include_str!("icon.svg")),
];

/// The file of a name.
pub(super) fn find(name: &str) -> Option<Answer> {
    let (_, media_type, text) = FILES.iter().find(|(known, ..)| *known == name)?;
    let answer = Answer::of_type(StatusCode::OK, media_type, text.as_bytes());
    // Another version of the emulator may answer the next time.
    Some(layout::guarded(answer).with(CACHE_CONTROL, "no-cache"))
}
