//! Follows the references of one file's records; what leads nowhere is reported.

use crate::fault::Fault;
use crate::known::{Kind, Known};
use crate::records::{Day, Text};
use crate::report::{File, Report};
use countersight_model::id::{
    BrandId, ClaimId, EntityId, Jurisdiction, ListId, MeasureId, RoleId, SourceId,
};
use jiff::civil::Date;
use std::ops::Range;

/// The role that binds everybody in a jurisdiction.
const ANY: &str = "any";

/// The file at hand, what is known, and where to report.
#[derive(Debug)]
pub(crate) struct Link<'a> {
    /// The file at hand.
    pub(crate) file: File<'a>,
    known: &'a Known,
    report: &'a mut Report,
}

impl<'a> Link<'a> {
    /// Follows the references of `file`.
    pub(crate) fn new(file: File<'a>, known: &'a Known, report: &'a mut Report) -> Self {
        Self {
            file,
            known,
            report,
        }
    }

    /// Reports a fault of this file.
    pub(crate) fn fault(
        &mut self,
        span: Range<usize>,
        fault: Fault,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.report.at(self.file, span, fault, message, help);
    }

    /// The cited sources that exist.
    pub(crate) fn sources(&mut self, cited: Vec<Text>) -> Vec<SourceId> {
        cited
            .into_iter()
            .filter_map(|id| self.follow(Kind::Source, id).map(SourceId::new))
            .collect()
    }

    /// The cited sources that exist, all standing in one cell.
    pub(crate) fn sources_at(&mut self, cited: Vec<String>, span: &Range<usize>) -> Vec<SourceId> {
        self.sources(
            cited
                .into_iter()
                .map(|id| Text::new(span.clone(), id))
                .collect(),
        )
    }

    /// The entity, if there is one.
    pub(crate) fn entity(&mut self, id: Text) -> Option<EntityId> {
        self.follow(Kind::Entity, id).map(EntityId::new)
    }

    /// The entity named in a cell, if there is one.
    pub(crate) fn entity_at(&mut self, id: &str, span: Range<usize>) -> Option<EntityId> {
        self.entity(Text::new(span, id.to_owned()))
    }

    /// The brand, if there is one.
    pub(crate) fn brand(&mut self, id: Text) -> Option<BrandId> {
        self.follow(Kind::Brand, id).map(BrandId::new)
    }

    /// The brand named in a cell, if there is one.
    pub(crate) fn brand_at(&mut self, id: &str, span: Range<usize>) -> Option<BrandId> {
        self.brand(Text::new(span, id.to_owned()))
    }

    /// The measure, if there is one.
    pub(crate) fn measure(&mut self, id: Text) -> Option<MeasureId> {
        self.follow(Kind::Measure, id).map(MeasureId::new)
    }

    /// The official list, if there is one.
    pub(crate) fn list(&mut self, id: Text) -> Option<ListId> {
        self.follow(Kind::List, id).map(ListId::new)
    }

    /// The claim, if there is one.
    pub(crate) fn claim(&mut self, id: Text) -> Option<ClaimId> {
        self.follow(Kind::Claim, id).map(ClaimId::new)
    }

    /// The role, if there is one.
    pub(crate) fn role(&mut self, id: Text) -> Option<RoleId> {
        self.follow(Kind::Role, id).map(RoleId::new)
    }

    /// The role, if there is one, or the word for everybody.
    pub(crate) fn role_or_any(&mut self, id: Text) -> Option<RoleId> {
        if id.get_ref() == ANY {
            Some(RoleId::from(ANY))
        } else {
            self.role(id)
        }
    }

    /// The jurisdiction, if there is one.
    pub(crate) fn jurisdiction(&mut self, code: Text) -> Option<Jurisdiction> {
        self.follow(Kind::Jurisdiction, code).map(Jurisdiction::new)
    }

    /// The place, if there is a group of words for it.
    pub(crate) fn place(&mut self, id: Text) -> Option<String> {
        self.follow(Kind::Place, id)
    }

    /// The date, if it names a day.
    pub(crate) fn exact_day(&mut self, day: &Day) -> Option<Date> {
        let date = *day.get_ref();
        if !date.is_exact() {
            self.fault(
                day.span(),
                Fault::BadDate,
                format!("`{date}` does not name a day"),
                "write YYYY-MM-DD: a case is asked on one day",
            );
            return None;
        }
        Some(date.earliest())
    }

    fn follow(&mut self, kind: Kind, id: Text) -> Option<String> {
        let text = id.get_ref();
        if self.known.has(kind, text) {
            return Some(id.into_inner());
        }
        if self.known.is_missing(kind, text) {
            let message = format!("there is no {} `{text}`", kind.word());
            let help = self.known.help(kind, text);
            self.fault(id.span(), kind.fault(), message, help);
        }
        None
    }
}
