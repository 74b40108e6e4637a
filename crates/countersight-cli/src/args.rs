//! What was typed.

use clap::{Args, Parser, Subcommand};
use countersight_collect::discover::LocalRange;
use countersight_service::lists::{ListsAsked, usual_folder};
use std::path::PathBuf;

/// Does what you are about to buy, sell, ship, fund or already run lead back to a company listed for
/// its role in the mass surveillance of Uyghurs, and which rule binds you?
#[derive(Debug, Parser)]
#[command(name = "countersight", version, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Answer for anything you type: a name in any script, a brand, a model number, a MAC address, a code
    Check(CheckArgs),
    /// Answer for every row of a file: suppliers, an inventory, payments, holdings, a plain list
    Screen(ScreenArgs),
    /// Say for every observation of a scan which brand and maker the device is; no law is asked
    Identify(IdentifyArgs),
    /// Ask the devices of your own network who they are: only on your word, only in private ranges,
    /// without any login
    Discover(DiscoverArgs),
    /// Say whether two names are one company: same, review or different, and why
    Compare(CompareArgs),
    /// Measure the comparison of names on your own cases: precision, recall, misses
    Evaluate(EvaluateArgs),
    /// Show all that the register holds of a company, brand, measure, list, claim, figure or source
    Show(ShowArgs),
    /// List the rules: whom they bind, whom they name, from when to when
    Measures(MeasuresArgs),
    /// Fetch official lists, and say how they stand and what changed on them
    Lists(ListsArgs),
    /// Answer the same questions on pages and by an API, at an address of this machine
    Serve(ServeArgs),
    /// Check the register's data, or count it
    Register(RegisterArgs),
}

/// Who asks, where, when, what for.
#[derive(Debug, Args)]
#[command(next_help_heading = "Who asks")]
pub(crate) struct ReaderArgs {
    /// Your role, such as federal-agency, school, local-authority, exporter, investor, household
    #[arg(long = "as", value_name = "ROLE")]
    pub(crate) role: Vec<String>,
    /// Where you are bound: an ISO 3166 code such as US, US-TX or DK-84, or EU
    #[arg(long = "in", value_name = "JURISDICTION")]
    pub(crate) jurisdiction: Vec<String>,
    /// The day whose law is asked for [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<String>,
    /// What you want to do: buy, use, sell, export, import, invest, authorise or fund
    #[arg(long)]
    pub(crate) action: Option<String>,
    /// A file that holds these four: `as = "school"`, `in = ["US-TX"]`, `action = "buy"`
    #[arg(long, value_name = "FILE.toml")]
    pub(crate) profile: Option<PathBuf>,
}

/// Lists to compare names with.
#[derive(Debug, Args)]
#[command(next_help_heading = "Lists")]
pub(crate) struct ListArgs {
    /// Your own list too: a CSV file with the columns id, name, aliases (`|` between them), country
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) list: Vec<PathBuf>,
    /// The official lists at hand too, in full: those that `lists update` has fetched
    #[arg(long)]
    pub(crate) official_lists: bool,
    /// Ask nothing but the lists named with --list
    #[arg(long, requires = "list", conflicts_with = "official_lists")]
    pub(crate) only_list: bool,
}

/// The lists that are asked.
pub(crate) fn asked(args: &ListArgs) -> anyhow::Result<ListsAsked> {
    Ok(ListsAsked {
        official: args.official_lists.then(usual_folder).transpose()?,
        own: args.list.clone(),
        only_own: args.only_list,
    })
}

/// From which score two names are one company.
#[derive(Debug, Args)]
pub(crate) struct ThresholdArgs {
    /// Score from which two names are the same company, on lists and in the register; below it a match
    /// is a question [default: 0.85]
    #[arg(long, value_name = "0..1", help_heading = "Names")]
    pub(crate) threshold: Option<f64>,
}

impl ThresholdArgs {
    /// The threshold, if one was given that can be one.
    pub(crate) fn given(&self) -> anyhow::Result<Option<f64>> {
        match self.threshold {
            Some(threshold) if !(0.0..=1.0).contains(&threshold) => anyhow::bail!(
                "`--threshold {threshold}` cannot be; a threshold lies between 0 and 1, such as 0.85"
            ),
            given => Ok(given),
        }
    }
}

/// Where the answer goes, and how it looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArgs {
    /// text, json or html; check and screen also write jsonl, csv and xlsx, measures diff jsonl and
    /// csv, lists csv [default: text, or by the ending of the output file]
    #[arg(long)]
    pub(crate) format: Option<String>,
    /// Write to this file instead of standard output
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Say nothing on standard error but errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub(crate) struct ServeArgs {
    /// The address to wait at; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:8089")]
    pub(crate) listen: std::net::SocketAddr,
    /// Wait at an address that other machines reach; there are no accounts, so whoever reaches it may ask
    #[arg(long)]
    pub(crate) allow_remote: bool,
    /// Hand in the bundled example at the start, for a look around
    #[arg(long)]
    pub(crate) demo: bool,
    #[command(flatten)]
    pub(crate) names: ThresholdArgs,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub(crate) struct CheckArgs {
    /// What to check, one answer each; put a name of several words in quotation marks. A text of several
    /// lines is read as that of one label
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) texts: Vec<String>,
    /// Say of every measure that names a company found why it answers so, question by question
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) names: ThresholdArgs,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `screen`.
#[derive(Debug, Args)]
pub(crate) struct ScreenArgs {
    /// Files to screen; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// What the rows are: names, inventory, observations, holdings, ledger, list or label [default: found out and said]
    #[arg(long)]
    pub(crate) kind: Option<String>,
    /// Write a report beside the answer, in the form of its ending, such as report.html
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Say of every measure that names a company found why it answers so, question by question
    #[arg(long)]
    pub(crate) explain: bool,
    #[command(flatten)]
    pub(crate) names: ThresholdArgs,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `identify`.
#[derive(Debug, Args)]
pub(crate) struct IdentifyArgs {
    /// Scans of other programs or observations of your own, packed or not; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Write only the devices of which something was found
    #[arg(long, help_heading = "Output")]
    pub(crate) only_found: bool,
    /// jsonl, one device a line; csv or parquet, one device a row [default: by the ending of -o, else jsonl]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<String>,
    /// Write to this file instead of standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        help_heading = "Output"
    )]
    pub(crate) output: Option<PathBuf>,
    /// Say nothing on standard error but errors
    #[arg(long, short, help_heading = "Output")]
    pub(crate) quiet: bool,
}

/// Arguments of `discover`.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch that is typed"
)]
#[derive(Debug, Args)]
pub(crate) struct DiscoverArgs {
    /// Say that the network is yours, or that its owner has allowed this in writing; without it nothing
    /// is opened and nothing is sent
    #[arg(long)]
    pub(crate) i_am_authorised: bool,
    /// The interface whose link is looked at [default: the only one with a private address]
    #[arg(long, value_name = "NAME")]
    pub(crate) interface: Option<String>,
    /// Only listen and read the system's table of neighbours; ask nobody anything
    #[arg(long)]
    pub(crate) listen_only: bool,
    /// Ask each device found three questions that need no login: GET /, RTSP OPTIONS, TLS hello
    #[arg(long, conflicts_with = "listen_only")]
    pub(crate) ask_hosts: bool,
    /// Ask every address of this range of the link too, such as 192.168.1.0/24, at most a /22
    #[arg(long, value_name = "RANGE", requires = "ask_hosts")]
    pub(crate) range: Option<LocalRange>,
    /// Packets a second at most
    #[arg(long, default_value_t = 40, value_parser = clap::value_parser!(u32).range(1..=400))]
    pub(crate) rate: u32,
    /// Seconds to listen before anything is asked
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(0..=3600))]
    pub(crate) listen: u64,
    /// Seconds to wait for answers
    #[arg(long, value_name = "SECONDS", default_value_t = 5, value_parser = clap::value_parser!(u64).range(1..=600))]
    pub(crate) wait: u64,
    /// Add everything that is sent to this CSV file, before it is sent: time, destination, protocol,
    /// bytes, purpose
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) log: Option<PathBuf>,
    /// Ask the law too, and answer for every device as `screen` does; so does any word on who asks
    #[arg(long)]
    pub(crate) law: bool,
    /// Write only the devices of which something was found
    #[arg(long, help_heading = "Output")]
    pub(crate) only_found: bool,
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub(crate) struct CompareArgs {
    /// Two names; put a name of several words in quotation marks
    #[arg(
        value_name = "NAME",
        num_args = 2,
        required_unless_present = "pairs",
        conflicts_with = "pairs"
    )]
    pub(crate) names: Vec<String>,
    /// A CSV file with the columns name1 and name2; score, answer and why are added to its rows
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) pairs: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) threshold: ThresholdArgs,
    /// text, csv, json or jsonl [default: text for two names, csv for a file]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<String>,
    /// Write to this file instead of standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        help_heading = "Output"
    )]
    pub(crate) output: Option<PathBuf>,
}

/// Arguments of `evaluate`.
#[derive(Debug, Args)]
pub(crate) struct EvaluateArgs {
    /// A CSV file with the columns name1, name2 and same (yes or no), or name and expect (whom the name should
    /// lead to: identifiers, `|` between them; empty for nobody); a column class is counted apart
    #[arg(value_name = "FILE.csv")]
    pub(crate) file: PathBuf,
    /// Write what was found in each case to this file, without the texts of the cases
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) freeze: Option<PathBuf>,
    /// Say what moved since this file was frozen; the exit status is 1 if a case came out worse
    #[arg(long, value_name = "FILE.csv")]
    pub(crate) frozen: Option<PathBuf>,
    /// Exit with 0 although a case came out worse, because you have looked at it
    #[arg(long, requires = "frozen")]
    pub(crate) accept_worse: bool,
    #[command(flatten)]
    pub(crate) lists: ListArgs,
    /// text or json [default: text]
    #[arg(long, help_heading = "Output")]
    pub(crate) format: Option<String>,
    /// Write to this file instead of standard output
    #[arg(
        short = 'o',
        long = "output",
        value_name = "FILE",
        help_heading = "Output"
    )]
    pub(crate) output: Option<PathBuf>,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Identifier of an entity, brand, measure, list, claim, figure or source, such as hikvision,
    /// us/fcc-covered-list or ev-009; `roles` or `actions` lists the words to choose from
    pub(crate) id: String,
    /// The day for which a rule's first sentences speak, and a list's age is told [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `measures`.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct MeasuresArgs {
    #[command(subcommand)]
    pub(crate) command: Option<MeasuresCommand>,
    /// Only measures that name this entity
    #[arg(long, value_name = "ID")]
    pub(crate) entity: Option<String>,
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MeasuresCommand {
    /// Say what changed in law between two days: rules, those they name, how far they reach
    Diff(DiffArgs),
}

/// Arguments of `measures diff`.
#[derive(Debug, Args)]
pub(crate) struct DiffArgs {
    /// The first day; what changed on it is its law already, and not told
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<String>,
    /// The second day; what changed on it is told
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<String>,
    /// Only changes that concern this entity
    #[arg(long, value_name = "ID")]
    pub(crate) entity: Option<String>,
    /// Only measures that bind this role
    #[arg(long = "as", value_name = "ROLE", help_heading = "Who asks")]
    pub(crate) role: Vec<String>,
    /// Only measures that bind there: an ISO 3166 code such as US, US-TX or DK-84, or EU
    #[arg(long = "in", value_name = "JURISDICTION", help_heading = "Who asks")]
    pub(crate) jurisdiction: Vec<String>,
    /// Only measures on this action: buy, use, sell, export, import, invest, authorise or fund
    #[arg(long, help_heading = "Who asks")]
    pub(crate) action: Option<String>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `lists`.
#[derive(Debug, Args)]
pub(crate) struct ListsArgs {
    #[command(subcommand)]
    pub(crate) command: ListsCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ListsCommand {
    /// Fetch lists from their official addresses, or take one from a file
    Update(ListsUpdateArgs),
    /// Say of each list which copy is at hand, how old it is, and what is wrong with it
    Status(ListsStatusArgs),
    /// Say what changed between two copies of a list
    Diff(ListsDiffArgs),
    /// Screen files again, against nothing but what changed on the lists between two copies
    Rescreen(ListsRescreenArgs),
    /// Say which parties of the lists at hand may be companies of the register, for you to look at
    Links(ListsLinksArgs),
}

/// Where the lists are kept, and what day it is.
#[derive(Debug, Args)]
pub(crate) struct ListsFolder {
    /// The folder of the lists [default: `COUNTERSIGHT_LISTS`, or your data directory]
    #[arg(long = "folder", value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// The day on which the age of the lists is told [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<String>,
}

/// Arguments of `lists update`.
#[derive(Debug, Args)]
pub(crate) struct ListsUpdateArgs {
    /// Lists to update [default: all that have a file at an official address]
    #[arg(value_name = "ID")]
    pub(crate) lists: Vec<String>,
    /// Take the one list named from this file, and open no connection; once for each file of a list that
    /// comes in several, the main one first
    #[arg(long, value_name = "FILE")]
    pub(crate) from: Vec<PathBuf>,
    /// How the file is read, such as csl or own [default: as the record of the list says]
    #[arg(long, value_name = "WORD")]
    pub(crate) reader: Option<String>,
    /// Take a copy although it shrank or changed shape, because you have looked at it
    #[arg(long)]
    pub(crate) accept: bool,
    #[command(flatten)]
    pub(crate) place: ListsFolder,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `lists status`.
#[derive(Debug, Args)]
pub(crate) struct ListsStatusArgs {
    /// Lists to tell of [default: all]
    #[arg(value_name = "ID")]
    pub(crate) lists: Vec<String>,
    #[command(flatten)]
    pub(crate) place: ListsFolder,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `lists rescreen`.
#[derive(Debug, Args)]
pub(crate) struct ListsRescreenArgs {
    /// Files of the parties that were screened before; `-` is standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// Only this official list, as often as wanted [default: all at hand]
    #[arg(long = "of", value_name = "ID")]
    pub(crate) lists: Vec<String>,
    /// The day of the screening before [default: that of the copy before the newest]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<String>,
    /// The folder of the lists [default: `COUNTERSIGHT_LISTS`, or your data directory]
    #[arg(long = "folder", value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    /// Keep what the files say on disk, so that the next run reads only the rows that may be found
    ///
    /// The text of every row that has a name is kept, with the names indexed, in the folder `parties` inside the
    /// folder of the lists, readable by you alone (mode 0600 on Unix). A file that changed is kept anew in place
    /// of what was kept of it. Delete that folder to remove all that is kept. Without this option nothing is
    /// kept, and nothing that was kept is used.
    #[arg(long)]
    pub(crate) keep: bool,
    #[command(flatten)]
    pub(crate) names: ThresholdArgs,
    #[command(flatten)]
    pub(crate) reader: ReaderArgs,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `lists diff`.
#[derive(Debug, Args)]
pub(crate) struct ListsDiffArgs {
    /// The list
    #[arg(value_name = "ID")]
    pub(crate) list: String,
    /// The copy at hand on this day [default: the one before the newest]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) from: Option<String>,
    /// The copy at hand on this day [default: the newest]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) to: Option<String>,
    /// The folder of the lists [default: `COUNTERSIGHT_LISTS`, or your data directory]
    #[arg(long = "folder", value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `lists links`.
#[derive(Debug, Args)]
pub(crate) struct ListsLinksArgs {
    /// Lists to look through [default: all at hand]
    #[arg(value_name = "ID")]
    pub(crate) lists: Vec<String>,
    /// The folder of the lists [default: `COUNTERSIGHT_LISTS`, or your data directory]
    #[arg(long = "folder", value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `register`.
#[derive(Debug, Args)]
pub(crate) struct RegisterArgs {
    #[command(subcommand)]
    pub(crate) command: RegisterCommand,
}

#[derive(Debug, Subcommand)]
pub(crate) enum RegisterCommand {
    /// Report every problem of the data, with file, line, column and mend
    Check(RegisterFolder),
    /// Count what the register holds, and warn of lists that should be looked at again
    Stat(StatArgs),
    /// Write the whole register down for other programs: FollowTheMoney, CSV tables, JSON
    Export(ExportArgs),
}

#[derive(Debug, Args)]
pub(crate) struct RegisterFolder {
    /// A folder of data [default: `COUNTERSIGHT_DATA`, or the data compiled in]
    pub(crate) folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputArgs,
}

/// Arguments of `register stat`.
#[derive(Debug, Args)]
pub(crate) struct StatArgs {
    #[command(flatten)]
    pub(crate) register: RegisterFolder,
    /// The day on which the age of the lists is told [default: today]
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) on: Option<String>,
}

/// Arguments of `register export`.
#[derive(Debug, Args)]
pub(crate) struct ExportArgs {
    /// A folder of data [default: `COUNTERSIGHT_DATA`, or the data compiled in]
    pub(crate) folder: Option<PathBuf>,
    /// ftm: FollowTheMoney entities, one a line; csv: tables; json: everything in one value
    #[arg(long)]
    pub(crate) format: String,
    /// (csv) Only this table: entities, aliases, identifiers, ownership, listings, measures, clauses,
    /// claims, figures, brands, lists, links or sources
    #[arg(long, value_name = "NAME")]
    pub(crate) table: Option<String>,
    /// Write to this file; for csv without --table, a new folder that will hold one file a table
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Say nothing on standard error but errors
    #[arg(long, short)]
    pub(crate) quiet: bool,
}
