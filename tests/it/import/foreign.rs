//! Links with identifiers of the user's that somebody else made: never called created.

use linkbreakers::apis::links_api;
use linkbreakers::import::{Import, Outcome};
use linkbreakers::models::CreateLinkRequest;
use linkbreakers::RetryPolicy;
use linkbreakers_emulator::{Fault, FaultScript};

use super::scene::{link_to, rows_of, Scene};
use crate::decode::script::{answer, Script};
use crate::support::text;

const BULK: &str = "LinksService_CreateBulk";
const ID: &str = "11111111-1111-4111-8111-111111111111";

fn mine() -> CreateLinkRequest {
    CreateLinkRequest {
        id: text(ID),
        ..link_to("https://example.com/mine")
    }
}

#[tokio::test]
async fn it_differs_in_what_a_link_shows() {
    let all_fields = CreateLinkRequest {
        tags: Some(vec!["x".to_owned()]),
        expires_at: Some("2030-01-01T00:00:00Z".parse().unwrap()),
        qrcode_enabled: Some(true),
        ..mine()
    };
    let theirs = CreateLinkRequest {
        id: text(ID),
        ..link_to("https://example.com/theirs")
    };
    for faults in [1, 2, 3] {
        for policy in [super::scene::policy(), RetryPolicy::never()] {
            let scene = Scene::start().await;
            let create = links_api::create(&scene.client, theirs.clone());
            create.send().await.unwrap();
            let busy = FaultScript::list(vec![Fault::status(503); faults]).for_operation(BULK);
            scene.emulator.set_faults(busy);
            let import = scene.import().retry(policy);
            let rows = rows_of(import.run(vec![all_fields.clone()])).await;
            assert!(
                matches!(rows[0].outcome, Outcome::Failed(_)),
                "{faults}: {rows:?}"
            );
            assert_eq!(scene.emulator.link_count(), 1);
        }
    }
}

#[tokio::test]
async fn it_looks_the_same_and_is_older_than_the_run() {
    // Nothing but the time tells these links from each other.
    let conflict = r#"{"code":409,"codeType":"LINK_ALREADY_EXISTS","message":"It exists."}"#;
    for (created_at, is_mine) in [
        ("1970-01-01T00:00:00Z", true),
        ("1969-12-31T23:59:30Z", true),
        ("1969-12-31T23:58:00Z", false),
        ("", false),
    ] {
        let posts = std::sync::atomic::AtomicUsize::new(0);
        let script = Script::new(move |request| {
            let json = [("content-type", "application/json")];
            if request.method() == "GET" {
                let mut link = serde_json::json!({ "id": ID });
                if !created_at.is_empty() {
                    link["createdAt"] = created_at.into();
                }
                let body = serde_json::json!({ "link": link });
                return Ok(answer(200, &json, body.to_string()));
            }
            // The first answer leaves it open whether the link was made.
            match posts.fetch_add(1, std::sync::atomic::Ordering::SeqCst) {
                0 => Ok(answer(500, &json, "{}")),
                _ => Ok(answer(409, &json, conflict)),
            }
        });
        // The clock of this client stands at 1970.
        let rows = rows_of(Import::new(&script.client()).run(vec![mine()])).await;
        let claimed = rows[0].outcome.is_created();
        assert_eq!(claimed, is_mine, "{created_at}: {rows:?}");
        let failed = matches!(rows[0].outcome, Outcome::Failed(_));
        assert_eq!(failed, !is_mine, "{created_at}: {rows:?}");
    }
}

#[tokio::test]
async fn several_of_ones_own_are_found_when_the_answer_was_lost() {
    let scene = Scene::start().await;
    let inputs: Vec<_> = (0..5)
        .map(|number| CreateLinkRequest {
            id: text(&format!("{number}1111111-1111-4111-8111-111111111111")),
            ..link_to(&format!("https://example.com/{number}"))
        })
        .collect();
    let lost = FaultScript::list([Fault::fail_after_write(500)]).for_operation(BULK);
    scene.emulator.set_faults(lost);
    let rows = rows_of(scene.import().run(inputs)).await;
    assert!(rows.iter().all(|row| row.outcome.is_created()), "{rows:?}");
    assert_eq!(scene.emulator.link_count(), 5);
}
