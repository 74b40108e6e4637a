//! `show`: all that the register holds of one thing.

use crate::Found;
use crate::args::ShowArgs;
use crate::output::write_page;
use crate::{reader, setup};
use anyhow::bail;
use countersight_service::records::{Records, near};

pub(crate) fn run(args: &ShowArgs) -> anyhow::Result<Found> {
    let register = setup::register()?;
    let on = reader::day_or_today(args.on.as_deref())?;
    let records = Records::new(&register, on);
    let id = args.id.to_lowercase();
    let Some(record) = records.find(&id) else {
        let hint = match near(&id, &register) {
            hint if hint.is_empty() => {
                "; `countersight check` finds a company by any of its names".to_owned()
            }
            hint => hint,
        };
        bail!("the register holds nothing called `{}`{hint}", args.id);
    };
    let stamp = register.stamp.clone();
    write_page(&args.output, stamp, |out, format, options| {
        Ok(records.write(&record, out, format, options)?)
    })?;
    Ok(Found::Nothing)
}
