//! A local, stateful Linkbreakers API for development and tests.
//!
//! It speaks the wire of the API document: every operation, its checks and its error shape, bearer
//! tokens with scopes, idempotency keys, rate limits and the quota of the plan, pages, background
//! jobs, and the short links themselves, whose visits become events that webhooks tell of. It shares
//! no code with the SDK, so that a mistake cannot hide on both sides. State is in memory and gone
//! when the emulator is, unless `EmulatorBuilder::data` names a directory for it;
//! [`Emulator::export`] gives it as a document.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> std::io::Result<()> {
//! use linkbreakers_emulator::Emulator;
//!
//! let emulator = Emulator::builder().token("secret").demo(true).start().await?;
//! assert_eq!(emulator.link_count(), 30);
//! println!("an API client can use {}", emulator.url());
//! emulator.shutdown().await;
//! # Ok(())
//! # }
//! ```
//!
//! What goes wrong in production can go wrong here on purpose: see [`faults`].
//!
//! A running emulator is reset, filled and moved in time by its [methods](Emulator), or from any
//! language by the paths below `/_emulator`, which describe themselves at
//! `/_emulator/openapi.json`.
//!
//! Things that the API leaves open are settled here as follows.
//!
//! - A job is pending when it is made; each read moves it on: running, then finished. A job that
//!   nobody reads is finished by the first request two seconds later.
//! - Short links of a custom domain are served at `/d/{customDomainId}/{shortlink}`.
//! - A visit with the query parameter `qr` is a scan, any other a click.
//! - HEAD tells where a short link leads and is no visit: no event, no cookie, no LBID. Nor is the
//!   visit of an expired link, wherever it leads, or `?format=vcf`, which saves the card of a page.
//! - A visitor is known by a cookie. The first visit of any link of the workspace is the first, all
//!   others are returns.
//! - Whoever is no person makes events that are counted like all; the device tells them apart.
//!   `DEVICE_ACTOR_BOT` comes on its own (search engines, previews, collectors of texts),
//!   `DEVICE_ACTOR_AGENT` is an assistant that somebody has asked, `DEVICE_ACTOR_AUTOMATED` is an
//!   HTTP library, a command or a browser under remote control. With the cookie of a person they
//!   are visitors of their own nevertheless, and the other way round. A user agent that says
//!   nothing is `DEVICE_ACTOR_UNKNOWN`, and may be a person.
//! - An LBID takes the place of one that the destination had; the rest of it stays as it is.
//! - There are no media. An open-media link leads to its fallback destination, and its trace says
//!   that the media is missing; without one it shows a page. Nothing else needs a fallback.
//! - Without QR code (`qrcodeEnabled`), a link has no image, and the addresses of earlier ones
//!   answer 410. What is on paper leads on and is a scan.
//! - The code of a new link, or of one whose template changes, is pending for two seconds or until
//!   `images:resolve` asks for it; meanwhile the link names no image. `waitForQrcode` makes it at once.
//! - The address of an image is good for an hour and signed with a random key of the workspace. It
//!   takes `size` (64 to 2048 pixels, 512 unless given) and `margin` (0 to 16 modules, 4 unless
//!   given) besides. The `size` of a rendering is moved into these bounds, and there are at most
//!   1 000 items with addresses of 2 331 bytes.
//! - A token without the scope of an operation is answered by 403 with the code `PERMISSION_DENIED`. A
//!   publishable token may do what is about visitors, but for deletions.
//! - A token that is a JWT is publishable if its claim `type` says so, and expires at its `exp`; its
//!   signature is not looked at. Other tokens do not expire.
//! - A billing cycle is a calendar month in UTC; the quota of the plan is counted for all tokens
//!   together.
//! - An id of a client's own is one path segment that names no other path below `/v1/links`.
//! - After a restart on another address, short links have that address, also in events. It is the
//!   [public URL](EmulatorBuilder::public_url) if there is one, and the bound address otherwise.
//! - Country and city come from the headers that Cloudflare, CloudFront, Vercel and App Engine set,
//!   the address from the connection: `X-Forwarded-For` is not believed.
//! - Each step of a visit, `KIND_ENTRY` and `KIND_EXIT`, and each identification with its LBID,
//!   `KIND_INTERACTION`, is one delivery to each active webhook that wants it: a POST by plain HTTP to
//!   whatever address the webhook names.
//! - A delivery is signed by `X-Webhook-Signature: sha256=<hex>`, HMAC-SHA256 over
//!   `{id}.{timestamp}.{body}`, and on demand by Standard Webhooks, too.
//! - An attempt has 10 s. A 2xx answer is a success. After 408, 429, 5xx or no answer there are up to
//!   four more attempts, 1, 4, 16 and 64 s after the end of the one before; any other answer is final.
//! - Five deliveries in a row that failed for good, or one answered 410, disable a webhook. While one is
//!   paused or disabled, steps make no deliveries, and those already made wait.
#![forbid(unsafe_code)]

mod app;
mod builder;
mod clock;
mod control;
#[cfg_attr(not(feature = "persistence"), allow(dead_code))] // what only the database uses
mod data;
mod deliveries;
mod demo;
mod emulator;
pub mod faults;
mod feed;
mod handlers;
mod http;
mod ids;
mod lbid;
mod page;
mod public_url;
mod qrcode;
mod redirect;
mod seed;
mod server;
mod spec;
#[cfg_attr(not(feature = "persistence"), allow(dead_code))] // what only the database uses
mod store;
#[cfg(test)]
mod testing;

pub use crate::http::journal::RequestRecord;
pub use crate::http::plan_quota::PlanUsage;
pub use crate::http::rate_limit::{CallerWindow, RateLimit, RateLimitRules};
pub use crate::http::token::AccessToken;
pub use builder::EmulatorBuilder;
pub use clock::{Clock, ClockState, ManualClock, TimeOutOfRange};
pub use control::{Limits, ResetPart};
pub use deliveries::{AttemptRecord, DeliveryRecord, DeliveryStatus, ResendError};
pub use emulator::{Emulator, Hold};
pub use faults::{Fault, FaultScript};
pub use seed::{Seed, SeedError, Seeded};
