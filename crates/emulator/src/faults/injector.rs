//! The scripts in force and what they have done so far.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde_json::{json, Value};

use super::json;
use super::{Fault, FaultScript, Kind};

/// A request as scripts see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Target<'r> {
    pub(crate) method: &'r str,
    /// The path of the API document that the request's path was matched with.
    pub(crate) template: Option<&'r str>,
    pub(crate) operation: Option<&'r str>,
}

/// Hands out faults.
#[derive(Default)]
pub(crate) struct Injector(Mutex<State>);

#[derive(Default)]
struct State {
    scripts: Vec<FaultScript>,
    injected: BTreeMap<&'static str, u64>,
}

impl Injector {
    pub(crate) fn new(scripts: Vec<FaultScript>) -> Self {
        let injector = Self::default();
        injector.set(scripts);
        injector
    }

    /// Replaces all scripts and counts anew.
    pub(crate) fn set(&self, scripts: Vec<FaultScript>) {
        *self.lock() = State {
            scripts,
            injected: BTreeMap::new(),
        };
    }

    /// One script more: it is asked for those requests that the earlier ones leave alone.
    pub(crate) fn add(&self, script: FaultScript) {
        let mut state = self.lock();
        // Spent ones would be asked for nothing, ever more of them.
        state.scripts.retain(|script| !script.is_spent());
        state.scripts.push(script);
    }

    /// Takes all scripts away. The counts stay.
    pub(crate) fn clear(&self) {
        self.lock().scripts.clear();
    }

    /// The fault that a request meets.
    pub(crate) fn next(&self, target: &Target<'_>) -> Option<Fault> {
        let mut state = self.lock();
        let scripts = state.scripts.iter_mut();
        let fault = scripts
            .filter(|script| script.concerns(target))
            .find_map(FaultScript::next)?;
        if fault.kind == Kind::Pass {
            return None;
        }
        *state.injected.entry(fault.name()).or_default() += 1;
        Some(fault)
    }

    /// How often each kind of fault was met.
    pub(crate) fn injected(&self) -> BTreeMap<&'static str, u64> {
        self.lock().injected.clone()
    }

    /// The scripts as they were read, lists with what is left of them, and the counts.
    pub(crate) fn describe(&self) -> Value {
        let state = self.lock();
        let scripts: Vec<Value> = state.scripts.iter().map(json::write).collect();
        json!({ "scripts": scripts, "injected": state.injected })
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
