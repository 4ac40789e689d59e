//! From a plan to what readers get: the publication, and a look at what came of it.

use super::local::Local;
use super::{Destination, Duration, Failure, Publish, Release, Sending, Target, publish};
use crate::publish::{Plan, Removal};

/// A plan, and how it is told.
pub struct Planned {
    /// What is new, changed and goes.
    pub plan: Plan,
    /// The same as an editor would say it; empty if nothing changes.
    pub words: String,
    /// Bytes to send.
    pub bytes: u64,
    /// How much goes, if that has to be confirmed.
    pub removal: Option<Removal>,
}

impl Planned {
    /// Looks at a plan for a site.
    pub fn new(plan: Plan, local: &Local) -> Self {
        let words = publish::words(&plan, &|path| local.title(path));
        let bytes = local.contents().bytes(plan.sent());
        let removal = publish::removal(&plan);
        Self { plan, words, bytes, removal }
    }
}

impl Publish {
    /// Carries the plan out, if anything is to be done, and looks at pages where the target has an address. Says at how
    /// many.
    pub(super) fn carry_out(
        &self,
        (target, destination): (&Target, &dyn Destination),
        planned: &Planned,
        release: &Release,
    ) -> Result<Option<usize>, Failure> {
        let plan = &planned.plan;
        if !plan.is_empty() {
            self.confirm(target, planned.removal)?;
            release.verify()?;
            let sending = Sending::new(planned.bytes, self.bar());
            destination.receive(release, plan, &sending)?;
        }
        let patience = Duration::from_secs(self.verify_for.into());
        let verified = target.url.as_ref().map(|url| publish::verify(url, (release, plan), patience));
        Ok(verified.transpose()?)
    }
}
