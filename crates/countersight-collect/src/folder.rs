//! Where the lists live.

use std::ffi::OsString;
use std::path::PathBuf;

/// Names the folder, instead of the usual one.
pub const FOLDER_VARIABLE: &str = "COUNTERSIGHT_LISTS";

/// The folder of the lists: the one named by `COUNTERSIGHT_LISTS`, or `countersight/lists` in the
/// user's data directory (XDG; on Windows `LOCALAPPDATA`). None if no variable tells.
///
/// ```
/// use countersight_collect::folder::folder;
/// use std::path::Path;
///
/// let home = |name: &str| (name == "HOME").then(|| "/home/me".into());
/// assert_eq!(folder(&home).as_deref(), Some(Path::new("/home/me/.local/share/countersight/lists")));
/// ```
pub fn folder(variable: &dyn Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| variable(name).filter(|value| !value.is_empty());
    if let Some(named) = set(FOLDER_VARIABLE) {
        return Some(named.into());
    }
    // The standard says that a relative path there is to be passed over.
    let data = set("XDG_DATA_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute());
    let local = || set("LOCALAPPDATA").map(PathBuf::from);
    let home = || Some(PathBuf::from(set("HOME")?).join(".local").join("share"));
    let data = data.or_else(home).or_else(local)?;
    Some(data.join("countersight").join("lists"))
}

#[cfg(test)]
mod tests {
    use super::folder;
    use std::path::PathBuf;

    #[test]
    fn what_is_named_wins_and_what_is_empty_or_relative_does_not_count() {
        let with = |set: &[(&str, &str)]| {
            let set: Vec<(String, String)> = set
                .iter()
                .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
                .collect();
            folder(&|name| Some(set.iter().find(|(k, _)| k == name)?.1.clone().into()))
        };
        let path = |text: &str| Some(PathBuf::from(text));
        let all = [
            ("COUNTERSIGHT_LISTS", "/l"),
            ("XDG_DATA_HOME", "/d"),
            ("HOME", "/h"),
        ];
        assert_eq!(with(&all), path("/l"));
        assert_eq!(with(&all[1..]), path("/d/countersight/lists"));
        assert_eq!(
            with(&[("XDG_DATA_HOME", "d"), ("HOME", "/h")]),
            path("/h/.local/share/countersight/lists")
        );
        assert_eq!(with(&[("COUNTERSIGHT_LISTS", "")]), None);
    }
}
