//! What a user does on Sectors, by accessible names, on the whole app.
#![cfg(test)]

use crate::pages::options;
use egui::epaint::ImageDelta;
use egui::{Key, Modifiers, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::dataset::{self, SeriesId};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::command::Command;
use resumption_monitor::gui::context::{Queue, ViewCtx};
use resumption_monitor::gui::desk::Desk;
use resumption_monitor::gui::pages::{Page, SectorsPage};
use resumption_monitor::gui::raster::Rasterizer;
use resumption_monitor::gui::session::Session;
use resumption_monitor::gui::theme::{Tokens, fonts};
use std::ops::ControlFlow;

pub(crate) const SAMPLE: &str = include_str!("samples/dataset-small.ron");

pub(crate) fn app(options: Options, size: (f32, f32)) -> Harness<'static, App> {
    let theme = if options.theme == Some(ThemeChoice::Dark) { egui::Theme::Dark } else { egui::Theme::Light };
    let mut harness = Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options));
    harness.run();
    harness
}

pub(crate) fn english() -> Harness<'static, App> {
    app(options(Page::Sectors, Language::English, ThemeChoice::Light), (1280.0, 800.0))
}

/// The page alone, on a data set of its own, with what it asks for.
pub(crate) struct Alone {
    pub(crate) page: SectorsPage,
    pub(crate) session: Session,
    pub(crate) desk: Desk,
    queue: Queue,
    pub(crate) as_known_on: Option<jiff::civil::Date>,
    pub(crate) asked: Vec<Command>,
}

pub(crate) fn alone(text: &str) -> Harness<'static, Alone> {
    alone_at(text, 0.25)
}

/// The same with so many seconds from frame to frame.
pub(crate) fn alone_at(text: &str, seconds: f32) -> Harness<'static, Alone> {
    let reading = dataset::read(text, &mut |_| ControlFlow::Continue(()));
    let state = Alone {
        page: SectorsPage::default(),
        session: Session::new(reading, text.into(), None, 0),
        desk: Desk::template(),
        queue: Queue::default(),
        as_known_on: None,
        asked: Vec::new(),
    };
    let mut harness = Harness::builder()
        .with_size((1100.0, 700.0))
        .with_step_dt(seconds)
        .with_theme(egui::Theme::Light)
        .with_context_setup(|ctx| {
            fonts::install(ctx);
            Tokens::light().apply(ctx);
        })
        .build_ui_state(
            |ui, state: &mut Alone| {
                let tokens = Tokens::light();
                let cx = ViewCtx {
                    store: &state.session.store,
                    session: &state.session,
                    desk: &state.desk,
                    language: Language::English,
                    tokens: &tokens,
                    as_known_on: state.as_known_on,
                    today: jiff::civil::date(2020, 6, 30),
                    commands: &state.queue,
                };
                state.page.ui(&cx, ui);
                state.asked.extend(state.queue.take());
            },
            state,
        );
    harness.run();
    harness
}

#[expect(clippy::cast_sign_loss, reason = "a window has a size")]
#[expect(clippy::disallowed_methods, reason = "a picture for a human, in the folder for such")]
/// Keeps a picture of what a harness shows, drawn with the program's own rasteriser, to be looked at.
pub(crate) fn keep<S>(harness: &Harness<'static, S>, name: &str) {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sectors");
    std::fs::create_dir_all(&folder).unwrap();
    let (ctx, output) = (&harness.ctx, harness.output());
    let whole = ctx.fonts(|it| ImageDelta::full(it.image(), egui::TextureOptions::LINEAR));
    let mut delta = egui::TexturesDelta::default();
    delta.push(egui::TextureId::default(), whole);
    let mut rasterizer = Rasterizer::new();
    rasterizer.update_textures(&delta);
    delta.clear();
    let primitives = ctx.tessellate(output.shapes.clone(), 1.0);
    let size = ctx.content_rect().size();
    let clear = ctx.global_style().visuals.panel_fill;
    let image = rasterizer.paint([size.x as u32, size.y as u32], 1.0, clear, &primitives);
    std::fs::write(folder.join(name), image.to_png().unwrap()).unwrap();
}

pub(crate) fn type_into<S>(harness: &mut Harness<'static, S>, field: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(words);
    harness.run();
}

pub(crate) fn click<S>(harness: &mut Harness<'static, S>, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

pub(crate) fn press<S>(harness: &mut Harness<'static, S>, key: Key) {
    harness.key_press(key);
    harness.run();
}

/// The texts of all labels that hold some words.
pub(crate) fn said<S>(harness: &Harness<'static, S>, words: &str) -> Vec<String> {
    let texts = harness.query_all_by_role(Role::Label).filter_map(|it| it.value());
    texts.map(|it| it.replace('\u{a0}', " ")).filter(|it| it.contains(words)).collect()
}

/// The label that counts the rows.
pub(crate) fn counted(harness: &Harness<'static, App>) -> String {
    let found = said(harness, " of 259 rows");
    let [one] = found.as_slice() else { panic!("{found:?}") };
    one.clone()
}

/// The rows that can be seen, as they are read out, from top to bottom.
pub(crate) fn rows<S>(harness: &Harness<'static, S>) -> Vec<String> {
    let mut rows: Vec<(f32, String)> = harness
        .get_all_by_role(Role::Row)
        .map(|it| (it.rect().top(), it.accesskit_node().label().unwrap_or_default().replace('\u{a0}', " ")))
        .collect();
    rows.sort_by(|a, b| a.0.total_cmp(&b.0));
    rows.into_iter().map(|(_, it)| it).collect()
}

/// The rows that are chosen, as they are read out.
pub(crate) fn chosen<S>(harness: &Harness<'static, S>) -> Vec<String> {
    let is_on = |it: &egui_kittest::Node<'_>| it.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True);
    harness
        .query_all_by_role(Role::Row)
        .filter(is_on)
        .filter_map(|it| it.accesskit_node().label())
        .map(|it| it.replace('\u{a0}', " "))
        .collect()
}

/// What is put on the clipboard within the next frames.
pub(crate) fn copied(harness: &mut Harness<'static, App>) -> String {
    for _ in 0..4 {
        harness.step();
        let text = harness.output().platform_output.commands.iter().find_map(|it| match it {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        if let Some(text) = text {
            return text.replace('\u{a0}', " ");
        }
    }
    panic!("nothing was copied")
}

#[test]
fn rates_are_sorted_by_the_end_that_the_heading_names() {
    let mut harness = alone(SAMPLE);
    type_into(&mut harness, "Rate at least", "70");
    click(&mut harness, "Rate");
    let subjects = |harness: &Harness<'static, Alone>| -> Vec<String> {
        let figure = |it: &String| it.split(", ").find(|it| it.contains("per cent")).map(str::to_owned);
        rows(harness).iter().filter_map(figure).collect()
    };
    let by_lower = [
        "about 70 per cent",
        "between 70 and 90 per cent",
        "76.8 per cent",
        "more than 90 per cent",
        "more than 95 per cent",
        "98.6 per cent",
    ];
    assert_eq!(subjects(&harness), by_lower);
    harness.get_by_label("Rate, by lower end, ascending").click();
    harness.run();
    assert_eq!(subjects(&harness).first().map(String::as_str), Some("98.6 per cent"));
    harness.get_by_label("Rate, by lower end, descending").click_secondary();
    harness.run();
    click(&mut harness, "by upper end");
    let by_upper = [
        "more than 95 per cent",
        "more than 90 per cent",
        "98.6 per cent",
        "between 70 and 90 per cent",
        "76.8 per cent",
        "about 70 per cent",
    ];
    assert_eq!(subjects(&harness), by_upper);
    assert!(harness.query_by_label("Rate, by upper end, descending").is_some());
    keep(&harness, "by-upper.png");
}

#[test]
fn a_second_column_is_added_with_shift() {
    let mut harness = alone(SAMPLE);
    harness.get_by_role_and_label(Role::ColumnHeader, "Region").click();
    harness.run();
    assert!(harness.query_by_label("Region, ascending").is_some());
    assert!(
        harness.query_by_role_and_label(Role::ColumnHeader, "Metric").is_some(),
        "a plain click sorts by that column alone"
    );
    harness.get_by_role_and_label(Role::ColumnHeader, "Sector").click_modifiers(Modifiers::SHIFT);
    harness.run();
    harness.get_by_label("Sector, ascending, sorted second").click_modifiers(Modifiers::SHIFT);
    harness.run();
    assert!(harness.query_by_label("Region, ascending").is_some());
    let all = rows(&harness);
    assert!(all[0].contains("California"), "{all:#?}");
    assert!(all[1].contains("Textile") && all[2].contains("Steel"), "{all:#?}");
}

#[test]
fn the_keyboard_moves_the_choice_and_opens_and_closes_the_details() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "返岗率 纺织");
    press(&mut harness, Key::ArrowDown);
    assert_eq!(
        chosen(&harness),
        ["row 1, Textiles, China, employee return rate, between 70 and 90 per cent, 28 March 2020"]
    );
    assert_eq!(said(&harness, "Textiles · employee return rate · China").len(), 1);
    assert_eq!(
        said(
            &harness,
            "Taken as the latest: between 70 % and 90 %. The only claim for 28 March 2020, the newest date."
        )
        .len(),
        1
    );
    press(&mut harness, Key::Escape);
    assert_eq!(said(&harness, "Taken as the latest").len(), 0);
    press(&mut harness, Key::Enter);
    assert_eq!(said(&harness, "Taken as the latest").len(), 1);
    click(&mut harness, "Clear filters");
    assert_eq!(chosen(&harness).len(), 1, "the choice outlives the filter, and is in view");
    press(&mut harness, Key::Home);
    let first = rows(&harness)[0].clone();
    assert_eq!(chosen(&harness), std::slice::from_ref(&first));
    press(&mut harness, Key::PageDown);
    let next = chosen(&harness);
    let place = |it: &str| it.trim_start_matches("row ").split(',').next().and_then(|it| it.parse::<usize>().ok());
    let height = rows(&harness).len();
    let by = next.first().and_then(|it| place(it)).unwrap() - 1;
    assert!(next.len() == 1 && by + 2 >= height && by > 3, "by as many rows as can be seen: {by} of {height}");
    press(&mut harness, Key::PageUp);
    assert_eq!(chosen(&harness), [first]);
    press(&mut harness, Key::End);
    assert_eq!(rows(&harness).last(), chosen(&harness).first());
    press(&mut harness, Key::ArrowUp);
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    assert_eq!(chosen(&harness).len(), 2, "Shift takes more rows in");
}

#[test]
fn details_tell_every_claim_the_conflict_and_where_each_comes_from() {
    let mut harness = alone(SAMPLE);
    click(&mut harness, "row 6, All sectors, SMEs, China, resumption rate, 76.8 per cent, conflict, 28 March 2020");
    let title = said(&harness, "resumption rate · China");
    assert_eq!(title, ["SMEs · resumption rate · China"]);
    let why = "Of 2 claims for 28 March 2020 that stand as firm, the one stated last.";
    assert_eq!(said(&harness, why).len(), 1);
    assert_eq!(said(&harness, "can’t all be right"), ["2 claims for 28 March 2020, and they can’t all be right"]);
    assert_eq!(said(&harness, "Of SMEs, 76 % had resumed."), ["Of SMEs, 76 % had resumed."], "a gist, without marks");
    keep(&harness, "conflict.png");
    click(&mut harness, "Open in Trends");
    let sources: Vec<_> = harness.get_all_by_label("Show in Sources").collect();
    assert_eq!(sources.len(), 2, "a claim without a source leads nowhere");
    sources[0].click();
    harness.run();
    let asked = &harness.state().asked;
    assert!(matches!(asked[..], [Command::ShowInTrends(SeriesId(5)), Command::ShowSource(_, Some(_))]), "{asked:?}");
    // A quote stands in quotation marks.
    click(
        &mut harness,
        "row 2, Industry, Above designated size, Hubei, operating rate, more than 95 per cent, provisional, 28 March 2020",
    );
    assert_eq!(said(&harness, "at present"), ["“at present”"]);
    assert_eq!(said(&harness, "dated by"), ["Note: dated by the briefing"]);
    assert_eq!(said(&harness, "provisional").len(), 1);
}

#[test]
fn rows_are_copied_with_their_qualifiers_in_columns_of_their_own() {
    let mut harness = english();
    type_into(&mut harness, "Filter rows", "返岗率 钢铁");
    press(&mut harness, Key::ArrowDown);
    harness.event(egui::Event::Copy);
    let text = copied(&mut harness);
    let lines: Vec<Vec<&str>> = text.lines().map(|it| it.split('\t').collect()).collect();
    let [heading, row] = lines.as_slice() else { panic!("{text}") };
    let of = |name: &str| heading.iter().position(|it| *it == name).and_then(|it| row.get(it)).copied();
    assert_eq!(of("Sector"), Some("Steel"));
    assert_eq!(of("Figure"), Some("more than 90 %"));
    assert_eq!(
        (of("Qualifier"), of("Lower"), of("Upper"), of("Unit")),
        (Some("more than"), Some("90"), Some("100"), Some("%"))
    );
    assert_eq!(of("As of"), Some("2020-03-28"));
    assert_eq!(heading.len(), row.len());
    click(&mut harness, "Clear filters");
    type_into(&mut harness, "Rate at least", "90");
    harness.get_by_label("Copy rows").click();
    let text = copied(&mut harness);
    assert_eq!(text.lines().count(), 118, "a heading and the 117 rows that are shown");
    assert_eq!(text.lines().filter(|it| it.ends_with("\tpossibly")).count(), 38);
}

#[test]
fn every_claim_is_a_row_of_its_own() {
    let mut harness = alone(SAMPLE);
    assert_eq!(said(&harness, " rows"), ["8 of 8 rows"]);
    click(&mut harness, "Every claim");
    assert_eq!(said(&harness, " rows"), ["15 of 15 rows"]);
    click(&mut harness, "Latest figure");
    assert_eq!(said(&harness, " rows"), ["8 of 8 rows"]);
}

#[test]
fn a_mark_tells_its_claim_to_who_points_at_it() {
    let mut harness = alone(SAMPLE);
    let row = harness.get_by_label_contains("Industry, Above designated size, China, operating rate").rect();
    let heading = harness.get_by_role_and_label(Role::ColumnHeader, "As of").rect();
    harness.hover_at(egui::pos2(heading.left() - 60.0, row.center().y));
    harness.run();
    harness.run_steps(8);
    assert_eq!(said(&harness, "98.6 % · 28 March 2020").len(), 1);
    assert!(said(&harness, "State Council joint mechanism").contains(&"State Council joint mechanism".to_owned()));
    assert_eq!(said(&harness, "On 28 March 98.6 % of industrial").len(), 1);
}

#[test]
fn columns_are_hidden_and_shown() {
    let mut harness = alone(SAMPLE);
    let has =
        |harness: &Harness<'static, Alone>, name| harness.query_by_role_and_label(Role::ColumnHeader, name).is_some();
    assert!(has(&harness, "Size") && !has(&harness, "Group"));
    click(&mut harness, "Columns");
    keep(&harness, "popup-columns.png");
    for name in ["Size", "Group"] {
        harness.get_by_role_and_label(Role::CheckBox, name).click();
        harness.run();
    }
    assert!(!has(&harness, "Size") && has(&harness, "Group"));
    // Without its column, the size class stands beside the sector: rows stay distinct.
    let joined = harness.query_all_by_role_and_label(Role::Cell, "Industry · Above designated size").count();
    assert_eq!(joined, 2);
}

#[test]
fn other_data_and_none_are_shown_too() {
    for text in ["", "(format: 1)", SAMPLE] {
        let mut harness = alone(text);
        if text == SAMPLE {
            assert_eq!(rows(&harness).len(), 8);
        } else {
            assert_eq!(said(&harness, "This data set has no series").len(), 1);
            assert!(harness.query_by_label("Open…").is_some(), "it says what to do next");
        }
        type_into(&mut harness, "Rate at least", "50");
        press(&mut harness, Key::End);
        click(&mut harness, "Every claim");
        keep(&harness, &format!("other-{}.png", text.len()));
    }
    let mut harness = alone(SAMPLE);
    harness.state_mut().as_known_on = Some(jiff::civil::date(2019, 1, 1));
    harness.run();
    assert_eq!(said(&harness, "Nothing was known on 1 January 2019").len(), 1);
    click(&mut harness, "Show all that is known");
    assert_eq!(harness.state().asked, [Command::AsKnownOn(None)]);
}

#[test]
fn nothing_is_redrawn_while_nothing_happens() {
    let mut harness = english();
    type_into(&mut harness, "Rate at least", "80");
    press(&mut harness, Key::ArrowDown);
    press(&mut harness, Key::Escape);
    assert_eq!(harness.run(), 1);
}

#[test]
fn everything_keeps_within_the_window_at_any_size_in_both_languages() {
    for (size, tag) in [((1280.0, 800.0), "l"), ((900.0, 600.0), "s")] {
        for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
            let theme = if tag == "l" { ThemeChoice::Light } else { ThemeChoice::Dark };
            let mut harness = app(options(Page::Sectors, language, theme), size);
            let texts = |en: &'static str, zh| if language == Language::English { en } else { zh };
            keep(&harness, &format!("plain-{tag}-{code}.png"));
            type_into(&mut harness, texts("Filter rows", "筛选行"), "返岗率 全国");
            type_into(&mut harness, texts("Rate at least", "比率不低于"), "80");
            for _ in 0..8 {
                press(&mut harness, Key::ArrowDown);
            }
            keep(&harness, &format!("detail-{tag}-{code}.png"));
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into()).expand(1.0);
            let controls = [Role::Button, Role::TextInput, Role::ColumnHeader, Role::ComboBox, Role::RadioButton];
            for role in controls {
                for node in harness.query_all_by_role(role) {
                    let name = node.accesskit_node().label();
                    assert!(window.contains_rect(node.rect()), "{name:?} {:?} at {size:?} {code}", node.rect());
                }
            }
        }
    }
}
