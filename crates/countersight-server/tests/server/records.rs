//! The register, record by record, as the program shows it.

use crate::asking::{Server, register, run};
use serde_json::Value;

#[test]
fn lists_have_parts_and_records_have_pages() {
    run(async {
        let server = Server::new();
        let mut told = Vec::new();
        for kind in [
            "entities", "brands", "claims", "figures", "lists", "sources", "measures",
        ] {
            let part = server
                .get(&format!("/api/v1/{kind}?limit=1&offset=1"))
                .await
                .json();
            let first = part["results"][0]["id"].as_str().unwrap();
            let page = server.get(&format!("/api/v1/{kind}/{first}")).await;
            assert!(page.status.is_success(), "{}", page.text());
            assert!(page.json().is_object());
            told.push(format!(
                "{kind}: {} {}",
                part["total"].as_u64().unwrap() > 1,
                part["results"].as_array().unwrap().len()
            ));
            // A record of one kind stands under no other.
            let other = if kind == "claims" {
                "figures"
            } else {
                "claims"
            };
            let wrong = server.get(&format!("/api/v1/{other}/{first}")).await;
            assert!(!wrong.status.is_success(), "{other}/{first}");
        }
        insta::assert_snapshot!(told.join("\n"), @r"
        entities: true 1
        brands: true 1
        claims: true 1
        figures: true 1
        lists: true 1
        sources: true 1
        measures: true 1
        ");
        let all = server.get("/api/v1/entities?limit=500").await.json();
        assert_eq!(all["total"], register().entities.len());
        let found = server.get("/api/v1/entities?text=HIKVISION").await.json();
        let found = found["results"].as_array().unwrap();
        assert!(!found.is_empty() && found.len() < register().entities.len());
        assert!(
            found
                .iter()
                .all(|record| record.to_string().to_lowercase().contains("hikvision"))
        );
    });
}

#[test]
fn rules_are_those_of_the_reader_and_changes_those_between_the_days() {
    run(async {
        let server = Server::new();
        let ids = |list: Value| -> Vec<String> {
            let results = list["results"].as_array().unwrap().iter();
            results
                .map(|record| record["id"].as_str().unwrap().to_owned())
                .collect()
        };
        let asked = "/api/v1/measures?in=US&as=federal-agency&action=buy&entity=hikvision";
        let before = ids(server.get(&format!("{asked}&on=2019-08-12")).await.json());
        let after = ids(server.get(&format!("{asked}&on=2019-08-13")).await.json());
        let rule = "us/ndaa-2019-889-a1a".to_owned();
        assert!(
            !before.contains(&rule) && after.contains(&rule),
            "{before:?} {after:?}"
        );
        let changes = "/api/v1/changes?from=2019-08-12&to=2019-08-13&entity=dahua";
        let changes = server.get(changes).await.json();
        let changes = changes["changes"].as_array().unwrap();
        assert!(
            changes
                .iter()
                .any(|change| change["measure"] == rule.as_str()),
            "{changes:?}"
        );
        let answers = [
            server.get("/api/v1/changes").await.problem(),
            server
                .get("/api/v1/changes?from=2020-01-01&to=2019-01-01")
                .await
                .problem(),
            server
                .get("/api/v1/measures?entity=hikvison")
                .await
                .problem(),
            server.get("/api/v1/measures/us/nothing").await.problem(),
            server.get("/api/v1/entities/hikvison").await.problem(),
            server
                .get("/api/v1/entities/hikvision?on=soon")
                .await
                .problem(),
        ];
        insta::assert_snapshot!(answers.join("\n"), @r"
        400 bad-question: name the first day, as `?from=2025-01-01`
        400 bad-question: 2020-01-01 is after 2019-01-01; name the earlier day in `from`
        400 bad-question: the register has no entity `hikvison`; did you mean `hikvision`?
        404 not-found: the register holds nothing called `us/nothing` here
        404 not-found: the register holds nothing called `hikvison` here; did you mean `hikvision`?
        400 bad-question: `soon` is not a day; write it as 2026-11-23
        ");
    });
}

#[test]
fn words_to_choose_from_are_those_of_the_register() {
    run(async {
        let server = Server::new();
        let roles = server.get("/api/v1/vocabulary/roles").await.json();
        assert_eq!(roles["total"], register().roles.len());
        assert_eq!(
            server.get("/api/v1/vocabulary/actions").await.json()["total"],
            8
        );
        let places = server.get("/api/v1/vocabulary/jurisdictions").await.json();
        assert_eq!(places["total"], register().jurisdictions.len());
        let problems = server.get("/api/v1/problems?code=busy").await.json();
        assert_eq!(problems["results"][0]["status"], 503);
        let stamp = server.get("/api/v1/register").await.json();
        assert_eq!(
            stamp["register"]["sha256"],
            register().stamp.sha256.as_str()
        );
    });
}
