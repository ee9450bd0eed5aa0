//! Unsaved work in journals, and what becomes of it when a window ends before it is saved.

use egui_kittest::{Harness, kittest::NodeT as _, kittest::Queryable as _};
use resumption_monitor::disk::{Filled, Journal, Left, Work};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::desk::{Consent, Desk};
use resumption_monitor::gui::keeper::{Keeper, Keeping};
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use resumption_monitor::tracker::edit::ClaimValue;
use resumption_monitor::tracker::{Edit, read};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");

/// 30 March 2020, 08:00 in Beijing.
const NOW: i64 = 1_585_526_400;

pub(crate) fn keeping(folder: &Path) -> Keeping {
    let zone = jiff::tz::TimeZone::fixed(jiff::tz::offset(8));
    Keeping { folder: Some(folder.to_owned()), now: || NOW, zone }
}

fn sample(folder: &TempDir) -> PathBuf {
    let path = folder.path().join("mine.ron");
    fs::write(&path, SAMPLE).unwrap();
    path
}

pub(crate) fn issued(at: usize, figure: f64) -> Edit {
    Edit::SetClaim { programme: 1, at, value: ClaimValue::Value(Figure::Exactly(figure)) }
}

fn left(data: &Path) -> Vec<Left> {
    Journal::open(data).unwrap().left_behind()
}

/// What is in the journals of windows that are there, too.
fn left_by_all(data: &Path) -> Vec<Work> {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("journal")).unwrap();
    for file in fs::read_dir(data.join("journal")).unwrap().map(|it| it.unwrap().path()) {
        if file.extension().is_some_and(|it| it == "journal") {
            fs::copy(&file, copy.path().join("journal").join(file.file_name().unwrap())).ok();
        }
    }
    left(copy.path()).into_iter().map(|it| it.work).collect()
}

fn wait_for(what: impl Fn() -> bool) -> Duration {
    let began = Instant::now();
    while !what() {
        assert!(began.elapsed() < Duration::from_secs(5), "it does not come");
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}

fn journals(data: &Path) -> usize {
    let entries = fs::read_dir(data.join("journal")).into_iter().flatten();
    entries.filter(|it| it.as_ref().unwrap().path().extension().is_some_and(|it| it == "journal")).count()
}

type Window = Harness<'static, App>;

fn window_of(options: Options, height: f32) -> Window {
    let mut window = Harness::builder()
        .with_size([1280.0, height])
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    window.run_ok();
    window
}

fn options(data: &Path, tracker: Option<PathBuf>, language: Language) -> Options {
    Options { tracker, keeping: keeping(data), ..crate::pages::options(Page::Tracker, language, ThemeChoice::Light) }
}

fn open(data: &Path, tracker: Option<PathBuf>) -> Window {
    window_of(options(data, tracker, Language::English), 800.0)
}

/// One that shows the whole page without scrolling.
fn open_tall(data: &Path, tracker: Option<PathBuf>) -> Window {
    window_of(options(data, tracker, Language::English), 1800.0)
}

pub(crate) fn click(window: &mut Window, name: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::Button, name).click();
    window.run_ok();
    window.run_ok();
}

/// Waits for what a thread of the window works out.
fn until(window: &mut Window, name: &str) {
    for _ in 0..300 {
        window.run_ok();
        if window.query_by_label(name).is_some() {
            return;
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    panic!("{name:?} does not come");
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
fn work_that_was_left_behind_is_offered_and_restored_as_one_step() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window); // the window goes, and nobody was asked
    assert_eq!(journals(&data), 1);

    let mut window = open(&data, None);
    assert!(window.query_by_label("Unsaved work was found").is_some());
    assert!(window.query_by_label("mine.ron, 30 March 2020, 08:00").is_some(), "which and when");
    until(&mut window, "1 difference");
    assert!(window.query_by_label("Special re-lending (copy)").is_some());
    assert!(window.query_by_label("added: 5 claims").is_some());
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().document, edited);
    assert_eq!(window.state().desk().path.as_deref(), Some(path.as_path()));
    assert!(window.query_by_label("Modified").is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), SAMPLE, "not saved yet");
    wait_for(|| journals(&data) == 1);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
    window.run_ok();
    window.run_ok();
    assert_eq!(window.state().desk().document, read(SAMPLE).document, "one step, undone");
    assert!(window.query_by_label("Saved").is_some());
    window.key_press_modifiers(egui::Modifiers::COMMAND | egui::Modifiers::SHIFT, egui::Key::Z);
    window.run_ok();
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert_eq!(read(&fs::read_to_string(&path).unwrap()).document, edited);
    drop(window);
    let window = open(&data, None);
    assert!(window.query_by_label("Unsaved work was found").is_none());
}

#[test]
fn discarded_work_is_gone_and_later_is_later() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    for tracker in [Some(path), None] {
        let mut window = open(&data, tracker);
        if window.query_by_label("Unsaved work was found").is_some() {
            click(&mut window, "Later");
        }
        click(&mut window, "Duplicate programme");
    }
    assert_eq!(journals(&data), 2);
    let mut window = open(&data, None);
    assert!(window.query_by_label_contains("programmes (template), ").is_some());
    assert!(window.query_by_label_contains("mine.ron, ").is_some(), "both are listed");
    click(&mut window, "Later");
    drop(window);
    let mut window = open(&data, None);
    click(&mut window, "Discard");
    assert!(window.query_by_label("Unsaved work was found").is_some(), "there is another");
    click(&mut window, "Discard");
    assert!(window.query_by_label("Unsaved work was found").is_none());
    assert_eq!(journals(&data), 0);
    let aside = |data: &Path| -> Vec<PathBuf> {
        let all = fs::read_dir(data.join("journal")).unwrap().map(|it| it.unwrap().path());
        all.filter(|it| it.extension().is_some_and(|it| it == "bad")).collect()
    };
    assert_eq!(aside(&data).len(), 2, "one click takes nobody's only copy");
    let old = fs::File::options().write(true).open(&aside(&data)[0]).unwrap();
    old.set_modified(std::time::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
    drop(open(&data, None));
    assert_eq!(aside(&data).len(), 1, "and it goes after ten days");
}

#[test]
fn a_file_that_has_changed_or_gone_since_is_said_to_have() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window);
    fs::write(&path, SAMPLE.replace("PBOC", "Central bank")).unwrap();
    let mut window = open(&data, None);
    until(
        &mut window,
        "The file on disk has been changed since. Restoring brings both sets of changes together, and asks what both changed.",
    );
    drop(window);
    fs::remove_dir_all(data.join("versions")).unwrap();
    let mut window = open(&data, None);
    until(
        &mut window,
        "The file on disk has been changed since. Restoring also takes those changes back; one undo brings them in again.",
    );
    drop(window);
    fs::remove_file(&path).unwrap();
    let mut window = open(&data, None);
    until(
        &mut window,
        "The file is not there any more. What is restored is the whole tracker; save it to have the file again.",
    );
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().document, edited);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert_eq!(read(&fs::read_to_string(&path).unwrap()).document, edited);
}

/// A window with work that was left behind, on a file whose agency somebody else has changed since; and that work.
fn changed_since(folder: &TempDir, is_open: bool) -> (Window, resumption_monitor::tracker::Document) {
    let (path, data) = (sample(folder), folder.path().join("data"));
    let mut window = open(&data, Some(path.clone()));
    click(&mut window, "Duplicate programme");
    let edited = window.state().desk().document.clone();
    drop(window);
    fs::write(&path, SAMPLE.replace("\"PBOC\"", "\"Central bank\"")).unwrap();
    let mut window = open(&data, is_open.then_some(path));
    until(&mut window, "1 difference");
    click(&mut window, "Restore");
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert!(window.query_by_label("PBOC → Central bank").is_some(), "their change is not taken back unasked");
    (window, edited)
}

#[test]
fn work_on_a_file_that_was_changed_since_is_merged_with_it() {
    for is_open in [true, false] {
        let folder = tempfile::tempdir().unwrap();
        let (mut window, edited) = changed_since(&folder, is_open);
        click(&mut window, "Merge");
        let agency = |it: &Window, at: usize| it.state().desk().document.programmes[at].agency.clone().unwrap().en;
        assert_eq!(window.state().desk().document.programmes.len(), edited.programmes.len());
        assert_eq!((agency(&window, 0), agency(&window, 1)), ("Central bank".to_owned(), "PBOC".to_owned()));
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::Z);
        window.run_ok();
        window.run_ok();
        assert_eq!(window.state().desk().document, edited);
    }
}

#[test]
fn a_merge_of_restored_work_that_is_put_off_is_asked_by_the_save() {
    let folder = tempfile::tempdir().unwrap();
    let (mut window, edited) = changed_since(&folder, true);
    let path = folder.path().join("mine.ron");
    let theirs = fs::read_to_string(&path).unwrap();
    click(&mut window, "Cancel");
    assert_eq!(window.state().desk().document, edited);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert!(window.query_by_label("The file on disk has changed").is_some());
    assert_eq!(fs::read_to_string(&path).unwrap(), theirs, "nothing is written over");
    click(&mut window, "Merge");
    let saved = read(&fs::read_to_string(&path).unwrap()).document;
    assert_eq!(saved.programmes.len(), edited.programmes.len());
    assert_eq!(saved.programmes[0].agency.as_ref().unwrap().en, "Central bank");
}

#[test]
fn what_is_in_a_form_is_put_back_into_it() {
    use crate::page_tracker::{type_into, value};
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open_tall(&data, Some(path.clone()));
    click(&mut window, "Add claim");
    type_into(&mut window, "Figure", "280bn");
    click(&mut window, "Add a source…");
    type_into(&mut window, "Title", "Weekly report");
    window.get_by_label("Clearing arrears to private firms and SMEs").click();
    window.run_ok();
    window.run_ok();
    click(&mut window, "Add milestone");
    type_into(&mut window, "Step", "所有 cleared, 100 %");
    assert!(!window.state().desk().is_modified());
    wait_for(|| left_by_all(&data).iter().any(|it| it.filled.iter().any(|it| it.text == "所有 cleared, 100 %")));
    drop(window); // the window goes, and nobody was asked

    let mut window = open_tall(&data, None);
    until(&mut window, "Filled in, not added yet");
    crate::changed::picture(&window, "recovered-forms");
    for said in ["New claim: Special re-lending", "Figure: 280bn", "Title: Weekly report", "Step: 所有 cleared, 100 %"]
    {
        assert!(window.query_by_label(said).is_some(), "{said}");
    }
    click(&mut window, "Restore");
    assert_eq!(window.state().desk().path.as_deref(), Some(path.as_path()));
    assert!(window.query_by_label("Saved").is_some(), "nothing was added");
    let both = |window: &mut Window| {
        window.get_by_label("Clearing arrears to private firms and SMEs").click();
        window.run_ok();
        window.run_ok();
        assert_eq!(value(window, "Step"), "所有 cleared, 100 %");
        window.get_by_label("Special re-lending").click();
        window.run_ok();
        window.run_ok();
        assert_eq!((value(window, "Figure"), value(window, "Title")), ("280bn".to_owned(), "Weekly report".to_owned()));
    };
    both(&mut window);
    // It is still safe, beside what is saved meanwhile.
    click(&mut window, "Duplicate programme");
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::S);
    window.run_ok();
    window.run_ok();
    assert!(window.query_by_label("Saved").is_some());
    drop(window);
    // Its programme is shown already.
    let mut window = open_tall(&data, Some(path));
    until(&mut window, "Filled in, not added yet");
    click(&mut window, "Restore");
    both(&mut window);
    // Of the source, and of the claim.
    for _ in 0..2 {
        window.get_all_by_role_and_label(egui::accesskit::Role::Button, "Cancel").next().unwrap().click();
        window.run_ok();
        window.run_ok();
    }
    window.get_by_label("Clearing arrears to private firms and SMEs").click();
    window.run_ok();
    window.run_ok();
    click(&mut window, "Cancel");
    wait_for(|| journals(&data) == 0);
}

#[test]
fn the_dialog_stays_until_it_is_answered_and_can_be_had_again() {
    let folder = tempfile::tempdir().unwrap();
    let (path, data) = (sample(&folder), folder.path().join("data"));
    let mut window = open(&data, Some(path));
    click(&mut window, "File");
    let item = |window: &Window| {
        let item = window.get_by_role_and_label(egui::accesskit::Role::Button, "Recovered work…");
        !item.accesskit_node().is_disabled()
    };
    assert!(!item(&window), "there is none");
    window.key_press(egui::Key::Escape);
    window.run_ok();
    click(&mut window, "Duplicate programme");
    drop(window);
    let mut window = open(&data, None);
    let asks = |it: &Window| it.query_by_label("Unsaved work was found").is_some();
    let beside = egui::pos2(5.0, 400.0);
    let click_beside = |window: &mut Window| {
        window.event(egui::Event::PointerMoved(beside));
        window.run_ok();
        for pressed in [true, false] {
            let (button, modifiers) = (egui::PointerButton::Primary, egui::Modifiers::NONE);
            window.event(egui::Event::PointerButton { pos: beside, button, pressed, modifiers });
        }
        window.run_ok();
        window.run_ok();
    };
    click_beside(&mut window);
    assert!(asks(&window), "a click beside it is no answer");
    for close in [|it: &mut Window| click(it, "Later"), |it: &mut Window| it.key_press(egui::Key::Escape)] {
        close(&mut window);
        window.run_ok();
        assert!(!asks(&window));
        click(&mut window, "File");
        assert!(item(&window));
        click(&mut window, "Recovered work…");
        assert!(asks(&window));
    }
    until(&mut window, "1 difference");
    click(&mut window, "Discard");
    click(&mut window, "File");
    assert!(!item(&window), "it is done with");
    // What is only looked at is closed by it: the click was one.
    click(&mut window, "Versions…");
    assert!(window.query_by_label("Versions of programmes (template)").is_some());
    click_beside(&mut window);
    assert!(window.query_by_label("Versions of programmes (template)").is_none());
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
    let asks = "Leave without adding what is filled in?";
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
        draw("taken", options(&data, Some(path.clone()), language), &|_| ());
        drop(holder);
    }
}
