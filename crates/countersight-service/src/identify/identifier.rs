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
    wanted: FieldSet,
    form: AnswerForm,
    ear: Ear<'i>,
    pub(super) counts: Counts,
    pub(super) out: Vec<u8>,
}

/// Listens to one record after the other, and keeps of each what matters. Hardly any record says something, so
/// nothing is made anew for one that does not; and one that does is not gone through a second time.
struct Ear<'i> {
    index: &'i DeviceIndex,
    scratch: Scratch,
    /// The record's own identifier; its room is used again.
    id: String,
    has_id: bool,
    /// Whether anything in the record may point to somebody.
    speaks: bool,
    heard: Located,
}

impl Ear<'_> {
    fn forget(&mut self) {
        self.id.clear();
        self.has_id = false;
        self.speaks = false;
        if !self.heard.observation.is_empty() {
            self.heard = Located::default();
        }
    }
}

impl Sink for Ear<'_> {
    fn id(&mut self, id: &str) {
        self.id.clear();
        self.id.push_str(id);
        self.has_id = true;
    }

    fn can_skip(&self, field: Field, raw: &str) -> bool {
        self.index.is_silent(field, raw)
    }

    fn value(&mut self, field: Field, value: &str) {
        let speaks = self.index.may_speak(field, value, &mut self.scratch);
        self.speaks |= speaks;
        if speaks || DeviceIndex::is_always_read(field) {
            self.heard.value(field, value);
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
            wanted: index.fields(),
            form,
            ear: Ear {
                index,
                scratch: Scratch::default(),
                id: String::new(),
                has_id: false,
                speaks: false,
                heard: Located::default(),
            },
            counts: Counts::default(),
            out: Vec::new(),
        }
    }

    /// Answers every record of a chunk.
    pub(super) fn go_through(&mut self, chunk: &Chunk) -> io::Result<()> {
        for line in chunk.lines() {
            self.ear.forget();
            match self.format.read(&line.text, self.wanted, &mut self.ear) {
                Ok(()) if !self.ear.speaks => {
                    self.counts.read += 1;
                    self.say_nothing(&line)?;
                }
                Ok(()) => {
                    let mut located = std::mem::take(&mut self.ear.heard);
                    located.place = format!("line {}", line.number);
                    located.id = self.ear.has_id.then(|| self.ear.id.clone());
                    self.judge_at(Ok(located), line.number)?;
                }
                Err(fault) => {
                    let place = format!("line {}", line.number);
                    self.judge_at(Err(Misread { place, fault }), line.number)?;
                }
            }
        }
        Ok(())
    }

    fn say_nothing(&mut self, line: &Line<'_>) -> io::Result<()> {
        if self.form.only_found {
            return Ok(());
        }
        let format = self.form.format;
        format.write_nothing(&mut self.out, &self.ear.id, self.name, line.number)
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
        let ear = &mut self.ear;
        let finding = ear
            .index
            .identify_with(&located.observation, &mut ear.scratch);
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

#[cfg(test)]
mod tests {
    use super::*;
    use countersight_formats::observations::{Chunks, Native, located};
    use countersight_register::{DataFiles, load};
    use countersight_report::DeviceFormat;
    use std::io::Cursor;

    const RECORDS: &str = r#"{"id":"a","http":{"server":"nginx","body":"a page"}}
{"id":"b","rtsp":{"server":"Dahua Rtsp Server"},"firmware":"1.0"}
{"http":{"server":"App-webs/"}}
{"id":"","firmware":"2.0"}
{"id":"","brand":"Lorex"}
{"firmware":"3.0"}
{"id":"c","brand":"Lorex"
{"id":"d","mac":"44:19:b6:01:02:03","brand":"no label","firmware":"4.0","id":"e"}
{"ip":"192.0.2.1"}
{"id":"f","model":"X"}
"#;

    #[test]
    fn a_record_that_is_listened_to_is_answered_as_one_that_is_kept_whole() {
        let register = load(&DataFiles::embedded()).register;
        let index = countersight_screening::device_index(&register);
        let mut chunks = Chunks::new("s", Box::new(Cursor::new(RECORDS)));
        let mut chunk = Chunk::default();
        assert!(chunks.next_into(&mut chunk).unwrap());
        for only_found in [false, true] {
            let format = DeviceFormat::Jsonl;
            let form = AnswerForm { format, only_found };
            let mut listened = Identifier::new("s", &Native, &index, form);
            listened.go_through(&chunk).unwrap();
            let mut kept = Identifier::new("s", &Native, &index, form);
            for line in chunk.lines() {
                let record = located(&Native, &line, index.fields());
                kept.judge_at(record, line.number).unwrap();
            }
            assert_eq!(kept.counts.read, 10);
            assert_eq!(listened.counts.read, 10);
            assert_eq!(listened.counts.makers, kept.counts.makers);
            let lines =
                |identifier: &Identifier<'_>| String::from_utf8(identifier.out.clone()).unwrap();
            // A record that says nothing and whose identifier is empty is told by its line.
            let kept =
                lines(&kept).replacen(r#"{"id":"","#, r#"{"id":"4","#, usize::from(!only_found));
            assert_eq!(lines(&listened), kept);
        }
    }
}
