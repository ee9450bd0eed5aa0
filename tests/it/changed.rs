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

pub(crate) const SAMPLE: &str = include_str!("samples/tracker-small.ron");
const DATA: &str = include_str!("samples/dataset-small.ron");

/// How often the files are looked after in the tests.
pub(crate) const OFTEN: Duration = Duration::from_millis(15);

type Window = Harness<'static, App>;

/// A window on a tracker of its own in a folder of its own.
pub(crate) struct Desk {
    pub(crate) window: Window,
    pub(crate) path: PathBuf,
    pub(crate) folder: tempfile::TempDir,
}

pub(crate) fn tracker(path: &Path, language: Language) -> Options {
    Options { tracker: Some(path.to_owned()), ..options(Page::Tracker, language, ThemeChoice::Light) }
}

pub(crate) fn window(options: Options, size: [f32; 2], watched: bool) -> Window {
    let mut window =
        Harness::builder().with_size(size).with_theme(egui::Theme::Light).with_max_steps(20).build_eframe(move |cc| {
            let app = App::new(&cc.egui_ctx, None, options.clone());
            if watched { app.watching(&cc.egui_ctx, OFTEN) } else { app }
        });
    window.run_ok();
    window
}

impl Desk {
    pub(crate) fn open() -> Self {
        Self::open_in(Language::English, true)
    }

    pub(crate) fn open_in(language: Language, watched: bool) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mine.ron");
        std::fs::write(&path, SAMPLE).unwrap();
        let window = window(tracker(&path, language), [1280.0, 800.0], watched);
        Self { window, path, folder }
    }

    /// Somebody else writes the file, by putting another in its place as editors do.
    pub(crate) fn theirs(&self, change: impl FnOnce(&str) -> String) {
        let other = self.folder.path().join("theirs.tmp");
        std::fs::write(&other, change(&self.on_disk())).unwrap();
        std::fs::rename(other, &self.path).unwrap();
    }

    pub(crate) fn on_disk(&self) -> String {
        std::fs::read_to_string(&self.path).unwrap()
    }

    pub(crate) fn click(&mut self, name: &str) {
        self.window.get_by_role_and_label(Role::Button, name).click();
        self.window.run_ok();
        self.window.run_ok();
    }

    pub(crate) fn choose(&mut self, name: &str) {
        self.window.get_by(|it| it.role() == Role::RadioButton && says(it, name)).click();
        self.window.run_ok();
    }

    pub(crate) fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.window.key_press_modifiers(modifiers, key);
        self.window.run_ok();
        self.window.run_ok();
    }

    /// Changes something here: the quota of the first programme, in its field.
    pub(crate) fn quota(&mut self, figure: &str) {
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

    pub(crate) fn has(&self, text: &str) -> bool {
        self.window.query_all_by(|it| says(it, text)).next().is_some()
    }

    /// Waits until it is said.
    pub(crate) fn wait(&mut self, text: &str) {
        until(&mut self.window, |it| it.query_all_by(|it| says(it, text)).next().is_some());
    }

    pub(crate) fn picture(&self, name: &str) {
        picture(&self.window, name);
    }

    pub(crate) fn quota_here(&self) -> Option<Figure> {
        self.window.state().desk().document.programmes[0].quota()
    }
}

pub(crate) fn says(node: &AccessKitNode<'_>, text: &str) -> bool {
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

pub(crate) const CTRL: Modifiers = Modifiers::COMMAND;
pub(crate) const SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
pub(crate) const TITLE: &str = "The file on disk has changed";

/// Their change of the agency, which nobody changes here.
pub(crate) fn central_bank(text: &str) -> String {
    text.replace("\"PBOC\"", "\"Central bank\"")
}

/// Their change of the quota.
pub(crate) fn their_quota(text: &str) -> String {
    text.replace("Exactly(300e9), // yuan", "Exactly(350e9), // yuan, as raised in May")
}

pub(crate) fn agency(desk: &Desk) -> String {
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
