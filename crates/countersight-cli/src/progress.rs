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
    bar.set_style(style(bytes));
    bar.set_prefix(name.to_owned());
    bar
}

fn style(bytes: Option<u64>) -> ProgressStyle {
    let template = if bytes.is_some() {
        "{prefix} {wide_bar} {percent}% {msg}"
    } else {
        "{prefix} {spinner} {msg}"
    };
    // A template that does not parse would leave the plain bar.
    ProgressStyle::with_template(template).unwrap_or_else(|_plain| ProgressStyle::default_bar())
}

/// Gives a bar its length once it is known.
pub(crate) fn set_length(bar: &ProgressBar, bytes: u64) {
    bar.set_length(bytes);
    bar.set_style(style(Some(bytes)));
}
