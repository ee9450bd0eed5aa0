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

/// Places labels between two sides, so that none covers another.
///
/// A label stands to the right of its place, or to the left, where no other place is under it if that can be, and in the
/// first row where it is `gap` away from those that were placed before. Where there is room on neither side it stands as
/// near as it can.
pub fn place(labels: &[Label], (left, right): (f32, f32), gap: f32) -> Vec<Placed> {
    let mut placed: Vec<(Placed, f32)> = Vec::with_capacity(labels.len());
    for label in labels {
        let behind = label.at.max(left);
        let before = label.at.min(right) - label.width;
        let fits = |x: &f32| *x >= left && x + label.width <= right;
        let mut sides: Vec<f32> = [behind, before].into_iter().filter(fits).collect();
        let clear = |x: &f32| labels.iter().all(|it| it.at <= *x + 1.0 || it.at >= x + label.width - 1.0);
        if sides.iter().any(clear) {
            sides.retain(clear);
        }
        if sides.is_empty() {
            sides.push((right - label.width).max(left));
        }
        let free = |it: &Placed| {
            let apart =
                |(other, end): &(Placed, f32)| it.left >= end + gap || it.left + label.width + gap <= other.left;
            placed.iter().filter(|(other, _)| other.row == it.row).all(apart)
        };
        // There is a row to each label, so that one is free.
        let mut places = (0..=placed.len()).flat_map(|row| sides.iter().map(move |left| Placed { left: *left, row }));
        let it = places.find(free).unwrap_or(Placed { left, row: placed.len() });
        placed.push((it, it.left + label.width));
    }
    placed.into_iter().map(|it| it.0).collect()
}

#[cfg(test)]
mod tests {
    use super::{Label, place};
    use proptest::prelude::*;

    #[test]
    fn labels_stand_right_of_their_place_then_left_then_in_another_row() {
        let at = |at| Label { at, width: 40.0 };
        let place = |all: &[Label]| place(all, (0.0, 300.0), 4.0);
        let lefts = |all: &[Label]| place(all).iter().map(|it| (it.left, it.row)).collect::<Vec<_>>();
        assert_eq!(lefts(&[at(100.0), at(200.0)]), [(100.0, 0), (200.0, 0)]);
        assert_eq!(lefts(&[at(100.0), at(104.0)]), [(60.0, 0), (104.0, 0)], "no line through another's label");
        assert_eq!(lefts(&[at(100.0), at(100.0), at(100.0)]), [(100.0, 0), (100.0, 1), (100.0, 2)]);
        assert_eq!(lefts(&[at(290.0)]), [(250.0, 0)], "left of its line");
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
