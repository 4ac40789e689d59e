//! `_headers` and `_redirects`, which Netlify and Cloudflare Pages read at the root of a site.
//!
//! Both hosts join the values of one header where several rules fit a path, so no header is given by two rules that can
//! meet. That is why the policy here is what any page of the site needs: each page narrows it down by its own. What is
//! given no time for caches is asked for anew each time, which is what both hosts do by themselves.

use super::{Config, Move, Needs, Preset, everywhere, media};
use std::fmt::Write as _;

/// The most redirects that Cloudflare Pages reads.
pub const REDIRECTS: usize = 2000;

/// Folders in which every file is named after its content.
const FOR_EVER: [&str; 5] =
    ["assets/", "cards/", "search/index/filter/", "search/index/fragment/", "search/index/index/"];

/// `_headers`.
pub fn headers(config: &Config) -> String {
    let mut out = "# Made by Chancery because of [hosting] in site.toml; every build makes it anew.\n/*\n".to_owned();
    let policy = ("Content-Security-Policy", Needs::any(config).header());
    for (name, value) in std::iter::once(policy).chain(everywhere(config)) {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "  {name}: {value}");
    }
    for folder in FOR_EVER {
        let _ = writeln!(out, "/{folder}*\n  Cache-Control: {}", media::FOR_EVER);
    }
    out
}

/// `_redirects`: every former address leads on. Its page is there as well, for other hosts and for what is too much here.
pub fn redirects((config, preset): (&Config, Preset), moves: &[Move]) -> String {
    // Netlify lets a page go before a redirect unless the redirect insists; Cloudflare never does, and knows no sign for it.
    let (status, most) = match preset {
        Preset::Netlify => ("301!", usize::MAX),
        Preset::Cloudflare => ("301", REDIRECTS),
    };
    let mut out = "# Made by Chancery of the aliases of articles; every build makes it anew.\n".to_owned();
    for Move { from, to } in moves.iter().take(most) {
        let _ = writeln!(out, "{from} {} {status}", config.base.path(to));
    }
    out
}
