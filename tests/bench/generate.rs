//! Writes the generated corpus as a site: `cargo run --release --example generate -- DIR [ARTICLES]`.

mod corpus;

use std::path::PathBuf;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1);
    let root = PathBuf::from(arguments.next().unwrap_or_else(|| "generated-site".into()));
    let articles: usize = arguments.next().and_then(|count| count.parse().ok()).unwrap_or(10_000);
    fs::create_dir_all(root.join("articles"))?;
    fs::write(root.join("site.toml"), corpus::SITE)?;
    for n in 0..articles {
        fs::write(root.join(format!("articles/report-{n:06}.md")), corpus::article(n))?;
    }
    Ok(())
}
