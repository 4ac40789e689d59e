//! Chancery turns news text into a briefing site.
//!
//! Imports point strictly down, floor by floor; `ARCHITECTURE.md` beside this file says what each room is for and what
//! it does not know, and `tests/it/floors.rs` holds the code to it.

// The ground: what a text, a place and an address are.
pub mod date;
pub mod letters;
pub mod media;
pub mod route;
pub mod slug;
pub mod source;
pub mod text;

// Drawing, which knows nothing of what it draws.
pub mod picture;

pub mod diag;

pub mod keys;

pub mod gazetteer;
pub mod wording;

pub mod config;

pub mod document;
pub mod extract;
pub mod hosting;

pub mod record;
pub mod site;

pub mod pages;
pub mod review;

pub mod lint;
pub mod render;
pub mod search;

pub mod build;

// The roof: the machine, and the people at it.
pub mod cli;
pub mod disk;
pub mod import;
pub mod publish;
pub mod report;
pub mod serve;
