//! How the latency of lists grows with the data: `cargo run --release -p linkbreakers-emulator
//! --example list_latency`, with other sizes as arguments.
//!
//! For each list and size it starts an emulator with so many rows and asks over HTTP on loopback,
//! one request after the other.

#![allow(clippy::print_stdout)] // what it is for

use std::error::Error;
use std::time::{Duration, Instant};

use linkbreakers_emulator::{Emulator, EmulatorBuilder, RateLimit};
use reqwest::Client;
use serde_json::Value;

type Outcome<T> = Result<T, Box<dyn Error>>;

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];
/// Requests of each kind, after a tenth of these to warm up.
const REQUESTS: usize = 100;
/// How many pages of the largest size lie before a deep one, if there are so many.
const DEEP: usize = 100;

/// A list, how to fill it, and what is asked of it.
struct List {
    name: &'static str,
    path: &'static str,
    /// The largest page.
    page: usize,
    fill: fn(EmulatorBuilder, usize) -> EmulatorBuilder,
    queries: &'static [(&'static str, &'static str)],
}

const LISTS: [List; 3] = [
    List {
        name: "events",
        path: "/v1/events",
        page: 1_000,
        fill: |builder, rows| builder.events(rows),
        queries: &[
            ("one link", "linkId={link}"),
            ("one visitor", "visitorId={visitor}"),
            ("one month", "startDate={start}&endDate={end}"),
        ],
    },
    List {
        name: "links",
        path: "/v1/links",
        page: 1_000,
        fill: |builder, rows| builder.links(rows),
        queries: &[
            ("by creation", "sortBy=LINK_SORT_FIELD_CREATED_AT"),
            ("by name", "sortBy=LINK_SORT_FIELD_NAME"),
            ("one tag", "tags=shop"),
            ("search", "search=gift-card"),
        ],
    },
    List {
        name: "visitors",
        path: "/v1/visitors",
        page: 200,
        fill: |builder, rows| builder.visitors(rows).links(100).events(1_000),
        queries: &[
            ("oldest first", "sortDirection=SORT_DIRECTION_ASC"),
            ("one email", "email={email}"),
            ("one link", "linkId={link}"),
            ("by visits", "sortField=VISITOR_SORT_FIELD_VISIT_COUNT"),
            ("search", "search=guest7"),
        ],
    },
];

/// The latencies of one query: median and 99th percentile.
type Figures = (Duration, Duration);

#[tokio::main(flavor = "multi_thread", worker_threads = 2)]
async fn main() -> Outcome<()> {
    let sizes: Vec<usize> = std::env::args()
        .skip(1)
        .map(|size| size.parse())
        .collect::<Result<_, _>>()?;
    let sizes = if sizes.is_empty() {
        SIZES.to_vec()
    } else {
        sizes
    };
    print!("{:<26}", "median / p99 in ms, of");
    for size in &sizes {
        print!("{:>19}", format!("{size} rows"));
    }
    println!("{:>10}", "growth");
    for list in &LISTS {
        let mut columns = Vec::new();
        for rows in &sizes {
            columns.push(measure(list, *rows).await?);
        }
        let names = ["first page", "deep page"].into_iter();
        let names = names.chain(list.queries.iter().map(|(name, _)| *name));
        for (number, name) in names.enumerate() {
            let figures: Vec<Figures> = columns
                .iter()
                .filter_map(|column| column.get(number).copied())
                .collect();
            show(&format!("{}, {name}", list.name), &figures);
        }
    }
    Ok(())
}

fn show(name: &str, figures: &[Figures]) {
    print!("{name:<26}");
    let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
    for (median, p99) in figures {
        print!(
            "{:>19}",
            format!("{:.2} / {:.2}", millis(*median), millis(*p99))
        );
    }
    if let (Some((first, _)), Some((last, _))) = (figures.first(), figures.last()) {
        let growth = last.as_secs_f64() / first.as_secs_f64().max(f64::EPSILON);
        print!("{:>9}x", format!("{growth:.1}"));
    }
    println!();
}

/// The figures of the first page, a deep one, and each query.
async fn measure(list: &List, rows: usize) -> Outcome<Vec<Figures>> {
    let builder = Emulator::builder()
        .rate_limit(RateLimit::unlimited())
        .seed(1);
    let emulator = (list.fill)(builder, rows).start().await?;
    let client = Client::builder().no_proxy().build()?;
    let base = emulator.url();
    let list_url = format!("{base}{}", list.path);
    let names = Names::find(&client, base).await?;
    let mut urls = vec![format!("{list_url}?pageSize=50")];
    let token = deep(&client, &list_url, list.page, rows).await?;
    urls.push(format!("{list_url}?pageSize=50&pageToken={token}"));
    for (_, query) in list.queries {
        urls.push(format!("{list_url}?pageSize=50&{}", names.put_into(query)));
    }
    let mut figures = Vec::new();
    for url in urls {
        figures.push(time(&client, &url).await?);
    }
    emulator.shutdown().await;
    Ok(figures)
}

async fn time(client: &Client, url: &str) -> Outcome<Figures> {
    let mut times = Vec::with_capacity(REQUESTS);
    for number in 0..REQUESTS + REQUESTS / 10 {
        let sent = Instant::now();
        get(client, url).await?;
        if number >= REQUESTS / 10 {
            times.push(sent.elapsed());
        }
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied();
    Ok((at(50).unwrap_or_default(), at(99).unwrap_or_default()))
}

/// A token far from the first page.
async fn deep(client: &Client, url: &str, page: usize, rows: usize) -> Outcome<String> {
    let pages = (rows / page / 2).clamp(1, DEEP);
    let page = page.min(rows / 2).max(1);
    let mut token = String::new();
    for _ in 0..pages {
        let answer = get(client, &format!("{url}?pageSize={page}&pageToken={token}")).await?;
        let answer = answer.get("json").unwrap_or(&answer);
        token = text(answer, "/nextPageToken");
    }
    Ok(token)
}

/// What the filters look for.
struct Names {
    link: String,
    visitor: String,
    email: String,
}

impl Names {
    async fn find(client: &Client, base: &str) -> Outcome<Self> {
        let events = get(client, &format!("{base}/v1/events?pageSize=1")).await?;
        let filter = r#"[{"key":"$email","operator":"VISITOR_ATTRIBUTE_FILTER_OPERATOR_EXISTS"}]"#;
        let body = format!(r#"{{"pageSize":1,"attributeFilters":{filter}}}"#);
        let request = client.post(format!("{base}/v1/visitors/search"));
        let request = request.bearer_auth("list-latency").body(body);
        let visitors: Value = request.send().await?.json().await?;
        Ok(Self {
            link: text(&events, "/json/events/0/linkId"),
            visitor: text(&events, "/json/events/0/visitorId"),
            email: text(&visitors, "/json/visitors/0/email"),
        })
    }

    fn put_into(&self, query: &str) -> String {
        let now = chrono::Utc::now();
        let time = |days| {
            let time = now - chrono::TimeDelta::days(days);
            time.format("%FT%TZ").to_string()
        };
        query
            .replace("{link}", &self.link)
            .replace("{visitor}", &self.visitor)
            .replace("{email}", &self.email)
            .replace("{start}", &time(90))
            .replace("{end}", &time(60))
    }
}

async fn get(client: &Client, url: &str) -> Outcome<Value> {
    let answer = client.get(url).bearer_auth("list-latency").send().await?;
    if !answer.status().is_success() {
        return Err(format!("{url} answers {}", answer.status()).into());
    }
    Ok(answer.json().await?)
}

fn text(value: &Value, pointer: &str) -> String {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.unwrap_or_default().to_owned()
}
