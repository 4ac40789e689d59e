//! Who we are to a store: what the environment says, or else the file that Amazon's own tools keep.
//!
//! Secrets go straight from there into the request; they are never printed, and never stand in `site.toml`.

use super::Error;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// A key for S3 from the file of Amazon's tools.
#[derive(PartialEq, Eq)]
pub struct Key {
    /// Its name.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// What goes with it if it is only lent.
    pub session: Option<String>,
}

const S3: &str =
    "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or keep a key in ~/.aws/credentials (AWS_PROFILE chooses one)";
const GOOGLE: &str = "set GOOGLE_APPLICATION_CREDENTIALS to the file with the key of a service account, or run `gcloud auth \
application-default login`";
const AZURE: &str = "set AZURE_STORAGE_ACCOUNT_KEY or AZURE_STORAGE_SAS_TOKEN, or AZURE_CLIENT_ID, AZURE_CLIENT_SECRET and AZURE_TENANT_ID";

/// The key for S3 that is to be used; `None` if the environment already says who we are.
pub fn s3() -> Result<Option<Key>, Error> {
    let said = [
        "AWS_ACCESS_KEY_ID",
        "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
        "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];
    if any(&said) {
        return Ok(None);
    }
    let named = env::var_os("AWS_SHARED_CREDENTIALS_FILE").map(PathBuf::from);
    let file = named.or_else(|| Some(env::home_dir()?.join(".aws").join("credentials")));
    let profile = env::var("AWS_PROFILE").unwrap_or_else(|_| "default".to_owned());
    let key = file.and_then(|file| fs::read_to_string(file).ok()).and_then(|text| key_of(&text, &profile));
    key.map(Some).ok_or(Error::NoLogin { how: S3 })
}

/// Refuses to ask Google without any word of who we are.
pub fn google() -> Result<(), Error> {
    let said = [
        "GOOGLE_APPLICATION_CREDENTIALS",
        "GOOGLE_SERVICE_ACCOUNT",
        "GOOGLE_SERVICE_ACCOUNT_PATH",
        "GOOGLE_SERVICE_ACCOUNT_KEY",
    ];
    let usual = Path::new(".config").join("gcloud").join("application_default_credentials.json");
    let kept = env::home_dir().is_some_and(|home| home.join(usual).is_file());
    if kept || any(&said) { Ok(()) } else { Err(Error::NoLogin { how: GOOGLE }) }
}

/// Refuses to ask Azure without any word of who we are.
pub fn azure() -> Result<(), Error> {
    let said = [
        "AZURE_STORAGE_ACCOUNT_KEY",
        "AZURE_STORAGE_ACCESS_KEY",
        "AZURE_STORAGE_SAS_TOKEN",
        "AZURE_STORAGE_SAS_KEY",
        "AZURE_CLIENT_SECRET",
        "AZURE_FEDERATED_TOKEN_FILE",
        "AZURE_USE_AZURE_CLI",
    ];
    if any(&said) { Ok(()) } else { Err(Error::NoLogin { how: AZURE }) }
}

fn any(names: &[&str]) -> bool {
    names.iter().any(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The key of a profile: a heading in brackets, and lines of a name and a value.
fn key_of(text: &str, profile: &str) -> Option<Key> {
    let heading = format!("[{profile}]");
    let lines = text.lines().map(str::trim).skip_while(|line| *line != heading).skip(1);
    let own: Vec<(&str, &str)> = lines
        .take_while(|line| !line.starts_with('['))
        .filter_map(|line| line.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim()))
        .collect();
    let value = |wanted: &str| own.iter().find(|(name, _)| *name == wanted).map(|(_, value)| (*value).to_owned());
    Some(Key {
        id: value("aws_access_key_id")?,
        secret: value("aws_secret_access_key")?,
        session: value("aws_session_token"),
    })
}

#[cfg(test)]
mod tests {
    use super::key_of;

    #[test]
    fn a_profile_has_its_own_key() {
        let text = "[default]\naws_access_key_id = A\naws_secret_access_key=B\n# region = x\n\n[desk]\n\
                    aws_access_key_id=C\naws_secret_access_key = D=\naws_session_token=E\n[empty]\n";
        let key = |profile| key_of(text, profile).map(|key| (key.id, key.secret, key.session));
        assert_eq!(key("default"), Some(("A".into(), "B".into(), None)));
        assert_eq!(key("desk"), Some(("C".into(), "D=".into(), Some("E".into()))));
        assert_eq!(key("empty"), None);
        assert_eq!(key("nobody"), None);
    }
}
