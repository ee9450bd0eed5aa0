//! The figures, the curve, the timeline and the exports of the tracker page, used as people use them.

use crate::page_tracker::press;
use crate::pages::{keep, options};
use egui::accesskit::Role;
use egui::{Color32, Key, TexturesDelta, vec2};
use egui_kittest::kittest::Queryable as _;
use egui_kittest::{Harness, TestRenderer};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, Options, ThemeChoice};
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::{Image, Rasterizer};
use std::fmt::Write as _;

type Window = Harness<'static, App>;

/// Draws on the CPU, so that what was clicked on can be looked at.
#[derive(Default)]
struct Painter(Rasterizer);

impl TestRenderer for Painter {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        self.0.update_textures(delta);
        delta.clear();
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let scale = output.pixels_per_point;
        let primitives = ctx.tessellate(output.shapes.clone(), scale);
        let size = ctx.content_rect().size() * scale;
        let pixels = |it: f32| it.round().to_string().parse().unwrap_or(0);
        let image = self.0.paint([pixels(size.x), pixels(size.y)], scale, Color32::BLACK, &primitives);
        image::RgbaImage::from_raw(image.width, image.height, image.rgba).ok_or_else(|| "no picture".to_owned())
    }
}

fn window_of(options: Options, width: f32, height: f32) -> Window {
    let theme = if options.theme == Some(ThemeChoice::Dark) { egui::Theme::Dark } else { egui::Theme::Light };
    let mut window = Harness::builder()
        .with_size(vec2(width, height))
        .with_theme(theme)
        .with_max_steps(20)
        .renderer(Painter::default())
        .build_eframe(|cc| App::new(&cc.egui_ctx, None, options));
    window.run();
    window
}

/// The shipped tracker.
fn shipped(language: Language) -> Window {
    window_of(options(Page::Tracker, language, ThemeChoice::Light), 1280.0, 1600.0)
}

fn look(window: &mut Window, name: &str) {
    window.step();
    let image = window.render().unwrap();
    let (width, height) = image.dimensions();
    keep(&format!("{name}.png"), &Image { width, height, rgba: image.into_raw() });
}

fn click(window: &mut Window, name: &str) {
    window.get_by_label(name).click();
    window.run();
}

fn field<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(|it| it.role() == Role::TextInput && it.labelled_by().any(|it| it.value().as_deref() == Some(name)))
}

/// Goes to a day by typing it.
fn as_of(window: &mut Window, day: &str) {
    field(window, "As of").focus();
    window.run();
    field(window, "As of").type_text(day);
    window.run();
    press(window, Key::Enter);
}

fn says(window: &Window, text: &str) -> bool {
    let said = |it: &egui_kittest::kittest::AccessKitNode<'_>| {
        let said = it.value().or_else(|| it.label()).unwrap_or_default();
        said.replace('\u{a0}', " ").contains(text)
    };
    window.query_all_by(said).next().is_some()
}

/// Every text on the page, for a test that fails.
fn all(window: &Window) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    window
        .query_all_by(|_| true)
        .filter_map(|it| it.accesskit_node().value().or_else(|| it.accesskit_node().label()))
        .collect()
}

#[test]
fn on_the_day_of_the_briefing_it_shows_what_was_known_then() {
    let mut window = shipped(Language::English);
    as_of(&mut window, "30 March");
    for said in ["Firms: more than 5 000", "A firm: less than 60 m yuan", "Used: 60.7 %", "Verdict: cannot say"] {
        assert!(says(&window, said), "{said}: {:#?}", all(&window));
    }
    assert!(
        says(
            &window,
            "As of 30 March 2020, 22 of 36 claims count; 14 are stated or dated later. The last figure is of 13 March 2020"
        ),
        "{:#?}",
        all(&window)
    );
    look(&mut window, "figures-briefing");
    click(&mut window, "Clearing undisputed arrears to private firms and SMEs, 2020");
    for said in ["Cleared: no claim on the whole", "Balance: no claim on the whole", "Verdict: cannot say"] {
        assert!(says(&window, said), "{said}: {:#?}", all(&window));
    }
    look(&mut window, "figures-briefing-arrears");
    click(&mut window, "Today");
    assert_eq!(field(&window, "As of").value().as_deref(), Some("2020-06-30"));
    look(&mut window, "figures-today-arrears");
}

/// What is put on the clipboard by a click.
pub(crate) fn copied(window: &mut Window, menu: &[&str]) -> String {
    let (last, first) = menu.split_last().unwrap();
    for name in first {
        click(window, name);
    }
    window.get_by_label(last).click();
    for _ in 0..6 {
        window.step();
        let found = window.output().platform_output.commands.iter().find_map(|it| match it {
            egui::OutputCommand::CopyText(text) => Some(text.replace('\u{a0}', " ")),
            _ => None,
        });
        if let Some(text) = found {
            window.run();
            return text;
        }
    }
    panic!("nothing was copied by {menu:?}");
}

const ARREARS: &str = "Clearing undisputed arrears to private firms and SMEs, 2020";

#[test]
fn a_verdict_goes_stale() {
    let mut window = shipped(Language::English);
    click(&mut window, ARREARS);
    assert!(says(&window, "Verdict: at risk"));
    as_of(&mut window, "29 Aug 2020");
    assert!(says(&window, "Verdict: at risk") && says(&window, "60 days earlier"), "{:#?}", all(&window));
    as_of(&mut window, "30 August");
    assert!(says(&window, "Cannot say: no figure since 30 June 2020."), "{:#?}", all(&window));
    // From the day of asking on it can be less: something may have come since June.
    assert!(says(&window, "Pace needed: less than 753.26 m yuan a day"), "{:#?}", all(&window));
}

#[test]
fn a_day_is_typed_as_people_write_it_or_picked() {
    let mut window = shipped(Language::English);
    as_of(&mut window, "5/6/2020");
    assert_eq!(field(&window, "As of").value().as_deref(), Some("5/6/2020"), "what can't be read stays");
    assert!(says(&window, "This could be two different days."));
    as_of(&mut window, "3月28日");
    assert_eq!(field(&window, "As of").value().as_deref(), Some("2020-03-28"));
    field(&window, "As of").focus();
    window.run();
    field(&window, "As of").type_text("1 April");
    window.run();
    press(&mut window, Key::Escape);
    assert_eq!(field(&window, "As of").value().as_deref(), Some("2020-03-28"), "Escape gives it up");
    click(&mut window, "Pick a day");
    click(&mut window, "Month after");
    click(&mut window, "15 April 2020");
    assert_eq!(field(&window, "As of").value().as_deref(), Some("2020-04-15"));
    as_of(&mut window, "2020-06-30");
    assert!(window.query_by_label("Today").is_none(), "the present day holds nothing back");
}

#[test]
fn a_figure_tells_by_keyboard_where_it_comes_from() {
    let mut window = shipped(Language::English);
    let used = window.get_by(|it| it.value().is_some_and(|it| it.starts_with("Used: 93.33")));
    used.focus();
    window.run();
    assert!(says(&window, "100 × 280 bn yuan ÷ 300 bn yuan"), "{:#?}", all(&window));
    assert!(says(&window, "Issued: 280 bn yuan (30 May 2020, Rural Financial Times)"));
}

#[test]
fn the_curve_is_walked_by_keyboard_and_shows_what_is_chosen() {
    let mut window = shipped(Language::English);
    let curve = |it: &egui_kittest::kittest::AccessKitNode<'_>| it.role() == Role::Image;
    let said = |window: &Window| {
        use egui_kittest::kittest::NodeT as _;
        window.get_by(curve).accesskit_node().label().unwrap_or_default().replace('\u{a0}', " ")
    };
    assert!(said(&window).starts_with("Issued over time, 6 claims; the last: 30 May 2020"), "{}", said(&window));
    window.get_by(curve).focus();
    window.run();
    press(&mut window, Key::ArrowLeft);
    assert!(said(&window).starts_with("Issued: 30 May 2020, Issued, 280 bn yuan"), "{}", said(&window));
    press(&mut window, Key::ArrowLeft);
    assert!(said(&window).starts_with("Issued: 31 March 2020"), "{}", said(&window));
    assert!(says(&window, "Loans under the scheme came to 231.5 bn yuan at the end of March."));
    look(&mut window, "figures-curve-keyboard");
    press(&mut window, Key::Enter);
    assert!(window.query_by_label("Copy citation").is_some(), "its form is open");

    click(&mut window, "Measure plotted");
    window.get_by(|it| it.role() == Role::Button && it.label().as_deref() == Some("Enterprises funded")).click();
    window.run();
    assert!(said(&window).starts_with("Enterprises funded over time, 6 claims"), "{}", said(&window));
}

#[test]
fn the_timeline_leads_to_a_programme() {
    let mut window = shipped(Language::English);
    click(&mut window, "Timeline");
    for button in ["Zoom in", "Later", "Zoom out", "Earlier", "All of it"] {
        click(&mut window, button);
    }
    let arrears = |it: &egui_kittest::kittest::AccessKitNode<'_>| it.label().is_some_and(|it| it.starts_with(ARREARS));
    {
        use egui_kittest::kittest::NodeT as _;
        let said = window.get_by(arrears).accesskit_node().label().unwrap_or_default();
        assert_eq!(
            said,
            format!("{ARREARS}, Opened: 8 January 2020, Deadline: 31 December 2020, 0 of 4 milestones, at risk")
        );
    }
    window.get_by(arrears).focus();
    window.run();
    press(&mut window, Key::ArrowUp);
    press(&mut window, Key::ArrowDown);
    assert!(window.get_by(arrears).is_focused());
    press(&mut window, Key::Enter);
    assert!(says(&window, "The pace so far may or may not be enough."), "{:#?}", all(&window));
}

#[test]
fn what_is_listed_is_copied_with_qualifiers_and_open_ends() {
    let mut window = shipped(Language::English);
    field_named(&window, "Find a programme").focus();
    window.run();
    field_named(&window, "Find a programme").type_text("5000亿元再贷款");
    window.run();
    let programmes = copied(&mut window, &["Export", "Copy programmes"]);
    let lines: Vec<&str> = programmes.lines().collect();
    assert_eq!(lines.len(), 2, "{programmes}");
    let cell = |name: &str| {
        let at = lines[0].split('\t').position(|it| it == name).unwrap_or_else(|| panic!("{name}: {}", lines[0]));
        lines[1].split('\t').nth(at).unwrap().to_owned()
    };
    assert_eq!(cell("Programme"), "Re-lending and re-discount, 500 bn yuan");
    assert_eq!(cell("Used or cleared"), "more than 40 %");
    assert_eq!(cell("Used or cleared, qualifier"), "more than");
    assert_eq!((cell("Used or cleared, lower"), cell("Used or cleared, upper")), ("40".into(), String::new()));
    assert_eq!(cell("Used or cleared, lower open"), "true");
    assert_eq!(cell("Pace needed, a day"), "no deadline");
    assert_eq!(cell("As of"), "2020-06-30");

    let claims = copied(&mut window, &["Export", "Copy claims"]);
    let lines: Vec<&str> = claims.lines().collect();
    assert_eq!(lines.len(), 15, "14 claims: {claims}");
    let width = lines[0].split('\t').count();
    assert!(lines.iter().all(|it| it.split('\t').count() == width), "{claims}");
    let issued = lines.iter().find(|it| it.contains("more than 200 bn yuan")).unwrap();
    assert!(issued.contains("\tmore than 200 bn yuan\tmore than\t200000000000\t\ttrue\t\tyuan\t"), "{issued}");
    assert!(claims.contains("tellerreport.com"), "the address of the source goes along");

    // All claims of the programme that is shown, whatever is looked for.
    let here = copied(&mut window, &["Export", "Copy claims of this programme"]);
    assert_eq!(here.lines().count(), 37, "{here}");
    click(&mut window, "Export");
    click(&mut window, "Claims as CSV…");
    assert!(says(&window, "claims.csv"), "a file is asked for: {:#?}", all(&window));
}

#[test]
fn a_claim_leads_to_its_source() {
    let mut window = shipped(Language::English);
    window.get_by(|it| it.label().is_some_and(|it| it.starts_with("30 May 2020, Issued"))).click();
    window.run();
    click(&mut window, "Show in Sources");
    assert!(says(&window, "epaper.zhgnj.com"), "{:#?}", all(&window));
    assert!(says(&window, "280 bn of the 300 bn yuan had been lent by 30 May."));
}

#[test]
fn what_looks_wrong_is_told_and_leads_to_its_claim() {
    let mut window = shipped(Language::English);
    click(&mut window, "Tax and fee cuts, all");
    let flag = |it: &egui_kittest::kittest::AccessKitNode<'_>| {
        it.role() == Role::Button && it.label().is_some_and(|it| it.contains("A total cannot fall"))
    };
    // Over the table; the row says it, too.
    window.query_all_by(flag).next().unwrap().click();
    window.run();
    assert!(window.query_by_label("Figure").is_some() || says(&window, "Copy citation"), "{:#?}", all(&window));
}

/// A tracker with so many programmes.
fn many(number: usize) -> tempfile::NamedTempFile {
    let mut text = "(format: 1, programmes: [\n".to_owned();
    for at in 0..number {
        let value = at % 100;
        let claims = format!("[(on: \"2020-03-01\", measure: Issued, value: MoreThan({value}))]");
        let name = format!("Programme number {at}");
        writeln!(text, "Loan(id: \"p{at}\", name: \"{name}\", quota: Exactly(100), claims: {claims}),").unwrap();
    }
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text + "])").unwrap();
    file
}

#[test]
fn of_a_long_list_only_what_is_near_is_there() {
    let file = many(2000);
    let options =
        Options { tracker: Some(file.path().into()), ..options(Page::Tracker, Language::English, ThemeChoice::Light) };
    let mut window = window_of(options, 1280.0, 800.0);
    let listed = |window: &Window| {
        window.query_all_by(|it| it.label().is_some_and(|it| it.starts_with("Programme number"))).count()
    };
    assert!((20..120).contains(&listed(&window)), "{}", listed(&window));
    field_named(&window, "Find a programme").focus();
    window.run();
    field_named(&window, "Find a programme").type_text("number 1999");
    window.run();
    click(&mut window, "Programme number 1999");
    field_named(&window, "Find a programme").focus();
    window.run();
    for _ in 0.."number 1999".len() {
        press(&mut window, Key::Backspace);
    }
    // It is chosen still; the arrows go on from it, and the list goes along.
    window.get_by_label("Programme number 0").focus();
    window.run();
    press(&mut window, Key::ArrowUp);
    assert!(window.get_by_label("Programme number 1998").is_focused(), "{:#?}", all(&window));
    assert!(window.query_by_label("Programme number 0").is_none());
}

fn field_named<'w>(window: &'w Window, name: &'w str) -> egui_kittest::Node<'w> {
    window.get_by(move |it| it.role() == Role::TextInput && it.label().as_deref() == Some(name))
}

#[test]
fn pictures() {
    for (language, theme, code) in
        [(Language::English, ThemeChoice::Light, "en"), (Language::Chinese, ThemeChoice::Dark, "zh")]
    {
        for (width, height) in [(1280.0, 800.0), (900.0, 600.0)] {
            let mut window = window_of(options(Page::Tracker, language, theme), width, height);
            look(&mut window, &format!("figures-{code}-{width}"));
            click(&mut window, if code == "en" { "Timeline" } else { "时间线" });
            look(&mut window, &format!("timeline-{code}-{width}"));
            click(&mut window, if code == "en" { "Pick a day" } else { "选择日期" });
            look(&mut window, &format!("calendar-{code}-{width}"));
        }
    }
}
