//! The address, and a graceful stop.

use crate::demo;
use crate::desk::Desk;
use crate::problem::Problem;
use crate::routes::router;
use axum::serve::ListenerExt;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// The server cannot wait at its address.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ServeError {
    /// The address is one that other machines reach.
    #[error(
        "{0} can be reached from other machines, and there are no accounts yet: whoever reaches it may ask anything \
         and hand in files\nserve at 127.0.0.1, or say `--allow-remote` if something in front of it lets in only \
         those who may"
    )]
    Remote(SocketAddr),
    /// The address is taken, or not this machine's.
    #[error(
        "cannot wait at {address}: {source}\nname another with `--listen 127.0.0.1:0`, which takes a free one"
    )]
    Address {
        /// The address.
        address: SocketAddr,
        /// Why not.
        source: io::Error,
    },
    /// The bundled example cannot be handed in.
    #[error("the example cannot be handed in: {0}")]
    Demo(String),
    /// The system refused what a server needs.
    #[error("the server cannot run: {0}")]
    Run(#[source] io::Error),
}

/// What a server is told at its start.
#[derive(Debug, Clone, Copy)]
pub struct Serving {
    /// Where it waits; port 0 takes a free one.
    pub address: SocketAddr,
    /// Whether an address that other machines reach is meant.
    pub allow_remote: bool,
    /// Whether the bundled example is handed in at the start.
    pub demo: bool,
}

/// Serves until the program is told to stop; requests that run are answered first. `ready` is told the address.
///
/// # Errors
///
/// [`ServeError`] when the address cannot be had, or other machines would reach it and that was not allowed.
pub fn serve(
    desk: Desk,
    serving: Serving,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), ServeError> {
    let address = serving.address;
    if !address.ip().is_loopback() && !serving.allow_remote {
        return Err(ServeError::Remote(address));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(ServeError::Run)?;
    runtime.block_on(async move {
        let taken = |source| ServeError::Address { address, source };
        let listener = TcpListener::bind(address).await.map_err(taken)?;
        let at = listener.local_addr().map_err(taken)?;
        // An answer is short and whole; it goes out at once.
        let listener = listener.tap_io(|peer| {
            let _ = peer.set_nodelay(true);
        });
        let desk = if serving.allow_remote {
            desk.reached_from_elsewhere()
        } else {
            desk
        };
        let desk = Arc::new(desk);
        if serving.demo {
            let failed = |problem: Problem| ServeError::Demo(problem.detail);
            demo::hand_in(&desk).await.map_err(failed)?;
        }
        ready(at);
        let sweeper = tokio::spawn(sweep(Arc::clone(&desk)));
        let closing = Arc::clone(&desk);
        let stop = async move {
            told_to_stop().await;
            // Jobs are stopped first, so that nobody waits for the end of a file.
            closing.jobs().close().await;
        };
        let served = axum::serve(listener, router(desk))
            .with_graceful_shutdown(stop)
            .await;
        sweeper.abort();
        served.map_err(ServeError::Run)
    })
}

/// Now and then forgets jobs whose time is over, though nobody asks.
async fn sweep(desk: Arc<Desk>) {
    loop {
        tokio::time::sleep(Duration::from_mins(1)).await;
        desk.jobs().sweep();
    }
}

/// Ends when the program is interrupted or asked to end.
async fn told_to_stop() {
    let interrupted = async {
        // Without a handler the program ends by the signal itself.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        match signal(SignalKind::terminate()) {
            Ok(mut ended) => {
                let ended = ended.recv();
                either(interrupted, async {
                    ended.await;
                })
                .await;
            }
            Err(_) => interrupted.await,
        }
    }
    #[cfg(not(unix))]
    interrupted.await;
}

/// Ends when one of the two does.
async fn either(one: impl Future<Output = ()>, other: impl Future<Output = ()>) {
    let (mut one, mut other) = (std::pin::pin!(one), std::pin::pin!(other));
    std::future::poll_fn(|context| {
        if one.as_mut().poll(context).is_ready() || other.as_mut().poll(context).is_ready() {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
}
