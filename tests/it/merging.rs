//! A tracker that was changed here and on disk: the dialog that brings both together.

use crate::changed::{CTRL, Desk, SAMPLE, SHIFT, TITLE, agency, central_bank, says, their_quota, tracker, window};
use crate::waiting::until;
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use resumption_monitor::figure::{Figure, Language};

fn has_keyboard(node: &AccessKitNode<'_>) -> bool {
    node.is_focused()
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
    assert!(desk.has("Merged 2 changes from disk"), "what was asked counts, too");
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
    assert!(desk.has("Merged 1 change from disk, kept 1 of mine"));
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
