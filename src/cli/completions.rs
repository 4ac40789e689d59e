//! `chancery completions` and `chancery man`: what shells and manuals know of the commands, made of the same definition.

use super::{Cli, Failure, terminal};
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// The arguments of `completions`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  chancery completions bash > ~/.local/share/bash-completion/completions/chancery\n  \
chancery completions zsh > ~/.zfunc/_chancery\n  chancery completions fish > ~/.config/fish/completions/chancery.fish"
)]
pub struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// The arguments of `man`.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  chancery man | man -l -\n  chancery man ~/.local/share/man/man1")]
pub struct Man {
    /// The folder for the pages; it is made if it is not there
    #[arg(value_name = "DIR")]
    dir: Option<PathBuf>,
}

impl Completions {
    /// Prints them.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut Cli::command(), "chancery", &mut text);
        terminal::print(&text)?;
        Ok(ExitCode::SUCCESS)
    }
}

impl Man {
    /// Prints the page, or writes one for each command.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let Some(dir) = self.dir else {
            let mut text = Vec::new();
            clap_mangen::Man::new(Cli::command()).render(&mut text)?;
            terminal::print(&text)?;
            return Ok(ExitCode::SUCCESS);
        };
        let failed = |error: io::Error| format!("cannot write manual pages to {}: {error}", dir.display());
        std::fs::create_dir_all(&dir).map_err(failed)?;
        clap_mangen::generate_to(Cli::command(), &dir).map_err(failed)?;
        let _ = writeln!(io::stderr(), "The manual pages are in {}.", dir.display());
        Ok(ExitCode::SUCCESS)
    }
}
