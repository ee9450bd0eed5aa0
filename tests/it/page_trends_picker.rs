//! The card of series on Trends: words, facets, the keyboard, favourites, what is remembered.

use crate::page_trends::{OPERATING, STEEL, Settings, checked, copied, labels, open, plot_names};
use crate::pages::options;
use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use resumption_monitor::figure::Language;
use resumption_monitor::gui::app::{App, ThemeChoice};
use resumption_monitor::gui::pages::Page;

fn series(harness: &Harness<'_, App>) -> Vec<String> {
    let boxes = harness.query_all_by_role(Role::CheckBox).filter_map(|it| it.accesskit_node().label());
    boxes.filter(|it| it.contains(" · ")).collect()
}

fn choose(harness: &mut Harness<'_, App>, facet: &str, choice: &str) {
    harness.get_by_role_and_label(Role::Button, facet).click();
    harness.run();
    harness.get_by_label(choice).click();
    harness.run();
}

fn list<'t>(harness: &'t Harness<'_, App>) -> egui_kittest::Node<'t> {
    harness.get_by_role(Role::ListBox)
}

#[test]
fn facets_narrow_the_list_and_count_what_is_left() {
    let mut harness = open();
    harness.get_by_role_and_label(Role::Button, "Sector").click();
    harness.run();
    let counts = labels(&harness, "Steel (");
    assert_eq!(counts.len(), 1, "{counts:?}");
    harness.get_by_label(&counts[0]).click();
    harness.run();
    let steel = series(&harness);
    assert_eq!(format!("Steel ({})", steel.len()), counts[0], "{steel:?}");
    assert!(steel.iter().all(|it| it.contains("Steel")), "{steel:?}");
    harness.get_by_label(&format!("{} of 259 series", steel.len()));
    // The other facets count what is left under this one, and this one what it would leave itself.
    harness.get_by_role_and_label(Role::Button, "Metric").click();
    harness.run();
    assert_eq!(labels(&harness, "Resumption rate (").len(), 1);
    let told = labels(&harness, "Resumption rate (")[0].clone();
    harness.get_by_label(&told).click();
    harness.run();
    assert_eq!(told, format!("Resumption rate ({})", series(&harness).len()), "as many as were told");
    assert!(series(&harness).iter().all(|it| it.starts_with("Resumption rate · Steel")), "{:?}", series(&harness));
    choose(&mut harness, "Sector: Steel", "All");
    assert!(series(&harness).len() > steel.len());
}

#[test]
fn all_that_match_are_picked_and_none_is_dropped() {
    let mut harness = open();
    harness.get_by_label("Clear").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").type_text("employee return hubei");
    harness.run();
    let found = series(&harness);
    harness.get_by_label(&format!("Pick all {}", found.len())).click();
    harness.run();
    assert!(found.iter().all(|it| checked(&harness, Role::CheckBox, it)), "{found:?}");
    let shown = harness.query_all_by_role(Role::Switch).count();
    assert_eq!(shown, found.len().min(8));
    if found.len() > 8 {
        harness.get_by_label(&format!("{} more chosen", found.len() - 8));
    }
}

#[test]
fn the_list_is_one_stop_and_arrows_move_in_it() {
    let mut harness = open();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    let row = |harness: &Harness<'_, App>, title| harness.get_by_role_and_label(Role::CheckBox, title).is_focused();
    assert!(row(&harness, OPERATING), "down from the field leads into the list, to its first series");
    assert!(checked(&harness, Role::CheckBox, OPERATING));
    harness.key_press(Key::Space);
    harness.run();
    assert!(!checked(&harness, Role::CheckBox, OPERATING), "Space picks the first");
    harness.key_press(Key::ArrowDown);
    harness.key_press(Key::Space);
    harness.run();
    assert!(checked(&harness, Role::CheckBox, "Operating rate · Automotive · China"));
    // A jump takes the list some frames to settle.
    harness.key_press(Key::End);
    harness.run_steps(8);
    let last = series(&harness).pop().unwrap();
    harness.key_press(Key::Space);
    harness.run();
    assert!(checked(&harness, Role::CheckBox, &last), "the last can be reached: {last}");
    harness.key_press(Key::Home);
    harness.run_steps(8);
    assert!(series(&harness).contains(&OPERATING.to_owned()));
    // Tab leaves the list at once.
    harness.key_press(Key::Tab);
    harness.run();
    assert!(!list(&harness).is_focused());
    let rows: Vec<String> = series(&harness);
    assert!(
        rows.iter().all(|it| !harness.get_by_role_and_label(Role::CheckBox, it).is_focused()),
        "no row is a stop of its own"
    );
}

#[test]
fn favourites_come_first_and_what_was_used_can_be_had_again() {
    let mut harness = open();
    harness.get_by_role_and_label(Role::CheckBox, "Operating rate · Cement · China").click_secondary();
    harness.run();
    harness.get_by_label("Add to favourites").click();
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "Favourites");
    assert_eq!(series(&harness)[0], "Operating rate · Cement · China");
    list(&harness).focus();
    harness.run();
    harness.key_press(Key::Home);
    harness.key_press(Key::F);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::Heading, "Favourites").is_none(), "F takes it off again");
    harness.get_by_role_and_label(Role::CheckBox, OPERATING).click();
    harness.run();
    harness.get_by_label("Recent").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, OPERATING).click();
    harness.run();
    assert!(checked(&harness, Role::CheckBox, OPERATING));
}

#[test]
fn what_was_chosen_is_there_again_in_the_next_run() {
    let mut harness = open();
    harness.get_by_label("Clear").click();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "Find a series").type_text("steel resumption");
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, STEEL).click_secondary();
    harness.run();
    harness.get_by_label("Add to favourites").click();
    harness.run();
    harness.get_by_role_and_label(Role::CheckBox, STEEL).click();
    harness.run();
    harness.get_by_label("Both").click();
    harness.run();
    let before = plot_names(&harness);
    let mut settings = Settings::default();
    eframe::App::save(harness.state_mut(), &mut settings);
    // What is remembered goes by the ids of the file; one that it no longer has is left out.
    let lost =
        Settings(settings.0.iter().map(|(key, it)| (key.clone(), it.replace("\"steel\"", "\"gone\""))).collect());
    let mut next = open_again(settings);
    assert_eq!(plot_names(&next), before);
    assert!(checked(&next, Role::CheckBox, STEEL));
    next.get_by_role_and_label(Role::Heading, "Favourites");
    next.get_by_label("Export").click();
    next.run();
    next.get_by_label("Copy as table").click();
    assert!(copied(&mut next).unwrap().contains("Steel"));
    assert!(!labels(&next, "2020-").is_empty(), "the table is below the plot again");
    let next = open_again(lost);
    assert!(next.query_all_by_role(Role::Switch).count() > 1, "nothing is left of it, so the page begins anew");
    assert!(next.query_by_role_and_label(Role::Heading, "Favourites").is_none());
}

fn open_again(settings: Settings) -> Harness<'static, App> {
    let again = move |cc: &mut eframe::CreationContext<'_>| {
        App::new(&cc.egui_ctx, Some(&settings), options(Page::Trends, Language::English, ThemeChoice::Light))
    };
    let mut harness =
        Harness::builder().with_theme(egui::Theme::Light).with_size(Vec2::new(1280.0, 800.0)).build_eframe(again);
    harness.run();
    harness
}
