//! "Did you mean": the word of a list that is nearest to what was typed.

/// The nearest word, if it is near enough to be meant.
pub fn nearest<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let typed = typed.to_lowercase();
    words
        .map(|word| {
            let lower = word.to_lowercase();
            // A part of a word, such as `889` of `us/ndaa-2019-889-a1a`, is near too.
            let distance = if typed.len() > 2 && lower.contains(&typed) {
                1
            } else {
                strsim::osa_distance(&typed, &lower)
            };
            (distance, word)
        })
        .filter(|(distance, word)| *distance <= 1 + word.len() / 4)
        .min()
        .map(|(_, word)| word)
}

/// `; did you mean …?` or nothing.
pub fn suggestion<'w>(typed: &str, words: impl Iterator<Item = &'w str>) -> String {
    nearest(typed, words).map_or_else(String::new, |word| format!("; did you mean `{word}`?"))
}
