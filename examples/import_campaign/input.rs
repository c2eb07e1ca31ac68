//! The links of the campaign: which of them are bad, and how.

use linkbreakers::models::CreateLinkRequest;

use crate::options::Options;

/// The short code that a link has from the start.
pub(crate) const TAKEN: &str = "taken";

/// What is to become of a link.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Made,
    /// It has no URL, so nothing is sent for it.
    RefusedHere,
    /// Its code is taken, which only the server knows.
    RefusedByServer,
}

/// The fate of the link at `index`; the same for the same seed, in each process.
pub(crate) fn fate(options: &Options, index: u64) -> Fate {
    #[allow(clippy::cast_precision_loss)] // 53 bits fit
    let share = (mixed(options.seed, index) >> 11) as f64 / (1_u64 << 53) as f64;
    if share * 100.0 >= options.invalid {
        Fate::Made
    } else if share * 200.0 < options.invalid {
        Fate::RefusedHere
    } else {
        Fate::RefusedByServer
    }
}

pub(crate) fn link(options: &Options, index: u64) -> CreateLinkRequest {
    let mut link = CreateLinkRequest {
        destination: destination(index),
        name: Some(format!("Product {index}")),
        tags: Some(vec!["campaign".to_owned()]),
        ..Default::default()
    };
    match fate(options, index) {
        Fate::Made => {}
        Fate::RefusedHere => link.destination = "nowhere".to_owned(),
        Fate::RefusedByServer => link.shortlink = Some(TAKEN.to_owned()),
    }
    link
}

pub(crate) fn destination(index: u64) -> String {
    format!("https://example.com/campaign/{index}")
}

/// A number for each seed and index (SplitMix64).
pub(crate) fn mixed(seed: u64, index: u64) -> u64 {
    let mut z = seed
        .wrapping_mul(0xd134_2543_de82_ef95)
        .wrapping_add(index.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
