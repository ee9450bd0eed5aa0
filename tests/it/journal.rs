//! Unsaved work in journals; `recovery` has what becomes of it when a window ends before it is saved.

use crate::waiting::wait_for;
use egui_kittest::{Harness, kittest::Queryable as _};
use resumption_monitor::disk::{Filled, Journal, Left, Work};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::desk::{Consent, Desk};
use resumption_monitor::gui::keeper::{Keeper, Keeping};
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use resumption_monitor::tracker::Edit;
use resumption_monitor::tracker::edit::ClaimValue;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

pub(crate) const SAMPLE: &str = include_str!("samples/tracker-small.ron");

/// 30 March 2020, 08:00 in Beijing.
const NOW: i64 = 1_585_526_400;

pub(crate) fn keeping(folder: &Path) -> Keeping {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    Keeping { folder: Some(folder.to_owned()), now: || NOW, zone }
}

pub(crate) fn sample(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("mine.ron");
    fs::write(&path, SAMPLE).unwrap();
    path
}

pub(crate) fn issued(at: usize, figure: f64) -> Edit {
    Edit::SetClaim { programme: 1, at, value: ClaimValue::Value(Figure::Exactly(figure)) }
}

pub(crate) fn left(data: &Path) -> Vec<Left> {
    Journal::open(data).unwrap().left_behind()
}

pub(crate) fn journals(data: &Path) -> usize {
    let entries = fs::read_dir(data.join("journal")).into_iter().flatten();
    entries.filter(|it| it.as_ref().unwrap().path().extension().is_some_and(|it| it == "journal")).count()
}

pub(crate) type Window = Harness<'static, App>;

pub(crate) fn window_of(options: Options, height: f32) -> Window {
    let mut window = Harness::builder()
        .with_size([1280.0, height])
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    window.run_ok();
    window
}

pub(crate) fn options(data: &Path, tracker: Option<PathBuf>, language: Language) -> Options {
    Options { tracker, keeping: keeping(data), ..crate::pages::options(Page::Tracker, language, ThemeChoice::Light) }
}

pub(crate) fn open(data: &Path, tracker: Option<PathBuf>) -> Window {
    window_of(options(data, tracker, Language::English), 800.0)
}

pub(crate) fn click(window: &mut Window, name: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
    window.run_ok();
    window.run_ok();
}

#[test]
fn a_journal_comes_within_two_seconds_and_goes_with_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut desk = Desk::open(&path).unwrap();
    let mut keeper = Keeper::new(keeping(&data), || ());
    keeper.watch(&desk, None, &[]);
    assert_eq!(journals(&data), 0, "nothing is kept of what is saved");
    desk.apply(issued(0, 210e9), None).unwrap();
    keeper.watch(&desk, None, &[]);
    let took = wait_for(|| journals(&data) == 1);
    assert!(took < Duration::from_secs(2), "{took:?}");
    assert!(left(&data).is_empty(), "the window is still there");
    // Undone, there is nothing unsaved.
    desk.undo().unwrap();
    keeper.watch(&desk, None, &[]);
    wait_for(|| journals(&data) == 0);
    desk.redo().unwrap();
    keeper.watch(&desk, None, &[]);
    keeper.settle();
    assert_eq!(journals(&data), 1);
    keeper.before_save(&desk);
    desk.save(&path, Consent::default()).unwrap();
    keeper.saved(&desk);
    keeper.settle();
    assert_eq!(journals(&data), 0);
    drop(keeper);
    assert_eq!(fs::read_dir(data.join("journal")).unwrap().count(), 0, "nothing is left behind");
}

#[test]
fn what_was_typed_and_not_entered_is_in_the_journal_too() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    window.get_all_by_role_and_label(egui::accesskit::Role::TextInput, "Agency").next().unwrap().focus();
    window.run_ok();
    window.event(egui::Event::Text(" and others".to_owned()));
    window.run_ok();
    assert!(!window.state().desk().is_modified(), "it is only typed");
    wait_for(|| journals(&data) == 1);
    drop(window);
    let found = left(&data);
    assert_eq!(found.len(), 1);
    assert!(found[0].work.text.contains("and others"), "{}", found[0].work.text);
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE);
}

#[test]
fn quitting_without_saving_is_a_decision() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path));
    click(&mut window, "Duplicate programme");
    wait_for(|| journals(&data) == 1);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Q);
    window.run_ok();
    window.run_ok();
    click(&mut window, "Don't save");
    drop(window);
    assert_eq!(journals(&data), 0);
}

#[test]
fn a_claim_that_is_not_added_yet_is_asked_about() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path));
    let asks = "Leave without what is typed?";
    click(&mut window, "Add claim");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Q);
    window.step();
    window.step();
    assert!(window.query_by_label(asks).is_none(), "nothing was filled in");
    crate::page_tracker::type_into(&mut window, "Figure", "280bn");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Q);
    window.run_ok();
    window.run_ok();
    assert!(window.query_by_label(asks).is_some());
    assert_eq!(crate::page_tracker::value(&window, "Figure"), "280bn", "it is still there");
}

#[test]
fn a_journal_that_is_not_whole_is_not_offered() {
    let folder = tempfile::tempdir().unwrap();
    let mut journal = Journal::open(folder.path()).unwrap();
    let work = Work {
        document: Some(PathBuf::from("/t/中小企业 100 %.ron")),
        base: Some((12, 0xfeed)),
        written: NOW,
        program: "0.1.0".to_owned(),
        filled: vec![Filled {
            of: "a".to_owned(), field: "claim.Note".to_owned(), text: "中文\t100 %\nb".to_owned()
        }],
        text: "(format: 1,\n\n programmes: [])".to_owned(),
    };
    journal.write(&work).unwrap().sync().unwrap();
    drop(journal);
    let found = left(folder.path());
    assert_eq!(found.iter().map(|it| &it.work).collect::<Vec<_>>(), [&work]);
    let file = fs::read_dir(folder.path().join("journal")).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&file).unwrap();
    assert_eq!(left(folder.path())[0].work, work);
    for end in 0..whole.len() {
        fs::write(&file, &whole[..end]).unwrap();
        assert!(left(folder.path()).is_empty(), "{end} bytes of {}", whole.len());
    }
}

#[test]
fn a_file_open_in_another_window_is_read_only_here() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let first = open(&data, Some(path.clone()));
    let link = folder.path().join("link.ron");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&path, &link).unwrap();
    #[cfg(not(unix))]
    fs::hard_link(&path, &link).unwrap();
    let mut second = open(&data, Some(if cfg!(unix) { link } else { path.clone() }));
    assert!(second.query_by_label("The file is open in another window").is_some());
    assert!(second.query_by_label_contains("since 30 March 2020, 08:00.").is_some());
    click(&mut second, "Read-only");
    assert!(second.query_by_label("The file is open in another window").is_none());
    let before = second.state().desk().document.clone();
    click(&mut second, "Duplicate programme");
    second.key_press_modifiers(egui::Modifiers::ALT, egui::Key::ArrowDown);
    second.run_ok();
    assert_eq!(second.state().desk().document, before);
    assert!(second.state().failure().is_some_and(|it| it.contains("nother window")), "refused with the reason");
    second.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    second.run_ok();
    second.run_ok();
    let field = second.get_by_role_and_label(egui::accesskit::Role::TextInput, "File name");
    assert!(field.value().unwrap_or_default().ends_with("-copy.ron"), "{:?}", field.value());
    second.key_press(egui::Key::Enter);
    second.run_ok();
    second.run_ok();
    assert!(second.query_by_label("Read-only").is_none(), "the copy is ours");
    click(&mut second, "Duplicate programme");
    assert_ne!(second.state().desk().document, before);
    drop((first, second));
    // With the window the lock is gone.
    let mut third = open(&data, Some(path));
    if third.query_by_label("Unsaved work was found").is_some() {
        click(&mut third, "Discard");
    }
    assert!(third.query_by_label("Read-only").is_none());
}

/// Pictures of the dialogs, to be looked at.
#[test]
fn the_dialogs_are_drawn_in_both_languages() {
    for (language, code) in [(Language::English, "en"), (Language::Chinese, "zh")] {
        let folder = tempfile::tempdir().unwrap();
        let (path, data) = (sample(&folder), folder.path().join("data"));
        for tracker in [None, Some(path.clone())] {
            let mut window = open(&data, tracker);
            if window.query_by_label("Unsaved work was found").is_some() {
                click(&mut window, "Later");
            }
            click(&mut window, "Duplicate programme");
        }
        let draw = |name: &str, options: Options, steps: &dyn Fn(&mut App)| {
            let ctx = egui::Context::default();
            let mut app = App::new(&ctx, None, options);
            steps(&mut app);
            let size = egui::vec2(900.0, 600.0);
            let frame = |app: &mut App| {
                let clear = app.clear();
                resumption_monitor::gui::raster::headless::draw(&ctx, size, 1.0, clear, 4, |ui| app.draw(ui))
            };
            frame(&mut app);
            std::thread::sleep(Duration::from_millis(200));
            crate::pages::keep(&format!("{name}-{code}.png"), &frame(&mut app));
        };
        draw("recovery", options(&data, None, language), &|_| ());
        let mut window = window_of(options(&data, None, language), 800.0);
        window.run_ok();
        crate::sizes::fits_everywhere(&mut window);
        drop(window);
        let holder = open(&data, Some(path.clone()));
        let mut window = window_of(options(&data, Some(path.clone()), language), 800.0);
        window.run_ok();
        crate::sizes::fits_everywhere(&mut window);
        drop(window);
        draw("taken", options(&data, Some(path.clone()), language), &|_| ());
        drop(holder);
    }
}
