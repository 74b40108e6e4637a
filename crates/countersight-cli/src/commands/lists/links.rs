//! `lists links`: which parties of the lists at hand are companies of the register, and which may be.

use super::{chosen, store};
use crate::Found;
use crate::args::ListsLinksArgs;
use crate::output::write_table_page;
use crate::setup;
use anyhow::bail;
use countersight_model::list::OfficialList;
use countersight_model::party::PartyList;
use countersight_report::{Sheet, SheetColumn};
use countersight_screening::Screener;
use countersight_screening::merge::{Bond, Listed, Merged, merge};

pub(super) fn run(args: &ListsLinksArgs) -> anyhow::Result<Found> {
    let register = setup::register()?;
    let store = store(args.folder.as_ref())?;
    let mut read: Vec<(&OfficialList, PartyList)> = Vec::new();
    for list in chosen(&args.lists, &register)? {
        let manifest = store.manifest(&list.id)?;
        match manifest.as_ref().and_then(|manifest| manifest.newest()) {
            Some(newest) => read.push((list, store.parties(&list.id, newest)?)),
            None if !args.lists.is_empty() => bail!(
                "there is no copy of {0}; `countersight lists update {0}` fetches it",
                list.id
            ),
            None => {}
        }
    }
    if read.is_empty() {
        bail!("no list was fetched yet; `countersight lists update` fetches them");
    }
    let listed: Vec<Listed<'_>> = read
        .iter()
        .map(|(list, parties)| Listed {
            list: &list.id,
            part_of: list.part_of.as_ref(),
            parties: &parties.parties,
        })
        .collect();
    let screener = Screener::new(&register);
    let alike = |name: &str| screener.alike(name);
    let merged = merge(&listed, &register.entities, &register.links, &alike);
    write_table_page(
        &args.output,
        register.stamp.clone(),
        &sheet(&merged),
        &merged,
    )?;
    let open = !merged.proposals.is_empty() || !merged.contradictions.is_empty();
    Ok(if open {
        Found::Something
    } else {
        Found::Nothing
    })
}

fn sheet(merged: &Merged) -> Sheet {
    let mut rows = Vec::new();
    for cluster in &merged.clusters {
        let Some(entity) = &cluster.entity else {
            continue;
        };
        let why: Vec<String> = cluster.bonds.iter().map(told).collect();
        for member in &cluster.members {
            rows.push(row(
                "joined",
                member.list.as_str(),
                &member.party,
                &member.name,
                entity.as_str(),
                &why.join("; "),
            ));
        }
    }
    let joined = rows.len();
    for proposal in &merged.proposals {
        let member = &proposal.member;
        rows.push(row(
            "proposed",
            member.list.as_str(),
            &member.party,
            &member.name,
            proposal.entity.as_str(),
            &proposal.because,
        ));
    }
    let contradictions = merged.contradictions.iter().map(|one| {
        let member = &one.member;
        format!(
            "{} of {}: {} was not followed: {}",
            member.name,
            member.list,
            told(&one.bond),
            one.because
        )
    });
    let elsewhere = merged
        .clusters
        .iter()
        .filter(|c| c.entity.is_none())
        .count();
    Sheet {
        title: "Parties of official lists and companies of the register".to_owned(),
        lead: vec![format!(
            "{joined} parties are companies of the register, {} may be by their name. {elsewhere} companies outside \
             the register stand in several rows.",
            merged.proposals.len()
        )],
        notices: contradictions.collect(),
        columns: vec![
            SheetColumn::text("state", "State", 8, 8),
            SheetColumn::text("list", "List", 6, 22),
            SheetColumn::hidden("party"),
            SheetColumn::text("name", "Listed as", 16, 44),
            SheetColumn::text("entity", "Company", 7, 20),
            SheetColumn::text("why", "Why", 8, 60),
        ],
        rows,
        foot: Some(
            "A name alone joins nobody: look at a proposal, and write what you found in data/links/.".to_owned(),
        ),
        ..Sheet::default()
    }
}

fn row(state: &str, list: &str, party: &str, name: &str, entity: &str, why: &str) -> Vec<String> {
    [state, list, party, name, entity, why]
        .map(str::to_owned)
        .to_vec()
}

fn told(bond: &Bond) -> String {
    match bond {
        Bond::Identifier { scheme, value } => format!("{scheme} {value}"),
        Bond::Link { reason, .. } => reason.clone(),
    }
}
