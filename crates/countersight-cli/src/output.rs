//! Where answers go: standard output, or a file that is complete or not there at all.

use crate::args::OutputArgs;
use anyhow::{Context as _, bail};
use countersight_model::run::RegisterStamp;
use countersight_report::{Format, Options, PageFormat, Sheet, Spool, write_sheet};
use std::fmt::Display;
use std::fs::File;
use std::io::{BufWriter, Cursor, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// A place to write to.
#[derive(Debug)]
pub(crate) enum Destination {
    Stdout,
    /// A device or pipe, which is written to and never replaced.
    Device(File),
    /// A file beside the target, renamed onto it when all is written.
    File {
        beside: NamedTempFile,
        target: PathBuf,
    },
}

impl Destination {
    /// Opens the target; `-` and none mean standard output.
    pub(crate) fn open(target: Option<&Path>) -> anyhow::Result<Self> {
        let Some(target) = target.filter(|path| *path != Path::new("-")) else {
            return Ok(Self::Stdout);
        };
        if target.is_dir() {
            bail!("`{}` is a folder; name a file in it", target.display());
        }
        // A link is followed, so that the file behind it is replaced and the link stays.
        let target = &target
            .canonicalize()
            .unwrap_or_else(|_not_there_yet| target.to_owned());
        if target.metadata().is_ok_and(|meta| !meta.is_file()) {
            let device = File::options().write(true).open(target);
            return device
                .map(Self::Device)
                .with_context(|| format!("`{}` cannot be written", target.display()));
        }
        let folder = match target.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let mut builder = tempfile::Builder::new();
        builder.prefix(".countersight-");
        // The usual permissions of a new file, not the private ones of a scratch file.
        #[cfg(unix)]
        let builder = {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(std::fs::Permissions::from_mode(0o666))
        };
        let beside = builder.tempfile_in(folder).map_err(|error| {
            let reason = match error.kind() {
                ErrorKind::NotFound => "its folder does not exist".to_owned(),
                ErrorKind::PermissionDenied => "its folder may not be written to".to_owned(),
                kind => kind.to_string(),
            };
            anyhow::anyhow!("`{}` cannot be written: {reason}", target.display())
        })?;
        Ok(Self::File {
            beside,
            target: target.to_owned(),
        })
    }

    /// A writer into it.
    pub(crate) fn writer(&self) -> anyhow::Result<Box<dyn Write + Send>> {
        Ok(match self {
            Self::Stdout => Box::new(BufWriter::with_capacity(1 << 16, std::io::stdout())),
            Self::Device(device) => Box::new(BufWriter::new(device.try_clone()?)),
            Self::File { beside, .. } => {
                let file: File = beside.as_file().try_clone()?;
                Box::new(BufWriter::with_capacity(1 << 16, file))
            }
        })
    }

    /// Puts the finished file in its place.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        if let Self::File { beside, target } = self {
            beside
                .persist(&target)
                .with_context(|| format!("`{}` cannot be written", target.display()))?;
        }
        Ok(())
    }

    fn is_terminal(&self) -> bool {
        matches!(self, Self::Stdout) && std::io::stdout().is_terminal()
    }
}

/// The format asked for, or the one of the file's ending, or text.
pub(crate) fn format(asked: Option<&str>, target: Option<&Path>) -> anyhow::Result<Format> {
    if let Some(text) = asked {
        return Ok(text.parse::<Format>()?);
    }
    let name = target
        .and_then(Path::file_name)
        .and_then(|name| name.to_str());
    Ok(name.and_then(Format::of_file_name).unwrap_or(Format::Text))
}

/// The format of a page: text, JSON or HTML.
pub(crate) fn page_format(args: &OutputArgs) -> anyhow::Result<PageFormat> {
    Ok(PageFormat::try_from(format(
        args.format.as_deref(),
        args.output.as_deref(),
    )?)?)
}

/// Refuses to write a format to a terminal if it is a binary one.
pub(crate) fn refuse_binary(
    format: impl Display,
    is_binary: bool,
    destination: &Destination,
) -> anyhow::Result<()> {
    if is_binary && destination.is_terminal() {
        bail!("{format} is not for reading on a screen; name a file with `-o`");
    }
    Ok(())
}

/// How a report looks at this destination.
pub(crate) fn options(register: RegisterStamp, destination: &Destination) -> Options {
    let mut options = Options::new(register);
    if destination.is_terminal() {
        options.colour = std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        options.width = width();
    } else {
        options.width = 100;
    }
    options
}

fn width() -> usize {
    let columns = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    columns.clamp(40, 160)
}

/// A scratch file for formats that need the end before the beginning.
pub(crate) fn spool(format: Format) -> anyhow::Result<Box<dyn Spool>> {
    if format.needs_spool() {
        let file = tempfile::tempfile().context("no scratch file can be made for JSON")?;
        Ok(Box::new(file))
    } else {
        Ok(Box::new(Cursor::new(Vec::new())))
    }
}

/// Opens the destination of a table and writes it.
pub(crate) fn write_table_page(
    args: &OutputArgs,
    register: RegisterStamp,
    sheet: &Sheet,
    value: &impl serde::Serialize,
) -> anyhow::Result<()> {
    let format = format(args.format.as_deref(), args.output.as_deref())?;
    let destination = Destination::open(args.output.as_deref())?;
    let options = options(register, &destination);
    let mut writer = destination.writer()?;
    write_sheet(&mut writer, format, sheet, value, &options)?;
    writer.flush()?;
    drop(writer);
    destination.finish()
}

/// Opens the destination of a page and writes it.
pub(crate) fn write_page(
    args: &OutputArgs,
    register: RegisterStamp,
    write: impl FnOnce(&mut dyn Write, PageFormat, &Options) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let format = page_format(args)?;
    let destination = Destination::open(args.output.as_deref())?;
    let options = options(register, &destination);
    let mut writer = destination.writer()?;
    write(&mut writer, format, &options)?;
    writer.flush()?;
    drop(writer);
    destination.finish()
}
