//! What all pages share: head, navigation, foot, and the headers that keep a browser to this server.

use http::header::{
    HeaderName, CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, X_CONTENT_TYPE_OPTIONS,
};
use http::StatusCode;
use maud::{html, Markup, DOCTYPE};

use super::{Ask, HOME};
use crate::http::answer::Answer;

/// Everything from this server, nothing inline, no frames, forms to this server only (CSP Level 3).
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; \
                      frame-ancestors 'none'; object-src 'none'";
const OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

const SECTIONS: [(Section, &str, &str); 6] = [
    (Section::Overview, HOME, "Overview"),
    (Section::Links, "/_emulator/page/links", "Links"),
    (Section::Events, "/_emulator/page/events", "Events"),
    (Section::Visitors, "/_emulator/page/visitors", "Visitors"),
    (
        Section::Deliveries,
        "/_emulator/page/deliveries",
        "Deliveries",
    ),
    (Section::Requests, "/_emulator/page/requests", "Requests"),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Overview,
    Links,
    Events,
    Visitors,
    Deliveries,
    Requests,
}

/// A whole page.
pub(super) fn page(ask: &Ask<'_>, section: Section, title: &str, content: &Markup) -> Answer {
    page_with(ask, StatusCode::OK, Some(section), title, content)
}

/// A whole page under any status.
pub(super) fn page_with(
    ask: &Ask<'_>,
    status: StatusCode,
    section: Option<Section>,
    title: &str,
    content: &Markup,
) -> Answer {
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Linkbreakers emulator" }
                link rel="icon" type="image/svg+xml" href="/_emulator/page/icon.svg";
                link rel="stylesheet" href="/_emulator/page/style.css";
                script src="/_emulator/page/script.js" defer {}
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                header.top {
                    div.bar {
                        a.brand href=(HOME) {
                            img src="/_emulator/page/icon.svg" alt="" width="24" height="24";
                            span { "Linkbreakers " span.soft { "emulator" } }
                        }
                        nav aria-label="Main" {
                            ul {
                                @for (one, path, name) in SECTIONS {
                                    li { a href=(path) aria-current=[(section == Some(one)).then_some("page")] { (name) } }
                                }
                            }
                        }
                        // The script shows it; without script nothing moves.
                        button #live type="button" data-last=(ask.last) hidden { "Pause" span { " live updates" } }
                    }
                }
                main #main tabindex="-1" { (content) }
                footer {
                    p {
                        "A local Linkbreakers at "
                        @match &ask.app.public_url {
                            Some(url) => code { (super::short(url.base(), 80)) },
                            None => code { "http://" (super::short(ask.host, 80)) },
                        }
                        ", version " (env!("CARGO_PKG_VERSION")) ". Times are UTC."
                    }
                }
            }
        }
    };
    let answer = Answer::of_type(status, "text/html; charset=utf-8", markup.into_string());
    guarded(answer).with(CACHE_CONTROL, "no-store")
}

/// Adds the headers that keep other sites from using an answer, and this one from using theirs.
pub(super) fn guarded(answer: Answer) -> Answer {
    answer
        .with(CONTENT_SECURITY_POLICY, POLICY)
        .with(X_CONTENT_TYPE_OPTIONS, "nosniff")
        // Not `no-referrer`: with it, browsers send forms with the origin `null`.
        .with(REFERRER_POLICY, "same-origin")
        .with(OPENER_POLICY, "same-origin")
        .with(RESOURCE_POLICY, "same-origin")
}

/// The page of a path that is none.
pub(super) fn nothing_here(ask: &Ask<'_>) -> Answer {
    let content = html! {
        h1 { "Nothing here" }
        p { "There is no such page, or what it was about is gone. " a href=(HOME) { "Go to the overview" } "." }
    };
    page_with(ask, StatusCode::NOT_FOUND, None, "Nothing here", &content)
}

/// A part of a page with a heading of its own.
pub(super) fn panel(id: &str, heading: &str, aside: &Markup, content: &Markup) -> Markup {
    html! {
        section.panel aria-labelledby=(id) {
            div.head { h2 id=(id) { (heading) } (aside) }
            (content)
        }
    }
}
