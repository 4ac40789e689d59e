//! What nginx needs to serve a site, as a file for its `conf.d` folder.
//!
//! What differs from path to path is looked up in maps, because a location with a header of its own would lose all
//! others. Former addresses are locations of their own, which nginx finds at once however many they are.

use super::{Coding, Config, Ground, KINDS, Move, Needs, PAGE, caching, everywhere, identifier, media, policies};
use std::fmt::Write as _;

/// The file.
pub fn nginx(ground: Ground<'_>) -> String {
    let Ground { config, moves, folder } = ground;
    let base = &config.base;
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "# nginx for {url}, made by `chancery hosting nginx`.\n\
# 1. Save it as /etc/nginx/conf.d/{name}.conf, and see that the paths below are yours.\n\
# 2. nginx -t && systemctl reload nginx\n\
# Make it anew when site.toml has changed. Former addresses of articles (aliases) that are not here yet lead on by\n\
# their pages.\n",
        url = base.on_host(base.prefix()),
        name = base.host_name(),
    );
    if !base.prefix().is_empty() {
        let _ = writeln!(
            out,
            "# Where this host has a server block already, move the lines between its braces into that one."
        );
    }
    maps(config, &mut out);
    if base.is_secure() && base.host() == base.host_name() {
        let host = base.host();
        let _ = write!(
            out,
            "\nserver {{\n    listen 80;\n    listen [::]:80;\n    server_name {host};\n    server_tokens off;\n    \
return 301 https://{host}$request_uri;\n}}\n"
        );
    }
    out.push_str("\nserver {\n");
    listening(config, &mut out);
    let _ = writeln!(out, "    server_name {};\n    server_tokens off;\n", base.host_name());
    kinds(&mut out);
    answers(config, &mut out);
    places(base.prefix(), folder, &mut out);
    for Move { from, to } in moves {
        let _ = writeln!(out, "    location = {} {{ return 301 {}; }}", base.path(from), base.path(to));
    }
    out.push_str("}\n");
    out
}

/// What differs from path to path. `volatile`, since a page may be found by way of another path.
fn maps(config: &Config, out: &mut String) {
    let (name, prefix) = (identifier(&config.base), regular(config.base.prefix()));
    let _ = write!(out, "\nmap $uri ${name}_cache {{\n    volatile;\n");
    // Of regular expressions the first that fits counts.
    for (pattern, value) in caching().iter().rev() {
        let _ = writeln!(out, "    \"~^{prefix}/{pattern}$\" \"{value}\";");
    }
    let _ = write!(out, "}}\n\nmap $uri ${name}_policy {{\n    volatile;\n");
    for (_, pattern, needs) in policies(config).iter().rev() {
        let _ = writeln!(out, "    \"~^{prefix}/{pattern}$\" \"{}\";", needs.header());
    }
    let _ = writeln!(out, "    default \"{}\";", Needs::NONE.header());
    out.push_str("}\n");
}

/// Where the server listens, and by which certificate.
fn listening(config: &Config, out: &mut String) {
    let base = &config.base;
    let port = base.host().strip_prefix(base.host_name()).and_then(|rest| rest.strip_prefix(':'));
    let port = port.unwrap_or(if base.is_secure() { "443" } else { "80" });
    let secure = if base.is_secure() { " ssl http2" } else { "" };
    let _ = writeln!(out, "    listen {port}{secure};\n    listen [::]:{port}{secure};");
    if base.is_secure() {
        out.push_str("    # From nginx 1.25 on it says `http2 on;` on a line of its own, and takes the word above with a warning.\n");
        let folder = format!("/etc/letsencrypt/live/{}", base.host_name());
        let _ = writeln!(out, "    ssl_certificate {folder}/fullchain.pem;");
        let _ = writeln!(out, "    ssl_certificate_key {folder}/privkey.pem;");
        let _ = writeln!(out, "    ssl_protocols TLSv1.2 TLSv1.3;");
    }
}

/// What kind of thing a file is, and whether it is sent compressed.
fn kinds(out: &mut String) {
    out.push_str("    types {\n");
    let mut told = Vec::new();
    let mut packed = Vec::new();
    for (endings, kind) in KINDS {
        let (kind, is_text) = kind.split_once(';').map_or((kind, false), |(kind, _)| (kind, true));
        let _ = writeln!(out, "        {kind} {};", endings.join(" "));
        // Of pages nginx says and does both by itself, and complains when it is told to.
        if kind != PAGE.split(';').next().unwrap_or(PAGE) {
            told.extend(is_text.then_some(kind));
            let gains = |ending: &&str| media::coding(&format!("x.{ending}"), Some(Coding::Gzip)).is_some();
            packed.extend(endings.iter().any(gains).then_some(kind));
        }
    }
    let _ = write!(
        out,
        "    }}\n    default_type application/octet-stream;\n    charset utf-8;\n    charset_types {};\n    gzip on;\n    \
gzip_vary on;\n    gzip_min_length 512;\n    gzip_types {};\n\n",
        told.join(" "),
        packed.join(" ")
    );
}

/// The headers of every answer, errors among them.
fn answers(config: &Config, out: &mut String) {
    let name = identifier(&config.base);
    let _ = writeln!(out, "    add_header Content-Security-Policy ${name}_policy always;");
    for (header, value) in everywhere(config) {
        let _ = writeln!(out, "    add_header {header} \"{value}\" always;");
    }
    let _ = writeln!(out, "    add_header Cache-Control ${name}_cache always;\n");
}

/// Where the files are, one address for each page, and the page for what is not there.
fn places(prefix: &str, folder: &str, out: &mut String) {
    let _ = write!(
        out,
        "    absolute_redirect off;\n    index index.html;\n    error_page 404 {prefix}/404.html;\n    \
error_page 403 =404 {prefix}/404.html;\n\n    \
# Only a path that begins with a name, so that nobody is led to another host.\n    \
if ($request_uri ~ \"^(/|/[A-Za-z0-9][^?]*/)index\\.html(\\?|$)\") {{ return 301 $1$is_args$args; }}\n    \
if ($uri ~ \"/\\.(?!well-known/)\") {{ return 404; }}\n\n"
    );
    if prefix.is_empty() {
        let _ = write!(out, "    root \"{folder}\";\n    location / {{ }}\n    location = /404.html {{ internal; }}\n");
    } else {
        let _ = write!(
            out,
            "    location = {prefix} {{ return 301 {prefix}/; }}\n    \
location ^~ {prefix}/ {{ alias \"{folder}/\"; }}\n    \
location = {prefix}/404.html {{ internal; alias \"{folder}/404.html\"; }}\n"
        );
    }
}

/// A path as a regular expression.
fn regular(path: &str) -> String {
    path.replace('.', "\\.")
}
