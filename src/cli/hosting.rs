//! `chancery hosting`: what a web server of one's own needs to serve the site, printed to be saved where it belongs.

use super::{Failure, SiteArgs, at, no_site, terminal};
use crate::build::{self, Nowhere, Warnings};
use crate::config::{Config, TargetKind};
use crate::disk;
use crate::hosting::{self, Ground};
use clap::{Args, ValueEnum};
use std::path::Path;
use std::process::ExitCode;

/// The arguments of `hosting`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  chancery hosting nginx > desk.conf       then copy it to /etc/nginx/conf.d/ on the server\n  \
chancery hosting caddy --folder /srv/www/desk > Caddyfile\n\nNetlify and Cloudflare Pages read their files from the site \
itself: write [hosting] preset = \"netlify\" or \"cloudflare\" in site.toml. For GitHub Pages, `chancery init --ci github` \
writes a workflow."
)]
pub struct Hosting {
    /// The server
    #[arg(value_enum, value_name = "SERVER")]
    server: Server,
    /// The folder on the server that holds the site [default: that of a `dir` target in site.toml, or /srv/www/HOST]
    #[arg(long, value_name = "DIR")]
    folder: Option<String>,
    #[command(flatten)]
    site: SiteArgs,
}

/// A web server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Server {
    /// nginx 1.18 or later
    Nginx,
    /// Caddy 2
    Caddy,
}

impl Hosting {
    /// Prints the server's file.
    pub fn run(self) -> Result<ExitCode, Failure> {
        let root = &self.site.root;
        let (found, notes) = disk::list(root)?;
        let inputs = disk::read(&found, notes);
        if inputs.config.is_none() {
            return Err(no_site(root));
        }
        let options = self.site.options(Warnings::Allowed)?;
        let Some(renderer) = build::renderer(&inputs, &options, &Nowhere).value else {
            let check = at(root, "chancery check");
            return Err(format!("the site has errors, so its addresses are not known yet; `{check}` shows them").into());
        };
        let (site, plan) = (renderer.site(), renderer.plan());
        let (config, moves) = (&site.config, plan.moves(site));
        let folder = match self.folder {
            Some(folder) => folder,
            None => usual_folder(root, config)?,
        };
        let folder = folder.trim_end_matches('/');
        if folder.is_empty() || folder.contains(|letter: char| letter.is_control() || "\"\\${}".contains(letter)) {
            return Err("--folder cannot be the server's root, nor hold quotes, braces, $ or \\".into());
        }
        let ground = Ground { config, moves: &moves, folder };
        let text = match self.server {
            Server::Nginx => hosting::nginx(ground),
            Server::Caddy => hosting::caddy(ground),
        };
        if config.base.host() == "example.org" {
            terminal::remark("base_url in site.toml is still the address of an example; write the real one first");
        }
        terminal::print(text.as_bytes())?;
        Ok(ExitCode::SUCCESS)
    }
}

/// The folder that `publish` fills on this machine, if there is one; otherwise one named after the host.
fn usual_folder(root: &Path, config: &Config) -> Result<String, Failure> {
    let dirs = config.targets.iter().filter_map(|target| match &target.kind {
        TargetKind::Dir { path, .. } => Some((target.default, path)),
        _ => None,
    });
    // Of several the default one, and otherwise the first.
    let Some((_, path)) = dirs.max_by_key(|(default, _)| *default) else {
        return Ok(format!("/srv/www/{}", config.base.host_name()));
    };
    Ok(std::path::absolute(root.join(path).join("current"))?.display().to_string())
}
