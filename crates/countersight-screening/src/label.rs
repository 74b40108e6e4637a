//! From the text of a label or spec sheet to makers.

use crate::screener::{Leads, Screener};
use countersight_model::code::Code;
use countersight_model::result::{Match, Relation};
use countersight_model::subject::Subject;

/// What is shown of a label in which nothing is recognised: nothing of its text, for it may hold a password.
const NOTHING_READ: &str = "the text of a label";

impl Screener<'_> {
    /// Follows the text of a label. The subject's own text becomes what was read, so that neither serial numbers
    /// nor passwords are shown.
    pub(crate) fn follow_label(&self, subject: &mut Subject, leads: &mut Leads) {
        let text = subject.label.take().unwrap_or_default();
        let label = self.devices.read_label_text(&text);
        subject.text = match label.in_words() {
            words if words.is_empty() => NOTHING_READ.to_owned(),
            words => words,
        };
        self.follow_finding(label.finding, leads);
        for (maker, line) in &label.makers {
            self.follow_lists(maker, leads);
            self.follow_maker(maker, *line, leads);
        }
        self.follow_firms(&text, leads);
        if label.traces.is_empty() && leads.matches.is_empty() {
            let why = "nothing to screen: no label, model number, hardware address or FCC ID is recognised in the text; \
                       give the text of the rating plate, or the model under the heading `Model`";
            leads.missing.push((Code::NothingToScreen, why.to_owned()));
            return;
        }
        self.say_what_is_missing(&label.seen, leads);
    }

    /// Who is named as the maker on a label, made the device.
    fn follow_maker(&self, name: &str, line: usize, leads: &mut Leads) {
        let mut named = Leads::default();
        self.follow_name(name, &mut named);
        leads.screened = true;
        leads.set_aside.extend(named.set_aside);
        for mut found in named.matches {
            if found.relation == Relation::Is {
                found.relation = Relation::MadeBy;
            }
            say_line(&mut found, line);
            leads.add(found);
        }
    }

    /// Firms that a line names by more than a word that many bear.
    fn follow_firms(&self, text: &str, leads: &mut Leads) {
        for (at, line) in text.lines().enumerate() {
            if countersight_devices::label::is_of_other_goods(line) {
                continue;
            }
            let mut named = Leads::default();
            self.follow_mentions(line, false, &mut named);
            for mut found in named.matches {
                for why in &mut found.why {
                    // A line may hold a serial number beside the name.
                    why.query.clone_from(&why.found);
                }
                say_line(&mut found, at + 1);
                if !leads.leads_to(&found.entity) {
                    leads.add(found);
                }
            }
        }
    }
}

fn say_line(found: &mut Match, line: usize) {
    for why in &mut found.why {
        why.detail = format!("{}; line {line}", why.detail);
    }
}
