//! The list and the claims as tables: what is listed, in its order. A figure keeps its words and its qualifier beside its
//! ends, so that no bound is taken for a measurement; "about" asserts no ends and has none.

use super::TrackerPage;
use super::curve::is_known;
use super::view::View;
use crate::export::{Separator, table};
use crate::figure::{Bound, Figure, Interval, Range, Unit};
use crate::gui::command::{Command, Export};
use crate::gui::context::ViewCtx;
use crate::gui::widgets::secondary;
use crate::locale::tracker::{self as text, columns};
use crate::tracker::pace::Outcome;
use crate::tracker::{Claim, Computed, Kind, Programme, Source};
use egui::containers::menu::{MenuButton, MenuConfig};
use egui::{PopupCloseBehavior, Ui};
use jiff::civil::Date;

impl TrackerPage {
    /// The menu that gives the list and the claims away: of the programmes that the search leaves, or of all.
    pub(super) fn export_ui(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View) {
        // Which of the two is chosen in the menu, which stays open for it.
        let stays = MenuConfig::new().close_behavior(PopupCloseBehavior::CloseOnClickOutside);
        MenuButton::new(cx.t(text::EXPORT)).config(stays).ui(ui, |ui| self.export_menu(cx, ui, view));
    }

    fn export_menu(&mut self, cx: &ViewCtx<'_>, ui: &mut Ui, view: &View) {
        let (all, shown) = (view.rows.len(), view.listed().count());
        if shown < all {
            ui.radio_value(&mut self.export_all, false, text::shown_programmes(shown, all, cx.language));
            ui.radio_value(&mut self.export_all, true, text::all_programmes(all, cx.language));
        } else {
            ui.label(secondary(cx.tokens, text::all_programmes(all, cx.language)));
        }
        ui.separator();
        let everything = self.export_all;
        let places = || -> Vec<usize> {
            let some = view.listed().filter(|_| !everything);
            some.chain(view.rows.iter().filter(|_| everything)).map(|it| it.place).collect()
        };
        let with_computed = || -> Vec<(usize, Computed)> {
            places().into_iter().filter_map(|it| Some((it, view.computed.get(it)?.clone()))).collect()
        };
        let item = |ui: &mut Ui, name, enabled| {
            let clicked = ui.add_enabled(enabled, egui::Button::new(cx.t(name))).clicked();
            if clicked {
                ui.close();
            }
            clicked
        };
        let any = everything || shown > 0;
        if item(ui, text::PROGRAMMES_CSV, any) {
            let rows = with_computed();
            give(cx, ui, Some("programmes.csv"), move |cx, separator| programmes(cx, &rows, separator));
        }
        if item(ui, text::CLAIMS_CSV, any) {
            let places = places();
            give(cx, ui, Some("claims.csv"), move |cx, separator| claims(cx, &places, separator));
        }
        if item(ui, text::COPY_PROGRAMMES, any) {
            let rows = with_computed();
            give(cx, ui, None, move |cx, separator| programmes(cx, &rows, separator));
        }
        if item(ui, text::COPY_CLAIMS, any) {
            let places = places();
            give(cx, ui, None, move |cx, separator| claims(cx, &places, separator));
        }
        ui.separator();
        if let (true, Some(place)) = (item(ui, text::COPY_CLAIMS_HERE, self.place.is_some()), self.place) {
            give(cx, ui, None, move |cx, separator| claims(cx, &[place], separator));
        }
    }
}

/// Gives a table away: as a file with this name, or on the clipboard where there is none.
fn give(
    cx: &ViewCtx<'_>,
    ui: &Ui,
    file: Option<&'static str>,
    table: impl FnOnce(&ViewCtx<'_>, Separator) -> String + Send + 'static,
) {
    cx.give(ui.ctx(), cx.desk.is_small(), move |cx| {
        if let Some(name) = file {
            let bytes = table(cx, Separator::Comma).into_bytes();
            return vec![Command::Export(Export { name: name.to_owned(), bytes })];
        }
        cx.copy_of_table(table(cx, Separator::Tab))
    });
}

/// A figure in a table: its words, its qualifier, its ends and whether they are open.
fn figure_cells(cx: &ViewCtx<'_>, figure: Option<Figure>, unit: Unit, range: Range) -> [String; 6] {
    let Some(figure) = figure else { return Default::default() };
    let said = cx.style(unit).figure(figure);
    with_ends(said, cx.t(text::qualifier(figure)), figure.asserted(range))
}

/// A computed figure in a table; where there is none, why.
fn outcome_cells(cx: &ViewCtx<'_>, outcome: &Outcome) -> [String; 6] {
    match outcome {
        Ok(it) => {
            let said = cx.style(it.unit).interval(it.interval, it.range);
            // What is worked out from "about" asserts no ends, as "about" itself does not, and its words say so, too.
            if it.tolerance_used.is_some() {
                return with_ends(text::about(&said, cx.language), cx.t(text::ABOUT), None);
            }
            let asserted = it.figure().asserted(it.range).unwrap_or(it.interval);
            with_ends(said, cx.t(text::qualifier(it.figure())), Some(asserted))
        }
        Err(why) => {
            let mut cells = <[String; 6]>::default();
            cells[0] = text::why(*why, cx.language);
            cells
        }
    }
}

fn with_ends(said: String, qualifier: &str, ends: Option<Interval>) -> [String; 6] {
    let value = |it: Bound| it.value().map(|it| it.to_string()).unwrap_or_default();
    let open = |it: Bound| it.value().map_or("", |_| if it.is_open() { "true" } else { "false" }).to_owned();
    let (lower, upper) = ends.map_or((Bound::Unbounded, Bound::Unbounded), |it| (it.lower(), it.upper()));
    [said, qualifier.to_owned(), value(lower), value(upper), open(lower), open(upper)]
}

fn day(it: Option<Date>) -> String {
    it.map(|it| it.to_string()).unwrap_or_default()
}

/// The headings of a table: a figure has six columns.
fn headings(cx: &ViewCtx<'_>, all: &[columns::Column]) -> Vec<String> {
    let mut said = Vec::new();
    for column in all {
        let name = cx.t(column.name);
        said.push(name.to_owned());
        if column.figure {
            said.extend(columns::OF_FIGURE.iter().map(|it| text::heading(name, cx.t(*it), cx.language)));
        }
    }
    said
}

fn written(separator: Separator, headings: &[String], rows: impl Iterator<Item = Vec<String>>) -> String {
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    table(separator, &headings, rows)
}

/// A line for each programme, with what is computed.
fn programmes(cx: &ViewCtx<'_>, rows: &[(usize, Computed)], separator: Separator) -> String {
    let row = |(place, computed): &(usize, Computed)| {
        cx.desk.document.programmes.get(*place).map(|it| programme_cells(cx, it, computed))
    };
    written(separator, &headings(cx, &columns::PROGRAMMES), rows.iter().filter_map(row))
}

fn programme_cells(cx: &ViewCtx<'_>, programme: &Programme, computed: &Computed) -> Vec<String> {
    let name = |it: Option<&crate::syntax::Name>| it.map_or("", |it| it.text(cx.language)).to_owned();
    let (ceiling, share, left) = match programme.kind {
        Kind::Loan { quota, .. } => (quota, Some(&computed.used), Some(&computed.left)),
        Kind::Arrears { owed, .. } => (owed, Some(&computed.share_cleared), Some(&computed.balance)),
        Kind::Measure => (None, None, None),
    };
    let figure = |it: Option<&Outcome>| it.map(|it| outcome_cells(cx, it)).unwrap_or_default();
    let measure = matches!(programme.kind, Kind::Measure);
    let mut cells = vec![
        programme.id.clone(),
        name(Some(&programme.name)),
        cx.t(text::kind(&programme.kind)).to_owned(),
        name(programme.agency.as_ref()),
        programme.status.map_or("", |it| cx.t(text::status(it))).to_owned(),
        day(programme.opened),
        day(programme.closes),
        day(programme.deadline),
        computed.as_of.to_string(),
        day(computed.last),
    ];
    cells.extend(figure_cells(cx, ceiling, Unit::Yuan, Range::AMOUNT));
    cells.extend(figure(share));
    cells.extend(figure(left));
    cells.extend(figure((!matches!(programme.kind, Kind::Arrears { .. })).then_some(&computed.per_firm)));
    cells.extend(figure(Some(&computed.pace)));
    cells.extend(figure((!measure).then_some(&computed.pace_needed)));
    cells.push(cx.t(text::verdict(computed.verdict)).to_owned());
    cells.push(text::verdict_sentence(computed.verdict, cx.language));
    cells.push(programme.claims.len().to_string());
    cells
}

/// A line for each claim of the programmes, in the order of the file.
fn claims(cx: &ViewCtx<'_>, places: &[usize], separator: Separator) -> String {
    let programmes = places.iter().filter_map(|it| cx.desk.document.programmes.get(*it));
    let rows = programmes.flat_map(|it| it.claims.iter().map(move |claim| claim_cells(cx, it, claim)));
    written(separator, &headings(cx, &columns::CLAIMS), rows)
}

fn claim_cells(cx: &ViewCtx<'_>, programme: &Programme, claim: &Claim) -> Vec<String> {
    let language = cx.language;
    let source = claim.source.as_deref().and_then(|it| cx.desk.document.source(it));
    let of_source = |what: fn(&Source) -> Option<&str>| source.and_then(what).unwrap_or_default().to_owned();
    let name = |it: Option<&crate::syntax::Name>| it.map_or("", |it| it.text(language)).to_owned();
    let words = |it: &Option<String>| it.clone().unwrap_or_default();
    let unit = claim.measure.unit();
    let mut cells = vec![
        programme.id.clone(),
        name(Some(&programme.name)),
        text::measure(&claim.measure, language),
        claim.on.to_string(),
        day(claim.stated),
    ];
    cells.extend(figure_cells(cx, Some(claim.value), unit, claim.measure.range()));
    let counts = if is_known(claim, cx.as_of()) { "true" } else { "false" };
    cells.extend([
        text::unit(unit, language).to_owned(),
        name(claim.scope.as_ref()),
        cx.t(text::standing(claim.standing)).to_owned(),
        counts.to_owned(),
        source.map_or_else(|| words(&claim.source), |it| it.title.text(language).to_owned()),
        name(source.and_then(|it| it.publisher.as_ref())),
        day(source.and_then(|it| it.published)),
        of_source(|it| it.url.as_deref()),
        words(&claim.quote),
        words(&claim.gist),
        words(&claim.note),
        words(&claim.by),
        day(claim.entered),
    ]);
    cells
}
