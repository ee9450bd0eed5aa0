//! Which series the list holds: words, and one metric, region, sector or size class, each with a count.

use crate::dataset::{Category, SeriesId, SeriesKey};
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::locale::{Text, bracketed, count, trends as text};
use crate::store::fold;
use egui::containers::menu::MenuButton;
use egui::{Button, RichText, ScrollArea, Ui, vec2};

/// What series are told apart by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Facet {
    Metric,
    Region,
    Sector,
    Size,
}

impl Facet {
    const ALL: [Self; 4] = [Self::Metric, Self::Region, Self::Sector, Self::Size];

    fn text(self) -> Text {
        match self {
            Self::Metric => text::METRIC,
            Self::Region => text::REGION,
            Self::Sector => text::SECTOR,
            Self::Size => text::SIZE,
        }
    }

    /// The index of what a series has; none where it has none.
    fn of(self, key: SeriesKey) -> Option<usize> {
        match self {
            Self::Metric => Some(key.metric.at()),
            Self::Region => Some(key.region.at()),
            Self::Sector => key.sector.map(crate::dataset::SectorId::at),
            Self::Size => key.size.map(crate::dataset::SizeId::at),
        }
    }

    fn name<'a>(self, cx: &ViewCtx<'a>, at: usize) -> &'a str {
        let data = cx.store.data();
        let of = |table: &'a [Category]| table.get(at).map(|it| &it.name);
        let name = match self {
            Self::Metric => data.metrics.get(at).map(|it| &it.name),
            Self::Region => of(&data.regions),
            Self::Sector => of(&data.sectors),
            Self::Size => of(&data.sizes),
        };
        name.map_or("", |it| it.text(cx.language))
    }

    fn len(self, cx: &ViewCtx<'_>) -> usize {
        let data = cx.store.data();
        match self {
            Self::Metric => data.metrics.len(),
            Self::Region => data.regions.len(),
            Self::Sector => data.sectors.len(),
            Self::Size => data.sizes.len(),
        }
    }
}

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facets {
    /// What was typed.
    pub(super) typed: String,
    /// One choice for each facet, by its index in the data set.
    chosen: [Option<usize>; 4],
}

/// What was found, and how many series each choice would leave under the others.
#[derive(Debug, Default)]
pub(super) struct Found {
    of: Option<(u64, Language, Facets)>,
    /// The series, in the order of the file.
    pub(super) series: Vec<SeriesId>,
    /// For each facet the choices that leave any, by name order of the file.
    counts: [Vec<(usize, usize)>; 4],
}

impl Facets {
    /// Whether anything is left out.
    pub(super) fn is_narrow(&self) -> bool {
        !self.typed.trim().is_empty() || self.chosen.iter().any(Option::is_some)
    }

    /// Lets everything through again.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Finds the series, where the facets, the data or the language changed; says whether it did.
    pub(super) fn find(&self, cx: &ViewCtx<'_>, found: &mut Found) -> bool {
        let key = (cx.session.generation, cx.language, self.clone());
        if found.of.as_ref() == Some(&key) {
            return false;
        }
        found.of = Some(key);
        let typed = fold(&self.typed);
        let words: Vec<String> = typed.split_whitespace().map(ToOwned::to_owned).collect();
        found.series.clear();
        let mut counts = Facet::ALL.map(|it| vec![0_usize; it.len(cx)]);
        for (at, series) in cx.store.data().series.iter().enumerate() {
            let id = SeriesId::new(at);
            if !cx.store.is_named(id, &words) {
                continue;
            }
            let fits = |facet: Facet, wanted: &Option<usize>| wanted.is_none() || facet.of(series.key) == *wanted;
            let misses = Facet::ALL.iter().zip(&self.chosen).filter(|(it, wanted)| !fits(**it, wanted));
            let missed: Vec<Facet> = misses.map(|it| *it.0).collect();
            if missed.is_empty() {
                found.series.push(id);
            }
            // A choice is counted as if its own facet let everything through.
            for (facet, counts) in Facet::ALL.into_iter().zip(&mut counts) {
                if missed.iter().all(|it| *it == facet)
                    && let Some(count) = facet.of(series.key).and_then(|it| counts.get_mut(it))
                {
                    *count += 1;
                }
            }
        }
        found.counts = counts.map(|it| it.into_iter().enumerate().filter(|it| it.1 > 0).collect());
        true
    }

    /// Draws a button for each facet, two on a line.
    pub(super) fn ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, found: &Found) {
        let gap = size::GRID;
        let width = (ui.available_width() - gap) / 2.0;
        for pair in [0, 2] {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                for at in [pair, pair + 1] {
                    if let (Some(facet), Some(chosen), Some(counts)) =
                        (Facet::ALL.get(at), self.chosen.get_mut(at), found.counts.get(at))
                    {
                        button(cx, ui, *facet, chosen, counts, width);
                    }
                }
            });
        }
    }
}

fn button(
    cx: &ViewCtx<'_>,
    ui: &mut Ui,
    facet: Facet,
    chosen: &mut Option<usize>,
    counts: &[(usize, usize)],
    width: f32,
) {
    let name = cx.t(facet.text());
    let label = chosen.map_or(name, |it| facet.name(cx, it));
    let text = RichText::new(label).text_style(text_style(SECONDARY));
    let button = Button::selectable(chosen.is_some(), text).frame_when_inactive(true).truncate();
    let shown = ui.scope(|ui| {
        ui.set_max_width(width);
        let button = button.min_size(vec2(width, size::CONTROL));
        MenuButton::from_button(button).ui(ui, |ui| choices(cx, ui, facet, chosen, counts)).0
    });
    let said = if label == name { name.to_owned() } else { crate::locale::labelled(name, label, cx.language) };
    shown.inner.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &said));
    shown.inner.on_hover_text(said);
}

fn choices(cx: &ViewCtx<'_>, ui: &mut Ui, facet: Facet, chosen: &mut Option<usize>, counts: &[(usize, usize)]) {
    ui.set_max_width(320.0);
    if ui.add(Button::selectable(chosen.is_none(), cx.t(text::ALL))).clicked() {
        *chosen = None;
        ui.close();
    }
    ScrollArea::vertical().max_height(320.0).show(ui, |ui| {
        for (at, number) in counts {
            let label = bracketed(facet.name(cx, *at), &count(*number), cx.language);
            if ui.add(Button::selectable(*chosen == Some(*at), label)).clicked() {
                *chosen = if *chosen == Some(*at) { None } else { Some(*at) };
                ui.close();
            }
        }
    });
}
