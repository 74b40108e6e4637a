//! A server on this machine that answers as it is told, and remembers what it was asked.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

type Answer = dyn Fn(&str, &[String]) -> Vec<u8> + Send + Sync;

/// The server; it lives as long as the test.
pub(crate) struct Server {
    pub(crate) root: String,
    asked: Arc<Mutex<Vec<Vec<String>>>>,
}

impl Server {
    /// Starts one. The answer is made from the path and the lines of the head.
    pub(crate) fn start(
        answer: impl Fn(&str, &[String]) -> Vec<u8> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let root = format!("http://{}", listener.local_addr().unwrap());
        let asked: Arc<Mutex<Vec<Vec<String>>>> = Arc::default();
        let (seen, answer): (_, Arc<Answer>) = (Arc::clone(&asked), Arc::new(answer));
        std::thread::spawn(move || {
            for stream in listener.incoming().take(64).flatten() {
                serve(stream, &*answer, &seen);
            }
        });
        Self { root, asked }
    }

    /// The heads of all requests so far.
    pub(crate) fn asked(&self) -> Vec<Vec<String>> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, answer: &Answer, seen: &Mutex<Vec<Vec<String>>>) {
    let mut head = Vec::new();
    for line in BufReader::new(&stream).lines().map_while(Result::ok) {
        if line.is_empty() {
            break;
        }
        head.push(line.to_lowercase());
    }
    let path = head.first().and_then(|line| line.split(' ').nth(1));
    let reply = answer(path.unwrap_or_default(), &head);
    seen.lock().unwrap().push(head);
    // The program may hang up early; what it says is judged, not the pipe.
    let _ = stream.write_all(&reply);
}

/// An answer with a body.
pub(crate) fn ok(body: &[u8], more: &str) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n{more}Connection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

/// An answer without a body.
pub(crate) fn plain(status: &str, more: &str) -> Vec<u8> {
    format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n{more}Connection: close\r\n\r\n")
        .into_bytes()
}
