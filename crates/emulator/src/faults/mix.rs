//! The random mix: a seed and a probability decide which requests meet which fault.

use super::Fault;
use crate::ids::split_mix;

/// Draws faults. Two numbers are drawn for each request, so that the n-th fault of a seed is
/// always the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mix {
    pub(super) seed: u64,
    pub(super) probability: f64,
    pub(super) faults: Vec<(u32, Fault)>,
    state: u64,
}

impl Mix {
    pub(super) fn new(seed: u64, probability: f64, faults: Vec<(u32, Fault)>) -> Self {
        Self {
            seed,
            // Not a number is no probability at all.
            probability: if probability.is_nan() {
                0.0
            } else {
                probability.clamp(0.0, 1.0)
            },
            faults,
            state: seed,
        }
    }

    pub(super) fn draw(&mut self) -> Option<Fault> {
        let (chance, choice) = (split_mix(&mut self.state), split_mix(&mut self.state));
        if unit(chance) >= self.probability {
            return None;
        }
        let weight = |(weight, _): &(u32, Fault)| u64::from(*weight);
        let total: u64 = self.faults.iter().map(weight).sum();
        let mut rest = choice.checked_rem(total)?;
        for entry in &self.faults {
            match rest.checked_sub(weight(entry)) {
                Some(left) => rest = left,
                None => return Some(entry.1.clone()),
            }
        }
        None
    }
}

/// From 0 up to and without 1, of the 53 bits that a float can hold.
#[allow(clippy::cast_precision_loss)] // 53 bits fit
fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::{Fault, Mix};

    fn names(seed: u64, probability: f64, faults: &[(u32, Fault)]) -> Vec<Option<&'static str>> {
        let mut mix = Mix::new(seed, probability, faults.to_vec());
        let mut draw = || mix.draw().map(|fault| fault.name());
        (0..1_000).map(|_| draw()).collect()
    }

    #[test]
    fn the_share_and_the_weights_are_kept() {
        let faults = [
            (3, Fault::stall()),
            (0, Fault::garbage()),
            (1, Fault::truncate()),
        ];
        let drawn = names(1, 0.4, &faults);
        let count = |name| drawn.iter().filter(|drawn| **drawn == name).count();
        assert!((550..650).contains(&count(None)));
        assert!((260..340).contains(&count(Some("stall"))));
        assert!((70..130).contains(&count(Some("truncate"))));
        assert_eq!(count(Some("garbage")), 0);
        assert_eq!(drawn, names(1, 0.4, &faults));
        assert_ne!(drawn, names(2, 0.4, &faults));
    }

    #[test]
    fn odd_settings_are_no_faults() {
        let none = vec![None; 1_000];
        assert_eq!(names(1, f64::NAN, &[(1, Fault::stall())]), none);
        assert_eq!(names(1, -1.0, &[(1, Fault::stall())]), none);
        assert_eq!(names(1, 2.0, &[]), none);
        assert_eq!(names(1, 2.0, &[(0, Fault::stall())]), none);
    }
}
