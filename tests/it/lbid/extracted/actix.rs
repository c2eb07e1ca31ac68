//! actix-web 4, a scope among it.

use actix_web::{web, App, HttpServer};
use linkbreakers::lbid::MissingLbid;
use linkbreakers::Lbid;

use super::{is_extracted, shown};

#[test]
fn in_actix() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    actix_web::rt::System::new().block_on(async move {
        let server = HttpServer::new(|| {
            App::new()
                .route("/needed", web::get().to(needed))
                .route("/wanted", web::get().to(wanted))
                .route("/both", web::post().to(with_body))
                .service(web::scope("/below").route("/needed", web::get().to(needed)))
        });
        let server = server.workers(1).disable_signals().listen(listener);
        let server = server.unwrap().run();
        let handle = server.handle();
        let (ended, ()) = tokio::join!(server, async {
            is_extracted(address).await;
            handle.stop(false).await;
        });
        ended.unwrap();
    });
}

async fn needed(lbid: Lbid) -> String {
    shown(Some(lbid))
}

async fn wanted(lbid: Option<Lbid>) -> String {
    shown(lbid)
}

async fn with_body(lbid: Result<Lbid, MissingLbid>, body: String) -> String {
    body + &shown(lbid.ok())
}
