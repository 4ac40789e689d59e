//! Everything that is in a folder on a server, many folders at a time.

use super::{Fault, Named, Session};
use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

/// Folders that are read at once.
const READERS: usize = 96;

/// What was found.
#[derive(Default)]
pub struct Walk {
    /// The files; each is named by its path from the root.
    pub files: Vec<Named>,
    /// The folders, by path from the root; the root itself is the empty one.
    pub folders: Vec<String>,
}

/// Walks through a folder and all that is in it, but for one that is not looked at. A folder that is not there is empty.
pub async fn walk(session: &Session, root: &str, but: &str) -> Result<Walk, Fault> {
    let read = |folder: String| async move {
        let path = if folder.is_empty() { root.to_owned() } else { format!("{}/{folder}", root.trim_end_matches('/')) };
        (session.list(&path).await, folder)
    };
    let mut found = Walk::default();
    let mut waiting = vec![String::new()];
    let mut reading = FuturesUnordered::new();
    loop {
        while reading.len() < READERS
            && let Some(folder) = waiting.pop()
        {
            reading.push(read(folder));
        }
        let Some((list, folder)) = reading.next().await else { return Ok(found) };
        let list = match list {
            Ok(list) => list,
            Err(Fault::Missing) => continue,
            // Somebody else's folder, which may be in the way and is not ours to look into.
            Err(Fault::Refused(_)) if !folder.is_empty() => {
                found.files.push(Named { name: folder, folder: true, size: 0, tag: String::new() });
                continue;
            }
            Err(fault) => return Err(fault),
        };
        for file in list {
            let name = if folder.is_empty() { file.name.clone() } else { format!("{folder}/{}", file.name) };
            if !file.folder {
                found.files.push(Named { name, ..file });
            } else if name != but {
                waiting.push(name);
            }
        }
        found.folders.push(folder);
    }
}
