//! `check`: one answer for each text.

use crate::Found;
use crate::args::{CheckArgs, asked};
use crate::pipeline::Pipeline;
use crate::{reader, setup};
use countersight_model::subject::{Subject, SubjectKind};
use countersight_service::lists::screener;

pub(crate) fn run(args: &CheckArgs) -> anyhow::Result<Found> {
    let threshold = args.names.given()?;
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    let (screener, remarks) = screener(&register, &asked(&args.lists)?, threshold)?;
    let mut pipeline = Pipeline::new(&screener, context, &args.output, None)?;
    pipeline.run.explain = args.explain;
    pipeline.run.record_threshold(threshold);
    for remark in remarks {
        pipeline.run.remark(remark);
    }
    for (at, text) in args.texts.iter().enumerate() {
        // One line, without control characters, as every subject is.
        let line = text
            .split(|c: char| c.is_control())
            .collect::<Vec<_>>()
            .join(" ");
        let mut subject = Subject::new(SubjectKind::Text, line.trim());
        subject.id = (at + 1).to_string();
        "argument".clone_into(&mut subject.source);
        subject.locator = format!("argument {}", at + 1);
        pipeline.run.push(subject)?;
    }
    pipeline.finish()
}
