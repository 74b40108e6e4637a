//! The API of OpenSanctions, in its shapes.

use crate::asking::{Server, run};
use serde_json::{Value, json};

fn hits(response: &Value) -> Vec<String> {
    let results = response["results"].as_array().unwrap().iter();
    results
        .map(|hit| {
            format!(
                "{} {} {}",
                hit["id"].as_str().unwrap(),
                hit["score"],
                hit["match"]
            )
        })
        .collect()
}

#[test]
fn examples_are_matched_across_scripts_and_ties_score_less() {
    run(async {
        let server = Server::new();
        let company = |name: &str| json!({"schema": "Company", "properties": {"name": [name]}});
        let asked = json!({
            "weights": {}, "config": {},
            "queries": {
                "full": company("Hangzhou Hikvision Digital Technology Co., Ltd."),
                "chinese": company("海康威视"),
                "arabic": company("داهوا"),
                "innocent": company("Harmless Lamps GmbH"),
                "person": {"schema": "Person", "properties": {"name": ["Hikvision"]}},
                "number": {"schema": "LegalEntity", "properties": {"isinCode": "CNE100000PM8"}},
            },
        });
        let answer = server.post_json("/match/default", &asked).await;
        assert_eq!(answer.headers["x-batch-size"], "6");
        let answer = answer.json();
        let told: Vec<String> = answer["responses"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, response)| format!("{name}: {}", hits(response).join(", ")))
            .collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        full: countersight-hikvision 1.0 true
        chinese: countersight-hikvision 1.0 true
        arabic: countersight-dahua 0.9 true
        innocent: 
        person: 
        number: countersight-hikvision 1.0 true
        ");
        let full = &answer["responses"]["full"];
        assert_eq!(
            (&full["status"], &answer["limit"]),
            (&json!(200), &json!(5))
        );
        assert_eq!(
            full["query"]["properties"]["name"][0],
            "Hangzhou Hikvision Digital Technology Co., Ltd."
        );
        let hit = &full["results"][0];
        for key in [
            "id",
            "caption",
            "schema",
            "properties",
            "datasets",
            "referents",
            "target",
            "first_seen",
            "last_seen",
            "last_change",
            "score",
            "match",
            "explanations",
            "features",
        ] {
            assert!(hit.get(key).is_some(), "{key} is missing in {hit}");
        }
        let why = &hit["explanations"]["name_match"];
        assert!(
            why["query"].is_string() && why["candidate"].is_string() && why["score"].is_number(),
            "{why}"
        );
    });
}

#[test]
fn what_is_asked_too_much_or_wrong_is_refused_as_yente_does() {
    run(async {
        let server = Server::new();
        let queries: serde_json::Map<String, Value> = (0..101)
            .map(|at| {
                (
                    format!("q{at}"),
                    json!({"schema": "Company", "properties": {}}),
                )
            })
            .collect();
        let one =
            json!({"queries": {"q": {"schema": "Company", "properties": {"name": ["Hikvision"]}}}});
        let ids: Vec<String> = (0..51)
            .map(|at| format!("exclude_entity_ids=x{at}"))
            .collect();
        let answers = [
            server
                .post_json("/match/default", &json!({"queries": queries}))
                .await
                .problem(),
            server
                .post_json("/match/default", &json!({"queries": {}}))
                .await
                .problem(),
            server.post_json("/match/nothing", &one).await.problem(),
            server
                .post_json("/match/default?algorithm=guess", &one)
                .await
                .problem(),
            server
                .post_json("/match/default?threshold=2", &one)
                .await
                .problem(),
            server
                .post_json(&format!("/match/default?{}", ids.join("&")), &one)
                .await
                .problem(),
            server
                .post_json(
                    "/match/default",
                    &json!({"queries": {"q": {"schema": "Lamp"}}}),
                )
                .await
                .problem(),
            server.get("/entities/nobody").await.problem(),
            server.get("/search/default?filter=cn").await.problem(),
        ];
        insta::assert_snapshot!(answers.join("\n"), @r"
        400 bad-question: a request has 1 to 100 queries, and not 101
        400 bad-question: a request has 1 to 100 queries, and not 0
        404 not-found: there is no dataset `nothing`; `/catalog` names them all
        400 bad-question: `guess` is not an algorithm here; `/algorithms` names them
        400 bad-question: `threshold` is a number from 0 to 1, and not `2`
        400 bad-question: no more than 50 entities may be left out by `exclude_entity_ids`
        400 bad-question: `Lamp` cannot be matched; use Company, Organization, LegalEntity or PublicBody
        404 not-found: there is no entity `nobody`; `/search/default?q=` finds them
        400 bad-question: `filter` is a property and a value, as `country:cn`, and not `cn`
        ");
        // Words that are not known are passed over, and yente's algorithms mean ours.
        let taken = server
            .post_json("/match/default?fuzzy=false&algorithm=logic-v2", &one)
            .await;
        assert!(taken.status.is_success(), "{}", taken.text());
    });
}

#[test]
fn filters_narrow_what_is_found() {
    run(async {
        let server = Server::new();
        let one =
            json!({"queries": {"q": {"schema": "Company", "properties": {"name": ["Hikvision"]}}}});
        let first = |query: &'static str| {
            let (server, one) = (&server, &one);
            async move {
                let answer = server
                    .post_json(&format!("/match/{query}"), one)
                    .await
                    .json();
                hits(&answer["responses"]["q"])
                    .first()
                    .cloned()
                    .unwrap_or_default()
            }
        };
        let hikvision = first("default").await;
        assert!(
            hikvision.starts_with("countersight-hikvision "),
            "{hikvision}"
        );
        assert_eq!(first("countersight").await, hikvision);
        assert_eq!(first("us_ndaa-2019-889-a1a").await, hikvision);
        assert_eq!(
            first("default?exclude_dataset=us_ndaa-2019-889-a1a").await,
            ""
        );
        assert_eq!(
            first("default?exclude_entity_ids=countersight-hikvision&cutoff=0.9").await,
            ""
        );
        assert_eq!(first("default?topics=export.control").await, hikvision);
        assert_eq!(first("default?topics=crime").await, "");
        assert_eq!(first("default?changed_since=2999-01-01").await, "");
        assert_eq!(first("default?limit=0").await, "");
        assert!(
            first("default?threshold=1")
                .await
                .starts_with("countersight-hikvision ")
        );
    });
}

#[test]
fn entities_stand_with_what_points_to_them() {
    run(async {
        let server = Server::new();
        let bare = server
            .get("/entities/countersight-hikvision?nested=false")
            .await
            .json();
        let nested = server.get("/entities/countersight-hikvision").await.json();
        assert!(bare["properties"].get("sanctions").is_none());
        let sanctions = nested["properties"]["sanctions"].as_array().unwrap();
        assert!(
            sanctions
                .iter()
                .all(|sanction| sanction["schema"] == "Sanction")
        );
        assert_eq!(
            sanctions[0]["properties"]["entity"],
            json!(["countersight-hikvision"]),
            "the near end stays an identifier"
        );
        let owners = nested["properties"]["ownershipAsset"].as_array().unwrap();
        assert!(
            owners[0]["properties"]["owner"][0]["caption"].is_string(),
            "the far end stands in full"
        );
        let by = server
            .get("/entities/countersight-hikvision/adjacent/sanctions?limit=2")
            .await
            .json();
        assert_eq!(
            (
                &by["total"]["value"],
                by["results"].as_array().unwrap().len()
            ),
            (&json!(sanctions.len()), 2)
        );
        let all = server
            .get("/entities/countersight-hikvision/adjacent")
            .await
            .json();
        assert_eq!(all["adjacent"]["sanctions"]["total"], by["total"]);
        assert!(
            server
                .get("/entities/countersight-hikvision/adjacent/friends")
                .await
                .problem()
                .starts_with("404")
        );
    });
}

#[test]
fn words_find_entities_and_are_counted() {
    run(async {
        let server = Server::new();
        let found = server
            .get("/search/default?q=hikvision&limit=3")
            .await
            .json();
        assert_eq!(found["results"][0]["id"], "countersight-hikvision");
        assert_eq!((&found["limit"], &found["offset"]), (&json!(3), &json!(0)));
        let countries = &found["facets"]["countries"];
        assert_eq!(countries["label"], "Countries");
        let counted = countries["values"].as_array().unwrap();
        assert!(
            counted.contains(&json!({"name": "cn", "label": "cn", "count": 1})),
            "{counted:?}"
        );
        let all = server.get("/search/default").await.json()["total"]["value"]
            .as_u64()
            .unwrap();
        let bodies = server.get("/search/default?schema=PublicBody").await.json()["total"]["value"]
            .as_u64()
            .unwrap();
        let things = server
            .get("/search/default?schema=LegalEntity&countries=cn")
            .await
            .json();
        assert!(bodies > 0 && bodies < all, "{bodies} of {all}");
        assert!(things["total"]["value"].as_u64().unwrap() <= all);
        assert_eq!(
            server
                .get("/search/default?q=harmless%20lamps")
                .await
                .json()["results"],
            json!([])
        );
        let catalogue = server.get("/catalog").await.json();
        let entire = &catalogue["datasets"][0];
        assert_eq!(
            (&entire["name"], &entire["thing_count"]),
            (&json!("default"), &json!(all))
        );
        assert_eq!(
            server.get("/algorithms").await.json()["best"],
            "countersight"
        );
    });
}
