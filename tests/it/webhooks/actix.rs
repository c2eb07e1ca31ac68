//! The cases in actix-web 4, and what is particular to it.

use std::sync::{mpsc, Arc};

use actix_web::dev::ServerHandle;
use actix_web::{web, App, HttpResponse, HttpServer};
use linkbreakers::http::StatusCode;
use linkbreakers::webhooks::{RawWebhook, Receiver, VerifiedWebhook, WebhookEvent};

use super::cases::in_framework;
use super::desk::{soon, Desk, Framework, Mode, Server, Typed};
use super::signed;

in_framework!(Framework(|receiver| start(Given::Shared(receiver))));

/// How a program gives its receiver.
#[derive(Clone)]
enum Given {
    Shared(Receiver),
    Plain(Receiver),
    Nothing,
}

fn start(given: Given) -> Server {
    let desk = Arc::new(Desk::default());
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (sender, handle) = mpsc::channel();
    let at_desk = web::Data::from(Arc::clone(&desk));
    std::thread::spawn(move || {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(move || {
                let app = App::new()
                    .app_data(at_desk.clone())
                    .route("/events", web::post().to(events))
                    .route("/raw", web::post().to(raw))
                    .route("/typed", web::post().to(typed));
                match given.clone() {
                    Given::Shared(receiver) => app.app_data(web::Data::new(receiver)),
                    Given::Plain(receiver) => app.app_data(receiver),
                    Given::Nothing => app,
                }
            });
            let server = server.workers(1).disable_signals().listen(listener);
            let server = server.unwrap().run();
            sender.send(server.handle()).unwrap();
            server.await.unwrap();
        });
    });
    Server {
        address,
        desk,
        _stop: Box::new(Stop(handle.recv().unwrap())),
    }
}

struct Stop(ServerHandle);

impl Drop for Stop {
    fn drop(&mut self) {
        // Told by the call; the future only waits for the end.
        drop(self.0.stop(false));
    }
}

async fn events(desk: web::Data<Desk>, webhook: VerifiedWebhook<WebhookEvent>) -> HttpResponse {
    match desk.into_inner().handle(webhook).await {
        Ok(()) => HttpResponse::Ok().finish(),
        Err(_) => HttpResponse::InternalServerError().finish(),
    }
}

async fn raw(webhook: RawWebhook) -> String {
    let length = webhook.payload().0.len();
    webhook.confirm().await.unwrap();
    length.to_string()
}

async fn typed(webhook: VerifiedWebhook<Typed>) -> String {
    let amount = webhook.payload().amount;
    webhook.confirm().await.unwrap();
    amount.to_string()
}

#[tokio::test]
async fn a_receiver_need_not_be_in_data() {
    let server = start(Given::Plain(super::receiver()));
    let (status, _) = server.post("/events", signed("1", b"{}"), b"{}").await;
    assert_eq!((status, server.desk.begun()), (StatusCode::OK, 1));
}

#[tokio::test]
async fn without_a_receiver_nothing_is_handled() {
    let server = start(Given::Nothing);
    let (status, text) = server.post("/events", signed("1", b"{}"), b"{}").await;
    assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
    assert_eq!(text, "Internal Server Error");
    assert_eq!(server.desk.begun(), 0);
}

/// A reset drops the handler, as in the case of both; an orderly end only ends the requests.
#[tokio::test]
async fn a_handler_goes_on_behind_an_orderly_end() {
    let server = start(Given::Shared(super::receiver()));
    let headers = signed("1", b"{}");
    server.desk.set(Mode::Wait);
    drop(server.raw(&headers, "content-length: 2", b"{}").await);
    soon(server.desk.entered.notified()).await;
    let (status, _) = server.post("/events", headers.clone(), b"{}").await;
    assert_eq!(status, StatusCode::CONFLICT);
    server.desk.gate.notify_one();
    soon(server.desk.left.notified()).await;
    let copy = async {
        loop {
            let (status, _) = server.post("/events", headers.clone(), b"{}").await;
            if status != StatusCode::CONFLICT {
                break status;
            }
        }
    };
    assert_eq!(soon(copy).await, StatusCode::OK);
    assert_eq!(server.desk.begun(), 1);
}
