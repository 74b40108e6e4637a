//! The server lives, and says so; unknown addresses are answered with a problem.

use crate::asking::{ask, run};

#[test]
fn it_lives_and_an_unknown_address_is_a_problem() {
    let answers = run(async { [ask("/healthz").await, ask("/nowhere").await] });
    insta::assert_snapshot!(answers.join("\n"), @r#"
    200 OK {"status":"ok"}
    404 Not Found {"type":"about:blank#not-found","title":"There is nothing at this address","status":404,"code":"not-found","detail":"check the address; `/api/v1/openapi.json` names every route"}
    "#);
}
