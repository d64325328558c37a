//! What decided a team, kept as it stood: the instance, and what the screens say of its people.

use super::convert;
use super::wire::{Frozen, Job, Told};
use super::world::World;
use crate::brief::wire::BriefForm;
use crate::settings::wire::Settings;
use crate::{Problem, Result};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rampak_core::formation::{Instance, Limits};
use std::io::{Read, Write};
use std::sync::Arc;

/// World and instance as bytes.
///
/// # Errors
/// `unexpected`.
pub(crate) fn freeze(world: &World, instance: &Instance, form: &BriefForm) -> Result<Vec<u8>> {
    let frozen = Frozen {
        settings: world.settings.clone(),
        people: world.people.iter().map(Told::of).collect(),
        agencies: world.agencies.iter().map(|agency| agency.id.clone()).collect(),
        competencies: world.competencies.iter().map(|(_, name)| name.clone()).collect(),
        job: convert::job(instance, form, &world.settings.asn_kinds, &Limits { seconds: None, gap: 0.0 }),
    };
    let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
    let json = serde_json::to_vec(&frozen).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    deflate.write_all(&json).and_then(|()| deflate.finish()).map_err(|fault| Problem::new("unexpected").with("detail", fault))
}

/// What the figures of a team are made of: its members and nobody else, in the order of the team, and the pairs among them.
pub(crate) fn members(instance: &Instance, form: &BriefForm, kinds: &[String], team: &[(usize, usize)]) -> Job {
    let place = |person: usize| team.iter().position(|(_, member)| *member == person);
    let met = |(a, b, times): &(usize, usize, u16)| {
        let (a, b) = (place(*a)?, place(*b)?);
        Some((a.min(b), a.max(b), *times))
    };
    let mut past_pairs: Vec<(usize, usize, u16)> = instance.past_pairs.iter().filter_map(met).collect();
    past_pairs.sort_unstable();
    let few = Instance {
        people: team.iter().map(|(_, person)| instance.people[*person].clone()).collect(),
        agencies: instance.agencies.clone(),
        host: instance.host,
        competencies: instance.competencies.clone(),
        brief: instance.brief.clone(),
        policy: instance.policy.clone(),
        past_pairs,
        seed: instance.seed,
    };
    convert::job(&few, form, kinds, &Limits { seconds: None, gap: 0.0 })
}

/// World and instance as they were, in the language of today.
///
/// # Errors
/// `unexpected`.
pub(crate) fn thaw(content: &[u8], language: &str) -> Result<(Arc<World>, Instance)> {
    let mut json = Vec::new();
    DeflateDecoder::new(content).read_to_end(&mut json).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let frozen: Frozen = serde_json::from_slice(&json).map_err(|fault| Problem::new("unexpected").with("detail", fault))?;
    let instance = convert::instance(&frozen.job);
    let settings = Settings { language: language.to_string(), ..frozen.settings };
    let world = World::rebuilt(&instance, settings, &frozen.people, &frozen.agencies, &frozen.competencies);
    Ok((Arc::new(world), instance))
}
