//! What can be asserted about fonts and colours once they are drawn.

use egui::{Color32, FontFamily, FontId, RichText, TextStyle, Ui, vec2};

use super::{Tokens, fonts, size, text_style};
use crate::gui::raster::{Image, headless};

fn families() -> [FontFamily; 4] {
    [
        FontFamily::Proportional,
        FontFamily::Monospace,
        FontFamily::Name(fonts::MEDIUM.into()),
        FontFamily::Name(fonts::SEMIBOLD.into()),
    ]
}

fn context(tokens: &Tokens) -> egui::Context {
    let ctx = egui::Context::default();
    fonts::install(&ctx);
    tokens.apply(&ctx);
    ctx
}

fn picture(tokens: &Tokens, size: egui::Vec2, page: impl FnMut(&mut Ui)) -> Image {
    headless::draw(&context(tokens), size, 1.0, tokens.page, 10, page)
}

#[test]
fn every_family_has_every_character_the_program_uses() {
    let ascii: String = (' '..='~').collect();
    let symbols = "–—−·…×≤≥→←↑↓✓✕●○◆“”‘’°±≈€£¥％，。：；（）《》、？！\u{a0}\u{202f}";
    let chinese = "复工复产开工率返岗率中小企业专项再贷款拖欠账款龙头企业核心配套";
    headless::draw(&context(&Tokens::light()), vec2(10.0, 10.0), 1.0, Color32::BLACK, 1, |ui| {
        for family in families() {
            let font = FontId::new(13.0, family);
            let every = [ascii.as_str(), symbols, chinese].into_iter().flat_map(str::chars);
            let missing: String = every.filter(|c| !ui.fonts_mut(|fonts| fonts.has_glyph(&font, *c))).collect();
            assert_eq!(missing, "", "{font:?}");
            assert!(!ui.fonts_mut(|fonts| fonts.has_glyph(&font, '\u{1F9A9}')), "no system font stands in");
        }
    });
}

#[test]
fn digits_are_equally_wide() {
    headless::draw(&context(&Tokens::light()), vec2(10.0, 10.0), 1.0, Color32::BLACK, 1, |ui| {
        for family in families() {
            let font = FontId::new(13.0, family);
            let width = |text: &str| {
                ui.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), Color32::WHITE).size().x)
            };
            let reference = width("00000000");
            for digits in ["11111111", "12345678", "90909090", "71717171", "44444444"] {
                let difference = (width(digits) - reference).abs();
                assert!(difference < 0.1, "{font:?} {digits}: {difference}");
            }
        }
    });
}

/// All widgets are drawn, none panics, and what has a plain surface has the theme's colour.
#[test]
fn widgets_have_the_colours_of_their_theme() {
    for tokens in [Tokens::light(), Tokens::dark()] {
        let image = picture(&tokens, vec2(900.0, 560.0), |ui| widgets(ui, &tokens));
        let has = |color: Color32| image.rgba.chunks(4).any(|it| it == color.to_array());
        let softs = [tokens.caution_soft, tokens.alarm_soft, tokens.good_soft, tokens.derived_soft];
        let plain = [tokens.page, tokens.card, tokens.accent].into_iter().chain(softs);
        for color in plain.chain((0..tokens.series.len()).map(|it| tokens.series_color(it))) {
            assert!(has(color), "{color:?} is nowhere");
        }
    }
}

fn card(tokens: &Tokens) -> egui::Frame {
    egui::Frame::new()
        .fill(tokens.card)
        .stroke((size::HAIRLINE, tokens.hairline))
        .corner_radius(size::CORNER_CARD)
        .inner_margin(size::PAD_CARD)
}

fn widgets(ui: &mut Ui, tokens: &Tokens) {
    egui::MenuBar::new().ui(ui, |ui| {
        for name in ["File", "Edit", "View"] {
            ui.menu_button(name, |_| {});
        }
    });
    egui::Frame::new().inner_margin(size::PAD_PAGE).show(ui, |ui| {
        ui.heading("Resumption of work and production, China 2020");
        ui.horizontal_top(|ui| {
            card(tokens).show(ui, |ui| ui.vertical(|ui| words(ui, tokens)));
            card(tokens).show(ui, |ui| ui.vertical(|ui| controls(ui, tokens)));
        });
        ui.horizontal(|ui| small_things(ui, tokens));
    });
}

fn words(ui: &mut Ui, tokens: &Tokens) {
    let say = |ui: &mut Ui, text: &str, style, color| {
        ui.label(RichText::new(text).text_style(text_style(style)).color(color))
    };
    say(ui, "Operating rate", super::MEDIUM, tokens.secondary);
    say(ui, "98.6 %", super::HEADLINE, tokens.text);
    say(ui, "Industry, above designated size", super::SECONDARY, tokens.secondary);
    ui.weak("weak text");
    ui.strong("strong text");
    ui.hyperlink_to("a link", "https://example.org");
    for (word, color, soft) in [
        ("at risk", tokens.caution, tokens.caution_soft),
        ("behind", tokens.alarm, tokens.alarm_soft),
        ("on pace", tokens.good, tokens.good_soft),
        ("derived", tokens.derived, tokens.derived_soft),
    ] {
        let chip = egui::Frame::new().fill(soft).corner_radius(size::CORNER).inner_margin(4);
        chip.show(ui, |ui| say(ui, word, super::STRONG, color));
    }
}

fn controls(ui: &mut Ui, tokens: &Tokens) {
    ui.horizontal(|ui| {
        ui.button("Plain").surrender_focus();
        ui.button("Has the keyboard").request_focus();
        ui.add_enabled(false, egui::Button::new("Disabled"));
    });
    ui.horizontal(|ui| {
        ui.checkbox(&mut true, "Checked");
        ui.checkbox(&mut false, "Not");
        ui.radio(true, "Yes").surrender_focus();
        ui.radio(false, "No").surrender_focus();
    });
    ui.horizontal(|ui| {
        ui.selectable_label(true, "Chosen").surrender_focus();
        ui.selectable_label(false, "Other").surrender_focus();
    });
    ui.text_edit_singleline(&mut "People's Bank of China".to_owned());
    ui.add(egui::TextEdit::singleline(&mut String::new()).hint_text("Find a series"));
    ui.add(egui::Slider::new(&mut 40.0, 0.0..=100.0));
    egui::ComboBox::from_label("Status").selected_text("Active").show_ui(ui, |_| {});
    ui.separator();
    ui.add(egui::ProgressBar::new(0.6).desired_height(6.0).fill(tokens.accent));
    egui::ScrollArea::vertical().max_height(90.0).show(ui, |ui| {
        (0..20).for_each(|row| _ = ui.label(format!("row {row}")));
    });
}

fn small_things(ui: &mut Ui, tokens: &Tokens) {
    for index in 0..tokens.series.len() {
        let (rect, _) = ui.allocate_exact_size(vec2(40.0, 12.0), egui::Sense::hover());
        ui.painter().rect_filled(rect, 2, tokens.series_color(index));
    }
    ui.label(RichText::new("0   25   50 %").text_style(text_style(super::AXIS)).color(tokens.faint));
    ui.label(RichText::new("small").text_style(TextStyle::Small));
    ui.monospace("mono 0123 返岗率");
}
