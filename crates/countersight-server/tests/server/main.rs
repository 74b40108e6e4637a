//! The server, asked without a socket.

#[cfg(test)]
mod asking;
#[cfg(test)]
mod health;
#[cfg(test)]
mod pages;
