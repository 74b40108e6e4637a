//! A file from a request: a form with a file in it, or the bare bytes.

use super::{Incoming, Jobs};
use crate::asking::Asking;
use crate::problem::{Problem, ProblemCode};
use axum::body::Body;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartError;
use http_body_util::BodyExt;
use std::time::Duration;

/// Characters of a file's name that are kept.
const NAME: usize = 200;
/// Bytes of a word of a form.
const WORD: usize = 4096;
/// Words that a form may have.
const WORDS: usize = 100;

/// A file that is in, with what the form says about it.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) incoming: Incoming,
    pub(crate) file: String,
    /// What the form says beside the file: who asks, and how.
    pub(crate) asking: Asking,
}

/// Takes the file out of a form. Its field is called `file`; others are the words of [`Asking`].
///
/// # Errors
///
/// When too many wait, the file is too large or comes too slowly, or there is none.
pub(crate) async fn multipart(
    jobs: &Jobs,
    mut form: Multipart,
    mut asking: Asking,
) -> Result<Received, Problem> {
    let mut incoming = jobs.admit().await?;
    let taken = async {
        let (mut file, mut words) = (None, 0);
        while let Some(mut field) = form.next_field().await.map_err(|e| broken(&e))? {
            let name = field.name().unwrap_or_default().to_owned();
            if name != "file" {
                words += 1;
                let value = word(&mut field, words).await?;
                asking.say(&name, &value)?;
                continue;
            }
            if file.is_some() {
                return Err(Problem::new(
                    ProblemCode::BadQuestion,
                    "the form holds several files; hand them in one after another, or as one ZIP",
                ));
            }
            file = Some(clean(field.file_name().unwrap_or_default()));
            while let Some(bytes) = field.chunk().await.map_err(|e| broken(&e))? {
                incoming.write(&bytes).await?;
            }
        }
        match file {
            Some(file) => Ok(file),
            None => Err(Problem::new(
                ProblemCode::BadQuestion,
                "the form holds no file; put it into the field `file`",
            )),
        }
    };
    let file = in_time(jobs.limits.run, taken).await?;
    Ok(Received {
        incoming,
        file,
        asking,
    })
}

/// Takes the bytes of a body; its name and who asks stand in the address.
///
/// # Errors
///
/// When too many wait, or the file is too large or comes too slowly.
pub(crate) async fn raw(
    jobs: &Jobs,
    mut body: Body,
    name: &str,
    asking: Asking,
) -> Result<Received, Problem> {
    let mut incoming = jobs.admit().await?;
    let taken = async {
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|error| {
                Problem::new(
                    ProblemCode::BadQuestion,
                    format!("the file broke off: {error}"),
                )
            })?;
            if let Ok(bytes) = frame.into_data() {
                incoming.write(&bytes).await?;
            }
        }
        Ok(())
    };
    in_time(jobs.limits.run, taken).await?;
    Ok(Received {
        incoming,
        file: clean(name),
        asking,
    })
}

async fn in_time<T>(
    limit: Duration,
    taken: impl Future<Output = Result<T, Problem>>,
) -> Result<T, Problem> {
    let late = |_| {
        Problem::new(
            ProblemCode::TooSlow,
            format!("the file did not come within {} seconds", limit.as_secs()),
        )
    };
    tokio::time::timeout(limit, taken).await.map_err(late)?
}

async fn word(
    field: &mut axum::extract::multipart::Field<'_>,
    number: usize,
) -> Result<String, Problem> {
    let mut value = Vec::new();
    while let Some(bytes) = field.chunk().await.map_err(|e| broken(&e))? {
        value.extend_from_slice(&bytes);
        if value.len() > WORD || number > WORDS {
            return Err(Problem::new(
                ProblemCode::TooLarge,
                "a form takes one file and short words about it",
            ));
        }
    }
    String::from_utf8(value).map_err(|_not_text| {
        Problem::new(ProblemCode::BadQuestion, "a field of the form is not UTF-8")
    })
}

fn broken(error: &MultipartError) -> Problem {
    let code = match error.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
        _ => ProblemCode::BadQuestion,
    };
    Problem::new(
        code,
        format!("the form cannot be read: {}", error.body_text()),
    )
}

/// The last part of a file's name, in one line; a name is needed, for its ending tells a form.
fn clean(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let line: String = last
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME)
        .collect();
    match line.trim() {
        "" => "upload".to_owned(),
        name => name.to_owned(),
    }
}
