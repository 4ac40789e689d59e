//! `chancery import`: texts from elsewhere become articles, each with what was found in it beside it.

mod desk;
mod paste;
mod tally;

use super::extract::{self, print};
use super::{Failure, at, no_site, terminal};
use crate::import::{self, Desk, Fetcher, Guess, Phrases, Piece, Places, Reach, Seen, Wanted};
use clap::Args;
use desk::Bench;
use jiff::civil::Date;
use paste::Pasted;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use tally::{Act, Lists, Tally};

/// The exit code of what Ctrl-C stopped, as shells have it.
const STOPPED: u8 = 130;

/// The arguments of `import`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  chancery import -                              paste a text, press Enter, then Ctrl-D (or Ctrl-Z on Windows)\n  \
chancery import https://example.org/article    a page on the web\n  \
chancery import https://example.org/feed.xml   every article of a feed\n  \
chancery import saved.html notes.txt           files\n  \
chancery import export.xml                     a WordPress export\n  \
chancery import ../old-site                    a folder of Hugo, Zola or Jekyll\n\n\
Nothing that is there is overwritten. Exit codes: 0 done, 1 some could not be imported (the others were), 2 wrong usage or \
a failure of the machine."
)]
pub struct Import {
    /// Files, folders or addresses; `-` stands for a text from standard input
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<String>,
    /// The site's folder, with site.toml and articles/
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
    /// Show what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
    /// Import what is there already once more
    #[arg(long)]
    force: bool,
    /// The title, instead of the one that the text says (for one source with one article)
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    /// The day of publication, such as 2024-04-10 (for one source with one article)
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    date: Option<Date>,
    /// Where a pasted or saved text comes from; nothing is fetched from there (for one source with one article)
    #[arg(long, value_name = "URL")]
    from: Option<String>,
    /// Fetch from private networks and this machine as well
    #[arg(long)]
    allow_private: bool,
    /// Seconds to wait for a full answer
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = super::seconds)]
    timeout: u64,
    /// List the lines that were left out as page furniture
    #[arg(short, long)]
    verbose: bool,
    /// Treat this day as today: the day on which the sources were read
    #[arg(long, value_name = "DATE", value_parser = super::day)]
    today: Option<Date>,
}

impl Import {
    /// Imports, reports, and returns the exit code.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let today = self.today.unwrap_or_else(super::build::today);
        let facts = self.facts()?;
        let reach = if self.allow_private { Reach::Private } else { Reach::Public };
        let fetcher = Fetcher::new(reach, Duration::from_secs(self.timeout));
        let Some(mut bench) = Bench::open(&self.root, today)? else { return Ok(ExitCode::from(1)) };
        let gazetteer = bench.lists();
        let furniture = Phrases::built_in();
        let desk = Desk { gazetteer: &gazetteer, furniture: &furniture, fetcher: &fetcher, today };
        bench.shelve(&gazetteer);
        let lists = if self.verbose || self.dry_run { Lists::Shown } else { Lists::Counted };
        let mut tally = Tally::new(lists);
        // All that is pasted is read before anything is written, so that whoever stops has changed nothing.
        let mut wishes = Vec::with_capacity(self.sources.len());
        for source in &self.sources {
            match wanted(source)? {
                Some(wish) => wishes.push(wish),
                None => {
                    terminal::remark("stopped: nothing was imported");
                    return Ok(ExitCode::from(STOPPED));
                }
            }
        }
        let mut drafts = Vec::new();
        for (source, wish) in self.sources.iter().zip(&wishes) {
            let import::Haul { mut pieces, remarks } = import::gather(wish, &desk);
            remarks.iter().try_for_each(|remark| print(&format!("note: {source}: {remark}")))?;
            if let [lone] = pieces.as_mut_slice() {
                if let Ok(piece) = lone {
                    facts.settle(piece);
                }
            } else if facts.are_given() {
                return Err(format!("{source} holds several articles; --title, --date and --from are for one").into());
            }
            drafts.extend(pieces.into_iter().map(|piece| drafted(piece, &desk)));
        }
        self.take(drafts, &mut bench, &mut tally)?;
        self.close(tally, today)
    }

    /// Writes articles, but for those that are there already. All get their place before any is written, so that their links to
    /// each other lead there.
    fn take(&self, drafts: Vec<Drafted>, bench: &mut Bench, tally: &mut Tally) -> Result<(), Failure> {
        let mut places = Places::default();
        let mut placed = Vec::with_capacity(drafts.len());
        for drafted in drafts {
            placed.push(drafted.map(|mut draft| {
                let near = bench.near(&draft).filter(|_| !self.force);
                let path = match &near {
                    Some(near) => near.path.clone(),
                    None => bench.place(&mut draft),
                };
                let seen = if bench.is_draft(&path, &draft) { Seen::Draft } else { Seen::Public };
                places.put(&draft, (&path, seen));
                if near.is_none() {
                    bench.keep(&path, &draft);
                }
                (draft, path, near)
            }));
        }
        for placed in placed {
            match placed {
                Ok((draft, _, Some(near))) => tally.known(&draft.origin, &near)?,
                Ok((mut draft, path, None)) => {
                    places.join(&mut draft);
                    self.put(&draft, &path, (bench, tally))?;
                }
                Err(failed) => tally.fail(&failed.origin, &failed.error),
            }
        }
        Ok(())
    }

    fn put(&self, draft: &import::Draft, path: &str, (bench, tally): (&Bench, &mut Tally)) -> Result<(), Failure> {
        if self.dry_run {
            return tally.would(path, draft, self.sources.len());
        }
        match bench.write(path, draft) {
            Ok(()) => tally.wrote(path, draft),
            Err(error) => {
                tally.fail(&draft.origin, error.as_ref());
                Ok(())
            }
        }
    }

    fn close(&self, tally: Tally, today: Date) -> Result<ExitCode, Failure> {
        let paths: Vec<PathBuf> = tally.written.iter().map(PathBuf::from).collect();
        // What is written is read at once, so that its tags can be looked at before it is published.
        let well = paths.is_empty() || extract::beside(&self.root, &paths, today)?;
        tally.close(&self.root, if self.dry_run { Act::Show } else { Act::Write })?;
        Ok(ExitCode::from(u8::from(!well || tally.failed > 0)))
    }

    /// What was typed about the one article.
    fn facts(&self) -> Result<Facts, Failure> {
        let from = match &self.from {
            Some(address) => {
                Some(import::url(address).ok_or_else(|| format!("--from {address} is not an http or https address"))?)
            }
            None => None,
        };
        let facts = Facts { title: self.title.clone(), date: self.date, from };
        if facts.are_given() && self.sources.len() > 1 {
            return Err("--title, --date and --from are for one source at a time".into());
        }
        Ok(facts)
    }
}

/// An article that could be written, or why there is none.
type Drafted = Result<import::Draft, import::Failed>;

fn drafted(piece: Result<Piece, import::Failed>, desk: &Desk<'_>) -> Drafted {
    let piece = piece?;
    let origin = piece.origin.clone();
    import::draft(piece, desk).map_err(|error| import::Failed { origin, error })
}

/// What a person says of an article that its text does not.
struct Facts {
    title: Option<String>,
    date: Option<Date>,
    from: Option<url::Url>,
}

impl Facts {
    fn are_given(&self) -> bool {
        self.title.is_some() || self.date.is_some() || self.from.is_some()
    }

    fn settle(&self, piece: &mut Piece) {
        if let Some(title) = &self.title {
            piece.title = Some(title.clone());
        }
        piece.guesses.retain(|(guess, _)| match guess {
            Guess::Title => self.title.is_none(),
            Guess::Date => self.date.is_none(),
        });
        piece.date = self.date.or(piece.date);
        piece.url = self.from.clone().or_else(|| piece.url.take());
    }
}

/// What a word on the command line stands for; nothing if whoever was to paste it stopped.
fn wanted(source: &str) -> Result<Option<Wanted>, Failure> {
    if source == "-" {
        if io::stdin().is_terminal() {
            return Ok(match paste::read(import::LARGEST + 1)? {
                Pasted::Text(bytes) => Some(Wanted::Paste(bytes)),
                Pasted::Stopped => None,
            });
        }
        let mut bytes = Vec::new();
        io::stdin().lock().take(import::LARGEST + 1).read_to_end(&mut bytes)?;
        return Ok(Some(Wanted::Paste(bytes)));
    }
    let is_address =
        source.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    Ok(Some(if is_address { Wanted::Url(source.to_owned()) } else { Wanted::Path(PathBuf::from(source)) }))
}
