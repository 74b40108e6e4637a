//! Every answer forbids a browser what it must not do; nobody asks by way of a page of another site.

use crate::asking::{Server, register, run};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use countersight_screening::Screener;
use countersight_server::{Clock, Desk, Limits, Serving, serve};
use jiff::civil::date;
use serde_json::Value;

/// Every operation of the document, and addresses beside it.
async fn everything(server: &Server) -> Vec<(Method, String)> {
    let document = server.get("/api/v1/openapi.json").await.json();
    let mut all = vec![
        (Method::GET, "/api/v1/openapi.json".to_owned()),
        (Method::GET, "/nowhere".to_owned()),
    ];
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = path
            .replace("{dataset}", "default")
            .replace("{id}", "hikvision")
            .replace(['{', '}'], "");
        let methods = item
            .as_object()
            .map(serde_json::Map::keys)
            .into_iter()
            .flatten();
        all.extend(methods.map(|method| (method.to_uppercase().parse().unwrap(), path.clone())));
    }
    all
}

#[test]
fn headers_stand_on_every_answer() {
    run(async {
        let server = Server::new();
        let all = everything(&server).await;
        assert!(all.len() > 30);
        for (method, path) in all {
            let request = Request::builder()
                .method(&method)
                .uri(&path)
                .body(Body::empty())
                .unwrap();
            let answer = server.send(request).await;
            let header = |name: &str| {
                answer
                    .headers
                    .get(name)
                    .map_or("", |value| value.to_str().unwrap())
            };
            let told = format!("{method} {path}: {:?}", answer.headers);
            let policy = header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'") && !policy.contains("unsafe"),
                "{told}"
            );
            assert_eq!(header("x-content-type-options"), "nosniff", "{told}");
            assert_eq!(header("x-frame-options"), "DENY", "{told}");
            assert_eq!(header("referrer-policy"), "no-referrer", "{told}");
            assert_eq!(
                header("cross-origin-resource-policy"),
                "same-origin",
                "{told}"
            );
            assert_eq!(
                header("cross-origin-opener-policy"),
                "same-origin",
                "{told}"
            );
            assert_eq!(header("set-cookie"), "", "{told}");
            assert!(!header("cache-control").is_empty(), "{told}");
            if !answer.status.is_success() {
                assert!(answer.problem().len() > 10, "{told}");
            }
        }
    });
}

#[test]
fn pages_of_other_sites_and_other_names_are_refused() {
    run(async {
        let server = Server::new();
        let mut told = Vec::new();
        for (method, path, headers) in [
            (
                "POST",
                "/api/v1/jobs",
                vec![("sec-fetch-site", "cross-site")],
            ),
            (
                "POST",
                "/api/v1/jobs",
                vec![
                    ("origin", "http://evil.example"),
                    ("host", "127.0.0.1:8089"),
                ],
            ),
            (
                "DELETE",
                "/api/v1/jobs/x",
                vec![("sec-fetch-site", "same-site")],
            ),
            ("GET", "/api/v1/entities", vec![("host", "evil.example")]),
            (
                "GET",
                "/api/v1/check?q=x",
                vec![("sec-fetch-site", "cross-site"), ("sec-fetch-mode", "cors")],
            ),
            (
                "GET",
                "/reconcile/default",
                vec![
                    ("origin", "http://evil.example"),
                    ("sec-fetch-site", "cross-site"),
                ],
            ),
        ] {
            let mut request = Request::builder().method(method).uri(path);
            for (name, value) in headers {
                request = request.header(name, value);
            }
            let answer = server.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {path}");
            told.push(answer.problem());
        }
        insta::assert_snapshot!(told.join("\n"), @r"
        403 foreign-site: a page of another site may not ask here; open this server's own pages, or ask from a program
        403 foreign-site: a page of another site may not ask here; open this server's own pages, or ask from a program
        403 foreign-site: a page of another site may not ask here; open this server's own pages, or ask from a program
        403 foreign-site: this server answers to `localhost` and the machine's own address alone; if it is meant to be reached by another name, serve with `--allow-remote`
        403 foreign-site: a page of another site may not ask here; open this server's own pages, or ask from a program
        403 foreign-site: a page of another site may not ask here; open this server's own pages, or ask from a program
        ");
        // OpenRefine's own page, on this machine, may ask its service and nothing else.
        for (path, status) in [("/reconcile/default", 200), ("/api/v1/register", 403)] {
            let request = Request::get(path)
                .header("origin", "http://127.0.0.1:3333")
                .header("sec-fetch-site", "cross-site")
                .header("host", "localhost:8089");
            let answer = server.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(answer.status.as_u16(), status);
            let may_read = answer
                .headers
                .get("access-control-allow-origin")
                .map(|v| v.to_str().unwrap());
            assert_eq!(may_read, (status == 200).then_some("http://127.0.0.1:3333"));
        }
    });
}

#[test]
fn the_job_of_a_file_is_named_by_chance() {
    run(async {
        let server = Server::new();
        let mut names = std::collections::BTreeSet::new();
        for _ in 0..5 {
            let job: Value = server
                .screened("/api/v1/jobs?name=a.csv", "supplier\nHikvision\n")
                .await;
            let name = job["id"].as_str().unwrap().to_owned();
            assert!(
                name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit()),
                "{name}"
            );
            names.insert(name);
        }
        assert_eq!(names.len(), 5);
    });
}

#[test]
fn an_address_that_others_reach_is_refused_with_what_it_means() {
    let desk = Desk::new(
        Screener::new(register()),
        Clock::fixed(date(2026, 11, 24)),
        Limits::default(),
    );
    let serving = Serving {
        address: "0.0.0.0:0".parse().unwrap(),
        allow_remote: false,
        demo: false,
    };
    let refused = serve(desk, serving, |_| panic!("it must not wait there")).unwrap_err();
    insta::assert_snapshot!(refused, @r"
    0.0.0.0:0 can be reached from other machines, and there are no accounts yet: whoever reaches it may ask anything and hand in files
    serve at 127.0.0.1, or say `--allow-remote` if something in front of it lets in only those who may
    ");
}
