//! Creating many links: the import beside one call for each link.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

use anyhow::{ensure, Context as _, Result};
use serde_json::Value;

use super::contenders::{read_timed, Contender};
use super::statistics::Figure;
use super::table::{Row, Table, Target, Unit};
use super::{meter, Bench};
use crate::served::Served;

pub(super) const METHOD: &str = "\
The same links into an empty emulator without a limit of requests: `linkbreakers::import` with its
defaults and without a journal, beside a loop that calls the published crate once for each link. The
emulator counts the requests.

The target is at most a tenth of the requests.";

const CONTENDERS: [Contender; 2] = [Contender::Linkbreakers, Contender::Published];

pub(super) fn measure(bench: &Bench<'_>) -> Result<Vec<Table>> {
    let (links, rounds) = if bench.quick {
        (5_000, 1)
    } else {
        (100_000, 3)
    };
    let mut seconds = CONTENDERS.map(|_| Vec::new());
    let mut requests = CONTENDERS.map(|_| Vec::new());
    let mut peaks = CONTENDERS.map(|_| Vec::new());
    for _ in 0..rounds {
        let lists = seconds.iter_mut().zip(&mut requests).zip(&mut peaks);
        for (contender, ((seconds, requests), peaks)) in CONTENDERS.into_iter().zip(lists) {
            let emulator = Served::start(&mut bench.programs.emulator())?;
            let mut command = Command::new(bench.programs.of(contender));
            command.args(["import", &emulator.url, &links.to_string()]);
            let (taken, printed) = meter::run(bench, &command)?;
            let (created, micros) = read_timed(&printed)?;
            ensure!(
                created == links,
                "{} made {created} links",
                contender.title()
            );
            seconds.push(micros / 1e6);
            requests.push(received(&emulator.url)?);
            peaks.push(taken.peak_mebibytes);
        }
    }
    let row = |what: &str, unit, figures: &[Vec<f64>], target| Row {
        what: what.to_owned(),
        unit,
        figures: figures.iter().map(|it| Figure::median_of(it)).collect(),
        targets: vec![target],
    };
    Ok(vec![Table {
        head: format!("{} links", Unit::Count.write(f64::from(links))),
        contenders: CONTENDERS.map(|it| it.title().to_owned()).to_vec(),
        rows: vec![
            row("requests", Unit::Count, &requests, Target::AtMost(0.1)),
            row("seconds", Unit::Seconds, &seconds, Target::None),
            row("peak memory, MiB", Unit::Mebibytes, &peaks, Target::None),
        ],
    }])
}

/// How many requests an emulator has got, by its own journal.
fn received(url: &str) -> Result<f64> {
    let address = url.trim_start_matches("http://").trim_end_matches('/');
    let mut socket = TcpStream::connect(address).context("the emulator has gone")?;
    socket.set_read_timeout(Some(Duration::from_secs(30)))?;
    // HTTP/1.0: the answer comes as it is and ends with the connection.
    write!(
        socket,
        "GET /_emulator/requests HTTP/1.0\r\nhost: {address}\r\n\r\n"
    )?;
    let mut answer = String::new();
    socket.read_to_string(&mut answer)?;
    total(&answer).context("the emulator did not say how many requests it has got")
}

fn total(answer: &str) -> Option<f64> {
    let (_, body) = answer.split_once("\r\n\r\n")?;
    let body: Value = serde_json::from_str(body).ok()?;
    body.get("total")?.as_f64()
}

#[cfg(test)]
mod tests {
    use super::total;

    #[test]
    fn the_number_of_requests_is_in_the_body() {
        let answer = "HTTP/1.0 200 OK\r\na: b\r\n\r\n{\"requests\":[],\"total\":402}";
        assert_eq!(total(answer), Some(402.0));
        for answer in ["", "HTTP/1.0 200 OK\r\n\r\n{}", "HTTP/1.0 500 Oh\r\n\r\nno"] {
            assert_eq!(total(answer), None, "{answer}");
        }
    }
}
