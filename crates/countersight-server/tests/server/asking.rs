//! A server without a socket, on a fixed day, and questions to it.

use axum::body::{Body, to_bytes};
use axum::http::Request;
use countersight_register::{DataFiles, load};
use countersight_screening::Screener;
use countersight_server::{Clock, Desk, Limits, router};
use jiff::civil::date;
use std::sync::Arc;
use tower::ServiceExt;

pub(crate) async fn ask(address: &str) -> String {
    let register = Box::leak(Box::new(load(&DataFiles::embedded()).register));
    let clock = Clock::fixed(date(2026, 11, 24));
    let desk = Desk::new(Screener::new(register), clock, Limits::default());
    let request = Request::get(address).body(Body::empty()).unwrap();
    let response = router(Arc::new(desk)).oneshot(request).await.unwrap();
    let status = response.status();
    let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
    format!("{status} {}", String::from_utf8_lossy(&body))
}

pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(future)
}
