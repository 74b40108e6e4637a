//! A capture of every frame of a namespace.

use socket2::{Domain, Protocol, Socket, Type};
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A frame, and when it was seen.
pub(crate) struct Seen {
    pub(crate) at: Duration,
    pub(crate) bytes: Vec<u8>,
}

/// A capture that runs.
pub(crate) struct Capture {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<Vec<Seen>>,
}

impl Capture {
    /// Begins to see every frame of every interface, in both directions (packet(7), `ETH_P_ALL`).
    pub(crate) fn start() -> Self {
        let all = Protocol::from(i32::from(3_u16.to_be()));
        let mut socket = Socket::new(Domain::PACKET, Type::RAW, Some(all)).unwrap();
        socket.set_recv_buffer_size(1 << 23).unwrap();
        socket
            .set_read_timeout(Some(Duration::from_millis(50)))
            .unwrap();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let began = Instant::now();
        let thread = std::thread::spawn(move || {
            let (mut seen, mut buffer) = (Vec::new(), vec![0; 1 << 16]);
            while !stopped.load(Ordering::Relaxed) {
                if let Ok(length) = socket.read(&mut buffer) {
                    let bytes = buffer[..length].to_vec();
                    seen.push(Seen {
                        at: began.elapsed(),
                        bytes,
                    });
                }
            }
            seen
        });
        Self { stop, thread }
    }

    /// Ends it.
    pub(crate) fn finish(self) -> Vec<Seen> {
        std::thread::sleep(Duration::from_millis(300));
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().unwrap()
    }
}
