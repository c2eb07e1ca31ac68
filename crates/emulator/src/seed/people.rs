//! Who the visitors are: from where, with which devices, and whether their names are known.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};

use chrono::{DateTime, Utc};
use serde_json::{json, Map};

use super::call;
use super::dice::Dice;
use crate::redirect::{self, Sender};
use crate::store::Store;

const MOST: usize = 5_000;
const VISITS_EACH: usize = 5;
/// Of a hundred visitors, these have told their address.
const KNOWN: u64 = 25;
const PLACES: [(&str, &str, &str); 10] = [
    ("DE", "Hamburg", "de-DE"),
    ("US", "Denver", "en-US"),
    ("FR", "Nantes", "fr-FR"),
    ("GB", "Leeds", "en-GB"),
    ("IN", "Pune", "en-IN"),
    ("BR", "Recife", "pt-BR"),
    ("JP", "Sapporo", "ja-JP"),
    ("ES", "Malaga", "es-ES"),
    ("CA", "Halifax", "en-CA"),
    ("NG", "Ibadan", "en-NG"),
];
const PHONES: [&str; 3] = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/131.0.0.0 Mobile Safari/537.36",
    "Mozilla/5.0 (Linux; Android 14; SM-S921B) SamsungBrowser/27.0 Mobile Safari/537.36",
];
const OTHERS: [&str; 4] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
    "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) Version/18.0 Safari/604.1",
];
const REFERRERS: [Option<&str>; 5] = [
    None,
    None,
    Some("https://search.example.com/"),
    Some("https://social.example.com/"),
    Some("https://mail.example.com/"),
];

/// The visitors, each made at the first visit.
pub(super) struct People(Vec<Option<Person>>);

struct Person {
    id: String,
    phone: usize,
    /// Most have no second device.
    other: Option<usize>,
}

/// Who comes, and how.
pub(super) struct Visitor<'p> {
    pub(super) number: usize,
    pub(super) id: &'p str,
    pub(super) device: usize,
    pub(super) scans: bool,
    pub(super) referrer: Option<&'static str>,
}

impl People {
    /// So many; or, for these visits, one for each five of them.
    pub(super) fn new(count: Option<usize>, visits: usize) -> Self {
        let usual = || (visits / VISITS_EACH).clamp(1, MOST);
        let count = count.unwrap_or_else(usual);
        Self((0..count).map(|_| None).collect())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds those who have not come.
    pub(super) fn add_rest(&mut self, store: &mut Store, at: DateTime<Utc>, dice: &mut Dice) {
        for (number, person) in self.0.iter_mut().enumerate() {
            person.get_or_insert_with(|| Person::new(store, number, at, dice));
        }
    }

    /// Somebody, known or new.
    pub(super) fn any(
        &mut self,
        store: &mut Store,
        at: DateTime<Utc>,
        dice: &mut Dice,
    ) -> Option<Visitor<'_>> {
        let number = dice.low(self.0.len());
        let person = self.0.get_mut(number)?;
        let person = person.get_or_insert_with(|| Person::new(store, number, at, dice));
        let other = person.other.filter(|_| dice.percent(40));
        Some(Visitor {
            number,
            id: &person.id,
            device: other.unwrap_or(person.phone),
            scans: other.is_none() && dice.percent(60),
            referrer: dice.one_of(&REFERRERS).copied().flatten(),
        })
    }
}

impl Person {
    fn new(store: &mut Store, number: usize, at: DateTime<Utc>, dice: &mut Dice) -> Self {
        let id = store.new_visitor(at);
        let place = dice.one_of(&PLACES).copied();
        let (country, city, language) = place.unwrap_or_default();
        let host = u8::try_from(number % 250).unwrap_or_default();
        let mut device = |user_agent| {
            let sender = Sender {
                user_agent,
                language: Some(language),
                country: Some(country),
                city: Some(city),
                // From the addresses that are set aside for examples.
                address: IpAddr::V4(Ipv4Addr::new(203, 0, 113, host)),
                now: at,
            };
            let device = redirect::device(store, &id, &sender);
            store.visitors.visited(&id, 0, [device], BTreeSet::new());
            device
        };
        let phone = device(dice.one_of(&PHONES).copied().unwrap_or_default());
        let other = dice.one_of(&OTHERS).filter(|_| dice.percent(30));
        let other = other.map(|user_agent| device(user_agent));
        if dice.percent(KNOWN) {
            let data = json!({
                "$email": format!("guest{number}@visitors.example.com"),
                "$firstName": format!("Guest {number}"), "$lastName": "Example",
                "loyaltyNumber": number, "newsletter": number.is_multiple_of(2),
            });
            let arguments = Map::from_iter([("id".to_owned(), id.as_str().into())]);
            let body = json!({ "visitor": { "data": data } });
            call(store, "VisitorsService_Update", at, arguments, body);
        }
        Self { id, phone, other }
    }
}
