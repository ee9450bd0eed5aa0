//! What a screen reader finds on each page: every control has a name, and the same name is not said of two buttons
//! that do different things side by side.

use crate::states::{DIALOGS, LANGUAGES, SIZES, Window, command, window};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::pages::Page;

/// Roles that ask for something to be done.
pub(crate) const CONTROLS: [Role; 16] = [
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::MenuItem,
    Role::MultilineTextInput,
    Role::NumberInput,
    Role::RadioButton,
    Role::Row,
    Role::SearchInput,
    Role::Slider,
    Role::SpinButton,
    Role::Switch,
    Role::Tab,
    Role::TextInput,
];

/// Of these, what is typed into.
const FIELDS: [Role; 3] = [Role::MultilineTextInput, Role::SearchInput, Role::TextInput];

/// How many controls a window has, and those of them that have no name.
pub(crate) fn nameless(window: &Window) -> (usize, Vec<String>) {
    let (mut controls, mut nameless) = (0, Vec::new());
    for node in window.root().children_recursive() {
        let node = node.accesskit_node();
        if !CONTROLS.contains(&node.role()) {
            continue;
        }
        controls += 1;
        // What stands in a field is not its name.
        let placeholder = node.placeholder().map(str::to_owned);
        let value = node.value().filter(|_| !FIELDS.contains(&node.role()));
        if [node.label(), value, placeholder].into_iter().flatten().all(|it| it.trim().is_empty()) {
            nameless.push(format!("{:?} at {:?}", node.role(), node.bounding_box()));
        }
    }
    (controls, nameless)
}

#[test]
fn every_control_of_every_page_has_a_name() {
    let mut found = Vec::new();
    let mut controls = 0;
    for page in Page::ALL {
        for language in LANGUAGES {
            for size in SIZES {
                let (number, nameless) = nameless(&window(page, language, size));
                controls += number;
                found.extend(nameless.iter().map(|it| format!("{} {language:?} {size:?}: {it}", page.name())));
            }
        }
    }
    assert!(controls > 500, "only {controls} were found");
    assert!(found.is_empty(), "{} of {controls}: {found:#?}", found.len());
}

#[test]
fn the_table_of_trends_tells_each_claim_in_words() {
    for (language, table, qualifier) in
        [(Language::English, "Table", "more than "), (Language::Chinese, "表格", "超过百分之")]
    {
        let mut window = window(Page::Trends, language, SIZES[0]);
        window.get_by_label(table).click();
        window.run_ok();
        window.run_ok();
        let rows: Vec<String> =
            window.query_all_by_role(Role::Row).filter_map(|it| it.accesskit_node().label()).collect();
        assert!(rows.len() > 8, "{rows:#?}");
        assert!(rows.iter().any(|it| it.contains(qualifier)), "{rows:#?}");
        assert_eq!(window.query_all_by_role(Role::ColumnHeader).count(), 5);
        assert_eq!(nameless(&window).1, Vec::<String>::new());
    }
}

#[test]
fn every_control_of_every_dialog_has_a_name() {
    let mut found = Vec::new();
    for dialog in DIALOGS {
        for language in LANGUAGES {
            let mut window = window(Page::Tracker, language, SIZES[0]);
            let before = nameless(&window).0;
            command(&mut window, dialog, language);
            let (controls, nameless) = nameless(&window);
            assert!(controls > before, "{dialog:?} opens nothing");
            found.extend(nameless.iter().map(|it| format!("{dialog:?} {language:?}: {it}")));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// What is drawn at and around a place, as text that differs where the picture does.
fn drawn(window: &Window, place: egui::Rect) -> String {
    let near = place.expand(4.0);
    let shapes = window.output().shapes.iter().filter(|it| it.shape.visual_bounding_rect().intersects(near));
    let each = shapes.map(|it| match &it.shape {
        egui::Shape::Rect(it) => format!("{:?} {:?} {:?};", it.rect, it.fill, it.stroke),
        egui::Shape::Text(it) => format!("{:?} {:?} {:?};", it.galley.text(), it.underline, it.override_text_color),
        egui::Shape::LineSegment { points, stroke } => format!("{points:?} {stroke:?};"),
        egui::Shape::Path(it) => format!("{:?} {:?};", it.points, it.stroke),
        _ => String::new(),
    });
    each.collect()
}

#[test]
fn what_has_the_keyboard_can_be_seen() {
    let mut unseen = std::collections::BTreeSet::new();
    for page in Page::ALL {
        let mut window = window(page, Language::English, SIZES[0]);
        let focused = |window: &Window| -> Option<(egui::Id, egui::Rect, String)> {
            let id = window.ctx.memory(egui::Memory::focused)?;
            let place = window.ctx.read_response(id)?.interact_rect;
            let node =
                window.root().children_recursive().find(|it| it.accesskit_node().locate().0 == id.accesskit_id());
            let node = node?.accesskit_node();
            Some((id, place, format!("{:?} {:?}", node.role(), node.label().or_else(|| node.value()))))
        };
        let (mut seen, mut before) = (0, None::<(egui::Rect, String, String)>);
        for _ in 0..90 {
            window.key_press(egui::Key::Tab);
            window.run_ok();
            // What it looks like while something else has the keyboard.
            if let Some((place, name, with)) = before.take() {
                let moved = focused(&window).is_none_or(|it| it.1 != place);
                if moved && drawn(&window, place) == with {
                    unseen.insert(format!("{}: {name}", page.name()));
                }
            }
            if let Some((_, place, name)) = focused(&window) {
                seen += 1;
                before = Some((place, name, drawn(&window, place)));
            }
        }
        assert!(seen > 20, "{}: {seen}", page.name());
    }
    assert!(unseen.is_empty(), "{}: {unseen:#?}", unseen.len());
}

#[test]
fn tab_reaches_the_menu_the_rail_and_the_page_and_comes_back() {
    for page in Page::ALL {
        let mut window = window(page, Language::English, [1280.0, 800.0]);
        let mut seen = Vec::new();
        for _ in 0..400 {
            window.key_press(egui::Key::Tab);
            window.run();
            let Some(focus) = window.ctx.memory(egui::Memory::focused) else { continue };
            if seen.first() == Some(&focus) && seen.len() > 1 {
                break;
            }
            seen.push(focus);
        }
        let name = page.name();
        assert!(seen.len() > 12, "{name}: Tab reaches {} places", seen.len());
        assert!(seen.len() < 390, "{name}: Tab does not come back to where it began");
    }
}
