//! Pieces of a whole laid end to end.

/// A piece: where it starts and how long it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Piece {
    /// Where it starts.
    pub start: f64,
    /// Its length.
    pub length: f64,
}

/// Lays one piece for each of `values` end to end on `length`, as long as their shares; together they fill it.
///
/// Values that are negative or NaN get no length, as do all when none is above 0.
pub fn stack(values: &[f64], length: f64) -> Vec<Piece> {
    let weight = |value: &f64| value.max(0.0);
    let all: f64 = values.iter().map(weight).sum();
    let mut start = 0.0;
    let piece = |value: &f64| {
        let length = if all > 0.0 { weight(value) / all * length } else { 0.0 };
        let piece = Piece { start, length };
        start += length;
        piece
    };
    values.iter().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_fill_the_length() {
        let pieces = stack(&[1.0, f64::NAN, 2.0, -3.0, 1.0], 80.0);
        let starts: Vec<f64> = pieces.iter().map(|piece| piece.start).collect();
        assert_eq!(starts, [0.0, 20.0, 20.0, 60.0, 60.0]);
        assert_eq!(pieces[4], Piece { start: 60.0, length: 20.0 });
        assert_eq!(stack(&[0.0], 80.0), [Piece { start: 0.0, length: 0.0 }]);
        assert!(stack(&[], 80.0).is_empty());
    }
}
