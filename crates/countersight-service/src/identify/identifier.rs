//! Goes through records, quickly past those that say nothing.

use super::AnswerForm;
use super::counts::Counts;
use countersight_devices::{DeviceIndex, Scratch};
use countersight_formats::observations::{Chunk, Line, LineFormat, Located, Misread, Sink};
use countersight_model::device::DeviceFinding;
use countersight_model::field::{Field, FieldSet};
use countersight_report::Identified;
use std::io;

/// Goes through records and keeps the lines of their answers.
pub(super) struct Identifier<'i> {
    name: &'i str,
    format: &'i dyn LineFormat,
    index: &'i DeviceIndex,
    wanted: FieldSet,
    form: AnswerForm,
    glance: Glance<'i>,
    scratch: Scratch,
    pub(super) counts: Counts,
    pub(super) out: Vec<u8>,
}

/// A look at a record that only asks whether anything in it speaks.
struct Glance<'i> {
    index: &'i DeviceIndex,
    scratch: Scratch,
    id: String,
    speaks: bool,
}

impl Sink for Glance<'_> {
    fn id(&mut self, id: &str) {
        self.id.clear();
        self.id.push_str(id);
    }

    fn can_skip(&self, field: Field, raw: &str) -> bool {
        self.speaks || self.index.is_silent(field, raw)
    }

    fn value(&mut self, field: Field, value: &str) {
        self.speaks = self.speaks || self.index.may_speak(field, value, &mut self.scratch);
    }
}

/// Keeps of a record what matters.
struct Heard<'i, 's> {
    index: &'i DeviceIndex,
    scratch: &'s mut Scratch,
    located: Located,
}

impl Sink for Heard<'_, '_> {
    fn id(&mut self, id: &str) {
        self.located.id(id);
    }

    fn can_skip(&self, field: Field, raw: &str) -> bool {
        self.index.is_silent(field, raw)
    }

    fn value(&mut self, field: Field, value: &str) {
        if self.index.matters(field, value, self.scratch) {
            self.located.value(field, value);
        }
    }
}

impl<'i> Identifier<'i> {
    pub(super) fn new(
        name: &'i str,
        format: &'i dyn LineFormat,
        index: &'i DeviceIndex,
        form: AnswerForm,
    ) -> Self {
        Self {
            name,
            format,
            index,
            wanted: index.fields(),
            form,
            glance: Glance {
                index,
                scratch: Scratch::default(),
                id: String::new(),
                speaks: false,
            },
            scratch: Scratch::default(),
            counts: Counts::default(),
            out: Vec::new(),
        }
    }

    /// Answers every record of a chunk.
    pub(super) fn go_through(&mut self, chunk: &Chunk) -> io::Result<()> {
        for line in chunk.lines() {
            self.glance.speaks = false;
            self.glance.id.clear();
            let read = self.format.read(&line.text, self.wanted, &mut self.glance);
            if read.is_ok() && !self.glance.speaks {
                self.counts.read += 1;
                self.say_nothing(&line)?;
            } else {
                let record = self.heard(&line);
                self.judge_at(record, line.number)?;
            }
        }
        Ok(())
    }

    fn heard(&mut self, line: &Line<'_>) -> Result<Located, Misread> {
        let mut heard = Heard {
            index: self.index,
            scratch: &mut self.scratch,
            located: Located::default(),
        };
        let read = self.format.read(&line.text, self.wanted, &mut heard);
        let mut located = heard.located;
        located.place = format!("line {}", line.number);
        match read {
            Ok(()) => Ok(located),
            Err(fault) => Err(Misread {
                place: located.place,
                fault,
            }),
        }
    }

    fn say_nothing(&mut self, line: &Line<'_>) -> io::Result<()> {
        if self.form.only_found {
            return Ok(());
        }
        let format = self.form.format;
        format.write_nothing(&mut self.out, &self.glance.id, self.name, line.number)
    }

    /// Answers one record.
    pub(super) fn judge(&mut self, record: Result<Located, Misread>) -> io::Result<()> {
        let number = self.counts.read + 1;
        self.judge_at(record, number)
    }

    fn judge_at(&mut self, record: Result<Located, Misread>, number: u64) -> io::Result<()> {
        self.counts.read += 1;
        let located = match record {
            Ok(located) => located,
            Err(misread) => {
                let problem = self.counts.take_misread(&misread, number);
                return self.write(&number.to_string(), &misread.place, None, Some(&problem));
            }
        };
        let finding = self
            .index
            .identify_with(&located.observation, &mut self.scratch);
        let id = located.id.unwrap_or_else(|| number.to_string());
        let says = finding.brand.is_some()
            || finding.maker.is_some()
            || !finding.evidence.is_empty()
            || !finding.conflicts.is_empty();
        if !says {
            return if self.form.only_found {
                Ok(())
            } else {
                self.write(&id, &located.place, None, None)
            };
        }
        self.counts.take(&finding);
        self.write(&id, &located.place, Some(&finding), None)
    }

    fn write(
        &mut self,
        id: &str,
        locator: &str,
        device: Option<&DeviceFinding>,
        problem: Option<&str>,
    ) -> io::Result<()> {
        let one = Identified {
            id,
            source: self.name,
            locator,
            device,
            problem,
        };
        self.form.format.write(&mut self.out, &one)
    }
}
