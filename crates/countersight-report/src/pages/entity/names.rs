//! Names in every script, and identifiers.

use super::super::refs;
use super::EntityPage;
use crate::doc::{Block, Item, Line};
use crate::script;
use countersight_model::entity::{Alias, AliasUse};

const SCRIPTS: [&str; 6] = [
    "Latin script",
    "Chinese characters",
    "Japanese",
    "Korean",
    "Arabic script",
    "Cyrillic script",
];

/// Other names by script, each with its use and the trust in it.
pub(super) fn aliases(of: &EntityPage<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for script in SCRIPTS {
        let aliases = of.entity.aliases.iter();
        let names: Vec<Item> = aliases
            .filter(|alias| script::script(&alias.text) == script)
            .map(|alias| Item::new(alias_line(alias).and(refs(&alias.sources, &of.sources))))
            .collect();
        if !names.is_empty() {
            blocks.push(Block::Sub(script.to_owned()));
            blocks.push(Block::Items(names));
        }
    }
    blocks
}

fn alias_line(alias: &Alias) -> Line {
    let usage = match alias.usage {
        AliasUse::Name => "",
        AliasUse::Unique => "a coined word of its own",
        AliasUse::Short => "short: it counts only when it stands alone",
        AliasUse::Listed => "a list knows it so, and others bear it: it leads to a question",
        AliasUse::Hint => "too weak to recognise it by",
    };
    Line::join([
        Line::foreign(&alias.text),
        Line::maybe(alias.lang.as_deref()),
        Line::from(usage),
        Line::doubt(alias.trust),
    ])
}

/// Codes and domains.
pub(super) fn identifiers(of: &EntityPage<'_>) -> Vec<Block> {
    let fields: Vec<(&'static str, Line)> = of
        .entity
        .identifiers
        .iter()
        .map(|identifier| {
            let value = Line::join([Line::from(&identifier.value), Line::doubt(identifier.trust)]);
            let refs = refs(&identifier.sources, &of.sources);
            (identifier.scheme.as_str(), value.and(refs))
        })
        .collect();
    if fields.is_empty() {
        Vec::new()
    } else {
        vec![Block::Fields(fields)]
    }
}
