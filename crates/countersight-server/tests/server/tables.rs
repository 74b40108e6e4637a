//! The reconciliation service, as OpenRefine asks it.

use crate::asking::{Server, run};
use serde_json::json;

#[test]
fn rows_of_a_table_get_candidates() {
    run(async {
        let server = Server::new();
        let manifest = server.get("/reconcile/default").await.json();
        assert_eq!(manifest["versions"], json!(["0.2"]));
        assert!(
            manifest["identifierSpace"].is_string()
                && manifest["view"]["url"]
                    .as_str()
                    .unwrap()
                    .ends_with("{{id}}")
        );
        let rows = json!({
            "q0": {"query": "海康威视", "type": "Company", "limit": 1},
            "q1": {"query": "Harmless Lamps GmbH"},
            "q2": {"query": "Dahua", "properties": [{"pid": "country", "v": "CN"}, {"pid": "ticker", "v": {"name": "002236"}}]},
        });
        let rows = rows.to_string();
        let bytes = rows.bytes().map(|byte| format!("%{byte:02X}"));
        let form = bytes.collect::<Vec<_>>().concat();
        let posted = server
            .post(
                "/reconcile/default",
                "application/x-www-form-urlencoded",
                format!("queries={form}"),
            )
            .await
            .json();
        let typed = server
            .get(&format!("/reconcile/default?queries={form}"))
            .await
            .json();
        assert_eq!(typed, posted);
        let told: Vec<String> = ["q0", "q1", "q2"]
            .iter()
            .map(|row| {
                let found = posted[row]["result"].as_array().unwrap().iter();
                let found: Vec<String> = found
                    .map(|hit| format!("{} {} {}", hit["id"], hit["score"], hit["match"]))
                    .collect();
                format!("{row}: {}", found.join(", "))
            })
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r#"
        q0: "countersight-hikvision" 100.0 true
        q1: 
        q2: "countersight-dahua" 90.0 true
        "#);
        for (form, told) in [
            ("x=1", "400 bad-question: the form has no field"),
            ("queries=no", "400 bad-question: `queries` is no JSON"),
        ] {
            let problem = server
                .post(
                    "/reconcile/default",
                    "application/x-www-form-urlencoded",
                    form,
                )
                .await
                .problem();
            assert!(problem.starts_with(told), "{problem}");
        }
    });
}

#[test]
fn what_is_typed_is_completed() {
    run(async {
        let server = Server::new();
        let entity = server
            .get("/reconcile/default/suggest/entity?prefix=hikvision")
            .await
            .json();
        assert_eq!(entity["result"][0]["id"], "countersight-hikvision");
        let property = server
            .get("/reconcile/default/suggest/property?prefix=co")
            .await
            .json();
        assert_eq!(
            property["result"],
            json!([{"id": "country", "name": "Country"}])
        );
        let kind = server
            .get("/reconcile/default/suggest/type?prefix=comp")
            .await
            .json();
        assert_eq!(
            kind["result"],
            json!([{"id": "Company", "name": "Company"}])
        );
        assert!(
            server
                .get("/reconcile/default/suggest/colour")
                .await
                .problem()
                .starts_with("404")
        );
        assert!(
            server
                .get("/reconcile/nothing")
                .await
                .problem()
                .starts_with("404")
        );
    });
}
