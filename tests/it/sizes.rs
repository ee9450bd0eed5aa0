//! Nothing lies over anything else, and everything can be reached, in every size of the window and at every zoom.

use crate::states::{DIALOGS, LANGUAGES, SIZES, Window, command, press, window, window_of};
use egui::accesskit::Role;
use egui::{Key, LayerId, Modifiers, Rect, WidgetRect};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{Options, ThemeChoice};
use resumption_monitor::gui::command::UiCommand;
use resumption_monitor::gui::pages::{Page, TrackerCommand};

/// A control, with the part of it that can be seen.
struct Control {
    role: Role,
    name: String,
    layer: LayerId,
    whole: Rect,
    seen: Rect,
}

impl Control {
    fn is_seen(&self) -> bool {
        self.seen.width() > 1.0 && self.seen.height() > 1.0
    }

    /// Whether it is there to be used: all of it, or, where it is larger than most windows, enough.
    fn is_whole(&self) -> bool {
        let enough = |seen: f32, whole: f32| seen > whole.min(90.0) - 3.0;
        enough(self.seen.width(), self.whole.width()) && enough(self.seen.height(), self.whole.height())
    }

    fn told(&self) -> String {
        format!("{:?} {:?} {:?}, seen {:?}", self.role, self.name, self.whole, self.seen)
    }
}

/// The controls of the window, on the layers that take clicks.
fn controls(window: &Window) -> Vec<Control> {
    let widgets: Vec<WidgetRect> = window
        .ctx
        .viewport(|it| it.prev_pass.widgets.layers().flat_map(|(_, widgets)| widgets.iter().copied()).collect());
    let modal = window.ctx.memory(egui::Memory::top_modal_layer);
    let modal = modal.or_else(|| widgets.iter().map(|it| it.layer_id).find(|it| it.order == egui::Order::Foreground));
    let mut controls = Vec::new();
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        if !crate::accessible::CONTROLS.contains(&node.role()) {
            continue;
        }
        let id = node.locate().0;
        let Some(widget) = widgets.iter().find(|it| it.id.accesskit_id() == id) else { continue };
        if modal.is_some_and(|it| it != widget.layer_id) || !widget.sense.interactive() {
            continue;
        }
        controls.push(Control {
            role: node.role(),
            name: node.label().or_else(|| node.value()).unwrap_or_default(),
            layer: widget.layer_id,
            whole: widget.rect,
            seen: widget.interact_rect,
        });
    }
    controls
}

/// Controls that lie over each other, but for those that hold the other as a whole: a row its buttons.
pub(crate) fn overlapping(window: &Window) -> Vec<String> {
    let controls = controls(window);
    let mut found = Vec::new();
    for (at, one) in controls.iter().enumerate().filter(|it| it.1.is_seen()) {
        for other in controls.iter().skip(at + 1).filter(|it| it.is_seen() && it.layer == one.layer) {
            let both = one.seen.intersect(other.seen);
            let holds = |outer: &Control, inner: &Control| outer.whole.expand(4.0).contains_rect(inner.whole);
            if both.width() > 1.0 && both.height() > 1.0 && !holds(one, other) && !holds(other, one) {
                found.push(format!("{} and {}", one.told(), other.told()));
            }
        }
    }
    found
}

/// Turns the wheel over what is cut off, or over the middle of the window where nothing of it is seen, towards it.
fn turn_wheel(window: &mut Window, control: &Control) {
    let screen = window.ctx.content_rect();
    let (whole, seen) = (control.whole, control.seen);
    let at = if control.is_seen() { seen.center() } else { screen.center() };
    window.hover_at(at);
    let by = |whole: egui::Rangef, seen: egui::Rangef, screen: egui::Rangef| {
        let is_seen = seen.span() > 0.0;
        let hidden = if is_seen { whole.span() - seen.span() } else { screen.span() };
        let is_after = if is_seen { whole.max > seen.max + 1.0 } else { whole.center() > screen.center() };
        // By less where little is missing.
        if hidden > 1.0 { hidden.clamp(20.0, 120.0) * if is_after { -1.0 } else { 1.0 } } else { 0.0 }
    };
    let x = by(whole.x_range(), seen.x_range(), screen.x_range());
    let y = by(whole.y_range(), seen.y_range(), screen.y_range());
    wheel(window, egui::vec2(x, y));
}

/// Turns the wheel where the pointer is.
fn wheel(window: &mut Window, delta: egui::Vec2) {
    window.event(egui::Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta,
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    for _ in 0..4 {
        window.step();
    }
}

/// Controls that are cut off, and that nobody can bring into view. Of many, some are tried.
pub(crate) fn out_of_reach(window: &mut Window) -> Vec<String> {
    const TRIED: usize = 8;
    const TURNS: usize = 12;
    let cut = controls(window).into_iter().filter(|it| !it.is_whole());
    let cut: Vec<(Role, String, bool)> = cut.map(|it| (it.role, it.name.clone(), it.is_seen())).collect();
    let mut found = Vec::new();
    for (role, name, is_seen) in cut.iter().step_by(cut.len().div_ceil(TRIED).max(1)) {
        // What is seen in part, by hand; what is not, as screen readers do it, and then by hand: a list that scrolls takes
        // the first to itself.
        let node = window.root().children_recursive().find(|it| {
            let node = it.accesskit_node();
            node.role() == *role && node.label().or_else(|| node.value()).unwrap_or_default() == *name
        });
        let Some(node) = node else { continue };
        if !is_seen {
            node.scroll_to_me();
            window.run_ok();
        }
        let mut last = None;
        for turn in 0..TURNS {
            last = controls(window).into_iter().find(|it| it.role == *role && it.name == *name);
            match &last {
                Some(it) if it.is_whole() => break,
                Some(it) => turn_wheel(window, it),
                // A list draws the rows that are seen: it was scrolled past, by less than it shows. The wheel is for the list
                // where the pointer is over what the list shows now.
                None => {
                    let of_list = controls(window).into_iter().find(|it| it.role == *role && it.is_seen());
                    let at = of_list.map_or_else(|| window.ctx.content_rect().center(), |it| it.seen.center());
                    window.hover_at(at);
                    wheel(window, egui::vec2(0.0, if turn < TURNS / 2 { 100.0 } else { -60.0 }));
                }
            }
        }
        // What is not there any more once it was asked for was not reached.
        match last {
            Some(it) if it.is_whole() => {}
            Some(it) => found.push(it.told()),
            None => found.push(format!("{role:?} {name:?} has gone")),
        }
    }
    found
}

/// What is wrong with the places of the controls of a window.
pub(crate) fn misplaced(window: &mut Window) -> Vec<String> {
    let mut found = overlapping(window);
    found.extend(out_of_reach(window).into_iter().map(|it| format!("out of reach: {it}")));
    found
}

/// Holds a dialog that is open against windows of all sizes.
pub(crate) fn fits_everywhere(window: &mut Window) {
    let first = window.ctx.content_rect().size();
    for size in SIZES {
        window.set_size(size.into());
        for _ in 0..3 {
            window.run_ok();
        }
        let screen = window.ctx.content_rect();
        let modal = window.ctx.memory(egui::Memory::top_modal_layer).unwrap();
        let place = window.ctx.memory(|memory| memory.area_rect(modal.id)).unwrap();
        assert!(screen.expand(1.0).contains_rect(place), "{place:?} is larger than the window of {size:?}");
        let found = misplaced(window);
        assert!(found.is_empty(), "{size:?}: {found:#?}");
    }
    window.set_size(first);
    window.run_ok();
}

#[test]
fn controls_of_pages_lie_side_by_side_and_can_be_reached_at_every_size() {
    let mut found = Vec::new();
    for page in Page::ALL {
        for language in LANGUAGES {
            for size in SIZES {
                let mut window = window(page, language, size);
                let seen = controls(&window).iter().filter(|it| it.is_seen()).count();
                assert!(seen > 8, "{} {language:?} {size:?}: {seen} controls", page.name());
                let wrong = misplaced(&mut window);
                found.extend(wrong.into_iter().map(|it| format!("{} {language:?} {size:?}: {it}", page.name())));
            }
        }
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
}

#[test]
fn dialogs_fit_into_every_window() {
    let mut found = Vec::new();
    for dialog in DIALOGS {
        for language in LANGUAGES {
            for size in SIZES {
                let mut window = window(Page::Tracker, language, size);
                command(&mut window, dialog, language);
                let screen = window.ctx.content_rect();
                let modal = window.ctx.memory(egui::Memory::top_modal_layer);
                let place = modal.and_then(|it| window.ctx.memory(|memory| memory.area_rect(it.id)));
                let mut say = |it: String| found.push(format!("{dialog:?} {language:?} {size:?}: {it}"));
                if let Some(place) = place.filter(|it| !screen.expand(1.0).contains_rect(*it)) {
                    say(format!("{place:?} is larger than the window"));
                }
                for it in misplaced(&mut window) {
                    say(it);
                }
            }
        }
    }
    assert!(found.is_empty(), "{}: {found:#?}", found.len());
}

#[test]
fn the_dialog_of_unsaved_work_fits_into_every_window() {
    for language in LANGUAGES {
        let mut window = window(Page::Tracker, language, SIZES[0]);
        command(&mut window, UiCommand::Tracker(TrackerCommand::DeleteProgramme), language);
        press(&mut window, Key::Q, Modifiers::COMMAND);
        window.run_ok();
        assert!(window.query_by_label(resumption_monitor::locale::shell::UNSAVED_TITLE.get(language)).is_some());
        fits_everywhere(&mut window);
    }
}

#[test]
fn the_dialog_of_a_file_that_is_there_fits_into_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a name that is quite long, as names of files in offices are.ron");
    std::fs::write(&path, "(format: 1, programmes: [])").unwrap();
    for language in LANGUAGES {
        let mut window = window(Page::Tracker, language, SIZES[0]);
        command(&mut window, UiCommand::SaveAs, language);
        press(&mut window, Key::A, Modifiers::COMMAND);
        window.event(egui::Event::Text(path.display().to_string()));
        window.run_ok();
        press(&mut window, Key::Enter, Modifiers::NONE);
        window.run_ok();
        assert!(window.query_by_label(resumption_monitor::locale::shell::EXISTS_TITLE.get(language)).is_some());
        fits_everywhere(&mut window);
    }
}

#[test]
fn the_dialog_of_a_file_to_write_anew_fits_into_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.ron");
    std::fs::write(&path, "(format: 1, programmes: Loan(id: \"a\", name: \"A\"))").unwrap();
    for language in LANGUAGES {
        let options = crate::pages::options(Page::Tracker, language, ThemeChoice::Light);
        let mut window = window_of(Options { tracker: Some(path.clone()), ..options }, SIZES[0]);
        // A list without its brackets cannot lose its only programme in the text that is there.
        command(&mut window, UiCommand::Tracker(TrackerCommand::DeleteProgramme), language);
        press(&mut window, Key::S, Modifiers::COMMAND);
        window.run_ok();
        assert!(window.query_by_label(resumption_monitor::locale::shell::REWRITE_TITLE.get(language)).is_some());
        fits_everywhere(&mut window);
    }
}

#[test]
fn all_of_the_settings_is_seen_at_twice_the_size() {
    for language in LANGUAGES {
        let mut window = window(Page::Tracker, language, [450.0, 300.0]);
        command(&mut window, UiCommand::Settings, language);
        let cut: Vec<String> =
            controls(&window).into_iter().filter(|it| it.seen != it.whole).map(|it| it.told()).collect();
        assert_eq!(cut, Vec::<String>::new(), "{language:?}");
    }
}

#[test]
fn in_a_narrow_window_one_menu_has_all_commands() {
    for (size, menus) in [([427.0, 267.0], 1), ([900.0, 600.0], 5)] {
        let mut window = window(Page::Overview, Language::English, size);
        let names = ["Menu", "File", "Edit", "View", "Data", "Help"];
        let there = names.iter().filter(|it| window.query_by_role_and_label(Role::Button, it).is_some());
        assert_eq!(there.count(), menus, "{size:?}");
        window.get_by_role_and_label(Role::Button, if menus == 1 { "Menu" } else { "Help" }).click();
        window.run_ok();
        window.run_ok();
        // The last of the menu: it has to be scrolled to where the window is low.
        window.get_by_role_and_label(Role::Button, "About").scroll_to_me();
        window.run_ok();
        window.run_ok();
        window.get_by_role_and_label(Role::Button, "About").click();
        window.run_ok();
        window.run_ok();
        assert!(window.query_by_label("resumption-monitor 0.1.0").is_some(), "{size:?}");
        press(&mut window, Key::Escape, Modifiers::NONE);
        assert!(window.query_by_label("resumption-monitor 0.1.0").is_none());
    }
}

#[test]
fn zoom_goes_from_half_to_three_times_the_size() {
    let mut window = window(Page::Overview, Language::English, [1280.0, 800.0]);
    let mut last = 1.0;
    for _ in 0..30 {
        press(&mut window, Key::Plus, Modifiers::COMMAND);
        last = window.ctx.zoom_factor();
    }
    assert_eq!(last, 3.0);
    assert_eq!(window.ctx.content_rect().width().round(), 427.0, "the window is as large as it was");
    for _ in 0..40 {
        press(&mut window, Key::Minus, Modifiers::COMMAND);
        last = window.ctx.zoom_factor();
    }
    assert_eq!(last, 0.5);
    press(&mut window, Key::Num0, Modifiers::COMMAND);
    assert_eq!(window.ctx.zoom_factor(), 1.0);
}

#[test]
fn what_a_key_gives_the_keyboard_to_comes_into_view() {
    let mut window = window(Page::Trends, Language::English, [427.0, 267.0]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_ok();
    window.key_press(Key::ArrowDown);
    for _ in 0..8 {
        window.step();
    }
    let list = window.ctx.memory(egui::Memory::focused).and_then(|it| window.ctx.read_response(it)).unwrap();
    assert!(list.interact_rect.height() > 100.0, "the list of series: {:?} of {:?}", list.interact_rect, list.rect);
}

#[test]
fn what_a_command_gives_the_keyboard_to_comes_into_view() {
    let mut window = window(Page::Overview, Language::English, [427.0, 267.0]);
    window.key_press_modifiers(Modifiers::COMMAND, Key::N);
    for _ in 0..12 {
        window.step();
    }
    let field = window.ctx.memory(egui::Memory::focused).and_then(|it| window.ctx.read_response(it)).unwrap();
    assert!(field.interact_rect.height() > 15.0, "{:?} of {:?}", field.interact_rect, field.rect);
}
