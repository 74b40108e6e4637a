//! Files are screened as the program does, can be read page by page, and leave nothing behind.

use crate::asking::{Server, register, run};
use axum::http::StatusCode;
use countersight_formats::Input;
use countersight_report::{Format, Options, sink};
use countersight_screening::Screener;
use countersight_service::files::screen;
use countersight_service::reader::{Words, context};
use countersight_service::run::Screening;
use jiff::civil::date;
use serde_json::{Value, json};
use std::io::Cursor;

const SUPPLIERS: &str = "supplier,country\n\
    Hangzhou Hikvision Digital Technology Co. Ltd.,CN\n\
    Harmless Lamps GmbH,DE\n\
    Dahua Technology,CN\n\
    Cangzhou Dahua Group,CN\n";

const ASKED: &str = "/api/v1/jobs?name=suppliers.csv&as=federal-agency&action=buy";

/// The names of a page's subjects, without their countries.
fn texts(page: &Value) -> Vec<String> {
    let name = |result: &Value| {
        let text = result["subject"]["text"].as_str().unwrap();
        text.split(" · ").next().unwrap().to_owned()
    };
    page["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(name)
        .collect()
}

/// What the program writes of the same file.
fn written(format: Format) -> Vec<u8> {
    let screener = Screener::new(register());
    let words = Words {
        roles: vec!["federal-agency".to_owned()],
        action: Some("buy".to_owned()),
        ..Words::default()
    };
    let mut out = Vec::new();
    let context = context(&words, date(2026, 11, 24), register()).unwrap();
    let mut options = Options::new(register().stamp.clone());
    options.title = Some("suppliers.csv".to_owned());
    let mut run = Screening::new(&screener, context);
    run.write_to(sink(
        format,
        Box::new(&mut out),
        Box::new(Cursor::new(Vec::new())),
        &options,
    ));
    let input = Input::Stream(Box::new(Cursor::new(SUPPLIERS)));
    screen("suppliers.csv", input, None, &mut run, |_| Ok(()), |_| ()).unwrap();
    run.finish().unwrap();
    out
}

#[test]
fn reports_are_those_of_the_program_to_the_byte() {
    run(async {
        let server = Server::new();
        let job = server.screened(ASKED, SUPPLIERS).await;
        assert_eq!(job["state"], "done", "{job}");
        let place = format!("/api/v1/jobs/{}", job["id"].as_str().unwrap());
        for format in [Format::Json, Format::Jsonl, Format::Csv, Format::Html] {
            let report = server.get(&format!("{place}/report.{format}")).await;
            assert_eq!(report.status, StatusCode::OK);
            let named = format!("attachment; filename*=UTF-8''suppliers-countersight.{format}");
            assert_eq!(report.headers["content-disposition"], named);
            assert!(
                report.body == written(format),
                "{format} differs: {}",
                report.text()
            );
        }
        let workbook = server.get(&format!("{place}/report.xlsx")).await;
        assert!(workbook.body.starts_with(b"PK"), "a workbook is a ZIP");
        let refused = server.get(&format!("{place}/report.pdf")).await.problem();
        assert!(refused.starts_with("404 not-found"), "{refused}");
        let refused = server.get(&format!("{place}/report.text")).await.problem();
        assert!(refused.starts_with("404 not-found"), "{refused}");
    });
}

#[test]
fn findings_are_read_by_answer_text_and_company() {
    run(async {
        let server = Server::new();
        let job = server.screened(ASKED, SUPPLIERS).await;
        assert_eq!(job["rows"], 4);
        let place = job["findings"].as_str().unwrap();
        let all = server.get(place).await.json();
        assert_eq!(all["total"], 4);
        let report: Value = serde_json::from_slice(&written(Format::Json)).unwrap();
        assert_eq!(
            all["results"], report["results"],
            "the same results in the same order"
        );
        let page = |query: &str| {
            let address = format!("{place}?{query}");
            let server = &server;
            async move {
                let page = server.get(&address).await.json();
                (page["total"].as_u64().unwrap(), texts(&page))
            }
        };
        let hik = "Hangzhou Hikvision Digital Technology Co. Ltd.".to_owned();
        let dahua = "Dahua Technology".to_owned();
        assert_eq!(
            page("answer=prohibited").await,
            (2, vec![hik.clone(), dahua.clone()])
        );
        assert_eq!(
            page("answer=prohibited&limit=1&offset=1").await,
            (2, vec![dahua.clone()])
        );
        assert_eq!(
            page("answer=prohibited&answer=no-restriction-found")
                .await
                .0,
            4
        );
        assert_eq!(page("entity=dahua").await, (1, vec![dahua.clone()]));
        assert_eq!(page("entity=nobody").await, (0, vec![]));
        assert_eq!(page("text=DAHUA").await.0, 2);
        assert_eq!(page("text=dahua&answer=prohibited").await, (1, vec![dahua]));
        assert_eq!(page("offset=4").await, (4, vec![]));
        for (query, told) in [
            ("answer=clear", "400 bad-question: `clear` is not an answer"),
            (
                "limit=501",
                "400 bad-question: `limit` is a whole number up to 500",
            ),
            ("sort=x", "400 bad-question: `sort` is not known here"),
        ] {
            let problem = server.get(&format!("{place}?{query}")).await.problem();
            assert!(problem.starts_with(told), "{problem}");
        }
    });
}

#[test]
fn a_form_is_taken_as_bare_bytes_are() {
    run(async {
        let server = Server::new();
        let part = |name: &str, value: &str| {
            format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let file = format!(
            "--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../etc/suppliers.csv\"\r\ncontent-type: text/csv\r\n\r\n{SUPPLIERS}\r\n"
        );
        let form = format!(
            "{}{file}{}{}--b--\r\n",
            part("as", "federal-agency"),
            part("action", "buy"),
            part("on", "")
        );
        let kind = "multipart/form-data; boundary=b";
        let answer = server.post("/api/v1/jobs", kind, form).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
        let place = answer.headers["location"].to_str().unwrap().to_owned();
        let job = server.ended(&place).await;
        assert_eq!(
            (&job["file"], &job["state"]),
            (&json!("suppliers.csv"), &json!("done"))
        );
        let report = server.get(&format!("{place}/report.json")).await;
        assert!(report.body == written(Format::Json), "{}", report.text());

        for (form, told) in [
            (
                format!("{}--b--\r\n", part("as", "school")),
                "400 bad-question: the form holds no file",
            ),
            (
                format!("{file}{file}--b--\r\n"),
                "400 bad-question: the form holds several files",
            ),
            (
                format!("{file}{}--b--\r\n", part("colour", "red")),
                "400 bad-question: `colour` is not known here",
            ),
            (
                format!("{file}{}--b--\r\n", part("as", "schol")),
                "400 bad-question: `schol` is not a role",
            ),
            (
                "--b\r\nnothing".to_owned(),
                "400 bad-question: the form cannot be read",
            ),
        ] {
            let problem = server.post("/api/v1/jobs", kind, form).await.problem();
            assert!(problem.starts_with(told), "{problem}");
        }
    });
}

#[test]
fn files_are_private_and_nothing_of_them_stays() {
    run(async {
        let server = Server::new();
        assert_eq!(server.files(), []);
        let job = server.screened(ASKED, SUPPLIERS).await;
        let files = server.files();
        let private = |mode: u32| matches!(mode, 0o700 | 0o600);
        assert!(files.iter().all(|(_, mode)| private(*mode)), "{files:?}");
        let held = |name: &str| files.iter().any(|(path, _)| path.ends_with(name));
        assert!(held("results.jsonl"), "{files:?}");
        assert!(!held("upload"), "the file itself goes once it was read");
        let place = format!("/api/v1/jobs/{}", job["id"].as_str().unwrap());
        assert_eq!(server.delete(&place).await.status, StatusCode::NO_CONTENT);
        assert!(
            server
                .get(&place)
                .await
                .problem()
                .starts_with("404 not-found")
        );
        assert!(
            server
                .delete(&place)
                .await
                .problem()
                .starts_with("404 not-found")
        );
        let left: Vec<_> = server
            .files()
            .into_iter()
            .filter(|(path, _)| path.is_file())
            .collect();
        assert_eq!(left, []);
    });
}

#[test]
fn a_file_that_cannot_be_read_says_why() {
    run(async {
        let server = Server::new();
        let job = server
            .screened("/api/v1/jobs?name=letter.pdf", "%PDF-1.7\n%\u{fffd}\n")
            .await;
        assert_eq!(job["state"], "failed");
        assert_eq!(job["problem"]["code"], "unreadable-file");
        let detail = job["problem"]["detail"].as_str().unwrap();
        assert!(
            detail.starts_with("letter.pdf: "),
            "the file is called as its owner calls it: {detail}"
        );
        let place = format!("/api/v1/jobs/{}/report.csv", job["id"].as_str().unwrap());
        assert_eq!(
            server.get(&place).await.problem(),
            "409 not-ready: the job is failed; a report is there once it is done"
        );
        let empty = server
            .post("/api/v1/jobs?name=empty.csv", "text/csv", "")
            .await
            .problem();
        assert!(
            empty.starts_with("422 unreadable-file: empty.csv: the file is empty"),
            "{empty}"
        );
        let files: Vec<_> = server
            .files()
            .into_iter()
            .filter(|(path, _)| path.ends_with("upload"))
            .collect();
        assert_eq!(files, []);
    });
}
