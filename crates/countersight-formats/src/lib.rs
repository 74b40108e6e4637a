//! Reads other people's files: bytes in, rows out; no sockets.
