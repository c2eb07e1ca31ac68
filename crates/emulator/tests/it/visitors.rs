//! Visitors: identification, merging, attributes.

use serde_json::{json, Value};

use crate::support::{texts, Api};

pub(crate) async fn identify(api: &Api, lbid: Option<&str>, data: Value, once: bool) -> Value {
    let mut body = json!({ "visitor": { "data": data }, "setOnce": once });
    if let Some(lbid) = lbid {
        body["lbid"] = json!(lbid);
    }
    api.post("/v1/visitor/identify", body).await
}

pub(crate) async fn click(api: &Api, cookie: Option<&str>) -> (String, String) {
    let visit = api.visit("go", cookie).await;
    (visit.lbid(), visit.cookie())
}

pub(crate) async fn ready() -> Api {
    let api = Api::start().await;
    api.link(json!({ "shortlink": "go", "conversionTracking": true }))
        .await;
    api
}

#[tokio::test]
async fn an_anonymous_visitor_is_promoted() {
    let api = ready().await;
    let (lbid, _) = click(&api, None).await;
    let anonymous = api.get("/v1/visitors").await["json"]["visitors"][0].clone();
    assert!(anonymous.get("email").is_none());
    let data = json!({ "$email": "ada@example.com", "$firstName": "Ada", "$lastName": "M", "$phone": "+1", "plan": "pro" });
    let answer = identify(&api, Some(&lbid), data, false).await;
    let visitor = &answer["visitor"];
    assert_eq!(
        (&answer["created"], &visitor["id"]),
        (&json!(false), &anonymous["id"])
    );
    let known =
        ["email", "firstName", "lastName", "phone"].map(|name| visitor[name].as_str().unwrap());
    assert_eq!(known, ["ada@example.com", "Ada", "M", "+1"]);
    assert_eq!(texts(&visitor["attributes"], "key"), ["plan"]);
}

#[tokio::test]
async fn padded_and_standard_lbids_work_too() {
    let api = ready().await;
    let (lbid, _) = click(&api, None).await;
    let written = format!("{}==", lbid.replace('-', "+").replace('_', "/"));
    assert_eq!(
        identify(&api, Some(&written), json!({ "a": 1 }), false).await["created"],
        false
    );
}

#[tokio::test]
async fn a_second_device_is_merged_by_email() {
    let api = ready().await;
    let email = json!({ "$email": "ada@example.com" });
    let known = identify(&api, None, email.clone(), false).await;
    assert_eq!(known["created"], true);
    let (lbid, _) = click(&api, None).await;
    assert_eq!(api.emulator.visitor_count(), 2);
    let merged = identify(
        &api,
        Some(&lbid),
        json!({ "$email": "ADA@example.com" }),
        false,
    )
    .await;
    assert_eq!(
        (&merged["created"], &merged["visitor"]["id"]),
        (&json!(false), &known["visitor"]["id"])
    );
    assert_eq!(
        (
            &merged["visitor"]["visitCount"],
            &merged["visitor"]["deviceCount"]
        ),
        (&json!(1), &json!(1))
    );
    assert_eq!(api.emulator.visitor_count(), 1);
    let event = api.get("/v1/events").await["json"]["events"][0].clone();
    assert_eq!(event["visitorId"], known["visitor"]["id"]);
    // An unknown LBID is no obstacle.
    assert_eq!(
        identify(&api, Some("2VqKhjxtKwC7pBbg"), email, false).await["created"],
        false
    );
}

#[tokio::test]
async fn set_once_fills_gaps_only() {
    let api = ready().await;
    identify(
        &api,
        None,
        json!({ "$email": "a@example.com", "$firstName": "Ada", "plan": "pro" }),
        false,
    )
    .await;
    let data = json!({ "$email": "a@example.com", "$firstName": "Eve", "$lastName": "M", "plan": "free", "seats": 3 });
    let visitor = identify(&api, None, data.clone(), true).await["visitor"].clone();
    assert_eq!(
        (&visitor["firstName"], &visitor["lastName"]),
        (&json!("Ada"), &json!("M"))
    );
    assert_eq!(texts(&visitor["attributes"], "value"), ["pro", "3"]);
    let visitor = identify(&api, None, data, false).await["visitor"].clone();
    assert_eq!(visitor["firstName"], "Eve");
    assert_eq!(texts(&visitor["attributes"], "value"), ["free", "3"]);
}

#[tokio::test]
async fn attributes_are_typed() {
    let api = ready().await;
    let data = json!({
        "$email": "a@example.com", "b": true, "d": "2026-01-02T03:04:05Z", "n": 1.5, "o": { "x": [1] }, "s": "text", "z": null,
    });
    let visitor = identify(&api, None, data, false).await["visitor"].clone();
    let attributes = &visitor["attributes"];
    assert_eq!(texts(attributes, "key"), ["b", "d", "n", "o", "s"]);
    assert_eq!(attributes[0]["boolValue"], true);
    assert_eq!(attributes[1]["dateValue"], "2026-01-02T03:04:05Z");
    assert_eq!(attributes[2]["numberValue"], 1.5);
    assert_eq!(attributes[3]["value"], r#"{"x":[1]}"#);
    let keys = api.get("/v1/visitors/attributes").await;
    assert_eq!(keys["attributeKeys"], json!(["b", "d", "n", "o", "s"]));
    assert_eq!(
        keys["attributes"][2]["type"],
        "VISITOR_ATTRIBUTE_TYPE_NUMBER"
    );
    assert_eq!(
        api.get("/v1/visitors/attributes?linkId=other").await["attributeKeys"],
        json!([])
    );
    let path = format!(
        "/v1/visitors/{}/attributes/n",
        visitor["id"].as_str().unwrap()
    );
    assert_eq!(
        api.send("DELETE", &path, None).await.body,
        json!({ "success": true })
    );
    api.send("DELETE", &path, None)
        .await
        .refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn update_and_delete() {
    let api = ready().await;
    let visitor =
        identify(&api, None, json!({ "$email": "a@example.com" }), false).await["visitor"].clone();
    identify(&api, None, json!({ "$email": "b@example.com" }), false).await;
    let path = format!("/v1/visitors/{}", visitor["id"].as_str().unwrap());
    let patch = async |data: Value| {
        api.send("PATCH", &path, Some(json!({ "visitor": { "data": data } })))
            .await
    };
    let reply = patch(json!({ "$email": "c@example.com", "plan": "pro" })).await;
    assert_eq!(
        (&reply.body["email"], &reply.body["attributes"][0]["key"]),
        (&json!("c@example.com"), &json!("plan"))
    );
    patch(json!({ "$email": "b@example.com" }))
        .await
        .refused(409, "VISITOR_ALREADY_EXISTS");
    patch(json!({ "$email": "nobody" }))
        .await
        .refused(400, "INVALID_ARGUMENT");
    assert_eq!(
        api.send("DELETE", &path, None).await.body,
        json!({ "success": true })
    );
    api.send("GET", &path, None).await.refused(404, "NOT_FOUND");
}

#[tokio::test]
async fn an_address_is_free_again_when_its_visitor_changes_it_or_goes() {
    let api = ready().await;
    let created = async |email: &str| {
        let answer = identify(&api, None, json!({ "$email": email }), false).await;
        let id = answer["visitor"]["id"].as_str().unwrap().to_owned();
        (answer["created"] == true, format!("/v1/visitors/{id}"))
    };
    let (new, first) = created("Ada@example.com").await;
    assert!(new && !created("ada@EXAMPLE.com").await.0);
    let patch = json!({ "visitor": { "data": { "$email": "eve@example.com" } } });
    assert_eq!(api.send("PATCH", &first, Some(patch)).await.status, 200);
    assert!(!created("eve@example.com").await.0);
    assert!(created("ada@example.com").await.0);
    assert_eq!(api.send("DELETE", &first, None).await.status, 200);
    assert!(created("eve@example.com").await.0);
    assert_eq!(api.emulator.visitor_count(), 2);
}
