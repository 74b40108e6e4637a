//! A file from a request: a form with a file in it, or the bare bytes.

use super::{Incoming, Jobs};
use crate::asking::Asking;
use crate::problem::{Problem, ProblemCode};
use axum::body::{Body, Bytes};
use axum::extract::multipart::MultipartError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{StatusCode, header};
use http_body_util::BodyExt;
use std::time::Duration;

/// Characters of a file's name that are kept.
const NAME: usize = 200;
/// Bytes of a word of a form.
const WORD: usize = 4096;
/// Bytes, and time, for which a file that is refused is read on.
const REFUSED: usize = 16 << 20;
const REFUSED_TIME: Duration = Duration::from_secs(5);
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

/// Takes the file of a request: out of a form, whose field `file` it is and whose others are the words of
/// [`Asking`], or as bare bytes, whose name and words stand in the address.
///
/// # Errors
///
/// When too many wait, the file is too large or comes too slowly, or there is none.
pub(crate) async fn receive(
    jobs: &Jobs,
    request: Request,
    name: &str,
    asking: Asking,
) -> Result<Received, Problem> {
    let incoming = match jobs.admit() {
        Ok(incoming) => incoming,
        Err(refused) => {
            read_on(request.into_body()).await;
            return Err(refused);
        }
    };
    let kind = request.headers().get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data")) {
        let form = Multipart::from_request(request, &()).await;
        let form = form.map_err(|e| Problem::new(ProblemCode::BadQuestion, e.body_text()))?;
        multipart(jobs, incoming, form, asking).await
    } else {
        raw(jobs, incoming, request.into_body(), name, asking).await
    }
}

async fn multipart(
    jobs: &Jobs,
    mut incoming: Incoming,
    mut form: Multipart,
    mut asking: Asking,
) -> Result<Received, Problem> {
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
    received(incoming, file, asking)
}

async fn raw(
    jobs: &Jobs,
    mut incoming: Incoming,
    mut body: Body,
    name: &str,
    asking: Asking,
) -> Result<Received, Problem> {
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
    received(incoming, clean(name), asking)
}

/// A file that is in; an empty one is refused at once, for there is nothing to wait for.
fn received(incoming: Incoming, file: String, asking: Asking) -> Result<Received, Problem> {
    if incoming.is_empty() {
        return Err(Problem::new(
            ProblemCode::UnreadableFile,
            format!(
                "{file}: the file is empty; export it again, or check that the right file was named"
            ),
        ));
    }
    Ok(Received {
        incoming,
        file,
        asking,
    })
}

/// Reads on a while what is refused: who is cut off in mid-sentence hears no answer. What comes is thrown away.
async fn read_on(mut body: Body) {
    let all = async {
        let mut left = REFUSED;
        while let Some(Ok(frame)) = body.frame().await {
            left = left.saturating_sub(frame.data_ref().map_or(0, Bytes::len));
            if left == 0 {
                break;
            }
        }
    };
    // Who is slow hears nothing.
    let _ = tokio::time::timeout(REFUSED_TIME, all).await;
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
        StatusCode::PAYLOAD_TOO_LARGE => ProblemCode::TooLarge,
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
