//! What a screen reader finds on each page: every control has a name, and the same name is not said of two buttons
//! that do different things side by side.

use egui::accesskit::Role;
use egui_kittest::{Harness, kittest::NodeT as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::{app::App, app::ThemeChoice, pages::Page};

/// Roles that ask for something to be done.
const CONTROLS: [Role; 16] = [
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

fn window(page: Page, language: Language, size: [f32; 2]) -> Harness<'static, App> {
    let options = crate::pages::options(page, language, ThemeChoice::Light);
    let mut window = Harness::builder()
        .with_size(size)
        .with_theme(egui::Theme::Light)
        .build_eframe(move |cc| App::new(&cc.egui_ctx, None, options.clone()));
    for _ in 0..4 {
        window.run();
    }
    window
}

#[test]
fn every_control_of_every_page_has_a_name() {
    let mut nameless = Vec::new();
    let mut controls = 0;
    for page in Page::ALL {
        for language in [Language::English, Language::Chinese] {
            for size in [[1280.0, 800.0], [900.0, 600.0]] {
                let window = window(page, language, size);
                for node in window.root().children_recursive() {
                    let node = node.accesskit_node();
                    if !CONTROLS.contains(&node.role()) {
                        continue;
                    }
                    controls += 1;
                    let named = [node.label(), node.value(), node.placeholder().map(str::to_owned)];
                    if named.into_iter().flatten().all(|it| it.trim().is_empty()) {
                        let place = node.bounding_box();
                        nameless.push(format!("{} {language:?} {size:?}: {:?} at {place:?}", page.name(), node.role()));
                    }
                }
            }
        }
    }
    assert!(controls > 500, "only {controls} were found");
    assert!(nameless.is_empty(), "{} of {controls}: {nameless:#?}", nameless.len());
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
