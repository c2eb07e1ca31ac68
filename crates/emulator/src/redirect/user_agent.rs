//! What the `User-Agent` header says about a device and about who or what uses it.
//!
//! Browser, system and kind of device come from `woothee`, everything that is no person from
//! `iscrawl`: both bring their data along. Tablets are told from phones by the words that their
//! makers document, since the first of the two does not tell them apart.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use woothee::parser::{Parser, WootheeResult};

/// What was read before is kept, up to this many different headers.
const MOST_KNOWN: usize = 1_024;

/// What the header tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UserAgent {
    pub(crate) device_type: &'static str,
    pub(crate) actor: Actor,
    /// The name that an actor other than a person gives itself.
    pub(crate) actor_name: Option<String>,
    pub(crate) brand: Option<&'static str>,
    pub(crate) platform: Option<String>,
    pub(crate) platform_version: Option<String>,
    pub(crate) browser: Option<String>,
    pub(crate) browser_version: Option<String>,
}

/// Who or what sends requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Actor {
    /// A browser.
    Human,
    /// Comes on its own: search engines, previews of links, monitors, collectors of texts.
    Bot,
    /// An assistant that somebody has asked just now.
    Agent,
    /// A program: an HTTP library, a command, a browser under remote control.
    Automated,
    Unknown,
}

const BRANDS: [(&str, &str); 11] = [
    ("iPhone", "Apple"),
    ("iPad", "Apple"),
    ("Macintosh", "Apple"),
    ("SM-", "Samsung"),
    ("SAMSUNG", "Samsung"),
    ("Pixel", "Google"),
    ("Nexus", "Google"),
    ("Redmi", "Xiaomi"),
    ("ONEPLUS", "OnePlus"),
    ("HUAWEI", "Huawei"),
    ("moto ", "Motorola"),
];

impl Actor {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Human => "DEVICE_ACTOR_HUMAN",
            Self::Bot => "DEVICE_ACTOR_BOT",
            Self::Agent => "DEVICE_ACTOR_AGENT",
            Self::Automated => "DEVICE_ACTOR_AUTOMATED",
            Self::Unknown => "DEVICE_ACTOR_UNKNOWN",
        }
    }

    /// Whether a device with this actor is known to be used by no person.
    pub(super) fn is_machine(name: &str) -> bool {
        [Self::Bot, Self::Agent, Self::Automated]
            .iter()
            .any(|actor| actor.name() == name)
    }
}

impl UserAgent {
    /// Reads a header, or remembers it: most visits come with one of a few.
    pub(crate) fn read(text: &str) -> Arc<Self> {
        static KNOWN: LazyLock<Mutex<HashMap<String, Arc<UserAgent>>>> =
            LazyLock::new(Mutex::default);
        let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(read) = known().get(text) {
            return Arc::clone(read);
        }
        let read = Arc::new(Self::of(text));
        let mut known = known();
        if known.len() >= MOST_KNOWN {
            known.clear();
        }
        known.insert(text.to_owned(), Arc::clone(&read));
        read
    }

    fn of(text: &str) -> Self {
        let seen = Parser::new().parse(text);
        let category = seen.as_ref().map_or("", |seen| seen.category);
        let (actor, actor_name) = actor(text, category);
        let (platform, platform_version) = match &seen {
            Some(seen) => platform(seen),
            None => (None, None),
        };
        let browser = seen.as_ref().filter(|_| is_device(category));
        Self {
            device_type: match category {
                "pc" => "DEVICE_TYPE_DESKTOP",
                "smartphone" if is_tablet(text) => "DEVICE_TYPE_TABLET",
                "smartphone" | "mobilephone" => "DEVICE_TYPE_MOBILE",
                _ => "DEVICE_TYPE_UNKNOWN",
            },
            actor,
            actor_name,
            brand: BRANDS
                .iter()
                .find(|(mark, _)| is_device(category) && text.contains(mark))
                .map(|(_, brand)| *brand),
            platform,
            platform_version,
            browser: browser.map(|seen| match seen.name {
                "SamsungBrowser" => "Samsung Internet".to_owned(),
                name => name.to_owned(),
            }),
            browser_version: browser.and_then(|seen| known(seen.version)),
        }
    }
}

/// Whether a person could have it in hand or before them.
fn is_device(category: &str) -> bool {
    matches!(category, "pc" | "smartphone" | "mobilephone" | "appliance")
}

/// Apple names its tablets, Android leaves out the word "Mobile" there.
fn is_tablet(text: &str) -> bool {
    text.contains("iPad") || (text.contains("Android") && !text.contains("Mobile"))
}

fn platform(seen: &WootheeResult<'_>) -> (Option<String>, Option<String>) {
    let named = |name: &str| Some(name.to_owned());
    let version = known(&seen.os_version);
    match seen.os {
        "iPhone" | "iPad" | "iPod" | "iOS" => (named("iOS"), version),
        "Mac OSX" => (named("macOS"), version),
        "UNKNOWN" => (None, None),
        os => match os.strip_prefix("Windows ") {
            // The name says more than the number of the kernel.
            Some(name) => (named("Windows"), named(name)),
            None => (named(os), version),
        },
    }
}

fn known(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| text != "UNKNOWN" && !text.is_empty())
}

fn actor(text: &str, category: &str) -> (Actor, Option<String>) {
    if text.is_empty() {
        return (Actor::Unknown, None);
    }
    // The quick look spares browsers the long one, but takes remote controlled ones for browsers.
    let suspicious = iscrawl::is_crawler(text) || text.contains("Headless");
    let listed = suspicious.then(|| iscrawl::crawler_info(text));
    if let Some(listed) = listed.flatten() {
        let tagged = |tag: &str| listed.tags.iter().any(|known| known == tag);
        let actor = if tagged("ai-fetcher") {
            Actor::Agent
        } else if tagged("http-library") || tagged("browser-automation") {
            Actor::Automated
        } else {
            Actor::Bot
        };
        return (actor, own_name(text, &listed.pattern).map(str::to_owned));
    }
    let actor = match category {
        "crawler" => Actor::Bot,
        "misc" => Actor::Automated,
        _ if is_device(category) => Actor::Human,
        _ => Actor::Unknown,
    };
    (actor, None)
}

/// The first word in the header, or, where all browsers have the same, the one that begins as the
/// pattern does.
fn own_name<'t>(text: &'t str, pattern: &str) -> Option<&'t str> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !text.starts_with("Mozilla/") {
        let first = text.split(|c| !is_of_name(c)).next();
        return first.filter(|name| !name.is_empty());
    }
    let start: String = pattern
        .trim_start_matches('^')
        .replace('\\', "")
        .chars()
        .take_while(|c| is_of_name(*c))
        .collect();
    let place = text.find(&start).filter(|_| !start.is_empty())?;
    let rest = text.get(place..)?;
    rest.split(|c| !is_of_name(c)).next()
}

#[cfg(test)]
mod tests;
