//! The OpenAPI document: every route, and that every route it names is there.

use crate::asking::{Server, run};
use countersight_server::ProblemCode;
use serde_json::Value;

fn operations(document: &Value) -> Vec<String> {
    let mut all = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let statuses = operation["responses"].as_object().unwrap().keys();
            let statuses: Vec<&str> = statuses.map(String::as_str).collect();
            all.push(format!("{method} {path}: {}", statuses.join(" ")));
        }
    }
    all
}

#[test]
fn the_document_names_every_route() {
    run(async {
        let server = Server::new();
        let document = server.get("/api/v1/openapi.json").await.json();
        assert_eq!(document["openapi"], "3.1.0");
        insta::assert_snapshot!(operations(&document).join("\n"), @r"
        get /algorithms: 200
        get /api/v1/brands: 200 400
        get /api/v1/brands/{id}: 200 400 404
        get /api/v1/changes: 200 400
        get /api/v1/check: 200 400
        post /api/v1/check: 200 400 413 415
        get /api/v1/claims: 200 400
        get /api/v1/claims/{id}: 200 400 404
        get /api/v1/compare: 200 400
        post /api/v1/compare: 200 400 413 415
        get /api/v1/entities: 200 400
        get /api/v1/entities/{id}: 200 400 404
        get /api/v1/figures: 200 400
        get /api/v1/figures/{id}: 200 400 404
        post /api/v1/identify: 200 400 413 422
        get /api/v1/jobs: 200
        post /api/v1/jobs: 202 400 403 413 422 503 504
        get /api/v1/jobs/{id}: 200 404
        delete /api/v1/jobs/{id}: 204 403 404
        get /api/v1/jobs/{id}/findings: 200 400 404
        get /api/v1/jobs/{id}/{report}: 200 404 409
        get /api/v1/lists: 200 400
        get /api/v1/lists/{id}: 200 400 404
        get /api/v1/measures: 200 400
        get /api/v1/measures/{place}/{name}: 200 400 404
        get /api/v1/problems: 200 400
        get /api/v1/register: 200
        get /api/v1/sources: 200 400
        get /api/v1/sources/{id}: 200 400 404
        get /api/v1/vocabulary/actions: 200
        get /api/v1/vocabulary/jurisdictions: 200
        get /api/v1/vocabulary/roles: 200
        get /catalog: 200
        get /entities/{id}: 200 400 404
        get /entities/{id}/adjacent: 200 400 404
        get /entities/{id}/adjacent/{property}: 200 400 404
        get /healthz: 200
        post /match/{dataset}: 200 400 404 413 415
        get /readyz: 200
        get /reconcile/{dataset}: 200 400 404
        post /reconcile/{dataset}: 200 400 404 413
        get /reconcile/{dataset}/suggest/{what}: 200 400 404
        get /search/{dataset}: 200 400 404
        ");
        // What is said of an operation stands in one line, and every operation says something.
        for (path, item) in document["paths"].as_object().unwrap() {
            for (method, operation) in item.as_object().unwrap() {
                let summary = operation["summary"].as_str().unwrap_or_default();
                assert!(
                    !summary.is_empty() && !summary.ends_with('.'),
                    "{method} {path}: `{summary}`"
                );
                for parameter in operation["parameters"].as_array().into_iter().flatten() {
                    let said = parameter["description"].as_str().unwrap_or_default();
                    assert!(!said.is_empty(), "{method} {path}: {}", parameter["name"]);
                }
            }
        }
    });
}

#[test]
fn the_book_has_every_code_of_a_problem() {
    let book = include_str!("../../../../docs/src/reference/api.md");
    for code in ProblemCode::ALL {
        let row = format!("| `{}` | {} |", code.as_str(), code.status().as_u16());
        assert!(book.contains(&row), "the book lacks {row}");
    }
}
