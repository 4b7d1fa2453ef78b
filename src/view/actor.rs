//! One actor.

use serde::{Deserialize, Serialize};

use super::Named;
use super::context::Context;

/// One actor.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ActorView {
    /// Who.
    pub who: Named,
}

/// Draws it.
pub fn actor(context: &Context<'_>, slug: &str) -> Option<ActorView> {
    let entity = context.corpus.resolution.entities.iter().find(|e| e.slug == slug)?;
    Some(ActorView { who: Named { key: entity.slug.clone(), name: entity.name.clone() } })
}
