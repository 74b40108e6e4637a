//! `serve`: pages and an API on an address of this machine.

use crate::args::{ServeArgs, asked};
use crate::{Found, reader, setup};
use countersight_server::{Clock, Desk, Limits, Serving, serve};
use countersight_service::lists::screener;
use std::io::Write;

pub(crate) fn run(args: &ServeArgs) -> anyhow::Result<Found> {
    let threshold = args.names.given()?;
    // The register lives as long as the program does.
    let register = Box::leak(Box::new(setup::register()?));
    let (screener, remarks) = screener(register, &asked(&args.lists)?, threshold)?;
    for remark in remarks {
        writeln!(std::io::stderr(), "{remark}")?;
    }
    let desk = Desk::new(screener, Clock::new(reader::today), Limits::default());
    let serving = Serving {
        address: args.listen,
        allow_remote: args.allow_remote,
        demo: args.demo,
    };
    serve(desk, serving, |address| {
        // Nobody may read it; the server runs all the same.
        let _ = writeln!(
            std::io::stderr(),
            "Countersight answers at http://{address}/ (stop with Ctrl-C)"
        );
    })?;
    Ok(Found::Nothing)
}
