//! `chancery publish`

use super::{Failure, SiteArgs};
use clap::Args;
use std::process::ExitCode;

/// The arguments of `publish`.
#[derive(Debug, Args)]
pub struct Publish {
    #[command(flatten)]
    site: SiteArgs,
}

impl Publish {
    /// Publishs until it is stopped.
    pub fn run(self) -> Result<ExitCode, Failure> {
        Err("not yet".into())
    }
}
