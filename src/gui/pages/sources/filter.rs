//! Which sources are listed, and in which order.

use super::entries::Entry;
use super::source::Source;
use crate::figure::Language;
use crate::gui::context::ViewCtx;
use crate::gui::theme::icons::Icon;
use crate::gui::theme::{SECONDARY, size, text_style};
use crate::gui::widgets::{DateField, secondary};
use crate::locale::{self, sources as text};
use crate::store::fold;
use egui::style::StyleModifier;
use egui::{
    Button, CornerRadius, Frame, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, ScrollArea, Ui, WidgetInfo,
    vec2,
};
use jiff::civil::Date;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Order {
    /// Published last first; what has no date comes last.
    Date,
    /// By title.
    Title,
    /// Most claims first: what the figures mostly rest on.
    #[default]
    Claims,
}

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    pub(super) words: String,
    pub(super) order: Order,
    publisher: Option<String>,
    from: Option<Date>,
    to: Option<Date>,
    with_claims: bool,
    with_text: bool,
}

impl Filter {
    /// Takes everything off but the order.
    pub(super) fn clear(&mut self) {
        *self = Self { order: self.order, ..Self::default() };
    }

    /// Whether something is asked for beside words.
    pub(super) fn is_set(&self) -> bool {
        *self != Self { order: self.order, words: self.words.clone(), ..Self::default() }
    }

    /// The places of the entries that fit, in order.
    pub(super) fn pick(&self, entries: &[Entry], language: Language) -> Vec<usize> {
        let mut fits = self.fits(true);
        let mut rows: Vec<usize> = entries.iter().enumerate().filter(|(_, it)| fits(it)).map(|(at, _)| at).collect();
        let entry = |at: &usize| entries.get(*at);
        match self.order {
            Order::Date => rows.sort_by_key(|at| Reverse(entry(at).and_then(|it| it.published))),
            Order::Claims => rows.sort_by_key(|at| Reverse(entry(at).map(|it| it.claims))),
            Order::Title => {
                let title =
                    |at: &usize| entry(at).and_then(|it| it.titles.get(usize::from(language == Language::Chinese)));
                rows.sort_by(|a, b| title(a).cmp(&title(b)));
            }
        }
        rows
    }

    /// The publishers of entries that fit whatever publisher is asked for: an entry of each, and how many there are; those
    /// with most first.
    pub(super) fn publishers(&self, entries: &[Entry]) -> Vec<(usize, usize)> {
        let mut fits = self.fits(false);
        let mut found: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (at, entry) in entries.iter().enumerate().filter(|(_, it)| !it.publisher.is_empty() && fits(it)) {
            found.entry(&entry.publisher).or_insert((at, 0)).1 += 1;
        }
        let mut publishers: Vec<(&str, (usize, usize))> = found.into_iter().collect();
        publishers.sort_by_key(|(name, (_, n))| (Reverse(*n), *name));
        publishers.into_iter().map(|it| it.1).collect()
    }

    fn fits(&self, by_publisher: bool) -> impl FnMut(&Entry) -> bool + '_ {
        let words: Vec<String> = fold(&self.words).split_whitespace().map(ToOwned::to_owned).collect();
        move |it| {
            let dated = self.from.is_none() && self.to.is_none()
                || it
                    .published
                    .is_some_and(|day| self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to));
            dated
                && (!self.with_claims || it.claims > 0)
                && (!self.with_text || it.has_text)
                && (!by_publisher || self.publisher.as_ref().is_none_or(|publisher| *publisher == it.publisher))
                && words.iter().all(|word| it.search.contains(word))
        }
    }
}

/// The button of the filters, and what it opens.
#[derive(Debug, Default)]
pub(super) struct Panel {
    from: DateField,
    to: DateField,
}

impl Panel {
    /// Draws the button and, while it is open, the filters.
    pub(super) fn ui(
        &mut self,
        cx: &ViewCtx<'_>,
        ui: &mut Ui,
        filter: &mut Filter,
        entries: &[Entry],
        publishers: &[(usize, usize)],
    ) {
        let button = button(cx, ui, filter.is_set());
        // The style of menus takes the frames off fields.
        let frame = Frame::popup(&ui.ctx().global_style()).inner_margin(12);
        let popup = Popup::menu(&button).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        popup.style(StyleModifier::default()).frame(frame).show(|ui| {
            ui.set_width(320.0);
            ui.checkbox(&mut filter.with_claims, cx.t(text::WITH_CLAIMS));
            ui.checkbox(&mut filter.with_text, cx.t(text::WITH_TEXT));
            ui.horizontal(|ui| {
                let fields = [(text::FROM, &mut self.from, &mut filter.from), (text::TO, &mut self.to, &mut filter.to)];
                for (name, field, date) in fields {
                    let label = ui.label(cx.t(name));
                    let (response, new) = field.ui(ui, *date, 112.0, || cx.usual_year());
                    response.labelled_by(label.id);
                    *date = new.unwrap_or(*date);
                }
            });
            if self.from.is_unclear() || self.to.is_unclear() {
                ui.colored_label(cx.tokens.caution, cx.t(locale::shell::BAD_DAY));
            }
            ui.label(secondary(cx.tokens, cx.t(text::PUBLISHER)));
            ScrollArea::vertical().max_height(240.0).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                let mut entry = |ui: &mut Ui, publisher: Option<String>, name: String| {
                    let chosen = filter.publisher == publisher;
                    if ui.add(Button::selectable(chosen, name).truncate()).clicked() {
                        filter.publisher = publisher;
                    }
                };
                entry(ui, None, cx.t(text::ALL_PUBLISHERS).to_owned());
                for (at, number) in publishers {
                    let Some(of_it) = entries.get(*at) else { continue };
                    let name = publisher(cx, of_it);
                    entry(ui, Some(of_it.publisher.clone()), format!("{name} · {}", locale::count(*number)));
                }
            });
        });
    }
}

/// The name of an entry's publisher in the language of the interface.
fn publisher(cx: &ViewCtx<'_>, entry: &Entry) -> String {
    let publisher = Source::of(cx, &entry.key).and_then(|it| it.publisher);
    publisher.map_or_else(|| entry.publisher.clone(), |it| it.text(cx.language).to_owned())
}

fn button(cx: &ViewCtx<'_>, ui: &mut Ui, is_set: bool) -> Response {
    let button = ui.add(Button::new("").min_size(vec2(size::CONTROL + 2.0, size::CONTROL)));
    let name = cx.t(text::FILTERS);
    button.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if is_set || button.hovered() { cx.tokens.accent } else { cx.tokens.secondary };
    Icon::Filter.paint(ui.painter(), Rect::from_center_size(button.rect.center(), vec2(14.0, 14.0)), color);
    button.on_hover_text(name)
}

/// The filters in force; a click takes one off.
pub(super) fn chips(cx: &ViewCtx<'_>, ui: &mut Ui, filter: &mut Filter, entries: &[Entry]) {
    if !filter.is_set() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        if let Some(chosen) = filter.publisher.clone() {
            let of_it = entries.iter().find(|it| it.publisher == chosen);
            if chip(cx, ui, &of_it.map_or(chosen, |it| publisher(cx, it))) {
                filter.publisher = None;
            }
        }
        for (name, date) in [(text::FROM, &mut filter.from), (text::TO, &mut filter.to)] {
            if let Some(day) = *date
                && chip(cx, ui, &format!("{} {day}", cx.t(name)))
            {
                *date = None;
            }
        }
        for (name, set) in [(text::WITH_CLAIMS, &mut filter.with_claims), (text::WITH_TEXT, &mut filter.with_text)] {
            if *set && chip(cx, ui, cx.t(name)) {
                *set = false;
            }
        }
    });
}

fn chip(cx: &ViewCtx<'_>, ui: &mut Ui, words: &str) -> bool {
    let shown = RichText::new(format!("{words} ×")).text_style(text_style(SECONDARY)).color(cx.tokens.accent);
    let chip = Button::new(shown).fill(cx.tokens.accent_soft).corner_radius(CornerRadius::same(10)).truncate();
    let chip = ui.add(chip);
    let name = locale::labelled(cx.t(text::TAKE_OFF), words, cx.language);
    chip.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    chip.on_hover_text(name).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::SourceId;
    use crate::gui::pages::sources::source::Key;
    use jiff::civil::date;

    fn entry(at: usize, publisher: &str, day: Option<Date>, claims: usize, title: &str) -> Entry {
        Entry {
            key: Key::Data(SourceId::new(at)),
            published: day,
            claims,
            publisher: publisher.to_owned(),
            has_text: at == 0,
            titles: [fold(title), String::new()],
            twin: false,
            search: fold(title),
        }
    }

    fn entries() -> Vec<Entry> {
        vec![
            entry(0, "Xinhua", Some(date(2020, 3, 30)), 2, "Briefing"),
            entry(1, "Caixin", Some(date(2020, 2, 1)), 0, "Automakers"),
            entry(2, "Xinhua", None, 5, "Zinc"),
        ]
    }

    #[test]
    fn each_filter_lets_through_what_fits() {
        let pick = |filter: &Filter| filter.pick(&entries(), Language::English);
        let all = Filter::default();
        assert_eq!(pick(&all), [2, 0, 1], "most claims first");
        assert_eq!(pick(&Filter { order: Order::Date, ..all.clone() }), [0, 1, 2], "what has no date is last");
        assert_eq!(pick(&Filter { order: Order::Title, ..all.clone() }), [1, 0, 2]);
        assert_eq!(pick(&Filter { publisher: Some("Xinhua".to_owned()), ..all.clone() }), [2, 0]);
        assert_eq!(
            pick(&Filter { from: Some(date(2020, 3, 30)), ..all.clone() }),
            [0],
            "what has no date is in no span"
        );
        assert_eq!(pick(&Filter { to: Some(date(2020, 3, 29)), ..all.clone() }), [1]);
        assert_eq!(pick(&Filter { with_claims: true, ..all.clone() }), [2, 0]);
        assert_eq!(pick(&Filter { with_text: true, ..all.clone() }), [0]);
        assert_eq!(pick(&Filter { words: "BRIEF".to_owned(), ..all }), [0]);
    }

    #[test]
    fn publishers_are_counted_by_the_other_filters() {
        let chosen = Filter { publisher: Some("Caixin".to_owned()), with_claims: true, ..Filter::default() };
        assert_eq!(chosen.publishers(&entries()), [(0, 2)]);
        assert_eq!(Filter::default().publishers(&entries()), [(0, 2), (1, 1)]);
    }

    #[test]
    fn clearing_keeps_the_order() {
        let mut filter = Filter { order: Order::Title, with_text: true, words: "x".to_owned(), ..Filter::default() };
        assert!(filter.is_set());
        filter.clear();
        assert_eq!(filter, Filter { order: Order::Title, ..Filter::default() });
    }
}
