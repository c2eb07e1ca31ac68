//! An emulated workspace, the people who click its links, and what scenarios share.

use std::future::Future;
use std::pin::Pin;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::links_api;
use linkbreakers::models::{CreateLinkRequest, Link};
use linkbreakers_emulator::Emulator;
use url::Url;

use crate::support::{client, KEY};

/// An emulator that accepts one key, and a client that has it.
pub(super) struct Workspace {
    pub(super) emulator: Emulator,
    pub(super) client: Configuration,
}

impl Workspace {
    pub(super) async fn start() -> Self {
        Self::of(Emulator::builder()).await
    }

    /// With links, visitors and events in it.
    pub(super) async fn filled() -> Self {
        Self::of(Emulator::builder().demo(true)).await
    }

    pub(super) async fn of(builder: linkbreakers_emulator::EmulatorBuilder) -> Self {
        let emulator = builder.token(KEY).start().await.unwrap();
        let client = client(emulator.url());
        Self { emulator, client }
    }

    /// Creates a link that tells its destination who clicked.
    pub(super) async fn tracked_link(&self, name: &str) -> Link {
        let request = CreateLinkRequest {
            name: Some(name.to_owned()),
            conversion_tracking: Some(true),
            ..link_to("https://example.com/landing")
        };
        let answer = links_api::create(&self.client, request).send().await;
        *answer.unwrap().link.unwrap()
    }
}

pub(super) fn link_to(destination: &str) -> CreateLinkRequest {
    CreateLinkRequest {
        destination: destination.to_owned(),
        ..Default::default()
    }
}

/// Someone with a browser, who stays the same visitor from click to click.
pub(super) struct Person {
    browser: reqwest::Client,
    country: &'static str,
    cookie: Option<String>,
}

impl Person {
    pub(super) fn from(country: &'static str) -> Self {
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .user_agent("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Safari/604.1")
            .build()
            .unwrap();
        Self {
            browser,
            country,
            cookie: None,
        }
    }

    /// Follows a link and returns the address it leads to.
    pub(super) async fn click(&mut self, link: &Link) -> Url {
        let entrypoint = link.entrypoint.as_deref().unwrap();
        let mut request = self.browser.get(entrypoint);
        request = request.header("cf-ipcountry", self.country);
        if let Some(cookie) = &self.cookie {
            request = request.header("cookie", cookie);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), 302);
        let header = |name: &str| answer.headers()[name].to_str().unwrap();
        let cookie = header("set-cookie").split(';').next().unwrap();
        self.cookie = Some(cookie.to_owned());
        header("location").parse().unwrap()
    }

    /// Follows a link and returns the LBID that its destination is given.
    pub(super) async fn lbid(&mut self, link: &Link) -> String {
        let destination = self.click(link).await;
        let mut pairs = destination.query_pairs();
        let lbid = pairs.find(|(name, _)| name == "lbid");
        lbid.unwrap().1.into_owned()
    }
}

/// A scenario under way.
pub(super) type Pending = Pin<Box<dyn Future<Output = Workspace>>>;

/// A scenario, which returns the workspace that it leaves behind.
pub(super) type Scenario = fn() -> Pending;

/// Makes a test of each scenario, and a list of them for the comparison with the document.
macro_rules! scenarios {
    ($($name:ident),* $(,)?) => {
        pub(super) fn scenarios() -> Vec<$crate::emulator::workspace::Scenario> {
            vec![$(|| Box::pin($name())),*]
        }

        mod scenario {
            $(#[tokio::test]
            async fn $name() {
                super::$name().await;
            })*
        }
    };
}

pub(super) use scenarios;
