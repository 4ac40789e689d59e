//! What Caddy needs to serve a site, as a Caddyfile.

use super::{Config, Ground, Move, caching, everywhere, media, policies};
use std::fmt::Write as _;

/// Endings of files that the site writes and whose kind Caddy may not know.
const TOLD: [&str; 7] = ["csv", "ics", "md", "ndjson", "opml", "txt", "webmanifest"];

/// The file.
pub fn caddy(ground: Ground<'_>) -> String {
    let Ground { config, moves, folder } = ground;
    let base = &config.base;
    let (prefix, address) = (base.prefix(), base.on_host(""));
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "# Caddy for {url}, made by `chancery hosting caddy`.\n\
# 1. Save it as /etc/caddy/Caddyfile, or add it to the one that is there, and see that the paths below are yours.\n\
# 2. caddy validate --config /etc/caddy/Caddyfile && systemctl reload caddy\n\
# Make it anew when site.toml has changed. Former addresses of articles (aliases) that are not here yet lead on by\n\
# their pages.\n",
        url = base.on_host(prefix),
    );
    let _ = write!(out, "\n{} {{\n\tencode zstd gzip\n", address.strip_prefix("https://").unwrap_or(&address));
    headers(config, &mut out);
    for Move { from, to } in moves {
        let _ = writeln!(out, "\tredir {} {} 301", base.path(from), base.path(to));
    }
    // Only a path that begins with a name, so that nobody is led to another host.
    out.push_str("\n\t@index path_regexp index ^(/|/[A-Za-z0-9].*/)index\\.html$\n\tredir @index {re.index.1} 301\n\n");
    let files = "file_server {\n\t\t\thide .*\n\t\t}";
    if prefix.is_empty() {
        let _ = write!(out, "\troot * \"{folder}\"\n\thandle {{\n\t\t{files}\n\t}}\n");
    } else {
        let _ = write!(
            out,
            "\troot * \"{folder}\"\n\tredir {prefix} {prefix}/ 301\n\thandle_path {prefix}/* {{\n\t\t{files}\n\t}}\n\
\thandle {{\n\t\terror 404\n\t}}\n"
        );
    }
    out.push_str("\thandle_errors {\n\t\trewrite * /404.html\n\t\tfile_server\n\t}\n}\n");
    out
}

/// Headers: those of every answer, then those that differ from path to path, of which the last that fits counts. Caddy puts
/// handlers with plain paths before others, so all of these have regular expressions, which it leaves in their order. What
/// takes a header away waits until the answer is sent, and never comes to that for an error, so it stands by itself.
fn headers(config: &Config, out: &mut String) {
    let prefix = config.base.prefix().replace('.', "\\.");
    out.push_str("\n\theader {\n");
    for (name, value) in everywhere(config) {
        let _ = writeln!(out, "\t\t{name} \"{value}\"");
    }
    out.push_str("\t}\n\theader -Server\n");
    for (at, (pattern, value)) in caching().iter().enumerate() {
        let _ = writeln!(out, "\t@cache{at} path_regexp ^{prefix}/{pattern}$");
        let _ = writeln!(out, "\theader @cache{at} Cache-Control \"{value}\"");
    }
    for (name, pattern, needs) in policies(config) {
        let _ = writeln!(out, "\t@{name} path_regexp ^{prefix}/{pattern}$");
        let _ = writeln!(out, "\theader @{name} Content-Security-Policy \"{}\"", needs.header());
    }
    for ending in TOLD {
        let _ = writeln!(out, "\t@{ending} path *.{ending}");
        let _ = writeln!(out, "\theader @{ending} Content-Type \"{}\"", media::content_type(&format!("x.{ending}")));
    }
    out.push('\n');
}
