//! A rough reading of the `User-Agent` header: enough for device figures, no database.

/// What the header tells.
#[derive(Clone, Debug)]
pub(crate) struct UserAgent {
    pub(crate) device_type: &'static str,
    pub(crate) actor: &'static str,
    pub(crate) brand: Option<&'static str>,
    pub(crate) platform: Option<&'static str>,
    pub(crate) browser: Option<&'static str>,
    pub(crate) browser_version: Option<String>,
}

// Order matters in all tables: later entries also occur in the text of earlier ones.
const PLATFORMS: [(&str, &str); 7] = [
    ("iphone", "iOS"),
    ("ipad", "iOS"),
    ("android", "Android"),
    ("windows", "Windows"),
    ("cros", "ChromeOS"),
    ("mac os", "macOS"),
    ("linux", "Linux"),
];
const BROWSERS: [(&str, &str); 7] = [
    ("edg/", "Edge"),
    ("opr/", "Opera"),
    ("samsungbrowser/", "Samsung Browser"),
    ("firefox/", "Firefox"),
    ("chrome/", "Chrome"),
    ("crios/", "Chrome"),
    ("version/", "Safari"),
];
const BRANDS: [(&str, &str); 6] = [
    ("iphone", "Apple"),
    ("ipad", "Apple"),
    ("macintosh", "Apple"),
    ("samsung", "Samsung"),
    ("sm-", "Samsung"),
    ("pixel", "Google"),
];
const BOTS: [&str; 4] = ["bot", "crawler", "spider", "preview"];
const AUTOMATED: [&str; 6] = ["curl/", "wget/", "python", "reqwest", "go-http", "headless"];

impl UserAgent {
    pub(crate) fn read(text: &str) -> Self {
        let lower = text.to_lowercase();
        let find = |table: &[(&str, &'static str)]| {
            table
                .iter()
                .find(|(mark, _)| lower.contains(mark))
                .map(|(_, name)| *name)
        };
        let any = |marks: &[&str]| marks.iter().any(|mark| lower.contains(mark));
        let platform = find(&PLATFORMS);
        let device_type = match platform {
            _ if any(&["ipad", "tablet"]) || (any(&["android"]) && !any(&["mobile"])) => {
                "DEVICE_TYPE_TABLET"
            }
            Some("iOS" | "Android") => "DEVICE_TYPE_MOBILE",
            Some(_) => "DEVICE_TYPE_DESKTOP",
            None => "DEVICE_TYPE_UNKNOWN",
        };
        let actor = if any(&BOTS) {
            "DEVICE_ACTOR_BOT"
        } else if any(&AUTOMATED) {
            "DEVICE_ACTOR_AUTOMATED"
        } else if platform.is_some() {
            "DEVICE_ACTOR_HUMAN"
        } else {
            "DEVICE_ACTOR_UNKNOWN"
        };
        let mark = BROWSERS
            .iter()
            .map(|(mark, _)| *mark)
            .find(|mark| lower.contains(mark));
        let version = mark
            .and_then(|mark| lower.split_once(mark))
            .map(|(_, rest)| leading_version(rest));
        Self {
            device_type,
            actor,
            brand: find(&BRANDS),
            platform,
            browser: find(&BROWSERS),
            browser_version: version.filter(|version| !version.is_empty()),
        }
    }
}

fn leading_version(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_ascii_digit() || *c == '.')
        .collect()
}
