//! `chancery serve`

use super::{Failure, SiteArgs};
use clap::Args;
use std::process::ExitCode;

/// The arguments of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    site: SiteArgs,
}

impl Serve {
    /// Serves until it is stopped.
    pub fn run(self) -> Result<ExitCode, Failure> {
        Err("not yet".into())
    }
}
