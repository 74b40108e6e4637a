//! Style, script and mark, inside the program; each at an address that changes with its bytes.

use crate::desk::Desk;
use crate::problem::{Problem, ProblemCode};
use axum::Router;
use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use countersight_service::lists::hex;
use sha2::{Digest, Sha256};
use std::sync::{Arc, OnceLock};

/// How long a browser may keep an asset: a year, for other bytes have another address.
const KEPT: &str = "public, max-age=31536000, immutable";

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: &[Asset] = &[
    Asset {
        name: "style.css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("../../assets/style.css"),
    },
    Asset {
        name: "pages.js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("../../assets/pages.js"),
    },
    Asset {
        name: "mark.svg",
        kind: "image/svg+xml",
        bytes: include_bytes!("../../assets/mark.svg"),
    },
];

/// Names with the beginning of their hash.
fn hashed() -> &'static [(String, &'static Asset)] {
    static NAMES: OnceLock<Vec<(String, &'static Asset)>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let name = |asset: &'static Asset| {
            let hash = hex(&Sha256::digest(asset.bytes));
            let hash: String = hash.chars().take(12).collect();
            (format!("{hash}-{}", asset.name), asset)
        };
        ASSETS.iter().map(name).collect()
    })
}

/// The address of an asset.
pub(crate) fn address(name: &str) -> String {
    let known = hashed().iter().find(|(_, asset)| asset.name == name);
    let name = known.map_or(name, |(hashed, _)| hashed.as_str());
    format!("/assets/{name}")
}

pub(super) fn routes() -> Router<Arc<Desk>> {
    Router::new().route("/assets/{name}", get(give))
}

async fn give(Path(name): Path<String>) -> Result<Response, Problem> {
    let known = hashed().iter().find(|(hashed, _)| *hashed == name);
    let (_, asset) = known
        .ok_or_else(|| Problem::new(ProblemCode::NotFound, "read the page again: it names them"))?;
    let headers = [
        (header::CONTENT_TYPE, asset.kind),
        (header::CACHE_CONTROL, KEPT),
    ];
    Ok((headers, asset.bytes).into_response())
}
