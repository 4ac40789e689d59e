//! The right to publish to a store, held by one publisher at a time.
//!
//! It is a text at the store that its holder rewrites every few seconds. Whoever finds one waits and looks again: a
//! text that has changed has a living holder, one that stands still was left by a publication that was killed, and is
//! taken over. No clock is compared with another's, so that it does not matter if one is ten years off.

use super::slot::Slot;
use super::{Arc, Error, ObjectStore, Watch};
use std::cell::Cell;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::rc::Rc;
use std::time::{Duration, Instant};

/// The name of the text.
pub const CLAIM: &str = ".chancery-claim";

/// How often a claim is renewed, and how long one must stand still before it counts as left.
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// Between two renewals.
    pub beat: Duration,
    /// Without any renewal.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self { beat: Duration::from_secs(4), patience: Duration::from_secs(20) }
    }
}

/// A word that no other publication has.
pub fn own_word() -> String {
    format!("{:016x}", RandomState::new().build_hasher().finish())
}

/// A claim that we hold.
pub struct Claim {
    slot: Slot,
    pace: Pace,
    /// Who holds it: a word that nobody else has.
    pub holder: String,
    renewals: u64,
    fresh: Fresh,
}

/// Whether the claim is still ours beyond doubt, for those who write under it.
#[derive(Clone)]
pub struct Fresh(Rc<Cell<Instant>>, Duration);

impl Fresh {
    /// Fails once somebody else may have taken the claim over.
    pub fn check(&self) -> Result<(), Error> {
        if self.0.get().elapsed() < self.1 { Ok(()) } else { Err(Error::Overtaken) }
    }
}

impl Claim {
    /// Takes the claim. One that a killed publication left is taken over; one that is held is respected.
    pub async fn take(store: &Arc<dyn ObjectStore>, pace: Pace, watch: &dyn Watch) -> Result<Self, Error> {
        let mut slot = Slot::new(store, CLAIM);
        let holder = own_word();
        if let Some(found) = slot.read().await? {
            watch.say("another publication is at work here, or was killed; waiting to see which");
            let start = Instant::now();
            while start.elapsed() < pace.patience {
                tokio::time::sleep(pace.beat.min(pace.patience)).await;
                match slot.read().await? {
                    None => break,
                    Some(now) if now == found => {}
                    Some(_) => return Err(Error::Claimed),
                }
            }
        }
        let fresh = Fresh(Rc::new(Cell::new(Instant::now())), pace.patience / 2);
        let mut claim = Self { slot, pace, holder, renewals: 0, fresh };
        match claim.renew().await {
            Err(Error::Overtaken) => Err(Error::Claimed),
            done => done.map(|()| claim),
        }
    }

    /// For those who write under this claim.
    pub fn fresh(&self) -> Fresh {
        self.fresh.clone()
    }

    async fn renew(&mut self) -> Result<(), Error> {
        self.renewals += 1;
        let start = Instant::now();
        let text = format!("{} {}\n", self.holder, self.renewals);
        if !self.slot.write(&text).await? {
            return Err(Error::Overtaken);
        }
        self.fresh.0.set(start);
        Ok(())
    }

    /// Renews the claim for as long as it is waited for, and ends only if it is lost. A store that does not answer for a
    /// moment is no loss yet.
    pub async fn hold(&mut self) -> Error {
        loop {
            tokio::time::sleep(self.pace.beat).await;
            match self.renew().await {
                Err(Error::Overtaken) => return Error::Overtaken,
                Err(error) if self.fresh.check().is_err() => return error,
                _ => {}
            }
        }
    }

    /// Gives the claim back, if it is still ours. If this fails, the next publisher waits for a moment and takes it over.
    pub async fn release(mut self) {
        let ours = |text: String| text.split(' ').next() == Some(self.holder.as_str());
        if self.slot.read().await.is_ok_and(|text| text.is_some_and(ours)) {
            let _ = self.slot.clear().await;
        }
    }
}
