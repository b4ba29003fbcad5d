//! Classes for maps in shades: where one shade ends and the next begins.
//!
//! Every rule gives the upper ends of the classes, ascending, the last of them the greatest value. There are fewer classes
//! than asked for where values coincide. Values that are not finite take no part.

use super::density::quantile;
use crate::index::order::sort_by;

/// Finds classes with as nearly as many values each (quantiles by straight lines between values, R's type 7).
pub fn quantile_breaks(values: &[f64], classes: usize) -> Vec<f64> {
    let sorted = sorted(values);
    let share = |class: usize| quantile(&sorted, (class + 1) as f64 / classes as f64);
    if sorted.is_empty() { Vec::new() } else { distinct((0..classes).map(share).collect(), &sorted) }
}

/// Finds classes of the same width from the least to the greatest value.
pub fn equal_breaks(values: &[f64], classes: usize) -> Vec<f64> {
    let sorted = sorted(values);
    let (Some(least), Some(most)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let end = |class: usize| least + (most - least) * (class + 1) as f64 / classes as f64;
    distinct((0..classes).map(end).collect(), &sorted)
}

/// Finds the classes whose values differ least from their class's mean (Jenks' natural breaks), exactly.
///
/// By dynamic programming over the different values; each row by halving, as the best place of a break never moves back.
/// O(classes · n log n).
///
/// Source: W. D. Fisher, On grouping for maximum homogeneity, J. Am. Stat. Assoc. 53 (1958); G. F. Jenks (1977).
pub fn natural_breaks(values: &[f64], classes: usize) -> Vec<f64> {
    let sorted = sorted(values);
    let ends: Vec<usize> = (0..sorted.len()).filter(|&i| i + 1 == sorted.len() || sorted[i] < sorted[i + 1]).collect();
    let n = ends.len();
    let classes = classes.min(n);
    if classes == 0 {
        return Vec::new();
    }
    let sums = Sums::new(&sorted, &ends);
    // The least cost of the first values (all up to each) in so many classes, and where the last of these begins.
    let mut least: Vec<f64> = (0..n).map(|end| sums.cost(0, end)).collect();
    let mut begins: Vec<Vec<usize>> = Vec::new();
    for class in 1..classes {
        let mut row = Row { sums: &sums, before: &least, cost: vec![f64::INFINITY; n], begin: vec![0; n] };
        row.fill(class, n - 1, class, n - 1);
        begins.push(row.begin);
        least = row.cost;
    }
    let mut breaks = vec![sorted[ends[n - 1]]];
    let mut end = n - 1;
    for begin in begins.iter().rev() {
        end = begin[end] - 1;
        breaks.push(sorted[ends[end]]);
    }
    breaks.reverse();
    breaks
}

/// Gives the class of a value: the first whose upper end it does not exceed; `None` above the last end and for NaN.
pub fn class_of(value: f64, breaks: &[f64]) -> Option<usize> {
    let class = breaks.partition_point(|end| *end < value);
    (class < breaks.len() && !value.is_nan()).then_some(class)
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
    sort_by(&mut sorted, &|a, b| a.total_cmp(b));
    sorted
}

/// Ends without repetitions, the last of them the greatest value whatever rounding did.
fn distinct(mut ends: Vec<f64>, sorted: &[f64]) -> Vec<f64> {
    if let (Some(last), Some(most)) = (ends.last_mut(), sorted.last()) {
        *last = *most;
    }
    ends.dedup();
    ends
}

/// Running sums up to each different value, for the cost of any stretch of them at once.
struct Sums {
    count: Vec<f64>,
    sum: Vec<f64>,
    square: Vec<f64>,
}

impl Sums {
    fn new(sorted: &[f64], ends: &[usize]) -> Self {
        // About the middle value, so that squares do not swallow small differences.
        let middle = sorted[sorted.len() / 2];
        let mut sums = Self { count: vec![0.0], sum: vec![0.0], square: vec![0.0] };
        let (mut sum, mut square, mut from) = (0.0, 0.0, 0);
        for &end in ends {
            for value in &sorted[from..=end] {
                sum += value - middle;
                square += (value - middle).powi(2);
            }
            from = end + 1;
            sums.count.push(from as f64);
            sums.sum.push(sum);
            sums.square.push(square);
        }
        sums
    }

    /// The sum of squared deviations from the mean of the different values `first..=last`.
    fn cost(&self, first: usize, last: usize) -> f64 {
        let part = |sums: &[f64]| sums[last + 1] - sums[first];
        (part(&self.square) - part(&self.sum).powi(2) / part(&self.count)).max(0.0)
    }
}

struct Row<'a> {
    sums: &'a Sums,
    before: &'a [f64],
    cost: Vec<f64>,
    begin: Vec<usize>,
}

impl Row<'_> {
    /// Fills the ends `first..=last`, whose last classes begin within `low..=high`.
    fn fill(&mut self, first: usize, last: usize, low: usize, high: usize) {
        let end = usize::midpoint(first, last);
        for begin in low..=high.min(end) {
            let cost = self.before[begin - 1] + self.sums.cost(begin, end);
            if cost < self.cost[end] {
                self.cost[end] = cost;
                self.begin[end] = begin;
            }
        }
        let best = self.begin[end];
        if first < end {
            self.fill(first, end - 1, low, best);
        }
        if end < last {
            self.fill(end + 1, last, best, high);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::published::{assert_all_near, figure, list, numbers};
    use proptest::prelude::*;

    #[test]
    fn columbus_as_mapclassify() {
        let crime = list(
            &serde_json::from_str::<serde_json::Value>(include_str!("../../tests/fixtures/columbus.json")).unwrap()["crime"],
        );
        for classes in [3, 5, 7] {
            let expected = |rule: &str| numbers(&format!("/classes/{classes}/{rule}"));
            assert_eq!(natural_breaks(&crime, classes), expected("fisher_jenks"));
            assert_all_near(&quantile_breaks(&crime, classes), &expected("quantiles"), 1e-12);
            assert_all_near(&equal_breaks(&crime, classes), &expected("equal"), 1e-12);
        }
        assert!(figure("/sources/classes").as_str().unwrap().starts_with("mapclassify"));
    }

    #[test]
    fn few_values() {
        for rule in [quantile_breaks, equal_breaks, natural_breaks] {
            assert!(rule(&[], 5).is_empty() && rule(&[f64::NAN], 5).is_empty() && rule(&[1.0, 2.0], 0).is_empty());
            assert_eq!(rule(&[3.0, 3.0, f64::NAN, 3.0], 5), [3.0]);
            assert_eq!(rule(&[1.0, 2.0], 2).last(), Some(&2.0));
        }
        assert_eq!(natural_breaks(&[1.0, 2.0, 1.0], 5), [1.0, 2.0]);
        assert_eq!(natural_breaks(&[1.0, 2.0, 9.0, 10.0, 11.0, 50.0], 3), [2.0, 11.0, 50.0]);
    }

    #[test]
    fn classes_include_their_upper_end() {
        let breaks = [1.0, 5.0];
        let classes = [0.0, 1.0, 1.1, 5.0, 5.1, f64::NAN].map(|value| class_of(value, &breaks));
        assert_eq!(classes, [Some(0), Some(0), Some(1), Some(1), None, None]);
        assert_eq!(class_of(1.0, &[]), None);
    }

    /// The cost of a way to cut, straight from its definition.
    fn cost(values: &[f64], breaks: &[f64]) -> f64 {
        (0..breaks.len())
            .map(|class| {
                let own: Vec<f64> = values.iter().copied().filter(|v| class_of(*v, breaks) == Some(class)).collect();
                let mean = own.iter().sum::<f64>() / own.len() as f64;
                own.iter().map(|v| (v - mean).powi(2)).sum::<f64>()
            })
            .sum()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn no_other_way_to_cut_is_better(values in prop::collection::vec(0..40_u8, 1..14), classes in 1..5_usize) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let found = natural_breaks(&values, classes);
            let mut different = sorted(&values);
            different.dedup();
            let n = different.len();
            prop_assert_eq!(found.len(), classes.min(n));
            let best = (0..1_u32 << (n - 1))
                .filter(|cut| cut.count_ones() as usize + 1 == found.len())
                .map(|cut| {
                    let ends = (0..n).filter(|&i| i + 1 == n || cut >> i & 1 == 1).map(|i| different[i]);
                    cost(&values, &ends.collect::<Vec<_>>())
                })
                .fold(f64::INFINITY, f64::min);
            prop_assert!((cost(&values, &found) - best).abs() < 1e-9);
            let mut turned = values.clone();
            turned.reverse();
            prop_assert_eq!(natural_breaks(&turned, classes), found);
        }
    }
}
