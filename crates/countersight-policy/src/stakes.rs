//! The arithmetic of ownership: who holds how much of a company, directly and through others.
//!
//! Three questions, because rules ask three. *Half owned*: do named companies together own half or
//! more, where a company that they own to half counts in full (US Treasury, revised guidance of
//! 13 August 2014; the BIS rule of 2025 follows it, with control of no account). *Control*: does a
//! chain of control lead to the named company. *Affiliate*: does any chain of holdings lead there.
//! Every answer may be open: shares are often unknown, and an unverified edge proves nothing.

use crate::ownership::{is_confirmed, kind_word, stands};
use countersight_model::entity::{Entity, OwnershipKind};
use countersight_model::id::EntityId;
use countersight_model::result::PathStep;
use countersight_model::source::Trust;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Half, in per cent, less what adding up decimal fractions may lose.
const HALF: f64 = 50.0 - 1e-9;

/// An answer that the facts may leave open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    No,
    Open,
    Yes,
}

/// One holding of one company in another, with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
struct Stake {
    holder: EntityId,
    held: EntityId,
    /// Share in per cent that the holder owns itself, where known.
    share: Option<f64>,
    /// A published figure of what it owns through others.
    through_others: Option<f64>,
    /// Whether it means control.
    controls: Option<bool>,
    /// Whether a source confirms it.
    sure: bool,
}

/// All holdings above one company on one day.
#[derive(Debug)]
pub(crate) struct Stakes {
    held: EntityId,
    stakes: Vec<Stake>,
}

impl Stakes {
    /// Gathers the holdings above `held`; the steps of `path` stand where the register has no edge.
    pub(crate) fn above(
        held: &EntityId,
        entities: &BTreeMap<EntityId, Entity>,
        on: Date,
        path: &[PathStep],
    ) -> Self {
        let mut above = Self {
            held: held.clone(),
            stakes: Vec::new(),
        };
        let (mut next, mut seen) = (vec![held.clone()], BTreeSet::from([held.clone()]));
        while let Some(company) = next.pop() {
            above.edges_of(&company, entities, on);
            for step in path.iter().filter(|step| step.held == company) {
                above.step(step);
            }
            let holders = above.stakes.iter().filter(|s| s.held == company);
            let holders: Vec<_> = holders.map(|s| s.holder.clone()).collect();
            next.extend(
                holders
                    .into_iter()
                    .filter(|holder| seen.insert(holder.clone())),
            );
        }
        above
    }

    fn edges_of(&mut self, company: &EntityId, entities: &BTreeMap<EntityId, Entity>, on: Date) {
        let Some(record) = entities.get(company) else {
            return;
        };
        for edge in record.owners.iter().filter(|edge| stands(edge, on)) {
            let Some(holder) = &edge.holder else { continue };
            if edge.kind == OwnershipKind::Representative {
                continue;
            }
            let (kind, sure) = (kind_word(edge.kind), is_confirmed(edge));
            self.add(holder, company, kind, edge.share, sure);
        }
    }

    /// A step of a path that the register does not hold.
    fn step(&mut self, step: &PathStep) {
        let known = |s: &Stake| s.held == step.held && s.holder == step.holder;
        if step.relation != "representative" && !self.stakes.iter().any(known) {
            let sure = step.trust > Trust::Unverified;
            self.add(&step.holder, &step.held, &step.relation, step.share, sure);
        }
    }

    /// Adds an edge; several edges of one holder in one company make one stake.
    fn add(
        &mut self,
        holder: &EntityId,
        held: &EntityId,
        kind: &str,
        share: Option<f64>,
        sure: bool,
    ) {
        let through = kind == "owns-indirectly";
        let controls = match (kind, share) {
            ("controls" | "subsidiary", _) => Some(true),
            (_, Some(share)) => Some(share > 50.0),
            _ => None,
        };
        let stake = Stake {
            holder: holder.clone(),
            held: held.clone(),
            share: share.filter(|_| !through),
            through_others: share.filter(|_| through),
            controls,
            sure,
        };
        let same = |s: &&mut Stake| s.held == *held && s.holder == *holder && s.sure == sure;
        match self.stakes.iter_mut().find(same) {
            None => self.stakes.push(stake),
            Some(known) => {
                known.share = larger(known.share, stake.share);
                known.through_others = larger(known.through_others, stake.through_others);
                known.controls = known.controls.max(stake.controls);
            }
        }
    }

    /// Whether companies own half or more of it together: `named` for certain, `perhaps` as well
    /// where the facts leave it open whether they are named.
    pub(crate) fn half_owned(
        &self,
        named: &BTreeSet<&EntityId>,
        perhaps: &BTreeSet<&EntityId>,
    ) -> Truth {
        if self.covered(named, |company, covered| self.certain(company, covered)) {
            return Truth::Yes;
        }
        let all: BTreeSet<&EntityId> = named.union(perhaps).copied().collect();
        if self.covered(&all, |company, covered| self.possible(company, covered)) {
            Truth::Open
        } else {
            Truth::No
        }
    }

    /// Whether the company is among the smallest set that holds `first` and every company of which
    /// the set owns half or more. A circle of holdings cannot lift itself into it.
    fn covered<'s>(
        &'s self,
        first: &BTreeSet<&'s EntityId>,
        share: impl Fn(&EntityId, &BTreeSet<&EntityId>) -> f64,
    ) -> bool {
        let companies: BTreeSet<&EntityId> = self.stakes.iter().map(|s| &s.held).collect();
        let mut covered = first.clone();
        // The company itself is asked about, whether or not it is named.
        covered.remove(&self.held);
        loop {
            let more = companies
                .iter()
                .find(|c| !covered.contains(*c) && share(c, &covered) >= HALF);
            match more {
                Some(company) if **company == self.held => return true,
                Some(company) => covered.insert(company),
                None => return false,
            };
        }
    }

    /// The share that the covered companies certainly own.
    fn certain(&self, company: &EntityId, covered: &BTreeSet<&EntityId>) -> f64 {
        let of = |s: &&Stake| s.held == *company && covered.contains(&s.holder) && s.sure;
        let direct: f64 = self.stakes.iter().filter(of).filter_map(|s| s.share).sum();
        // A figure of what is owned through others repeats their direct shares.
        let through = self
            .stakes
            .iter()
            .filter(of)
            .filter_map(|s| s.through_others);
        through.fold(direct, f64::max)
    }

    /// The most that the covered companies can own: an unknown share may be all that is left.
    fn possible(&self, company: &EntityId, covered: &BTreeSet<&EntityId>) -> f64 {
        let of_company = || self.stakes.iter().filter(|s| s.held == *company);
        let mut by_holder: BTreeMap<&EntityId, f64> = BTreeMap::new();
        let (mut through, mut unknown): (f64, bool) = (0.0, false);
        for stake in of_company().filter(|s| covered.contains(&s.holder)) {
            through = through.max(stake.through_others.unwrap_or_default());
            match stake.share {
                Some(share) => {
                    let most = by_holder.entry(&stake.holder).or_default();
                    *most = most.max(share);
                }
                None => unknown |= stake.through_others.is_none(),
            }
        }
        let mut most = by_holder.values().sum::<f64>().max(through);
        if unknown {
            let others = of_company().filter(|s| s.sure && !covered.contains(&s.holder));
            let taken: f64 = others.filter_map(|s| s.share).sum();
            most = most.max(100.0 - taken);
        }
        most
    }

    /// Whether a chain of control leads from the company up to `holder`.
    pub(crate) fn controlled(&self, holder: &EntityId) -> Truth {
        self.chain(holder, |stake| match stake.controls {
            Some(true) => Truth::Yes,
            Some(false) => Truth::No,
            None => Truth::Open,
        })
    }

    /// Whether a chain of holdings leads from the company up to `holder`. What is not controlled may
    /// be an affiliate still: the statutes leave the word open.
    pub(crate) fn affiliated(&self, holder: &EntityId) -> Truth {
        self.chain(holder, |stake| match stake.controls {
            Some(true) => Truth::Yes,
            _ => Truth::Open,
        })
    }

    /// The best chain up to `holder`, each chain being as good as its weakest stake.
    fn chain(&self, holder: &EntityId, weigh: impl Fn(&Stake) -> Truth) -> Truth {
        let mut reached = BTreeMap::from([(&self.held, Truth::Yes)]);
        loop {
            let better = self.stakes.iter().find_map(|stake| {
                let below = *reached.get(&stake.held)?;
                let sure = if stake.sure { Truth::Yes } else { Truth::Open };
                let here = below.min(weigh(stake).min(sure));
                let known = reached.get(&stake.holder).copied().unwrap_or(Truth::No);
                (here > known).then_some((&stake.holder, here))
            });
            match better {
                Some((company, truth)) => reached.insert(company, truth),
                None => return reached.get(holder).copied().unwrap_or(Truth::No),
            };
        }
    }

    /// The shares by which the given companies hold the company itself, largest first.
    pub(crate) fn direct<'s>(
        &'s self,
        named: &BTreeSet<&EntityId>,
    ) -> Vec<(&'s EntityId, Option<f64>)> {
        let of = |s: &&Stake| s.held == self.held && named.contains(&s.holder);
        let mut shares: Vec<_> = self
            .stakes
            .iter()
            .filter(of)
            .map(|s| (&s.holder, s.share))
            .collect();
        shares.sort_by(|a, b| b.1.unwrap_or(-1.0).total_cmp(&a.1.unwrap_or(-1.0)));
        shares
    }
}

fn larger(a: Option<f64>, b: Option<f64>) -> Option<f64> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.max(b)),
        (a, b) => a.or(b),
    }
}
