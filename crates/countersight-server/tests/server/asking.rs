//! A server without a socket, on a fixed day, and questions to it.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode, header};
use countersight_register::{DataFiles, Register, load};
use countersight_screening::Screener;
use countersight_server::{Clock, Desk, Limits, router};
use jiff::civil::date;
use serde_json::Value;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tempfile::TempDir;
use tower::ServiceExt;

/// A server, and the folder where it keeps files.
pub(crate) struct Server {
    router: Router,
    folder: TempDir,
}

/// What it answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The status, the code and the words of a problem.
    pub(crate) fn problem(&self) -> String {
        let kind = &self.headers[header::CONTENT_TYPE];
        assert_eq!(kind, "application/problem+json", "{}", self.text());
        let problem = self.json();
        let status = u64::from(self.status.as_u16());
        assert_eq!(problem["status"], status, "the body tells the status");
        let text = |name: &str| problem[name].as_str().unwrap().to_owned();
        format!("{status} {}: {}", text("code"), text("detail"))
    }
}

pub(crate) fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(|| load(&DataFiles::embedded()).register)
}

impl Server {
    pub(crate) fn new() -> Self {
        Self::with(Limits::default())
    }

    pub(crate) fn with(limits: Limits) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed(date(2026, 11, 24));
        let desk = Desk::new(Screener::new(register()), clock, limits);
        let desk = desk.with_files_in(folder.path().to_owned());
        Self {
            router: router(Arc::new(desk)),
            folder,
        }
    }

    /// Everything that lies in the folder for files, with its permissions.
    pub(crate) fn files(&self) -> Vec<(PathBuf, u32)> {
        let mut found = Vec::new();
        let mut open = vec![self.folder.path().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let entry = entry.unwrap();
                let kind = entry.metadata().unwrap();
                found.push((entry.path(), kind.permissions().mode() & 0o777));
                if kind.is_dir() {
                    open.push(entry.path());
                }
            }
        }
        found
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: to_bytes(body, 1 << 26).await.unwrap().to_vec(),
        }
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.send(Request::get(address).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn delete(&self, address: &str) -> Answer {
        self.send(Request::delete(address).body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn post(&self, address: &str, kind: &str, body: impl Into<Body>) -> Answer {
        let request = Request::post(address).header(header::CONTENT_TYPE, kind);
        self.send(request.body(body.into()).unwrap()).await
    }

    pub(crate) async fn post_json(&self, address: &str, body: &Value) -> Answer {
        self.post(address, "application/json", body.to_string())
            .await
    }

    /// Hands in bytes and waits until the job has ended. The job as it then stands.
    pub(crate) async fn screened(&self, address: &str, bytes: &str) -> Value {
        let answer = self
            .post(address, "application/octet-stream", bytes.to_owned())
            .await;
        assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.text());
        let place = answer.headers[header::LOCATION].to_str().unwrap();
        self.ended(place).await
    }

    /// Waits until a job has ended. The job as it then stands.
    pub(crate) async fn ended(&self, place: &str) -> Value {
        for _ in 0..600 {
            let job = self.get(place).await.json();
            if !matches!(job["state"].as_str().unwrap(), "waiting" | "running") {
                return job;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("the job at {place} does not end");
    }
}

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
