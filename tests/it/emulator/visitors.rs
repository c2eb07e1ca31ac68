//! From a click to a person: the LBID of a visit, identification, and what is known afterwards.

use std::collections::HashMap;

use linkbreakers::apis::configuration::Configuration;
use linkbreakers::apis::{events_api, visitors_api};
use linkbreakers::models::{
    Action, IdentifyRequest, ListVisitorsRequest, ResponseFormat, VisitType, Visitor,
    VisitorAttributeFilter, VisitorAttributeFilterOperator, VisitorAttributeType, VisitorInput,
    VisitorsServiceUpdateBody,
};
use serde_json::{json, Value};

use super::workspace::{scenarios, Person, Workspace};
use crate::support::{text, texts};

scenarios! {
    a_click_becomes_an_event_with_its_traces,
    a_click_becomes_a_person,
    a_person_is_found_changed_and_forgotten,
    only_empty_fields_are_written_once,
    visitors_and_events_come_as_tables,
}

fn data(pairs: &[(&str, Value)]) -> VisitorInput {
    let pairs = pairs
        .iter()
        .map(|(key, value)| ((*key).to_owned(), value.clone()));
    VisitorInput {
        data: Some(pairs.collect::<HashMap<_, _>>()),
    }
}

fn ada() -> VisitorInput {
    data(&[
        ("$email", json!("ada@example.com")),
        ("$firstName", json!("Ada")),
        ("company", json!("Acme Corp")),
        ("leadScore", json!(85)),
    ])
}

async fn identified(client: &Configuration, lbid: &str, visitor: VisitorInput) -> Visitor {
    let request = IdentifyRequest {
        lbid: lbid.to_owned(),
        visitor: Box::new(visitor),
        set_once: Some(false),
    };
    let answer = visitors_api::visitors_service_identify(client, request)
        .await
        .unwrap();
    assert_eq!(
        answer.created,
        Some(false),
        "the click has made the visitor"
    );
    *answer.visitor.unwrap()
}

async fn a_click_becomes_an_event_with_its_traces() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Landing").await;
    let mut person = Person::from("DE");
    person.click(&link).await;
    person.click(&link).await;

    let request = events_api::list(client).link_id(link.id.clone().unwrap());
    let request = request.include(["visitor", "device", "link", "journey"]);
    let page = request.send().await.unwrap();
    assert_eq!((page.total_count, page.has_more), (Some(2), Some(false)));
    let events = page.events.unwrap();
    let visits = [0, 1].map(|number: usize| events[number].visit_type.clone());
    assert_eq!(visits, [Some(VisitType::Returning), Some(VisitType::First)]);
    let event = &events[0];
    assert_eq!(event.action, Some(Action::Click));
    assert_eq!(event.visitor_id, events[1].visitor_id);
    assert_eq!(event.link.as_ref().unwrap().name, link.name);
    assert_eq!(
        event.device.as_ref().unwrap().country.as_deref(),
        Some("DE")
    );

    let id = event.id.as_deref().unwrap();
    let traces = events_api::events_service_list_event_traces(client, id)
        .await
        .unwrap();
    let traces = traces.traces.unwrap();
    let kinds: Vec<_> = traces
        .iter()
        .map(|trace| trace.step_kind.clone().unwrap())
        .collect();
    assert_eq!(kinds, ["KIND_ENTRY", "KIND_EXIT"]);
    let redirect = traces[1]
        .step_data
        .as_ref()
        .unwrap()
        .redirect
        .as_ref()
        .unwrap();
    assert!(redirect.destination.as_deref().unwrap().contains("lbid="));
    workspace
}

async fn a_click_becomes_a_person() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Landing").await;
    let lbid = Person::from("DE").lbid(&link).await;
    let visitor = identified(client, &lbid, ada()).await;
    let id = visitor.id.unwrap();

    let include = Some(texts(["devices", "events", "links"]));
    let visitor = visitors_api::visitors_service_get(client, &id, include)
        .await
        .unwrap();
    let visitor = visitor.unwrap();
    assert_eq!(visitor.email.as_deref(), Some("ada@example.com"));
    assert_eq!(visitor.first_name.as_deref(), Some("Ada"));
    assert_eq!(
        (visitor.visit_count, visitor.device_count),
        (Some(1), Some(1))
    );
    assert_eq!(visitor.devices.map(|devices| devices.len()), Some(1));
    assert_eq!(visitor.events.map(|events| events.len()), Some(1));
    assert_eq!(visitor.links.unwrap()[0].id, link.id);
    let attributes = visitor.attributes.unwrap();
    let score = attributes
        .iter()
        .find(|it| it.key.as_deref() == Some("leadScore"));
    assert_eq!(score.unwrap().number_value, Some(85.0));

    // The same person on another device is recognised by the address.
    let lbid = Person::from("FR").lbid(&link).await;
    let again = identified(client, &lbid, ada()).await;
    assert_eq!(again.id, Some(id));
    assert_eq!(again.visit_count, Some(2));
    workspace
}

async fn a_person_is_found_changed_and_forgotten() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Landing").await;
    Person::from("FR").click(&link).await;
    let lbid = Person::from("DE").lbid(&link).await;
    let id = identified(client, &lbid, ada()).await.id.unwrap();

    let keys = visitors_api::list_attribute_keys(client).countries(["DE"]);
    let keys = keys.send().await.unwrap();
    assert_eq!(keys.attribute_keys, Some(texts(["company", "leadScore"])));
    assert_eq!(
        keys.attributes.unwrap()[1].r#type,
        Some(VisitorAttributeType::Number)
    );

    let list = visitors_api::list(client)
        .email("ada@example.com")
        .search("ADA");
    let list = list.link_id(link.id.unwrap()).send().await.unwrap();
    assert_eq!(list.total_count, Some(1));

    let filter = |value: &str| ListVisitorsRequest {
        attribute_filters: Some(vec![VisitorAttributeFilter {
            key: text("leadScore"),
            operator: Some(VisitorAttributeFilterOperator::NumberGreaterThan),
            value: text(value),
        }]),
        ..Default::default()
    };
    for (value, count) in [("80", 1), ("85", 0)] {
        let found = visitors_api::visitors_service_search(client, filter(value)).await;
        let found = found.unwrap().visitors.unwrap();
        assert_eq!(found.len(), count, "more than {value}");
    }

    let changes = VisitorsServiceUpdateBody {
        visitor: Some(Box::new(data(&[
            ("$lastName", json!("Marsh")),
            ("plan", json!("pro")),
        ]))),
    };
    let changed = visitors_api::visitors_service_update(client, &id, changes)
        .await
        .unwrap();
    assert_eq!(changed.last_name.as_deref(), Some("Marsh"));
    assert_eq!(changed.email.as_deref(), Some("ada@example.com"));
    assert_eq!(changed.attributes.unwrap().len(), 3);

    let gone = visitors_api::delete_attribute(client, &id, "plan")
        .send()
        .await
        .unwrap();
    assert_eq!(gone.success, Some(true));
    let again = visitors_api::delete_attribute(client, &id, "plan")
        .send()
        .await;
    assert!(again.unwrap_err().is_not_found());

    let gone = visitors_api::visitors_service_delete(client, &id)
        .await
        .unwrap();
    assert_eq!(gone.success, Some(true));
    let read = visitors_api::visitors_service_get(client, &id, None).await;
    assert!(read.unwrap_err().is_not_found());
    workspace
}

async fn only_empty_fields_are_written_once() -> Workspace {
    let workspace = Workspace::start().await;
    let client = &workspace.client;
    let link = workspace.tracked_link("Landing").await;
    let lbid = Person::from("DE").lbid(&link).await;
    identified(client, &lbid, ada()).await;
    let request = IdentifyRequest {
        lbid,
        visitor: Box::new(data(&[
            ("$firstName", json!("Eve")),
            ("$lastName", json!("Marsh")),
        ])),
        set_once: Some(true),
    };
    let answer = visitors_api::identify(client, request)
        .send()
        .await
        .unwrap();
    let visitor = answer.visitor.unwrap();
    assert_eq!(visitor.first_name.as_deref(), Some("Ada"));
    assert_eq!(visitor.last_name.as_deref(), Some("Marsh"));
    workspace
}

async fn visitors_and_events_come_as_tables() -> Workspace {
    let workspace = Workspace::filled().await;
    let client = &workspace.client;
    let table = visitors_api::list(client).response_format(ResponseFormat::Csv);
    let table = table.send().await.unwrap();
    assert_eq!((table.visitors, table.next_page_token), (None, None));
    let csv = table.csv.unwrap();
    assert_eq!(csv.content_type.as_deref(), Some("text/csv"));
    let text = csv.csv_data.unwrap();
    assert!(text.starts_with("id,email,"), "{text}");
    assert!(text.contains("ada@example.com"));
    assert_eq!(text.lines().count(), workspace.emulator.visitor_count() + 1);

    let format = Some(ResponseFormat::Csv);
    let none = (None, None, None, None, None);
    let (start, end, size, token, link) = none;
    let call = events_api::events_service_list(client, start, end, size, token, link, None, format);
    let text = call.await.unwrap().csv.unwrap().csv_data.unwrap();
    assert_eq!(text.lines().count(), workspace.emulator.event_count() + 1);
    workspace
}
