//! Progress on standard error, for people only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar over the bytes of a file; hidden when asked for quiet or when nobody watches.
pub(crate) fn bar(name: &str, bytes: Option<u64>, quiet: bool) -> ProgressBar {
    let target = if quiet {
        ProgressDrawTarget::hidden()
    } else {
        ProgressDrawTarget::stderr()
    };
    let bar = ProgressBar::with_draw_target(bytes, target);
    let template = if bytes.is_some() {
        "{prefix} {wide_bar} {percent}% {msg}"
    } else {
        "{prefix} {spinner} {msg}"
    };
    // A template that does not parse would leave the plain bar.
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
    bar.set_prefix(name.to_owned());
    bar
}
