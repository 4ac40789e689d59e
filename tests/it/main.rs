//! One test binary: a new site (`desk`), where its articles were before (`addresses`), what `check` asks (`check`), what a site is (`site`), what a briefing shows (`page`), its pictures (`pictures`) and cards (`cards`), what other programs read (`machine`), what is found in
//! a text (`extract`, `topics`, `actors`, `people`, `reading`), where its summary begins (`summary`), how well (`eval`), the command that shows it (`extraction`), every message
//! (`messages`), texts from elsewhere (`import`), what is written (`write`), the commands (`cli`), the preview (`serve`), what hosts are told (`hosting`), how the program is released (`release`), where a site is brought
//! (`publish`), what a search finds (`search`), pages of tags and lists (`tags`), what pages say of themselves (`reader`) and what is seen first (`look`), how it looks (`theme`), laws over arbitrary input (`laws`), and the rules of the house itself (`floors`).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on has failed")]

mod actors;
mod addresses;
mod cards;
mod check;
mod cli;
mod desk;
mod eval;
mod extract;
mod extraction;
mod floors;
mod hosting;
mod import;
mod languages;
mod laws;
mod look;
mod machine;
mod messages;
mod page;
mod people;
mod pictures;
mod publish;
mod reader;
mod reading;
mod release;
mod schemas;
mod scratch;
mod search;
mod serve;
mod sidecars;
mod site;
mod speakers;
mod summary;
mod tags;
mod theme;
mod topics;
mod write;
