//! Labels of lines that stand upright: in rows above the plot, so that none covers another.

/// A label that belongs to a place, and how wide it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Label {
    /// The place that it belongs to.
    pub at: f32,
    /// How wide it is.
    pub width: f32,
}

/// Where a label stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// Its left end.
    pub left: f32,
    /// The row, from 0.
    pub row: usize,
}

/// Places labels between two sides: beside their places, to the right or else to the left, and in the first row where
/// they are `gap` away from those that were placed before. A label that is wider than there is room begins at the left.
pub fn place(labels: &[Label], (left, right): (f32, f32), gap: f32) -> Vec<Placed> {
    let mut placed: Vec<(Placed, f32)> = Vec::with_capacity(labels.len());
    for label in labels {
        let inside = |x: f32| x.min(right - label.width).max(left);
        let sides = [inside(label.at), inside(label.at - label.width)];
        let free = |it: &Placed| {
            placed
                .iter()
                .filter(|(other, _)| other.row == it.row)
                .all(|(other, end)| it.left >= end + gap || it.left + label.width + gap <= other.left)
        };
        // There is a row to each label, so that one is free.
        let places = (0..=placed.len()).flat_map(|row| sides.map(|left| Placed { left, row }));
        let it = places.into_iter().find(free).unwrap_or(Placed { left: sides[0], row: placed.len() });
        placed.push((it, it.left + label.width));
    }
    placed.into_iter().map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::{Label, Placed, place};
    use proptest::prelude::*;

    #[test]
    fn labels_stand_right_of_their_place_then_left_then_in_another_row() {
        let at = |at| Label { at, width: 40.0 };
        let placed = place(&[at(100.0), at(95.0), at(102.0)], (0.0, 300.0), 4.0);
        assert_eq!(placed, [(100.0, 0), (55.0, 0), (102.0, 1)].map(|(left, row)| Placed { left, row }));
        assert_eq!(place(&[at(290.0)], (0.0, 300.0), 4.0), [Placed { left: 260.0, row: 0 }]);
    }

    proptest! {
        #[test]
        fn no_label_covers_another(all in prop::collection::vec((0.0_f32..400.0, 10.0_f32..180.0), 0..7)) {
            let labels: Vec<Label> = all.into_iter().map(|(at, width)| Label { at, width }).collect();
            let placed = place(&labels, (0.0, 400.0), 4.0);
            for (n, (a, it)) in labels.iter().zip(&placed).enumerate() {
                prop_assert!(it.left >= 0.0 && it.left + a.width <= 400.01);
                for (b, other) in labels.iter().zip(&placed).skip(n + 1) {
                    let apart = it.left + a.width <= other.left || other.left + b.width <= it.left;
                    prop_assert!(it.row != other.row || apart, "{placed:?}");
                }
            }
        }
    }
}
