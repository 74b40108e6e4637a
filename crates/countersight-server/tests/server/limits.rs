//! Too much is refused politely, and whoever waits can be stopped.

use crate::asking::{Server, run};
use axum::http::StatusCode;
use countersight_server::Limits;
use std::time::Duration;

/// A file that takes a while: many rows of names.
fn long() -> String {
    let rows = (0..40_000).map(|row| format!("Harmless Lamps {row} GmbH"));
    let lines: Vec<String> = std::iter::once("supplier".to_owned()).chain(rows).collect();
    lines.join("\n")
}

#[test]
fn a_file_beyond_the_limit_is_refused_and_forgotten() {
    run(async {
        let limits = Limits {
            upload: 100,
            ..Limits::default()
        };
        let server = Server::with(limits);
        let refused = server
            .post("/api/v1/jobs?name=a.csv", "text/csv", "x".repeat(101))
            .await;
        assert!(
            refused.problem().starts_with("413 too-large"),
            "{}",
            refused.text()
        );
        let files: Vec<_> = server
            .files()
            .into_iter()
            .filter(|(path, _)| path.is_file())
            .collect();
        assert_eq!(files, []);
        let job = server
            .screened("/api/v1/jobs?name=a.csv", "supplier\nHikvision\n")
            .await;
        assert_eq!(job["state"], "done");
    });
}

#[test]
fn what_unpacks_to_too_much_is_stopped() {
    run(async {
        let limits = Limits {
            unpacked: 1000,
            ..Limits::default()
        };
        let server = Server::with(limits);
        let job = server.screened("/api/v1/jobs?name=a.csv", &long()).await;
        assert_eq!(
            (&job["state"], &job["problem"]["code"]),
            (&"failed".into(), &"too-large".into())
        );
    });
}

#[test]
fn what_takes_too_long_is_stopped() {
    run(async {
        let limits = Limits {
            run: Duration::from_nanos(1),
            ..Limits::default()
        };
        let server = Server::with(limits);
        let late = server
            .post("/api/v1/jobs?name=a.csv", "text/csv", long())
            .await;
        // The file either came too late, or was not screened in time.
        if late.status == StatusCode::ACCEPTED {
            let job = server
                .ended(late.headers["location"].to_str().unwrap())
                .await;
            assert_eq!(job["problem"]["code"], "too-slow");
        } else {
            assert!(
                late.problem().starts_with("504 too-slow"),
                "{}",
                late.text()
            );
        }
    });
}

#[test]
fn beyond_the_queue_the_answer_is_to_come_again() {
    run(async {
        let limits = Limits {
            jobs: 1,
            waiting: 1,
            ..Limits::default()
        };
        let server = Server::with(limits);
        let hand_in = || server.post("/api/v1/jobs?name=a.csv", "text/csv", long());
        let first = hand_in().await;
        let second = hand_in().await;
        let third = hand_in().await;
        assert_eq!(
            (first.status, second.status),
            (StatusCode::ACCEPTED, StatusCode::ACCEPTED)
        );
        assert!(third.problem().starts_with("503 busy"), "{}", third.text());
        assert_eq!(third.headers["retry-after"], "10");
        // Who waits and is stopped gives the place back at once; who runs, within some hundred rows.
        let second = second.headers["location"].to_str().unwrap();
        assert_eq!(server.delete(second).await.status, StatusCode::NO_CONTENT);
        assert!(server.get(second).await.problem().starts_with("404"));
        let fourth = hand_in().await;
        assert_eq!(fourth.status, StatusCode::ACCEPTED, "{}", fourth.text());
        for job in [&first, &fourth] {
            let place = job.headers["location"].to_str().unwrap();
            assert_eq!(server.delete(place).await.status, StatusCode::NO_CONTENT);
        }
    });
}

#[test]
fn what_was_found_is_kept_for_a_while_and_no_longer() {
    run(async {
        let limits = Limits {
            keep: Duration::ZERO,
            ..Limits::default()
        };
        let server = Server::with(limits);
        let answer = server
            .post(
                "/api/v1/jobs?name=a.csv",
                "text/csv",
                "supplier\nHikvision\n",
            )
            .await;
        let place = answer.headers["location"].to_str().unwrap();
        server.ended(place).await;
        assert_eq!(server.get("/api/v1/jobs").await.json()["total"], 0);
        let limits = Limits {
            kept: 2,
            ..Limits::default()
        };
        let server = Server::with(limits);
        for name in ["a.csv", "b.csv", "c.csv"] {
            server
                .screened(
                    &format!("/api/v1/jobs?name={name}"),
                    "supplier\nHikvision\n",
                )
                .await;
        }
        let jobs = server.get("/api/v1/jobs").await.json();
        let names: Vec<&str> = jobs["results"]
            .as_array()
            .unwrap()
            .iter()
            .map(|job| job["file"].as_str().unwrap())
            .collect();
        assert_eq!(names, ["c.csv", "b.csv"]);
    });
}

#[test]
fn questions_have_limits_too() {
    run(async {
        let server = Server::new();
        let much = format!("{{\"texts\":[\"{}\"]}}", "x".repeat(1 << 20));
        let answers = [
            server
                .post("/api/v1/check", "application/json", much.clone())
                .await
                .problem(),
            server
                .post("/api/v1/compare", "application/json", much.clone())
                .await
                .problem(),
            server
                .post("/match/default", "application/json", much.clone())
                .await
                .problem(),
            server
                .post("/api/v1/identify", "application/json", much)
                .await
                .problem(),
        ];
        assert!(
            answers.iter().all(|told| told.starts_with("413 too-large")),
            "{answers:#?}"
        );
    });
}
