//! Sheets: what is drawn of a plot where it is published, and the SVG and the pictures that are made of it.

use crate::pages::{keep, options};
use jiff::civil::Date;
use resumption_monitor::chart::sheet::{
    Curve, Event, Face, ImpliedBound, Ink, Panel, Piece, Plot, Sheet, Sign, Words, sheet,
};
use resumption_monitor::chart::{Dash, Entry, Look, Shape, date_at, joins};
use resumption_monitor::export::svg;
use resumption_monitor::figure::{Figure, Language, Range, Reason, Style, Unit};
use resumption_monitor::gui::app::ThemeChoice;
use resumption_monitor::gui::pages::Page;
use resumption_monitor::gui::raster::headless;
use resumption_monitor::gui::theme::{Tokens, fonts};
use resumption_monitor::gui::widgets::text_width;
use resumption_monitor::gui::{Headless, drawing};
use std::collections::BTreeSet;

const SIZE: (f32, f32) = (1200.0, 700.0);

fn sign_name(sign: Sign, _: Language) -> &'static str {
    match sign {
        Sign::Stated => "stated",
        Sign::About => "about",
        Sign::Range => "range",
        Sign::ClosedBound => "closed",
        Sign::OpenBound => "open",
        Sign::Derived => "derived",
        Sign::Doubtful => "doubtful",
        Sign::Conflict => "conflict",
        Sign::Crowded => "crowded",
    }
}

fn words() -> Words {
    Words {
        language: Language::English,
        days: |_, plane, _| {
            let days = [plane.x.low + 1.0, plane.x.high - 1.0];
            days.map(|it| (it, date_at(it).unwrap().to_string())).to_vec()
        },
        value: |style: Style<'_>, value, _| style.number(value),
        sign: sign_name,
        also_marked: |names, _| format!("also: {}", names.join("; ")),
        more: |more, _| format!("{more} more"),
    }
}

/// Letters that are all as wide, so that a layout does not hang on fonts.
fn measure(text: &str, face: Face) -> f32 {
    text.chars().map(|it| if it > '\u{2e80}' { 1.0 } else { 0.55 }).sum::<f32>() * face.size()
}

/// A plot of one series, a figure a day.
fn plot(figures: &[Figure]) -> Plot {
    let entry = |(day, figure): (usize, &Figure)| Entry {
        day: 737_000.0 + day as f64,
        figure: *figure,
        look: Look::default(),
        leads: true,
        shift: 0.0,
    };
    let entries: Vec<Entry> = figures.iter().enumerate().map(entry).collect();
    let curve = Curve {
        name: "Rate <of> \"A & B\"".to_owned(),
        latest: String::new(),
        slot: 0,
        letter: 'A',
        range: Range::RATE,
        joins: joins(&entries),
        said: entries.iter().map(|it| format!("{:?}", it.figure)).collect(),
        entries,
    };
    let panel = Panel {
        title: "Rate".to_owned(),
        values: (0.0, 100.0),
        ticked: (0.0, 100.0),
        unit: Unit::Percent,
        unit_name: String::new(),
        log: false,
        goal: None,
        curves: vec![curve],
        implied: Vec::new(),
    };
    Plot {
        title: "Rate & more".to_owned(),
        told: vec!["1 series".to_owned()],
        panels: vec![panel],
        days: (736_998.0, 737_002.0 + figures.len() as f64),
        events: Vec::new(),
        notes: Vec::new(),
        sources: vec!["Source: none".to_owned()],
        tolerance: 0.05,
        words: words(),
    }
}

fn drawn(figures: &[Figure]) -> Sheet {
    sheet(&plot(figures), SIZE, &measure)
}

/// The shapes in the colour of the series, without its square in the legend.
fn of_series(sheet: &Sheet) -> Vec<Shape> {
    let pieces = sheet.pieces.iter().filter_map(|it| match it {
        Piece::Shapes { ink: Ink::Series(_), clip: Some(_), items, .. } => Some(items),
        _ => None,
    });
    pieces.flatten().map(|it| it.shape).collect()
}

#[test]
fn a_bound_is_never_a_filled_dot_on_a_sheet() {
    let bounds = [
        Figure::MoreThan(50.0),
        Figure::AtLeast(50.0),
        Figure::LessThan(50.0),
        Figure::AtMost(50.0),
        Figure::Between(40.0, 60.0),
        Figure::About(50.0),
        Figure::Missing(Reason::NotStated),
    ];
    let sheet = drawn(&bounds);
    assert!(of_series(&sheet).len() > 8);
    // Not in the plot, and not in the key either, as none occurs.
    assert!(!sheet.items().any(|it| matches!(it.shape, Shape::Dot { .. })));
    let stated = drawn(&[Figure::Exactly(50.0)]);
    assert_eq!(stated.items().filter(|it| matches!(it.shape, Shape::Dot { .. })).count(), 2, "the claim, the key");
}

#[test]
fn a_gap_is_never_crossed_on_a_sheet() {
    let solid = |it: &Shape| matches!(it, Shape::Line { dash: Dash::Solid, width, .. } if *width == 2.0);
    let exact = |x| Figure::Exactly(x);
    assert_eq!(of_series(&drawn(&[exact(10.0), exact(20.0)])).iter().filter(|it| solid(it)).count(), 1);
    for between in [Figure::Missing(Reason::Withheld), Figure::About(15.0)] {
        let shapes = of_series(&drawn(&[exact(10.0), between, exact(20.0)]));
        assert!(!shapes.iter().any(solid), "{between:?}");
    }
    let shapes = of_series(&drawn(&[exact(10.0), Figure::MoreThan(12.0), exact(20.0)]));
    let long = |it: &&Shape| matches!(it, Shape::Line { from, to, .. } if (from.x - to.x).abs() > 20.0);
    assert_eq!(shapes.iter().filter(long).count(), 0, "only the cap of the bound, which is short");
}

#[test]
fn the_key_has_just_the_marks_that_occur() {
    let key = |plot: &Plot| {
        let names: Vec<&str> = [
            Sign::Stated,
            Sign::About,
            Sign::Range,
            Sign::ClosedBound,
            Sign::OpenBound,
            Sign::Derived,
            Sign::Doubtful,
            Sign::Conflict,
            Sign::Crowded,
        ]
        .map(|it| sign_name(it, Language::English))
        .to_vec();
        let drawn = sheet(plot, SIZE, &measure);
        drawn.labels().filter(|it| names.contains(&it.text.as_str())).map(|it| it.text.clone()).collect::<Vec<_>>()
    };
    assert_eq!(key(&plot(&[Figure::Exactly(5.0), Figure::MoreThan(9.0)])), ["stated", "open"]);
    assert_eq!(key(&plot(&[Figure::Between(5.0, 6.0), Figure::About(9.0)])), ["about", "range"]);
    let mut odd = plot(&[Figure::Exactly(5.0), Figure::AtMost(9.0), Figure::Missing(Reason::NotStated)]);
    let entries = &mut odd.panels[0].curves[0].entries;
    entries[0].look = Look { derived: true, ..Look::default() };
    entries[1].look = Look { disputed: true, ..Look::default() };
    assert_eq!(key(&odd), ["closed", "derived", "conflict"], "no dot that was stated");
    let drawn = sheet(&odd, SIZE, &measure);
    assert!(!drawn.items().any(|it| matches!(it.shape, Shape::Dot { .. })), "not even to say what a conflict is");
    odd.panels[0].curves[0].entries[0].look = Look { doubtful: true, ..Look::default() };
    let entry = Entry { look: Look { derived: true, ..Look::default() }, ..odd.panels[0].curves[0].entries[1] };
    odd.panels[0].implied.push(ImpliedBound { entry, range: Range::RATE, label: "implied".to_owned() });
    assert_eq!(key(&odd), ["closed", "derived", "doubtful", "conflict"]);
    odd.days = (736_000.0, 736_010.0);
    assert!(key(&odd).is_empty(), "what is out of view is not in the key");
}

#[test]
fn the_small_sheet_is_the_svg_that_was_looked_at() {
    let mut plot = plot(&[Figure::Exactly(40.0), Figure::Exactly(60.0), Figure::MoreThan(70.0), Figure::About(90.0)]);
    plot.panels[0].goal = Some((100.0, "goal 100 %".to_owned()));
    plot.events.push(Event { day: 737_002.5, label: "6 Nov: 复工 & more".to_owned() });
    let text = svg(&sheet(&plot, (600.0, 360.0), &measure), &|ink| match ink {
        Ink::Ground => [255, 255, 255],
        Ink::Series(_) => [11, 107, 127],
        Ink::Goal => [43, 122, 75],
        _ => [97, 107, 117],
    });
    check_xml(&text);
    let kept = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/samples/sheet-small.svg");
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&kept, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(kept).unwrap_or_default());
}

/// Well formed, with unique ids, references that resolve, and real text.
fn check_xml(text: &str) -> roxmltree::Document<'_> {
    let document = roxmltree::Document::parse(text).unwrap();
    let mut ids = BTreeSet::new();
    for node in document.descendants() {
        if let Some(id) = node.attribute("id") {
            assert!(ids.insert(id), "{id} is there twice");
        }
    }
    for node in document.descendants() {
        for attribute in node.attributes() {
            if let Some(id) = attribute.value().strip_prefix("url(#").and_then(|it| it.strip_suffix(')')) {
                assert!(ids.contains(id), "nothing has the id {id}");
            }
            if attribute.name() == "aria-labelledby" {
                assert!(attribute.value().split(' ').all(|it| ids.contains(it)));
            }
            assert!(!attribute.value().contains("NaN") && !attribute.value().contains("inf"), "{attribute:?}");
        }
    }
    assert!(document.descendants().any(|it| it.has_tag_name("text")));
    document
}

fn shipped(language: Language, theme: ThemeChoice) -> Headless {
    Headless::open(options(Page::Trends, language, theme)).unwrap()
}

#[test]
fn no_text_of_the_shipped_plot_runs_into_another_or_out_of_the_sheet() {
    for (language, known) in [
        (Language::English, None),
        (Language::Chinese, None),
        (Language::English, Some(Date::constant(2020, 4, 1))),
        (Language::Chinese, Some(Date::constant(2020, 4, 1))),
    ] {
        let mut headless = shipped(language, ThemeChoice::Light);
        headless.choose(&[], known);
        let plot = headless.plot().unwrap();
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        headless::draw(&ctx, egui::vec2(8.0, 8.0), 1.0, egui::Color32::WHITE, 1, |_| {
            for size in [SIZE, (900.0, 600.0), (640.0, 420.0)] {
                let sheet = sheet(&plot, size, &|text, face| text_width(&ctx, text, face));
                let frames: Vec<_> =
                    sheet.labels().map(|it| (it.frame(text_width(&ctx, &it.text, it.face)), &it.text)).collect();
                assert!(frames.len() > 20);
                for (at, (frame, text)) in frames.iter().enumerate() {
                    let inside = frame.min.x >= 0.0 && frame.max.x <= size.0 && frame.max.y <= size.1;
                    assert!(inside && frame.min.y >= 0.0, "{text} runs out of the sheet: {frame:?}");
                    for (other, beside) in &frames[..at] {
                        assert!(!frame.overlaps(*other), "{language:?} {size:?}: {text} runs into {beside}");
                    }
                }
            }
        });
    }
}

#[test]
fn the_shipped_plot_as_svg_is_well_formed_and_says_where_it_comes_from() {
    for (language, part) in [(Language::English, "Sources: "), (Language::Chinese, "来源：")] {
        let text = shipped(language, ThemeChoice::Dark).svg(SIZE.0, SIZE.1).unwrap();
        let document = check_xml(&text);
        let texts: Vec<&str> =
            document.descendants().filter(|it| it.has_tag_name("text")).filter_map(|it| it.text()).collect();
        assert!(texts.iter().any(|it| it.starts_with(part)), "{texts:?}");
        let titles = document.descendants().filter(|it| it.has_tag_name("title")).count();
        assert!(titles > 20, "each mark has its words: {titles}");
    }
}

#[test]
fn the_picture_is_the_sheet_at_each_scale() {
    let mut headless = shipped(Language::English, ThemeChoice::Light);
    let plot = headless.plot().unwrap();
    let tokens = Tokens::light();
    for (scale, sides) in [(1.0, (600, 400)), (2.0, (1200, 800)), (3.0, (1800, 1200))] {
        let image = drawing::image(&plot, (600.0, 400.0), scale, &tokens);
        assert_eq!((image.width, image.height), sides);
        let colors: BTreeSet<&[u8]> = image.rgba.chunks_exact(4).collect();
        assert!(colors.len() > 50);
    }
    keep("sheet-en-light.png", &drawing::image(&plot, SIZE, 1.0, &tokens));
    let plot = shipped(Language::Chinese, ThemeChoice::Dark).plot().unwrap();
    keep("sheet-zh-dark.png", &drawing::image(&plot, SIZE, 1.0, &Tokens::dark()));
    keep("sheet-zh-dark-small.png", &drawing::image(&plot, (640.0, 420.0), 2.0, &Tokens::dark()));
}

#[test]
fn thousands_of_claims_become_columns_and_the_key_says_so() {
    let figures: Vec<Figure> = (0..6000)
        .map(|it| if it % 3 == 0 { Figure::MoreThan(50.0) } else { Figure::Exactly(f64::from(it % 90)) })
        .collect();
    let mut many = plot(&figures);
    many.panels[0].curves[0].said.clear();
    let sheet = sheet(&many, SIZE, &measure);
    assert!(sheet.items().count() < 2500, "{}", sheet.items().count());
    assert!(!sheet.items().any(|it| matches!(it.shape, Shape::Dot { .. })), "a column is no measurement");
    let texts: Vec<&str> = sheet.labels().map(|it| it.text.as_str()).collect();
    assert!(texts.contains(&"crowded") && !texts.contains(&"stated"), "{texts:?}");
}

#[test]
fn by_magnitude_a_bound_stays_a_bound_and_series_have_their_letters() {
    let mut log = plot(&[Figure::MoreThan(50.0), Figure::LessThan(4000.0), Figure::About(90.0)]);
    let panel = &mut log.panels[0];
    (panel.log, panel.values, panel.ticked) = (true, (1.0, 10_000.0), (0.0, f64::INFINITY));
    panel.unit = Unit::Count;
    let mut other = panel.curves[0].clone();
    (other.slot, other.letter, other.range) = (1, 'B', Range::AMOUNT);
    panel.curves.push(other);
    let sheet = sheet(&log, SIZE, &measure);
    assert!(!sheet.items().any(|it| matches!(it.shape, Shape::Dot { .. })));
    let letters = |wanted: &str| sheet.labels().filter(|it| it.text == wanted).count();
    assert_eq!((letters("A"), letters("B")), (2, 2), "in the legend, and beside the last mark");
    let texts: Vec<String> = sheet.labels().map(|it| it.text.replace('\u{a0}', " ")).collect();
    assert!(["1", "100", "10 000"].iter().all(|it| texts.iter().any(|text| text == it)), "{texts:?}");
}

#[test]
fn the_letter_of_a_series_stands_beside_the_claim_that_stands_for_its_last_day() {
    let mut twice = plot(&[Figure::Exactly(20.0), Figure::Exactly(90.0)]);
    let curve = &mut twice.panels[0].curves[0];
    // Of two for one day the first stands for it.
    curve.entries[1].day = curve.entries[0].day;
    curve.entries[1].leads = false;
    let mut other = curve.clone();
    (other.slot, other.letter) = (1, 'B');
    other.entries.truncate(1);
    other.entries[0].figure = Figure::Exactly(50.0);
    twice.panels[0].curves.push(other);
    let sheet = sheet(&twice, SIZE, &measure);
    let height = |letter: &str| sheet.labels().filter(|it| it.text == letter).map(|it| it.at.y).fold(0.0, f32::max);
    assert!(height("A") > height("B") + 50.0, "at 20, and not at 90 above the other's 50");
}

#[test]
fn a_derived_bound_fades_by_strokes_without_mask_or_pattern() {
    let mut derived = plot(&[Figure::LessThan(49.0)]);
    derived.panels[0].curves[0].entries[0].look.derived = true;
    let text = svg(&sheet(&derived, SIZE, &measure), &|_| [0, 0, 0]);
    check_xml(&text);
    assert!(!text.contains("<mask") && !text.contains("<pattern"), "Inkscape shows nothing of a pattern behind a mask");
    let strokes = text.split("<path d=\"M").nth(1).unwrap();
    assert!(strokes.contains("stroke=\"url(#fade-") && strokes.matches('L').count() > 20, "{strokes}");
}
