//! The bars of a histogram.

/// A bar; `y` is its upper edge, y down, in the units of the size asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Left edge.
    pub x: f64,
    /// Upper edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height; the bar stands on the lower edge of the chart.
    pub height: f64,
}

/// One bar for each of `values` in a chart of `width` × `height`, `gap` between neighbours; the greatest value is as
/// high as the chart. Values that are negative or NaN get no height, as do all when none is above 0; a value above 0 is
/// at least `min_height` high, so that few is not none.
pub fn bars(values: &[f64], width: f64, height: f64, gap: f64, min_height: f64) -> Vec<Bar> {
    let most = values.iter().copied().fold(0.0, f64::max);
    let step = width / values.len().max(1) as f64;
    let bar = |(index, value): (usize, &f64)| {
        let full = if *value > 0.0 { (value / most * height).max(min_height).min(height) } else { 0.0 };
        Bar { x: index as f64 * step + gap / 2.0, y: height - full, width: (step - gap).max(0.0), height: full }
    };
    values.iter().enumerate().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_fills_the_chart_and_few_is_not_none() {
        let made = bars(&[0.0, 1.0, 100.0, f64::NAN], 40.0, 20.0, 2.0, 1.5);
        assert_eq!(made[2], Bar { x: 21.0, y: 0.0, width: 8.0, height: 20.0 });
        assert_eq!(made[1].height, 1.5);
        assert_eq!((made[0].height, made[3].height), (0.0, 0.0));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(bars(&[], 40.0, 20.0, 2.0, 1.0).is_empty());
        assert_eq!(bars(&[0.0], 40.0, 20.0, 2.0, 1.0)[0].height, 0.0);
    }
}
