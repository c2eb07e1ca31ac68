//! The card of a contact link: as a page, and as a file for the address book (vCard 4.0, RFC 6350).

use std::fmt::Write as _;

use http::header::CONTENT_DISPOSITION;
use http::StatusCode;
use serde_json::Value;
use url::Url;

use super::page::{self, escaped};
use crate::http::answer::Answer;

pub(super) const MEDIA_TYPE: &str = "text/vcard";
/// The longest line of a file in bytes, without its end.
const LONGEST_LINE: usize = 75;

/// A page with everything that the card says.
pub(super) fn page(card: &Value, path: &str) -> Answer {
    let text = |name| text(card, name);
    let mut rest = String::new();
    // Writing to a string cannot fail.
    let mut row = |label: &str, value: String| {
        if !value.is_empty() {
            let _ = writeln!(rest, "<dt>{label}</dt><dd>{value}</dd>");
        }
    };
    row("Title", escaped(text("title")));
    row("Organisation", escaped(text("organization")));
    row("Email", linked("mailto:", text("email")));
    row("Phone", linked("tel:", text("phone")));
    if flag(card, "phoneSmsEnabled") == Some(true) {
        row("SMS", linked("sms:", text("phone")));
    }
    row("Website", web_link(text("website"), text("website")));
    let place = [text("postalCode"), text("city")].join(" ");
    let address = [
        text("streetAddress"),
        place.trim(),
        text("state"),
        text("country"),
    ];
    let lines = address.into_iter().filter(|line| !line.is_empty());
    row(
        "Address",
        lines.map(escaped).collect::<Vec<_>>().join("<br>"),
    );
    for (platform, url) in profiles(card) {
        row(&escaped(platform), web_link(url, url));
    }
    let mut body = format!("<dl>\n{rest}</dl>\n");
    if flag(card, "saveButtonEnabled") != Some(false) {
        let label = Some(text("buttonLabel")).filter(|label| !label.is_empty());
        let label = escaped(label.unwrap_or("Save contact"));
        let path = escaped(path);
        let _ = writeln!(body, "<p><a href=\"{path}?format=vcf\">{label}</a></p>");
    }
    page::html(StatusCode::OK, &name(card), &body)
}

/// The file.
pub(super) fn file(card: &Value) -> Answer {
    let text = |name| value(text(card, name));
    let mut lines = vec![
        "BEGIN:VCARD".to_owned(),
        "VERSION:4.0".to_owned(),
        format!("FN:{}", value(&name(card))),
    ];
    let mut line = |property: &str, value: String| {
        if !value.is_empty() {
            lines.push(format!("{property}:{value}"));
        }
    };
    line("N", parts(&[text("lastName"), text("firstName")], 5));
    line("ORG", text("organization"));
    line("TITLE", text("title"));
    line("EMAIL", text("email"));
    line("TEL", text("phone"));
    let address = [
        String::new(),
        String::new(),
        text("streetAddress"),
        text("city"),
        text("state"),
        text("postalCode"),
        text("country"),
    ];
    line("ADR", parts(&address, address.len()));
    line("URL", uri(self::text(card, "website")));
    for (_, url) in profiles(card) {
        // RFC 9554.
        line("SOCIALPROFILE", uri(url));
    }
    lines.push("END:VCARD".to_owned());
    let folded: String = lines.iter().map(|line| folded(line)).collect();
    Answer::of_type(StatusCode::OK, "text/vcard; charset=utf-8", folded)
        .with(CONTENT_DISPOSITION, "attachment; filename=\"contact.vcf\"")
}

/// What the card is called: a person, or else an organisation.
fn name(card: &Value) -> String {
    let person = [text(card, "firstName"), text(card, "lastName")].join(" ");
    let names = [
        person.trim(),
        text(card, "organization"),
        text(card, "email"),
    ];
    let name = names.into_iter().find(|name| !name.is_empty());
    name.unwrap_or("Contact").to_owned()
}

fn text<'c>(card: &'c Value, name: &str) -> &'c str {
    let text = card.get(name).and_then(Value::as_str);
    text.unwrap_or_default().trim()
}

fn flag(card: &Value, name: &str) -> Option<bool> {
    card.get(name).and_then(Value::as_bool)
}

fn profiles(card: &Value) -> impl Iterator<Item = (&str, &str)> {
    let profiles = card.get("socialLinks").and_then(Value::as_array);
    profiles
        .into_iter()
        .flatten()
        .map(|profile| (text(profile, "platform"), text(profile, "url")))
}

fn linked(scheme: &str, text: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let text = escaped(text);
    format!("<a href=\"{scheme}{text}\">{text}</a>")
}

/// A link where the address is one of the web, and text where it could be a script.
fn web_link(url: &str, label: &str) -> String {
    let label = escaped(label);
    match Url::parse(url) {
        Ok(parsed) if matches!(parsed.scheme(), "http" | "https") => {
            format!("<a href=\"{}\">{label}</a>", escaped(parsed.as_str()))
        }
        _ => label,
    }
}

/// Text in a property (RFC 6350, section 3.4).
fn value(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => safe.extend(['\\', c]),
            '\n' | '\r' => safe.push_str("\\n"),
            c if c.is_control() => {}
            c => safe.push(c),
        }
    }
    safe
}

/// An address in a property: no character in it is escaped, and none ends the line.
fn uri(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).collect()
}

/// A property with so many parts, or nothing when all are empty.
fn parts(values: &[String], count: usize) -> String {
    if values.iter().all(String::is_empty) {
        return String::new();
    }
    let mut joined = values.join(";");
    joined.extend(std::iter::repeat_n(';', count.saturating_sub(values.len())));
    joined
}

/// A line, broken so that no part is too long, with its end (RFC 6350, section 3.2).
fn folded(line: &str) -> String {
    let (mut text, mut length) = (String::with_capacity(line.len() + 2), 0);
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
    text
}
