//! Files that others change while they are open: read anew, asked about, or told of.

use crate::pages::options;
use crate::waiting::until;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use resumption_monitor::figure::{Figure, Language};
use resumption_monitor::gui::raster::Rasterizer;
use resumption_monitor::gui::{app::App, app::Options, app::ThemeChoice, pages::Page};
use std::path::{Path, PathBuf};
use std::time::Duration;

const SAMPLE: &str = include_str!("samples/tracker-small.ron");
const DATA: &str = include_str!("samples/dataset-small.ron");

/// How often the files are looked after in the tests.
pub(crate) const OFTEN: Duration = Duration::from_millis(15);

type Window = Harness<'static, App>;

/// A window on a tracker of its own in a folder of its own.
struct Desk {
    window: Window,
    path: PathBuf,
    folder: tempfile::TempDir,
}

fn tracker(path: &Path, language: Language) -> Options {
    Options { tracker: Some(path.to_owned()), ..options(Page::Tracker, language, ThemeChoice::Light) }
}

fn window(options: Options, size: [f32; 2], watched: bool) -> Window {
    let mut window =
        Harness::builder().with_size(size).with_theme(egui::Theme::Light).with_max_steps(20).build_eframe(move |cc| {
            let app = App::new(&cc.egui_ctx, None, options.clone());
            if watched { app.watching(&cc.egui_ctx, OFTEN) } else { app }
        });
    window.run_ok();
    window
}

impl Desk {
    fn open() -> Self {
        Self::open_in(Language::English, true)
    }

    fn open_in(language: Language, watched: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.ron");
        std::fs::write(&path, SAMPLE).unwrap();
        let window = window(tracker(&path, language), [1280.0, 800.0], watched);
        Self { window, path, folder }
    }

    /// Somebody else writes the file, by putting another in its place as editors do.
    fn theirs(&self, change: impl FnOnce(&str) -> String) {
        let other = self.folder.path().join("theirs.tmp");
        std::fs::write(&other, change(&self.on_disk())).unwrap();
        std::fs::rename(other, &self.path).unwrap();
    }

    fn on_disk(&self) -> String {
        std::fs::read_to_string(&self.path).unwrap()
    }

    fn click(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).click();
        self.window.run_ok();
        self.window.run_ok();
    }

    fn choose(&mut self, name: &str) {
        self.window.get_by(|it| it.role() == Role::RadioButton && says(it, name)).click();
        self.window.run_ok();
    }

    fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run_ok();
        self.window.run_ok();
    }

    /// Changes something here: the quota of the first programme, in its field.
    fn quota(&mut self, figure: &str) {
        let named = |it: &AccessKitNode<'_>| {
            it.role() == Role::TextInput && it.labelled_by().any(|it| it.value().as_deref() == Some("Quota"))
        };
        self.window.get_by(named).focus();
        self.window.run_ok();
        self.window.get_by(named).type_text(figure);
        self.window.run_ok();
        self.press(Modifiers::NONE, Key::Enter);
        assert!(self.window.state().desk().is_modified());
    }

    fn has(&self, text: &str) -> bool {
        self.window.query_all_by(|it| says(it, text)).next().is_some()
    }

    /// Waits until it is said.
    fn wait(&mut self, text: &str) {
        until(&mut self.window, |it| it.query_all_by(|it| says(it, text)).next().is_some());
    }

    fn picture(&self, name: &str) {
        picture(&self.window, name);
    }

    fn quota_here(&self) -> Option<Figure> {
        self.window.state().desk().document.programmes[0].quota()
    }
}

fn has_keyboard(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
}

fn says(node: &AccessKitNode<'_>, text: &str) -> bool {
    let said = |it: Option<String>| it.is_some_and(|it| it.replace('\u{a0}', " ").contains(text));
    said(node.label()) || said(node.value())
}

/// Keeps a picture of the window as it is, to be looked at.
#[expect(clippy::cast_sign_loss, reason = "a window has a size")]
pub(crate) fn picture(window: &Window, name: &str) {
    let (ctx, output) = (&window.ctx, window.output());
    let whole = ctx.fonts(|it| egui::epaint::ImageDelta::full(it.image(), egui::TextureOptions::LINEAR));
    let mut delta = egui::TexturesDelta::default();
    delta.push(egui::TextureId::default(), whole);
    let mut rasterizer = Rasterizer::new();
    rasterizer.update_textures(&delta);
    delta.clear();
    let primitives = ctx.tessellate(output.shapes.clone(), 1.0);
    let size = ctx.content_rect().size();
    let image = rasterizer.paint([size.x as u32, size.y as u32], 1.0, window.state().clear(), &primitives);
    crate::pages::keep(&format!("changed-{name}.png"), &image);
}

const CTRL: Modifiers = Modifiers::COMMAND;
const SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const TITLE: &str = "The file on disk has changed";

/// Their change of the agency, which nobody changes here.
fn central_bank(text: &str) -> String {
    text.replace("\"PBOC\"", "\"Central bank\"")
}

/// Their change of the quota.
fn their_quota(text: &str) -> String {
    text.replace("Exactly(300e9), // yuan", "Exactly(350e9), // yuan, as raised in May")
}

fn agency(desk: &Desk) -> String {
    let document = &desk.window.state().desk().document;
    document.programmes[0].agency.as_ref().map(|it| it.en.clone()).unwrap_or_default()
}

#[test]
fn an_untouched_tracker_is_read_anew_and_undo_brings_the_old_one_back() {
    let mut desk = Desk::open();
    desk.window.get_by_label("Clearing arrears to private firms and SMEs").click();
    desk.window.run_ok();
    desk.theirs(central_bank);
    desk.wait("Reloaded, changed on disk");
    assert_eq!(agency(&desk), "Central bank");
    assert!(desk.has("Saved") && !desk.has(TITLE));
    assert!(desk.has("about 167 bn yuan"), "the programme that was chosen is still shown");
    desk.press(CTRL, Key::Z);
    assert_eq!(agency(&desk), "PBOC");
    assert!(desk.has("Modified"));
    desk.press(SHIFT, Key::Z);
    assert!(desk.has("Saved"));
    assert_eq!(agency(&desk), "Central bank");
}

#[test]
fn a_touch_that_leaves_the_bytes_as_they_are_is_nothing() {
    let mut desk = Desk::open();
    desk.theirs(str::to_owned);
    for _ in 0..10 {
        std::thread::sleep(OFTEN);
        desk.window.run_ok();
    }
    assert!(!desk.has("Reloaded") && !desk.has(TITLE));
}

#[test]
fn changes_of_both_sides_go_together_in_one_step_and_the_save_keeps_their_comments() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(|text| central_bank(text).replace("// ---- arrears", "// seen by Lin\n        // ---- arrears"));
    desk.wait(TITLE);
    assert!(desk.has("Special re-lending, Agency") && desk.has("PBOC → Central bank"));
    desk.picture("merge-clean");
    desk.click("Merge");
    assert!(desk.has("Merged 1 change from disk") && desk.has("Modified"));
    assert_eq!((desk.quota_here(), agency(&desk).as_str()), (Some(Figure::Exactly(320e9)), "Central bank"));
    desk.press(CTRL, Key::Z);
    assert_eq!((desk.quota_here(), agency(&desk).as_str()), (Some(Figure::Exactly(320e9)), "PBOC"));
    assert!(desk.has("Modified"), "that is not what is on disk");
    desk.press(SHIFT, Key::Z);
    desk.press(CTRL, Key::S);
    assert!(desk.has("Saved") && !desk.has(TITLE));
    let text = desk.on_disk();
    assert!(
        text.contains("Exactly(320e9)") && text.contains("Central bank") && text.contains("// seen by Lin"),
        "{text}"
    );
    assert_eq!(text.lines().count(), SAMPLE.lines().count() + 1);
}

#[test]
fn what_both_sides_changed_is_asked_with_all_three_versions() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(|text| their_quota(&central_bank(text)));
    desk.wait(TITLE);
    assert!(desk.has("300 bn yuan") && desk.has("Mine: 320 bn yuan") && desk.has("Theirs: 350 bn yuan"));
    assert!(desk.has("0 of 1 decided"));
    desk.click("Merge");
    assert!(desk.has(TITLE), "nothing is decided yet");
    desk.choose("Theirs: 350 bn yuan");
    assert!(desk.has("1 of 1 decided"));
    desk.picture("merge-asked");
    desk.click("All mine");
    desk.click("All theirs");
    desk.click("Merge");
    assert_eq!((desk.quota_here(), agency(&desk).as_str()), (Some(Figure::Exactly(350e9)), "Central bank"));
    assert!(desk.has("Saved"), "it is what is on disk");
    desk.press(CTRL, Key::Z);
    assert_eq!((desk.quota_here(), agency(&desk).as_str()), (Some(Figure::Exactly(320e9)), "PBOC"));
}

#[test]
fn the_dialog_is_worked_by_the_keyboard_alone() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    let focused = |desk: &Desk| {
        let node = desk.window.query_all_by(has_keyboard).next();
        let said = node.map(|it| it.accesskit_node()).and_then(|it| it.label().or_else(|| it.value()));
        said.unwrap_or_default().replace('\u{a0}', " ")
    };
    assert!(focused(&desk).starts_with("Mine: 320"), "what has to be chosen first has the keyboard");
    for (key, name) in [(Key::ArrowRight, "Theirs: 350"), (Key::ArrowLeft, "Mine: 320")] {
        desk.press(Modifiers::NONE, key);
        assert!(focused(&desk).starts_with(name), "{}", focused(&desk));
        let chosen = desk.window.get_by(|it| it.role() == Role::RadioButton && says(it, name));
        assert_eq!(chosen.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "{name}");
    }
    let mut way = Vec::new();
    for _ in 0..6 {
        desk.press(Modifiers::NONE, Key::Tab);
        let name = focused(&desk);
        way.push(name.clone());
        if name.starts_with("Theirs:") {
            desk.press(Modifiers::NONE, Key::Space);
        }
        if name == "Merge" {
            break;
        }
    }
    let names = ["Theirs: 350", "Cancel", "Save as…", "Take theirs", "Keep mine", "Merge"];
    assert!(way.len() == names.len() && way.iter().zip(names).all(|(it, name)| it.starts_with(name)), "{way:?}");
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(!desk.has(TITLE));
    assert_eq!(desk.quota_here(), Some(Figure::Exactly(350e9)));
}

#[test]
fn mine_is_kept_and_theirs_is_one_step_back() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    desk.click("Keep mine");
    assert_eq!(desk.quota_here(), Some(Figure::Exactly(320e9)));
    assert!(desk.has("Modified"));
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.quota_here(), Some(Figure::Exactly(350e9)));
    assert!(desk.has("Saved"), "that is what is on disk");
    desk.press(SHIFT, Key::Z);
    desk.press(CTRL, Key::S);
    assert!(!desk.has(TITLE), "it was said already that mine is kept");
    assert!(desk.on_disk().contains("Exactly(320e9), // yuan, as raised in May"), "their comment stays");
}

#[test]
fn theirs_is_taken_and_mine_is_one_step_back() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    desk.click("Take theirs");
    assert_eq!(desk.quota_here(), Some(Figure::Exactly(350e9)));
    assert!(desk.has("Saved"));
    desk.press(CTRL, Key::Z);
    assert_eq!(desk.quota_here(), Some(Figure::Exactly(320e9)));
    assert!(desk.has("Modified"));
}

#[test]
fn what_is_put_off_stays_in_sight_and_is_asked_again_by_a_save() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    desk.press(Modifiers::NONE, Key::Escape);
    assert!(!desk.has(TITLE) && desk.has("Changed on disk"));
    desk.picture("banner");
    desk.click("Review…");
    assert!(desk.has(TITLE));
    desk.click("Cancel");
    desk.press(CTRL, Key::S);
    assert!(desk.has(TITLE));
    assert!(desk.on_disk().contains("350e9"), "nothing was written");
    desk.choose("Mine: 320 bn yuan");
    desk.click("Merge");
    assert!(desk.has("Saved") && !desk.has("Changed on disk"), "the save that asked goes on");
    assert!(desk.on_disk().contains("320e9"));
}

#[test]
fn the_dialog_follows_the_file_and_keeps_what_was_chosen() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    desk.choose("Mine: 320 bn yuan");
    desk.theirs(central_bank);
    desk.wait("PBOC → Central bank");
    assert!(desk.has("1 of 1 decided"));
    desk.click("Merge");
    assert_eq!((desk.quota_here(), agency(&desk).as_str()), (Some(Figure::Exactly(320e9)), "Central bank"));
}

#[test]
fn without_a_watch_the_save_notices_it() {
    let mut desk = Desk::open_in(Language::English, false);
    desk.quota("320bn");
    desk.theirs(central_bank);
    desk.press(CTRL, Key::S);
    assert!(desk.has(TITLE));
    desk.click("Merge");
    assert!(desk.has("Saved"));
    assert!(desk.on_disk().contains("Central bank") && desk.on_disk().contains("320e9"));
}

/// A tracker that takes longer to read and to compare than two frames.
fn large() -> String {
    let claim = |at: usize| {
        format!(
            "            (on: \"2020-03-28\", measure: Issued, value: Exactly({at}), quote: \"So it was said.\"),\n"
        )
    };
    let claims: String = (0..30).map(claim).collect();
    let loan =
        |at: usize| format!("        Loan(id: \"l-{at}\", name: \"Loan {at}\", claims: [\n{claims}        ]),\n");
    let loans: String = (0..250).map(loan).collect();
    SAMPLE.replacen("programmes: [\n", &format!("programmes: [\n{loans}"), 1)
}

#[test]
fn a_large_tracker_is_compared_on_a_thread_and_that_can_be_called_off() {
    let mut desk = Desk::open_in(Language::English, false);
    std::fs::write(&desk.path, large()).unwrap();
    desk.window = window(tracker(&desk.path, Language::English), [1280.0, 800.0], false);
    desk.click("Duplicate programme");
    let edited = desk.window.state().desk().document.clone();
    desk.theirs(central_bank);
    let theirs = desk.on_disk();
    let save = |desk: &mut self::Desk| {
        desk.window.key_press_modifiers(CTRL, Key::S);
        for _ in 0..3 {
            desk.window.step();
        }
        assert!(desk.has(TITLE) && desk.has("Comparing…"), "the window goes on meanwhile");
        assert!(!desk.has("Merge"));
    };
    save(&mut desk);
    desk.window.get_by_role_and_label(Role::Button, "Cancel").click();
    desk.window.run_ok();
    assert!(!desk.has(TITLE));
    assert_eq!(desk.window.state().desk().document, edited);
    save(&mut desk);
    desk.wait("PBOC → Central bank");
    desk.window.get_by_role_and_label(Role::Button, "Merge").click();
    until(&mut desk.window, |it| it.query_by_label("Saved").is_some());
    let text = desk.on_disk();
    assert!(text != theirs && text.contains("Central bank") && text.contains("(copy)"), "both are there");
}

#[test]
fn mine_is_saved_under_another_name_and_theirs_stays() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(their_quota);
    desk.wait(TITLE);
    desk.click("Save as…");
    let other = desk.folder.path().join("other.ron");
    desk.press(CTRL, Key::A);
    desk.window.get_by_role_and_label(Role::TextInput, "File name").type_text(&other.display().to_string());
    desk.window.run_ok();
    desk.press(Modifiers::NONE, Key::Enter);
    assert!(desk.has("Saved") && !desk.has("Changed on disk"));
    assert!(std::fs::read_to_string(other).unwrap().contains("320e9"));
    assert!(desk.on_disk().contains("350e9"));
}

#[test]
fn a_file_that_is_no_tracker_any_more_is_not_merged() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(|_| "# a list of programmes\n".to_owned());
    desk.wait(TITLE);
    assert!(desk.has("cannot be read as a tracker"));
    for name in ["Merge", "Take theirs"] {
        assert!(desk.window.query_by_role_and_label(Role::Button, name).is_none(), "{name}");
    }
    desk.picture("merge-broken");
    desk.click("Keep mine");
    assert!(desk.has("Modified"));
    desk.press(CTRL, Key::S);
    assert!(desk.has("Saved") && desk.on_disk().contains("320e9"));
}

#[test]
fn an_untouched_tracker_stays_when_its_file_becomes_something_else() {
    let mut desk = Desk::open();
    desk.theirs(|_| "# a list of programmes\n".to_owned());
    desk.wait("is no tracker now");
    assert!(desk.has("`(format: 1,`. What is shown is the last that was."), "two sentences");
    assert_eq!(agency(&desk), "PBOC");
    desk.theirs(|_| central_bank(SAMPLE));
    desk.wait("Reloaded, changed on disk");
    assert!(!desk.has("Changed on disk"));
    assert_eq!(agency(&desk), "Central bank");
}

#[test]
fn what_could_not_be_read_in_theirs_is_asked_and_not_deleted() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.theirs(|text| text.replace("value: Exactly(4708)", "value: Exactly(four)"));
    desk.wait(TITLE);
    assert!(desk.has("Part of what is on disk could not be read"));
    assert!(desk.has("Theirs: not read, or deleted, for Special re-lending, Enterprises funded on 13 March 2020"));
    desk.picture("merge-incomplete");
    desk.click("All mine");
    desk.click("Merge");
    assert_eq!(desk.window.state().desk().document.programmes[0].claims.len(), 5);
}

#[test]
fn a_file_that_is_gone_is_told_of_until_it_is_back() {
    let mut desk = Desk::open();
    let aside = desk.folder.path().join("aside.ron");
    std::fs::rename(&desk.path, &aside).unwrap();
    desk.wait("Not on disk");
    assert!(desk.has("Modified"), "what is here is nowhere else");
    assert!(desk.has("Your work is kept here"));
    desk.picture("gone");
    std::fs::rename(&aside, &desk.path).unwrap();
    desk.wait("is there again");
    assert!(desk.has("Saved") && !desk.has("Not on disk"));
    std::fs::write(&desk.path, "").unwrap();
    desk.wait("it is empty");
    desk.press(CTRL, Key::S);
    assert!(desk.has(TITLE), "a file that was emptied is not written over unasked");
    desk.click("Keep mine");
    assert_eq!(desk.on_disk(), SAMPLE);
    std::fs::remove_file(&desk.path).unwrap();
    desk.wait("Not on disk");
    desk.press(CTRL, Key::S);
    assert!(desk.has("Saved") && !desk.has("Not on disk"));
    assert_eq!(desk.on_disk(), SAMPLE);
}

#[test]
fn the_dialog_waits_for_another_one() {
    let mut desk = Desk::open();
    desk.quota("320bn");
    desk.press(Modifiers::NONE, Key::F1);
    desk.theirs(their_quota);
    desk.wait("Changed on disk");
    assert!(desk.has("Keyboard shortcuts") && !desk.has(TITLE));
    desk.click("Close");
    assert!(desk.has(TITLE));
}

#[test]
fn the_data_set_is_read_anew() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data.ron");
    std::fs::write(&path, DATA).unwrap();
    let options = Options { data: Some(path.clone()), ..options(Page::Sources, Language::English, ThemeChoice::Light) };
    let mut window = window(options, [1280.0, 800.0], true);
    let claims = |it: &Window| {
        let node = it.query_by_label_contains(" series · ").map(|it| it.accesskit_node());
        node.and_then(|it| it.label().or_else(|| it.value()))
    };
    until(&mut window, |it| !it.state().is_loading());
    window.run_ok();
    let before = claims(&window);
    let renamed = DATA.replacen("title: \"", "title: \"Anew: ", 1);
    assert_ne!(renamed, DATA);
    std::fs::write(&path, &renamed).unwrap();
    until(&mut window, |it| it.query_by_label_contains("Reloaded, changed on disk").is_some());
    std::fs::write(&path, "not RON").unwrap();
    let note =
        |it: &Window| it.query_by_role_and_label(egui::accesskit::Role::Button, "Data file not readable").is_some();
    until(&mut window, note);
    assert_eq!(claims(&window), before, "what was read last is shown");
    // The note leads to where it is told in full, and nothing says that all was read.
    window.get_by_role_and_label(egui::accesskit::Role::Button, "Data file not readable").click();
    until(&mut window, |it| it.query_by_label_contains("What is shown is what was read last").is_some());
    assert!(window.query_by_label_contains("Every record").is_none());
    assert!(window.query_by_label_contains("Nothing is wrong").is_none());
    std::fs::write(&path, DATA).unwrap();
    until(&mut window, |it| !note(it));
    until(&mut window, |it| it.query_by_label_contains("What is shown is what was read last").is_none());
}

#[test]
fn the_dialog_speaks_chinese_and_fits_a_small_window() {
    for (language, title, name) in
        [(Language::Chinese, "磁盘上的文件已被修改", "merge-zh-900"), (Language::English, TITLE, "merge-900")]
    {
        let mut desk = Desk::open();
        desk.window = window(tracker(&desk.path, language), [900.0, 600.0], true);
        let document = &desk.window.state().desk().document;
        assert_eq!(document.programmes.len(), 4);
        let mine = if language == Language::Chinese { "复制政策" } else { "Duplicate programme" };
        desk.window.get_by_role_and_label(Role::Button, mine).click();
        desk.window.run_ok();
        desk.window.run_ok();
        desk.theirs(|text| their_quota(&central_bank(text)));
        desk.wait(title);
        desk.picture(name);
        crate::sizes::fits_everywhere(&mut desk.window);
    }
}

#[test]
fn what_was_asked_for_is_done_before_news_of_the_disk() {
    let mut desk = Desk::open();
    let first = |it: &Desk| it.window.state().desk().document.programmes[0].id.clone();
    assert_eq!(first(&desk), "special-relending");
    std::thread::sleep(OFTEN * 3);
    desk.window.get_by_role_and_label(Role::Button, "Delete programme").click();
    // The click is drawn; what it asks for is done at the next frame, when there is news of another first programme.
    desk.window.step();
    assert_eq!(first(&desk), "special-relending");
    desk.theirs(|text| {
        text.replace("programmes: [", "programmes: [ Measure(id: \"new\", name: \"New\", status: Active),")
    });
    std::thread::sleep(OFTEN * 20);
    desk.window.run_ok();
    let document = &desk.window.state().desk().document;
    assert!(document.position("special-relending").is_none(), "it was the one that was deleted");
}

#[test]
fn the_same_file_by_another_path_is_not_written_over_unasked() {
    use resumption_monitor::gui::desk::{Consent, Desk as Open, NotSaved};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, SAMPLE).unwrap();
    std::fs::create_dir(folder.path().join("sub")).unwrap();
    let other = folder.path().join("sub").join("..").join("mine.ron");
    let mut desk = Open::open(&path).unwrap();
    assert!(desk.is_file(&other) && !desk.is_file(&folder.path().join("sub")));
    std::fs::write(&path, central_bank(SAMPLE)).unwrap();
    assert!(matches!(desk.save(&other, Consent::default()), Err(NotSaved::Changed)));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), central_bank(SAMPLE));
}

#[test]
fn a_file_that_is_no_tracker_by_its_size_is_not_read() {
    use resumption_monitor::disk::{LoadError, load_at_most};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    std::fs::write(&path, "x".repeat(1001)).unwrap();
    assert!(matches!(load_at_most(&path, 1000), Err(LoadError::TooBig { length: 1001 })));
    assert!(load_at_most(&path, 1001).is_ok());
}
