//! `[hosting]`: what the host of the site is told.

use super::Base;
use crate::diag;
use crate::keys::Keys;
use crate::text;

/// What the host is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hosting {
    /// The host whose own files go with the site, at its root.
    pub preset: Option<Preset>,
    /// Whether browsers are told to ask the host by https only.
    pub hsts: Hsts,
}

/// A host that reads files at the site's root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Preset {
    /// Netlify.
    Netlify,
    /// Cloudflare Pages.
    Cloudflare,
}

impl Preset {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Netlify => "Netlify",
            Self::Cloudflare => "Cloudflare Pages",
        }
    }
}

/// Whether browsers are told to ask the host by https only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hsts {
    /// Where the site is read by https and has the host for itself.
    #[default]
    AsFits,
    /// They are.
    On,
    /// They are not.
    Off,
}

/// What `preset` may say.
const PRESETS: [(&str, Preset); 2] = [("cloudflare", Preset::Cloudflare), ("netlify", Preset::Netlify)];

/// Reads the table.
pub fn read(keys: &mut Keys<'_>, base: Option<&Base>) -> Hosting {
    let preset = keys.word("preset").and_then(|word| {
        let known = PRESETS.iter().find(|(name, _)| *name == word.text);
        if known.is_none() {
            let names = PRESETS.map(|(name, _)| name);
            let near = text::nearest(&word.text, names);
            keys.note(diag::config::unknown_preset(&word.place, near, &names));
        }
        known.map(|(_, preset)| *preset)
    });
    let hsts = match keys.flag("hsts") {
        Some(true) => Hsts::On,
        Some(false) => Hsts::Off,
        None => Hsts::AsFits,
    };
    if hsts == Hsts::On && base.is_some_and(|base| !base.is_secure()) {
        keys.note(diag::config::hsts_without_https(&keys.place()));
    }
    Hosting { preset, hsts }
}
