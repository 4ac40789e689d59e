//! Why a source could not be had, in words for whoever named it.

use std::io;
use std::time::Duration;

/// A source that could not be had.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The machine could not read it.
    #[error("it cannot be read: {0}")]
    Read(io::Error),
    /// Nothing is there.
    #[error("there is no such file or folder; an address begins with https://, and `-` stands for a pasted text")]
    Missing,
    /// It holds no text.
    #[error("there is no text in it")]
    Empty,
    /// A file of a kind that is not read.
    #[error("it is {0}, which is not read; copy its text and paste it with `chancery import -`")]
    Foreign(&'static str),
    /// More than is taken.
    #[error("it is larger than {} MB", .0 / (1024 * 1024))]
    TooLarge(u64),
    /// An XML document of an unknown kind.
    #[error("it is XML, but neither a feed (RSS, Atom) nor a WordPress export")]
    UnknownXml,
    /// A data file of an unknown kind.
    #[error("it is JSON, but not a JSON Feed")]
    UnknownJson,
    /// An address that is not fetched.
    #[error("only http and https addresses are fetched")]
    Scheme,
    /// An address that no web site has.
    #[error("{0} is not an address that can be fetched")]
    BadUrl(String),
    /// An address with an account in it.
    #[error("the address holds a user name or password, which would end up in the article; leave it out")]
    Account,
    /// An address within a private network.
    #[error("{0} is within a private network; if that is meant, add --allow-private")]
    Private(String),
    /// A name that leads nowhere.
    #[error("no host of the name {0} can be found")]
    NoHost(String),
    /// It took too long.
    #[error("no full answer came within {} seconds", .0.as_secs())]
    Slow(Duration),
    /// Redirects that do not end.
    #[error("it leads on to another address more than {0} times")]
    Redirects(usize),
    /// An answer that is no page.
    #[error("the server answered {0}{1}")]
    Status(u16, &'static str),
    /// The connection failed.
    #[error("it could not be fetched: {0}")]
    Fetch(String),
    /// Markup nested or repeated past all reason.
    #[error("its markup is {0}, so it was not read")]
    Tangled(&'static str),
    /// A reader that gave up, or did not end.
    #[error("it could not be made sense of{0}")]
    Baffling(&'static str),
    /// A document with a mistake.
    #[error("it is not well formed: {0}")]
    Malformed(String),
    /// A page on which no article was found.
    #[error("no article was found on the page; copy its text and paste it with `chancery import -`")]
    NoArticle,
    /// A folder without texts.
    #[error("there are no articles in this folder")]
    NoArticles,
    /// What was made is no sound article.
    #[error("what was made of it is not a sound article: {0}")]
    Unsound(String),
}
