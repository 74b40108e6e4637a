//! Files of every form, read from end to end.

#[cfg(test)]
mod common;
#[cfg(test)]
mod encodings;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod fixtures;
#[cfg(test)]
mod never_panics;
#[cfg(test)]
mod scans;
#[cfg(test)]
mod words;
#[cfg(test)]
mod workbooks;

#[test]
fn a_reading_may_go_to_another_thread() {
    fn sent<T: Send>() {}
    sent::<countersight_formats::Reading<'static>>();
}
