//! From a target to the store that it names.

use super::carrier::Carrier;
use super::{Arc, Error, ObjectStore, Path, failed, login};
use crate::config::{Service, Store};
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::prefix::PrefixStore;
use object_store::{BackoffConfig, ClientOptions, RetryConfig};
use std::env;
use std::str::FromStr;
use std::time::Duration;

/// Connects to a store. Nothing travels yet.
pub fn connect(store: &Store) -> Result<Arc<dyn ObjectStore>, Error> {
    let whole: Arc<dyn ObjectStore> = match &store.service {
        Service::S3 { endpoint, region } => Arc::new(
            s3(store, (endpoint.as_deref(), region.as_deref()))?.build().map_err(failed("log in to", &store.bucket))?,
        ),
        Service::Google { endpoint } => {
            Arc::new(google(store, endpoint.as_deref())?.build().map_err(failed("log in to", &store.bucket))?)
        }
        Service::Azure { account, endpoint } => {
            Arc::new(azure(store, (account, endpoint.as_deref()))?.build().map_err(failed("log in to", &store.bucket))?)
        }
    };
    if store.prefix.is_empty() {
        return Ok(whole);
    }
    let prefix = Path::parse(&store.prefix).map_err(|source| failed("reach", &store.prefix)(source.into()))?;
    Ok(Arc::new(PrefixStore::new(whole, prefix)))
}

fn s3(store: &Store, (endpoint, region): (Option<&str>, Option<&str>)) -> Result<AmazonS3Builder, Error> {
    let builder = said("AWS_").fold(AmazonS3Builder::new(), |builder, (key, value)| builder.with_config(key, value));
    let mut builder = builder.with_bucket_name(&store.bucket);
    if let Some(key) = login::s3()? {
        builder = builder.with_access_key_id(key.id).with_secret_access_key(key.secret);
        builder = key.session.into_iter().fold(builder, AmazonS3Builder::with_token);
    }
    // Where nothing is said, the crate asks the environment, and then takes us-east-1.
    builder = region.into_iter().fold(builder, AmazonS3Builder::with_region);
    builder = endpoint.into_iter().fold(builder, AmazonS3Builder::with_endpoint);
    Ok(builder
        .with_client_options(options(endpoint))
        .with_retry(retry())
        .with_http_connector(Carrier::new(store.concurrency)))
}

fn google(store: &Store, endpoint: Option<&str>) -> Result<GoogleCloudStorageBuilder, Error> {
    login::google()?;
    let builder =
        said("GOOGLE_").fold(GoogleCloudStorageBuilder::new(), |builder, (key, value)| builder.with_config(key, value));
    let builder = endpoint.into_iter().fold(builder, GoogleCloudStorageBuilder::with_base_url);
    Ok(builder
        .with_bucket_name(&store.bucket)
        .with_client_options(options(endpoint))
        .with_retry(retry())
        .with_http_connector(Carrier::new(store.concurrency)))
}

fn azure(store: &Store, (account, endpoint): (&str, Option<&str>)) -> Result<MicrosoftAzureBuilder, Error> {
    login::azure()?;
    let builder =
        said("AZURE_").fold(MicrosoftAzureBuilder::new(), |builder, (key, value)| builder.with_config(key, value));
    let builder = endpoint.into_iter().map(str::to_owned).fold(builder, MicrosoftAzureBuilder::with_endpoint);
    Ok(builder
        .with_container_name(&store.bucket)
        .with_account(account)
        // A variable that is left from a trial must not lead the site elsewhere than site.toml says.
        .with_use_emulator(false)
        .with_client_options(options(endpoint))
        .with_retry(retry())
        .with_http_connector(Carrier::new(store.concurrency)))
}

/// What the environment says in variables with this beginning. An empty one says nothing: that is what a workflow makes of a
/// secret that it has not been given.
fn said<K: FromStr>(start: &'static str) -> impl Iterator<Item = (K, String)> {
    let named = env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
    let filled = named.filter(move |(name, value)| name.starts_with(start) && !value.is_empty());
    filled.filter_map(|(name, value)| Some((name.to_ascii_lowercase().parse().ok()?, value)))
}

/// Only an address that says so itself is asked without encryption.
fn options(endpoint: Option<&str>) -> ClientOptions {
    ClientOptions::new().with_allow_http(endpoint.is_some_and(|endpoint| endpoint.starts_with("http://")))
}

/// Several tries with growing pauses, for as long as a person would wait.
fn retry() -> RetryConfig {
    let backoff = BackoffConfig {
        init_backoff: Duration::from_millis(200),
        max_backoff: Duration::from_secs(10),
        ..BackoffConfig::default()
    };
    RetryConfig { backoff, max_retries: 8, retry_timeout: Duration::from_secs(90) }
}
