//! Real agents, and what is made of them.

use super::*;

type Row = (
    &'static str,
    &'static str,
    Actor,
    Option<&'static str>,
    Option<&'static str>,
    Option<&'static str>,
);

const PERSONS: [Row; 16] = [
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
        "MOBILE", Actor::Human, Some("Apple"), Some("iOS 18.1.1"), Some("Safari 18.1"),
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1",
        "MOBILE", Actor::Human, Some("Apple"), Some("iOS 18.0"), Some("Chrome 131.0.6778.73"),
    ),
    (
        "Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "TABLET", Actor::Human, Some("Apple"), Some("iOS 17.5"), Some("Safari 17.5"),
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
        "MOBILE", Actor::Human, None, Some("Android 10"), Some("Chrome 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
        "MOBILE", Actor::Human, Some("Google"), Some("Android 15"), Some("Chrome 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
        "MOBILE", Actor::Human, Some("Samsung"), Some("Android 14"), Some("Samsung Internet 27.0"),
    ),
    (
        "Mozilla/5.0 (Linux; Android 13; SM-X906C) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "TABLET", Actor::Human, Some("Samsung"), Some("Android 13"), Some("Chrome 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
        "MOBILE", Actor::Human, None, Some("Android 14"), Some("Firefox 133.0"),
    ),
    (
        // A telephone whose maker has "bot" in its name.
        "Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36",
        "MOBILE", Actor::Human, None, Some("Android 12"), Some("Chrome 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "DESKTOP", Actor::Human, None, Some("Windows 10"), Some("Chrome 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
        "DESKTOP", Actor::Human, None, Some("Windows 10"), Some("Edge 131.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 OPR/116.0.0.0",
        "DESKTOP", Actor::Human, None, Some("Windows 10"), Some("Opera 116.0.0.0"),
    ),
    (
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15",
        "DESKTOP", Actor::Human, Some("Apple"), Some("macOS 10.15.7"), Some("Safari 18.1"),
    ),
    (
        "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
        "DESKTOP", Actor::Human, None, Some("Linux"), Some("Firefox 133.0"),
    ),
    ("", "UNKNOWN", Actor::Unknown, None, None, None),
    ("my-app/1.0", "UNKNOWN", Actor::Unknown, None, None, None),
];

const MACHINES: [(&str, Actor, Option<&str>); 20] = [
    ("curl/8.11.0", Actor::Automated, Some("curl")),
    ("Wget/1.24.5", Actor::Automated, Some("Wget")),
    ("python-requests/2.32.3", Actor::Automated, Some("python-requests")),
    ("Go-http-client/2.0", Actor::Automated, Some("Go-http-client")),
    ("PostmanRuntime/7.43.0", Actor::Automated, Some("PostmanRuntime")),
    ("okhttp/4.12.0", Actor::Automated, Some("okhttp")),
    (
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/131.0.0.0 Safari/537.36",
        Actor::Automated, Some("HeadlessChrome"),
    ),
    (
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        Actor::Bot, Some("Googlebot"),
    ),
    (
        "Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X Build/MMB29P) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.6778.85 Mobile Safari/537.36 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        Actor::Bot, Some("Googlebot"),
    ),
    (
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        Actor::Bot, Some("bingbot"),
    ),
    (
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        Actor::Bot, Some("Slackbot-LinkExpanding"),
    ),
    (
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        Actor::Bot, Some("facebookexternalhit"),
    ),
    ("WhatsApp/2.23.20.0", Actor::Bot, Some("WhatsApp")),
    ("Twitterbot/1.0", Actor::Bot, Some("Twitterbot")),
    ("TelegramBot (like TwitterBot)", Actor::Bot, Some("TelegramBot")),
    (
        "LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)",
        Actor::Bot, Some("LinkedInBot"),
    ),
    (
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot",
        Actor::Bot, Some("GPTBot"),
    ),
    (
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
        Actor::Agent, Some("ChatGPT-User"),
    ),
    (
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Claude-User/1.0; +Claude-User@anthropic.com)",
        Actor::Agent, Some("Claude-User"),
    ),
    (
        // In no list, but it says what it is.
        "ExampleUnlistedCrawler/1.0 crawler",
        Actor::Bot, None,
    ),
];

fn joined(name: &Option<String>, version: &Option<String>) -> Option<String> {
    let version = version.as_deref().unwrap_or_default();
    name.as_ref()
        .map(|name| format!("{name} {version}").trim().to_owned())
}

#[test]
fn devices_of_persons() {
    for (text, device, actor, brand, platform, browser) in PERSONS {
        let read = UserAgent::read(text);
        assert_eq!(read.device_type, format!("DEVICE_TYPE_{device}"), "{text}");
        assert_eq!((read.actor, read.brand), (actor, brand), "{text}");
        assert_eq!(read.actor_name, None, "{text}");
        let seen = joined(&read.platform, &read.platform_version);
        assert_eq!(seen.as_deref(), platform, "{text}");
        let seen = joined(&read.browser, &read.browser_version);
        assert_eq!(seen.as_deref(), browser, "{text}");
    }
}

#[test]
fn machines_are_told_apart_and_named() {
    for (text, actor, name) in MACHINES {
        let read = UserAgent::read(text);
        assert_eq!(
            (read.actor, read.actor_name.as_deref()),
            (actor, name),
            "{text}"
        );
        assert!(Actor::is_machine(read.actor.name()), "{text}");
    }
}

#[test]
fn any_text_is_read() {
    let mut state = 5;
    for length in 0..200 {
        let text: String = (0..length)
            .map(|_| char::from((crate::ids::split_mix(&mut state) % 95 + 32) as u8))
            .collect();
        let read = UserAgent::read(&text);
        // Remembered or read anew, it is the same.
        assert_eq!(*UserAgent::read(&text), *read, "{text}");
        assert_eq!(UserAgent::of(&text), *read, "{text}");
    }
}
