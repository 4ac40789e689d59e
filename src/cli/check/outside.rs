//! Whether addresses on other hosts still answer: a few hosts at once, each at most twice at once, and what they said is
//! remembered for some days.

use super::{Date, Failure, Fetcher, Knock, Outside, disk};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Threads that ask.
const THREADS: usize = 16;

/// Requests at once for one host.
const AT_ONCE: usize = 2;

/// What asking came to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Asked {
    /// Addresses that articles name.
    addresses: usize,
    /// Those that answer.
    answer: usize,
    /// Those of them that were asked less than some days ago, and not again.
    remembered: usize,
    /// Those that do not answer any more.
    dead: usize,
    /// Those of which nothing can be said, and why.
    not_checked: BTreeMap<String, String>,
    /// Whether there was no network at all.
    offline: bool,
}

impl fmt::Display for Asked {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { addresses, answer, remembered, dead, not_checked, offline } = self;
        let addresses = if *addresses == 1 { "1 address".to_owned() } else { format!("{addresses} addresses") };
        if *offline {
            let known = if *remembered > 0 { format!("{remembered} are known from earlier, ") } else { String::new() };
            return write!(
                to,
                "{addresses} on other hosts: {known}{} not checked, since there is no network",
                not_checked.len()
            );
        }
        write!(to, "{addresses} on other hosts: {answer} answer ({remembered} known from earlier), {dead} do not")?;
        if !not_checked.is_empty() {
            write!(to, ", {} not checked:", not_checked.len())?;
        }
        not_checked.iter().try_for_each(|(url, why)| write!(to, "\n  {url}: {why}"))
    }
}

/// What a host said, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Answer {
    /// The day on which it was asked, as ISO 8601 has it.
    day: String,
    /// Why it does not answer any more; nothing if it does.
    dead: Option<String>,
}

/// What hosts said before.
pub struct Memory {
    path: PathBuf,
    text: Option<String>,
    answers: BTreeMap<String, Answer>,
    today: Date,
}

impl Memory {
    /// What is remembered and not too old. A file that cannot be read is no memory.
    pub fn open(root: &Path, (today, days): (Date, i64)) -> Self {
        let path = root.join(".chancery").join("links.json");
        let text = std::fs::read_to_string(&path).ok();
        let read = text.as_deref().and_then(|text| serde_json::from_str::<BTreeMap<String, Answer>>(text).ok());
        let mut answers = read.unwrap_or_default();
        answers.retain(|_, answer| {
            let age = answer
                .day
                .parse::<Date>()
                .ok()
                .and_then(|day| today.since(day).ok())
                .map_or(i64::MAX, |span| i64::from(span.get_days()));
            // What was dead may have been out of order, so it is asked again on the next day.
            (0..if answer.dead.is_some() { days.min(1) } else { days }).contains(&age)
        });
        Self { path, text, answers, today }
    }

    fn keep(self) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(&self.answers)? + "\n";
        if self.text.as_deref() == Some(&text) {
            return Ok(());
        }
        if let Some(folder) = self.path.parent() {
            std::fs::create_dir_all(folder).map_err(disk::Error::write(folder))?;
        }
        Ok(disk::replace(&self.path, (self.text.as_deref(), &text))?)
    }
}

/// Asks, and names those that do not answer any more.
pub fn ask(all: &[Outside], fetcher: &Fetcher, mut memory: Memory) -> Result<(Asked, Vec<(Outside, String)>), Failure> {
    let mut asked = Asked { addresses: all.len(), ..Asked::default() };
    let new: Vec<&Outside> = all.iter().filter(|outside| !memory.answers.contains_key(&outside.url)).collect();
    asked.remembered = all.len() - new.len();
    let knocks = knock(&new, fetcher);
    let is_lost = |knock: &Knock| matches!(knock, Knock::Lost(_) | Knock::Silent(_));
    // What stands on this machine or in its own network answers without any other, so that only others tell whether there is one.
    let far: Vec<&Knock> = knocks.iter().filter(|(url, _)| !is_near(url)).map(|(_, knock)| knock).collect();
    // Where nobody new can be reached, somebody who answered lately tells.
    asked.offline = !far.is_empty() && far.into_iter().all(is_lost) && {
        let known = memory.answers.iter().find(|(url, answer)| answer.dead.is_none() && !is_near(url));
        known.is_none_or(|(url, _)| is_lost(&fetcher.knock(url)))
    };
    for (url, knock) in knocks {
        let dead = match knock {
            Knock::Answers => None,
            Knock::Gone(why) => Some(why),
            // Where others can be reached, a name that leads nowhere is none any more.
            Knock::Lost(why) if !asked.offline && !is_near(url) => Some(why),
            Knock::Lost(why) | Knock::Silent(why) | Knock::Refused(why) => {
                asked.not_checked.insert(url.to_owned(), why);
                continue;
            }
        };
        memory.answers.insert(url.to_owned(), Answer { day: memory.today.to_string(), dead });
    }
    let mut dead = Vec::new();
    for outside in all {
        match memory.answers.get(&outside.url) {
            Some(Answer { dead: Some(why), .. }) => dead.push((outside.clone(), why.clone())),
            Some(_) => asked.answer += 1,
            None => {}
        }
    }
    asked.dead = dead.len();
    // Only what articles still name is worth remembering.
    let named: BTreeSet<&str> = all.iter().map(|outside| outside.url.as_str()).collect();
    memory.answers.retain(|url, _| named.contains(url.as_str()));
    if !asked.offline {
        memory.keep()?;
    }
    Ok((asked, dead))
}

/// Whether an address is one of this machine or of its own network.
fn is_near(url: &str) -> bool {
    let Ok(url) = url::Url::parse(url) else { return false };
    match url.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback() || address.is_private() || address.is_link_local(),
        Some(url::Host::Ipv6(address)) => {
            address.is_loopback() || address.is_unique_local() || address.is_unicast_link_local()
        }
        Some(url::Host::Domain(name)) => {
            !name.contains('.') || [".local", ".localhost", ".internal", ".lan"].iter().any(|end| name.ends_with(end))
        }
        None => false,
    }
}

/// Knocks at every address. A host's addresses stand in as many queues as it may be asked at once.
fn knock<'a>(new: &[&'a Outside], fetcher: &Fetcher) -> BTreeMap<&'a str, Knock> {
    let mut queues: BTreeMap<(String, usize), Vec<&'a str>> = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for outside in new {
        let host = url::Url::parse(&outside.url).ok().and_then(|url| url.host_str().map(str::to_owned));
        let host = host.unwrap_or_default();
        let count = seen.entry(host.clone()).or_default();
        queues.entry((host, *count % AT_ONCE)).or_default().push(&outside.url);
        *count += 1;
    }
    let queues = Mutex::new(queues.into_values().collect::<Vec<_>>());
    let knocks = Mutex::new(BTreeMap::new());
    let work = || {
        loop {
            let Some(queue) = queues.lock().unwrap_or_else(PoisonError::into_inner).pop() else { return };
            for url in queue {
                let knock = fetcher.knock(url);
                knocks.lock().unwrap_or_else(PoisonError::into_inner).insert(url, knock);
            }
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..THREADS.min(new.len()) {
            scope.spawn(work);
        }
    });
    knocks.into_inner().unwrap_or_else(PoisonError::into_inner)
}
