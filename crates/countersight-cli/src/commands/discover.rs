//! `discover`: the devices of the user's own network, and who made them.

use crate::Found;
use crate::args::{DiscoverArgs, ReaderArgs};
use crate::output::Destination;
use crate::pipeline::Pipeline;
use crate::{reader, setup};
use anyhow::{Context as _, bail};
use countersight_collect::discover::{
    Discovered, Host, Interface, Link, LocalRange, MOST_ADDRESSES, Plan, Sent, Totals, discover,
};
use countersight_devices::Scratch;
use countersight_model::device::DeviceFinding;
use countersight_model::field::Field;
use countersight_model::subject::{Subject, SubjectKind};
use countersight_report::{Identified, write_identified};
use countersight_screening::device_index;
use countersight_service::lists::{ListsAsked, screener};
use std::io::{self, Write};
use std::time::Duration;

mod log;

pub(crate) fn run(args: &DiscoverArgs) -> anyhow::Result<Found> {
    check(args)?;
    // Everything that can be wrong is found out before anything is sent.
    let register = setup::register()?;
    let context = reader::context(&args.reader, &register)?;
    let interface = Interface::choose(args.interface.as_deref())?;
    if let Some(range) = &args.range {
        check_range(range, &interface)?;
    }
    let mut log = args.log.as_deref().map(log::Log::open).transpose()?;
    if law(args) {
        let (screener, _) = screener(&register, &ListsAsked::default(), None)?;
        let mut pipeline = Pipeline::new(&screener, context, &args.output, None)?;
        pipeline.run.only_found = args.only_found;
        let found = look(args, &interface, log.as_mut())?;
        for remark in found.remarks {
            pipeline.run.remark(remark);
        }
        for host in found.hosts {
            pipeline.run.push(subject(host, &interface))?;
        }
        return pipeline.finish();
    }
    let index = device_index(&register);
    let destination = Destination::open(args.output.output.as_deref())?;
    let found = look(args, &interface, log.as_mut())?;
    let mut out = destination.writer()?;
    let (mut scratch, mut listed) = (Scratch::default(), 0);
    for host in &found.hosts {
        let finding = index.identify_with(&host.observation, &mut scratch);
        listed += u64::from(is_listed(&finding));
        write(&mut out, host, &interface, &finding, args.only_found)?;
    }
    out.flush()?;
    drop(out);
    destination.finish()?;
    let devices = found.hosts.len();
    say(
        args,
        &format!(
            "{}: {devices} devices, {listed} with a maker of the register",
            interface.name()
        ),
    )?;
    Ok(if listed > 0 {
        Found::Something
    } else {
        Found::Nothing
    })
}

fn check(args: &DiscoverArgs) -> anyhow::Result<()> {
    if !args.i_am_authorised {
        bail!(
            "nothing was sent: `discover` speaks to devices, and may only do so in a network that is yours or whose owner \
             has allowed it in writing; if that is so, say `--i-am-authorised`"
        );
    }
    if let Some(format) = args
        .output
        .format
        .as_deref()
        .filter(|format| *format != "jsonl" && !law(args))
    {
        bail!(
            "discover without the law writes jsonl, one device a line, and not `{format}`; leave out --format, or ask the \
             law with --law"
        );
    }
    Ok(())
}

fn check_range(range: &LocalRange, interface: &Interface) -> anyhow::Result<()> {
    if range.size().is_none_or(|size| size > MOST_ADDRESSES) {
        bail!(
            "`{range}` has too many addresses to ask one by one; name at most a /22 of IPv4, that is {MOST_ADDRESSES}"
        );
    }
    if !interface.networks().any(|network| network.holds(range)) {
        let networks: Vec<String> = interface
            .networks()
            .map(|network| network.to_string())
            .collect();
        bail!(
            "`{range}` is not on the link of {}, which is {}; other networks are never asked",
            interface.name(),
            networks.join(", ")
        );
    }
    Ok(())
}

/// Whether the law is asked: on request, or because it was said who asks.
fn law(args: &DiscoverArgs) -> bool {
    let ReaderArgs {
        role,
        jurisdiction,
        on,
        action,
        profile,
    } = &args.reader;
    let who = !role.is_empty() || !jurisdiction.is_empty();
    args.law || who || on.is_some() || action.is_some() || profile.is_some()
}

/// The run, and what was sent in it, which is told whatever happened and whatever was asked for.
fn look(
    args: &DiscoverArgs,
    interface: &Interface,
    mut log: Option<&mut log::Log>,
) -> anyhow::Result<Discovered> {
    let mut plan = Plan::new(reader::now());
    plan.listen = Duration::from_secs(args.listen);
    plan.listen_only = args.listen_only;
    plan.answers = Duration::from_secs(args.wait);
    plan.rate = args.rate;
    plan.ask_hosts = args.ask_hosts;
    plan.range = args.range;
    let networks: Vec<String> = interface
        .networks()
        .map(|network| network.to_string())
        .collect();
    say(
        args,
        &format!("{}: {}", interface.name(), networks.join(", ")),
    )?;
    let mut totals = Totals::default();
    let mut write_down = |sent: &Sent| {
        if let Some(log) = &mut log {
            log.write(sent)?;
        }
        totals.add(sent);
        Ok(())
    };
    let mut link = Link::new(interface.clone());
    let found = discover(
        &mut link,
        &plan,
        &|| interface.neighbours(),
        &|address| interface.is_own(address),
        &mut write_down,
    );
    writeln!(io::stderr(), "{}: {}", interface.name(), sent(&totals))?;
    let found = found.context("the look at the network ended early")?;
    for remark in &found.remarks {
        say(args, &format!("{}: {remark}", interface.name()))?;
    }
    Ok(found)
}

fn sent(totals: &Totals) -> String {
    let one = |(protocol, (messages, _)): (&&str, &(u64, u64))| format!("{messages} {protocol}");
    let parts: Vec<String> = totals.by_protocol.iter().map(one).collect();
    format!(
        "sent {} messages with {} bytes: {}",
        totals.messages(),
        totals.bytes(),
        parts.join(", ")
    )
}

fn say(args: &DiscoverArgs, line: &str) -> io::Result<()> {
    if args.output.quiet {
        return Ok(());
    }
    writeln!(io::stderr(), "{line}")
}

fn write(
    out: &mut impl Write,
    host: &Host,
    interface: &Interface,
    finding: &DeviceFinding,
    only_found: bool,
) -> io::Result<()> {
    let says = finding.brand.is_some() || finding.maker.is_some() || !finding.evidence.is_empty();
    if only_found && !says {
        return Ok(());
    }
    let address = host.address.to_string();
    let one = Identified {
        id: &address,
        source: interface.name(),
        locator: &address,
        device: says.then_some(finding),
        problem: None,
    };
    write_identified(out, &one)
}

fn is_listed(finding: &DeviceFinding) -> bool {
    let makers = finding.maker.iter().chain(&finding.other_makers);
    makers.into_iter().any(|maker| maker.entity.is_some())
}

/// The device as a row of an inventory.
fn subject(host: Host, interface: &Interface) -> Subject {
    let address = host.address.to_string();
    let mac = host.observation.first(Field::Mac);
    let text = mac.map_or_else(|| address.clone(), |mac| format!("{address} · {mac}"));
    let mut subject = Subject::new(SubjectKind::Device, text);
    interface.name().clone_into(&mut subject.source);
    subject.locator.clone_from(&address);
    subject.id = address;
    subject.device = host.observation;
    subject
}
