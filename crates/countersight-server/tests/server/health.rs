//! The server lives, and says so; unknown addresses and methods are answered with a problem.

use crate::asking::{Server, run};

#[test]
fn it_lives_and_what_is_not_there_is_a_problem() {
    run(async {
        let server = Server::new();
        assert_eq!(server.get("/healthz").await.text(), r#"{"status":"ok"}"#);
        assert_eq!(server.get("/readyz").await.text(), r#"{"status":"ok"}"#);
        let answers = [
            server.get("/nowhere").await.problem(),
            server.delete("/healthz").await.problem(),
            server.get("/api/v1/entities/%ff").await.problem(),
        ];
        insta::assert_snapshot!(answers.join("\n"), @r"
        404 not-found: check the address; `/api/v1/openapi.json` names every route
        405 wrong-method: the header `allow` names the methods it takes
        400 bad-question: Invalid URL: Invalid UTF-8 in `id`
        ");
    });
}
