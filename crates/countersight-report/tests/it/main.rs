//! Reports on a small run that holds one of everything.

#[cfg(test)]
mod changes;
#[cfg(test)]
mod common;
#[cfg(test)]
mod dossier;
#[cfg(test)]
mod explained;
#[cfg(test)]
mod export;
#[cfg(test)]
mod facts;
#[cfg(test)]
mod html_record;
#[cfg(test)]
mod machine;
#[cfg(test)]
mod markup;
#[cfg(test)]
mod page;
#[cfg(test)]
mod records;
#[cfg(test)]
mod register;
#[cfg(test)]
mod rule;
#[cfg(test)]
mod sheet;
#[cfg(test)]
mod stage;
#[cfg(test)]
mod terminal;
