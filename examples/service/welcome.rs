//! The landing page: a form for whoever came through a link, and who that was.
//!
//! The form posts to the address of the page, so the LBID comes along without a cookie.

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::{Lbid, RetryPolicy};
use serde::Deserialize;

use super::problem::Problem;

/// Headers of the pages. The address holds an LBID, so nobody else gets to see it.
pub(crate) const HEADERS: [(&str, &str); 5] = [
    ("content-type", "text/html; charset=utf-8"),
    ("cache-control", "no-store"),
    ("referrer-policy", "no-referrer"),
    (
        "content-security-policy",
        "default-src 'none'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    ),
    ("x-content-type-options", "nosniff"),
];

#[derive(Deserialize)]
pub(crate) struct SignUp {
    email: String,
    #[serde(default)]
    name: String,
}

pub(crate) fn page(lbid: Option<&Lbid>) -> String {
    // Whoever types the address in is welcome as well, and has nothing to be identified by.
    let body = match lbid {
        Some(_) => {
            "<form method=\"post\">\
             <label>Your name <input name=\"name\" maxlength=\"100\"></label> \
             <label>Your mail address <input name=\"email\" type=\"email\" required></label> \
             <button>Sign up</button></form>"
        }
        None => "<p>Please come through the link that you were sent.</p>",
    };
    html("Welcome", body)
}

/// Tells the API who made the click, and thanks.
pub(crate) async fn sign_up(
    configuration: &Configuration,
    lbid: &Lbid,
    visitor: SignUp,
) -> Result<String, Problem> {
    let (email, name) = (visitor.email.trim(), visitor.name.trim());
    if !(3..=254).contains(&email.len()) || !email.contains('@') {
        return Err(Problem::invalid("this is no mail address"));
    }
    if name.len() > 400 {
        return Err(Problem::invalid("this name is too long"));
    }
    let mut identify = lbid.identify(configuration).email(email);
    if !name.is_empty() {
        identify = identify.first_name(name);
    }
    let request = identify.request().retry(RetryPolicy::interactive());
    match request.send().await {
        Ok(known) => tracing::info!(?lbid, new = known.created, "visitor identified"),
        // Somebody has changed the address; that is no reason to turn a visitor away.
        Err(error) if error.is_not_found() => tracing::info!(?lbid, "LBID not known"),
        Err(error) => return Err(error.into()),
    }
    let greeting = if name.is_empty() {
        "dear visitor"
    } else {
        name
    };
    let thanks = format!("<p>Thank you, {}.</p>", escaped(greeting));
    Ok(html("Thank you", &thanks))
}

/// `body` is HTML: what comes from outside has to be [`escaped`] before.
fn html(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>\
         <h1>{title}</h1>{body}</html>"
    )
}

/// A text as HTML shows it, within an element or a quoted attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for mark in text.chars() {
        match mark {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(mark),
        }
    }
    safe
}
