//! Questions that are no file: check, compare, identify.

use crate::asking::{Server, run};
use serde_json::{Value, json};

fn told(result: &Value) -> String {
    let lead = &result["matches"][0]["entity"];
    format!(
        "{} | {} | {lead}",
        result["subject"]["text"], result["answer"]
    )
}

#[test]
fn check_answers_as_the_program_does_whichever_way_it_is_asked() {
    run(async {
        let server = Server::new();
        let address = "/api/v1/check?q=%D9%87%D9%8A%D9%83%D9%81%D9%8A%D8%AC%D9%86&q=Cangzhou%20Dahua&as=federal-agency&action=buy&on=2019-08-13";
        let typed = server.get(address).await.json();
        let posted = json!({
            "texts": ["هيكفيجن", "Cangzhou Dahua"],
            "reader": {"as": ["federal-agency"], "action": "buy", "on": "2019-08-13"},
        });
        let posted = server.post_json("/api/v1/check", &posted).await.json();
        assert_eq!(typed, posted);
        assert_eq!(typed["run"]["counts"]["prohibited"], 1);
        let results: Vec<String> = typed["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(told)
            .collect();
        insta::assert_snapshot!(results.join("\n"), @r#"
        "هيكفيجن" | "prohibited" | "hikvision"
        "Cangzhou Dahua" | "no-restriction-found" | null
        "#);
    });
}

#[test]
fn a_word_that_leads_nowhere_is_told_with_what_may_be_meant() {
    run(async {
        let server = Server::new();
        let answers = [
            server.get("/api/v1/check").await.problem(),
            server.get("/api/v1/check?q=x&as=schol").await.problem(),
            server.get("/api/v1/check?q=x&in=TX").await.problem(),
            server.get("/api/v1/check?q=x&on=tomorrow").await.problem(),
            server.get("/api/v1/check?q=x&colour=red").await.problem(),
            server
                .get("/api/v1/check?q=x&explain=perhaps")
                .await
                .problem(),
            server
                .post("/api/v1/check", "text/plain", "x")
                .await
                .problem(),
            server
                .post("/api/v1/check", "application/json", "{")
                .await
                .problem(),
            server
                .post_json("/api/v1/check", &json!({"texts": []}))
                .await
                .problem(),
            server.get("/api/v1/compare?name1=x").await.problem(),
            server
                .post("/api/v1/identify", "text/plain", "  ")
                .await
                .problem(),
            server
                .post("/api/v1/identify", "application/json", "nothing")
                .await
                .problem(),
        ];
        // The names of all formats grow with each; they are tested where they are read.
        let short = |told: &String| {
            let line = told.lines().next().unwrap();
            match line.split_once("Understood are: ") {
                Some((before, _)) => format!("{before}Understood are: …"),
                None => line.to_owned(),
            }
        };
        let answers: Vec<String> = answers.iter().map(short).collect();
        insta::assert_snapshot!(answers.join("\n"), @r#"
        400 bad-question: name what to check, in up to 1000 texts: `?q=Hikvision`, or `{"texts": ["Hikvision"]}`
        400 bad-question: `schol` is not a role; did you mean `school`?
        400 bad-question: `TX` is not a jurisdiction; the code of Texas is `US-TX`
        400 bad-question: `tomorrow` is not a day; write it as 2026-11-23
        400 bad-question: `colour` is not known here; known are `as`, `in`, `action`, `on`, `kind` and `explain`
        400 bad-question: `explain` is true or false, and not `perhaps`
        415 wrong-type: this address takes JSON; say `content-type: application/json`
        400 bad-question: the JSON cannot be understood: EOF while parsing an object at line 1 column 1
        400 bad-question: name what to check, in up to 1000 texts: `?q=Hikvision`, or `{"texts": ["Hikvision"]}`
        400 bad-question: name both, as `?name1=Hikvision&name2=海康威视`
        400 bad-question: the text is empty
        422 unreadable-file: question: no form of observations is recognised; it begins with `nothing`. Understood are: …
        "#);
    });
}

#[test]
fn names_are_compared_across_scripts() {
    run(async {
        let server = Server::new();
        let pairs = json!({"pairs": [
            {"name1": "海康威視", "name2": "HIK VISION DIGITAL TECH CO LTD"},
            {"name1": "CETC 28", "name2": "CETC 38"},
        ]});
        let posted = server.post_json("/api/v1/compare", &pairs).await.json();
        let answers: Vec<&Value> = posted["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|r| &r["answer"])
            .collect();
        assert_eq!(answers, ["same", "different"]);
        let typed = server
            .get("/api/v1/compare?name1=CETC%2028&name2=CETC%2038")
            .await
            .json();
        assert_eq!(typed, posted["results"][1]);
    });
}

#[test]
fn devices_are_identified_from_observations_and_labels() {
    run(async {
        let server = Server::new();
        let lines =
            "{\"id\":\"a\",\"mac\":\"44:19:b6:01:02:03\"}\n{\"id\":\"b\",\"brand\":\"Axis\"}\n";
        let answer = server
            .post("/api/v1/identify", "application/x-ndjson", lines)
            .await
            .json();
        assert_eq!((&answer["read"], &answer["listed"]), (&json!(2), &json!(1)));
        assert_eq!(
            answer["results"][0]["device"]["maker"]["entity"], "hikvision",
            "{answer}"
        );
        let label = server
            .post("/api/v1/identify", "text/plain", "MODEL:\nDS-2CD2143G0-I")
            .await
            .json();
        assert_eq!(
            label["results"][0]["device"]["maker"]["entity"], "hikvision",
            "{label}"
        );
    });
}
