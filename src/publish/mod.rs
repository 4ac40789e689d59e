//! Bringing a finished site to where readers get it.
