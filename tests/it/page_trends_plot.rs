//! The plots of Trends: several of them, the axes, moving about, and what is read out.

use crate::page_trends::{OPERATING, SME, Stage, checked, labels, open, open_text, plot_names};
use crate::pages::options;
use egui::accesskit::{Live, Role};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Rect, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;

const PLOT: &str = "Plot of Operating rate, Resumption rate, absolute: 22 claims";

fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// Opens the menu of what is on the plots, and chooses there.
fn view(harness: &mut Harness<'_, App>, choice: &str) {
    harness.get_by_label("Display").click();
    harness.run();
    harness.get_by_label(choice).click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
}

#[test]
fn a_plot_for_each_region_and_each_series() {
    let mut harness = open();
    view(&mut harness, "A plot for each region");
    let names = plot_names(&harness);
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names[0].starts_with("Plot of China · ") && names[1].starts_with("Plot of Hubei · "), "{names:?}");
    let claims = |it: &String| it.rsplit_once(": ").unwrap().1.split(' ').next().unwrap().parse::<usize>().unwrap();
    assert_eq!(names.iter().map(claims).sum::<usize>(), 22, "all claims of the one plot: {names:?}");
    // Beside each other, with the same days: of the same size.
    let [a, b] = [0, 1].map(|at| harness.get_by_label(&names[at]).rect());
    assert!(a.right() < b.left() && (a.width() - b.width()).abs() < 12.0 && a.bottom() == b.bottom(), "{a} {b}");
    view(&mut harness, "A plot for each series");
    assert_eq!(plot_names(&harness).len(), 3);
    // They are stepped through and read out as the one was.
    let first = plot_names(&harness)[0].clone();
    harness.get_by_label(&first).focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert!(labels(&harness, &format!("{OPERATING}: 99.1 %")).len() == 1);
    view(&mut harness, "One plot");
    assert_eq!(plot_names(&harness), [PLOT]);
}

#[test]
fn a_plot_for_each_metric_sector_and_size() {
    let mut harness = open();
    for (choice, plots) in [
        ("A plot for each metric", ["Operating rate, absolute", "Resumption rate, absolute"]),
        ("A plot for each sector", ["Industry · ", "All sectors · "]),
        ("A plot for each size", ["Above designated size · ", "Small and medium-sized (SMEs) · "]),
    ] {
        view(&mut harness, choice);
        let names = plot_names(&harness);
        assert_eq!(names.len(), 2, "{names:?}");
        for (name, expected) in names.iter().zip(plots) {
            assert!(name.starts_with(&format!("Plot of {expected}")), "{name}: {expected}");
        }
    }
}

const MASKS: &str = r#"(format: 1, title: "t", regions: [(id: "r", name: "R")],
    metrics: [(id: "m", name: "Mask output", unit: Other("million a day"), range: (min: 0))],
    series: [(metric: "m", region: "r", points: [
        (on: "2020-02-01", value: Exactly(0.2)), (on: "2020-02-11", value: MoreThan(3)), (on: "2020-02-29", value: Exactly(116)),
    ])])"#;

fn is_log(harness: &mut Harness<'_, App>) -> bool {
    harness.get_by_label("Display").click();
    harness.run();
    let log = checked(harness, Role::CheckBox, "Logarithmic axis");
    harness.key_press(Key::Escape);
    harness.run();
    log
}

#[test]
fn what_differs_a_hundredfold_stands_by_its_magnitude_unless_one_says_otherwise() {
    let (mut harness, _folder) = open_text(MASKS);
    assert!(is_log(&mut harness), "it is chosen by itself");
    view(&mut harness, "Logarithmic axis");
    assert!(!is_log(&mut harness), "and can be switched off");
    let (mut harness, _folder) = open_text(&MASKS.replace("0.2", "90"));
    assert!(!is_log(&mut harness), "what does not differ so much stands on an even axis");
    let mut harness = open();
    harness.get_by_label("Display").click();
    harness.run();
    let switch = harness.get_by_role_and_label(Role::CheckBox, "Logarithmic axis");
    assert!(switch.accesskit_node().is_disabled(), "a rate has a natural top");
}

#[test]
fn a_step_is_read_out_in_words() {
    let mut harness = open();
    harness.get_by_label(PLOT).focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::ArrowDown);
    harness.run();
    let said = |harness: &Harness<'_, App>| {
        let node = harness.get_by_label(PLOT).accesskit_node();
        assert_eq!(node.live(), Live::Polite, "it is announced");
        plain(&node.value().unwrap_or_default())
    };
    let mut all = Vec::new();
    for _ in 0..12 {
        harness.key_press(Key::ArrowLeft);
        harness.run();
        all.push(said(&harness));
    }
    assert!(all.iter().any(|it| it.contains("about 60 per cent on")), "{all:#?}");
    let bound = all.iter().find(|it| it.contains("more than")).unwrap_or_else(|| panic!("{all:#?}"));
    assert!(bound.starts_with(SME) && bound.contains("more than 80 per cent on 9 April 2020"), "{bound}");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.get_by_label(PLOT).accesskit_node().value(), None, "Escape lets go");
}

#[test]
fn the_slider_tells_a_date() {
    let mut harness = open();
    let day = |harness: &Harness<'_, App>| {
        let node = harness.get_by_role_and_label(Role::Slider, "As known on").accesskit_node();
        (node.value(), node.numeric_value())
    };
    let (last, number) = day(&harness);
    let last = last.unwrap();
    assert!(last.ends_with(" 2020") || last.ends_with(" 2021"), "{last}");
    assert_eq!(number, None, "the number of a day says nothing");
    harness.get_by_role_and_label(Role::Slider, "As known on").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.run();
    assert_ne!(day(&harness).0.unwrap(), last);
}

#[test]
fn events_are_read_out_in_full_and_can_be_left_out() {
    let mut harness = open();
    let events = labels(&harness, "13 March 2020: ");
    assert_eq!(events.len(), 1);
    assert!(!events[0].contains('…'), "{events:?}");
    view(&mut harness, "Events");
    assert_eq!(labels(&harness, "13 March 2020: "), Vec::<String>::new());
}

#[test]
fn labels_of_events_do_not_lie_over_each_other() {
    let harness = open();
    let events = harness.query_all(egui_kittest::kittest::by().role(Role::Label).predicate(|it| {
        it.label().or_else(|| it.value()).is_some_and(|it| it.contains(" 2020: ") && !it.contains(" · "))
    }));
    let places: Vec<Rect> = events.map(|it| it.rect()).collect();
    assert!(places.len() >= 5, "{places:?}");
    for (at, a) in places.iter().enumerate() {
        for b in &places[at + 1..] {
            assert!(!a.shrink(0.5).intersects(b.shrink(0.5)), "{a} {b}");
        }
    }
}

struct Drag<'s> {
    stage: &'s mut Stage,
    button: PointerButton,
    modifiers: Modifiers,
}

impl Drag<'_> {
    fn go(&mut self, from: Pos2, to: Pos2) {
        let press =
            |pos, pressed| Event::PointerButton { pos, button: self.button, pressed, modifiers: self.modifiers };
        self.stage.pass(vec![Event::ModifiersChanged(self.modifiers), Event::PointerMoved(from)]);
        self.stage.pass(vec![press(from, true)]);
        for step in 1..=4_u8 {
            self.stage.pass(vec![Event::PointerMoved(from + (to - from) * (f32::from(step) / 4.0))]);
        }
        self.stage.pass(vec![press(to, false)]);
        self.stage.pass(vec![Event::ModifiersChanged(Modifiers::NONE), Event::PointerMoved(pos2(300.0, 790.0))]);
    }
}

#[test]
fn the_pointer_moves_the_view_zooms_into_a_box_and_resets() {
    let options = || options(Page::Trends, Language::English, ThemeChoice::Light);
    let mut stage = Stage::new(options(), vec2(1280.0, 800.0));
    stage.pass(vec![Event::PointerMoved(pos2(300.0, 790.0))]);
    let before = stage.keep("trends-before.png");
    let (from, to) = (pos2(700.0, 300.0), pos2(900.0, 420.0));
    let drag = |stage: &mut Stage, button, modifiers, name: &str| {
        Drag { stage, button, modifiers }.go(from, to);
        stage.keep(name)
    };
    let moved = drag(&mut stage, PointerButton::Primary, Modifiers::NONE, "trends-dragged.png");
    assert_ne!(before.rgba, moved.rgba);
    let reset = |stage: &mut Stage| {
        stage.click(pos2(820.0, 470.0), PointerButton::Primary);
        stage.click(pos2(820.0, 470.0), PointerButton::Primary);
        let press = |pressed| Event::Key {
            key: Key::Num0,
            physical_key: None,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        stage.pass(vec![press(true)]);
        stage.pass(vec![press(false), Event::PointerMoved(pos2(300.0, 790.0))]);
        stage.keep("trends-reset.png")
    };
    let whole = reset(&mut stage);
    let boxed = drag(&mut stage, PointerButton::Secondary, Modifiers::NONE, "trends-boxed.png");
    assert_ne!(whole.rgba, boxed.rgba);
    let back = reset(&mut stage);
    assert_eq!(whole.rgba, back.rgba);
    let shifted = drag(&mut stage, PointerButton::Primary, Modifiers::SHIFT, "trends-boxed-by-shift.png");
    assert_eq!(boxed.rgba, shifted.rgba, "Shift and the main button do the same");
    reset(&mut stage);
    stage.pass(vec![Event::PointerMoved(pos2(820.0, 300.0))]);
    stage.pass(vec![Event::Zoom(1.5)]);
    stage.pass(vec![Event::PointerMoved(pos2(300.0, 790.0))]);
    assert_ne!(stage.keep("trends-zoomed.png").rgba, whole.rgba);
}

/// A daily series over some years, with all kinds of figures and a gap.
fn daily(days: usize) -> String {
    let first = jiff::civil::date(2018, 1, 1);
    let dates = first.series(jiff::ToSpan::days(1)).take(days).enumerate();
    let points = dates.filter(|(at, _)| !(400..500).contains(at)).map(|(at, on)| {
        let x = 40.0 + 30.0 * (at as f64 / 90.0).sin() + (at * 7 % 11) as f64;
        let value = match at % 9 {
            3 => format!("About({x:.1})"),
            5 => format!("MoreThan({x:.1})"),
            7 => format!("Between({x:.1}, {:.1})", x + 6.0),
            _ => format!("Exactly({x:.1})"),
        };
        format!("(on: \"{on}\", value: {value}),")
    });
    let points = points.collect::<Vec<_>>().join("\n");
    format!(
        "(format: 1, title: \"t\", regions: [(id: \"r\", name: \"R\")],
        metrics: [(id: \"m\", name: \"M\", unit: Percent, range: (min: 0, max: 100))],
        series: [(metric: \"m\", region: \"r\", points: [{points}])])"
    )
}

#[test]
fn thousands_of_claims_are_drawn_as_columns_and_the_key_says_so() {
    let (harness, _folder) = open_text(&daily(900));
    harness.get_by_label("many claims: zoom in");
    let (harness, _folder) = open_text(&daily(60));
    assert!(harness.query_by_label("many claims: zoom in").is_none());
}

/// Pictures to look at, in the folder of those of the pages: what a click or two leads to.
#[test]
fn nothing_runs_out_of_the_window_in_any_mode() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let masks = file("masks.ron", MASKS);
    let daily = file("daily.ron", &daily(900));
    let (small, large) = (vec2(900.0, 600.0), vec2(1280.0, 800.0));
    let series = |metric: &str, region: &str, rest: &str| format!("(metric:\"{metric}\",region:\"{region}\"{rest})");
    let many = ["CN", "CN-HB", "CN-SD", "CN-CQ"]
        .map(|it| series("operating-rate", it, ",sector:Some(\"industry\"),size:Some(\"above-designated\")"))
        .join(",");
    let many = format!("chosen:Some([{many}])");
    for (name, data, remembered, size) in [
        ("regions", None, format!("{many},split:\"region\""), large),
        ("regions-small", None, format!("{many},split:\"region\""), small),
        ("since", None, "since:true,base:Some(\"2020-02-26\")".to_owned(), large),
        ("both", None, "shown:\"both\"".to_owned(), large),
        ("both-since", None, "shown:\"both\",since:true,base:Some(\"2020-02-26\")".to_owned(), large),
        ("table", None, "shown:\"table\"".to_owned(), small),
        ("log", Some(&masks), String::new(), large),
        ("crowded", Some(&daily), String::new(), large),
    ] {
        let key = data.map_or_else(String::new, |it| it.display().to_string());
        let settings = format!("(memories:[(\"{key}\",(trends:({remembered})))])");
        for (language, theme, code) in
            [(Language::English, ThemeChoice::Light, "en"), (Language::Chinese, ThemeChoice::Dark, "zh")]
        {
            let options = Options { data: data.cloned(), ..options(Page::Trends, language, theme) };
            let mut stage = Stage::remembering(options, size, &settings);
            for _ in 0..400 {
                stage.pass(Vec::new());
                if !stage.app.is_loading() {
                    break;
                }
                std::thread::sleep(std::time::Duration::from_millis(5));
            }
            let image = stage.keep(&format!("trends-{name}-{code}.png"));
            let [width, height] = [image.width as usize, image.height as usize];
            for y in 60..height - 60 {
                for x in width - 12..width {
                    let pixel = &image.rgba[(y * width + x) * 4..][..4];
                    assert_eq!(pixel, stage.app.clear().to_array(), "{name} {code}: {x}, {y}");
                }
            }
        }
    }
}

#[test]
fn a_small_window_at_three_times_the_size_is_drawn() {
    for page in [Page::Trends, Page::Sectors] {
        for language in [Language::English, Language::Chinese] {
            let options = options(page, language, ThemeChoice::Light);
            let mut harness = Harness::builder()
                .with_size((800.0 / 3.0, 200.0))
                .with_pixels_per_point(3.0)
                .with_theme(egui::Theme::Light)
                .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options));
            harness.run();
        }
    }
}

const LOST: &str = "Nothing is in view: reset";

const FAR_APART: &str = r#"(format: 1, title: "t", regions: [(id: "r", name: "R"), (id: "s", name: "S")],
    metrics: [(id: "m", name: "Rate", unit: Percent, range: (min: 0, max: 100))],
    series: [
        (metric: "m", region: "r", points: [(on: "2020-02-01", value: Exactly(40)), (on: "2020-05-01", value: Exactly(60))]),
        (metric: "m", region: "s", points: [(on: "2020-03-15", value: Exactly(90))]),
    ])"#;

/// Zooms far into the first claim.
fn zoom_in(harness: &mut Harness<'_, App>) {
    let plot = plot_names(harness)[0].clone();
    harness.get_by_label(&plot).focus();
    harness.run();
    for key in [Key::ArrowLeft, Key::Home].into_iter().chain([Key::Plus; 12]) {
        harness.key_press(key);
        harness.run();
    }
}

#[test]
fn a_view_that_shows_nothing_says_so_and_leads_back() {
    let (mut harness, _folder) = open_text(FAR_APART);
    let is_whole = |harness: &Harness<'_, App>| harness.get_by_label("Reset view").accesskit_node().is_disabled();
    for region in ["R", "S"] {
        let name = format!("Rate · {region}");
        if !checked(&harness, Role::CheckBox, &name) {
            harness.get_by_role_and_label(Role::CheckBox, &name).click();
            harness.run();
        }
    }
    harness.get_by_role_and_label(Role::CheckBox, "Rate · S").click();
    harness.run();
    zoom_in(&mut harness);
    assert!(!is_whole(&harness) && harness.query_by_label(LOST).is_none());
    for _ in 0..30 {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowRight);
        harness.run();
    }
    harness.get_by_label(LOST).click();
    harness.run();
    assert!(is_whole(&harness) && harness.query_by_label(LOST).is_none());
    zoom_in(&mut harness);
    harness.get_by_role_and_label(Role::CheckBox, "Rate · S").click();
    harness.run();
    assert!(!is_whole(&harness), "one of the series is still in view");
    harness.get_by_role_and_label(Role::CheckBox, "Rate · R").click();
    harness.run();
    assert!(is_whole(&harness) && harness.query_by_label(LOST).is_none(), "the other lies beside it");
}

#[test]
fn switches_stay_where_they_are() {
    for size in [vec2(1280.0, 800.0), vec2(1500.0, 800.0), vec2(900.0, 600.0)] {
        stay(size);
    }
}

fn stay(size: egui::Vec2) {
    let mut harness = open();
    harness.set_size(size);
    harness.run();
    let places = |harness: &Harness<'_, App>| {
        ["Absolute", "Change since…", "Display", "Plot", "Both", "Table", "Reset view", "Export"]
            .map(|it| harness.get_by_label(it).rect())
    };
    let before = places(&harness);
    for switch in ["Change since…", "Both", "Table", "Absolute", "Plot"] {
        harness.get_by_label(switch).click();
        harness.run();
        assert_eq!(places(&harness), before, "{size}: after {switch}");
    }
}

#[test]
fn the_day_of_knowledge_can_be_typed_as_soon_as_it_is_asked_for() {
    let mut harness = open();
    harness.get_by_role_and_label(Role::Button, "as known on").click();
    harness.run();
    assert!(harness.query_all_by_role(Role::TextInput).any(|it| it.is_focused()), "the field has the keyboard");
}
