//! `register export`: the whole register, written down for other programs.

use crate::Found;
use crate::args::ExportArgs;
use crate::output::Destination;
use crate::setup::register_of;
use anyhow::{Context as _, bail};
use countersight_report::{Export, ExportTable, ReportError, write_ftm, write_table, write_whole};
use countersight_service::export::view;
use std::fs::File;
use std::io::Write;
use std::path::Path;

pub(crate) fn run(args: &ExportArgs) -> anyhow::Result<Found> {
    let format = args.format.as_str();
    if !matches!(format, "ftm" | "csv" | "json") {
        bail!("`{format}` is not a format of an export; use ftm, csv or json");
    }
    let table = args.table.as_deref().map(str::parse::<ExportTable>);
    let table = table.transpose()?;
    if table.is_some() && format != "csv" {
        bail!("only csv has tables; leave `--table` out, or write `--format csv`");
    }
    let folder = args
        .output
        .as_deref()
        .filter(|path| *path != Path::new("-"));
    if format == "csv" && table.is_none() && folder.is_none() {
        bail!(
            "csv is several tables; name a new folder with `-o FOLDER`, or one table with \
             `--table entities`"
        );
    }
    let register = register_of(args.folder.as_ref())?;
    let export = view(&register);
    match (format, table, folder) {
        ("csv", None, Some(folder)) => write_folder(folder, &export)?,
        ("csv", Some(table), _) => to_file(args, |out| write_table(out, table, &export))?,
        ("ftm", ..) => to_file(args, |out| write_ftm(out, &export))?,
        _ => to_file(args, |out| write_whole(out, &export))?,
    }
    if !args.quiet && folder.is_some() {
        writeln!(
            std::io::stderr(),
            "The register of {} (sha256 {}) is written.",
            register.stamp.version,
            register.stamp.sha256
        )?;
    }
    Ok(Found::Nothing)
}

fn to_file(
    args: &ExportArgs,
    write: impl FnOnce(&mut dyn Write) -> Result<(), ReportError>,
) -> anyhow::Result<()> {
    let destination = Destination::open(args.output.as_deref())?;
    let mut writer = destination.writer()?;
    write(&mut writer)?;
    writer.flush()?;
    drop(writer);
    destination.finish()
}

/// Writes every table into a folder beside the target, which is renamed when all is written.
fn write_folder(target: &Path, export: &Export<'_>) -> anyhow::Result<()> {
    let name = target.display();
    let is_empty = |folder: &Path| folder.read_dir().is_ok_and(|mut all| all.next().is_none());
    if target.exists() && !is_empty(target) {
        bail!(
            "`{name}` is there already; name a new folder, so that no table of another register is left in it"
        );
    }
    let parent = match target.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let cannot = || format!("`{name}` cannot be written");
    let mut builder = tempfile::Builder::new();
    builder.prefix(".countersight-");
    // The usual permissions of a new folder, not the private ones of a scratch folder.
    #[cfg(unix)]
    let builder = {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o777))
    };
    let beside = builder.tempdir_in(parent).with_context(cannot)?;
    for table in ExportTable::ALL {
        let path = beside.path().join(format!("{table}.csv"));
        let mut file = File::create_new(path).with_context(cannot)?;
        write_table(&mut file, *table, export)?;
    }
    std::fs::rename(beside.path(), target).with_context(cannot)?;
    // The folder is the target now; there is nothing left to clear away.
    let _ = beside.keep();
    Ok(())
}
