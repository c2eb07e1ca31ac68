//! Medians and their spread, from measurements that a busy machine disturbs.

/// A measured value, with the least and most of its repetitions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    pub(super) median: f64,
    pub(super) least: f64,
    pub(super) most: f64,
}

impl Figure {
    /// The median of repetitions; of an even number the lower one of the two in the middle, so that
    /// the figure is one that was measured. `None` without any.
    pub(super) fn median_of(repetitions: &[f64]) -> Option<Self> {
        let mut sorted = repetitions.to_vec();
        sorted.sort_by(f64::total_cmp);
        Some(Self {
            median: *sorted.get(sorted.len().checked_sub(1)? / 2)?,
            least: *sorted.first()?,
            most: *sorted.last()?,
        })
    }

    /// A value that is the same each time.
    pub(super) const fn exact(value: f64) -> Self {
        Self {
            median: value,
            least: value,
            most: value,
        }
    }

    pub(super) fn map(self, change: impl Fn(f64) -> f64) -> Self {
        let (one, other) = (change(self.least), change(self.most));
        Self {
            median: change(self.median),
            least: one.min(other),
            most: one.max(other),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Figure;

    #[test]
    fn the_median_is_one_of_the_repetitions() {
        let odd = Figure::median_of(&[3.0, 1.0, 2.0]).unwrap();
        assert_eq!((odd.least, odd.median, odd.most), (1.0, 2.0, 3.0));
        let even = Figure::median_of(&[4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!(even.median, 2.0);
        assert_eq!(Figure::median_of(&[5.0]), Some(Figure::exact(5.0)));
        assert_eq!(Figure::median_of(&[]), None);
    }

    #[test]
    fn a_rate_of_times_turns_the_spread_around() {
        let rate = Figure::median_of(&[1.0, 2.0, 4.0])
            .unwrap()
            .map(|it| 8.0 / it);
        assert_eq!((rate.least, rate.median, rate.most), (2.0, 4.0, 8.0));
    }
}
