use egui::{Color32, Theme};

use super::Tokens;
use super::tokens;

/// Relative luminance as WCAG 2 defines it.
fn luminance(color: Color32) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn themes() -> [(&'static str, Tokens); 3] {
    [("light", Tokens::light()), ("dark", Tokens::dark()), ("high contrast", Tokens::high_contrast())]
}

#[test]
fn contrast_is_what_wcag_says() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    let gray = Color32::from_rgba_unmultiplied(0x76, 0x76, 0x76, 255);
    assert!((contrast(gray, Color32::WHITE) - 4.54).abs() < 0.005);
}

#[test]
fn both_files_are_read() {
    assert_eq!(Tokens::parse(tokens::HIGH_CONTRAST).unwrap(), Tokens::high_contrast());
    for (theme, text) in [(Theme::Light, tokens::LIGHT), (Theme::Dark, tokens::DARK)] {
        let parsed = Tokens::parse(text).unwrap();
        assert_eq!(parsed.dark, theme == Theme::Dark);
        assert_eq!(parsed, Tokens::of(theme));
        assert_ne!(parsed, Tokens::fallback(parsed.dark));
    }
}

#[test]
fn a_mistake_in_a_colour_is_named() {
    for wrong in ["#F6F7F", "F6F7F8", "#F6F7G8", "#+6F7F8", "", "#F6F7F8FF0"] {
        let error = Tokens::parse(&tokens::LIGHT.replacen("#F6F7F8", wrong, 1)).unwrap_err().to_string();
        assert!(error.contains(&format!("{wrong:?} is not a colour")), "{error}");
    }
    assert!(Tokens::parse(&tokens::LIGHT.replacen("page:", "paper:", 1)).is_err());
}

#[test]
fn transparency_is_premultiplied() {
    let shadow = Tokens::dark().shadow;
    assert_eq!(shadow, Color32::from_black_alpha(0x80));
}

#[test]
fn what_is_read_stands_out_from_what_it_stands_on() {
    let mut failures = Vec::new();
    for (theme, t) in themes() {
        let grounds = [("page", t.page), ("card", t.card), ("card_raised", t.card_raised), ("field", t.field)];
        let chosen = [("accent_soft", t.accent_soft), ("selection", t.selection)];
        let soft = |name, color| vec![(name, color)];
        let readable = [
            ("text", t.text, chosen.to_vec()),
            ("secondary", t.secondary, chosen.to_vec()),
            ("accent", t.accent, chosen.to_vec()),
            ("caution", t.caution, [soft("caution_soft", t.caution_soft), chosen.to_vec()].concat()),
            ("alarm", t.alarm, [soft("alarm_soft", t.alarm_soft), chosen.to_vec()].concat()),
            ("good", t.good, [soft("good_soft", t.good_soft), chosen.to_vec()].concat()),
            ("derived", t.derived, [soft("derived_soft", t.derived_soft), chosen.to_vec()].concat()),
        ];
        let least = if theme == "high contrast" { 7.0 } else { 4.5 };
        for (name, color, more) in readable {
            for (ground_name, ground) in grounds.iter().chain(&more) {
                let ratio = contrast(color, *ground);
                if ratio < least {
                    failures.push(format!("{theme}: {name} on {ground_name} {ratio:.2} < {least}"));
                }
            }
        }
        if contrast(t.on_accent, t.accent) < 4.5 {
            failures.push(format!("{theme}: on_accent on accent"));
        }
        for (ground_name, ground) in [("page", t.page), ("card", t.card)] {
            if contrast(t.faint, ground) < 3.0 {
                failures.push(format!("{theme}: faint on {ground_name} < 3"));
            }
        }
        for (i, color) in t.series.iter().enumerate() {
            if contrast(*color, t.card) < 3.0 {
                failures.push(format!("{theme}: series {i} on card < 3"));
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn series_differ_and_start_again_at_the_end() {
    for (theme, tokens) in themes() {
        assert!(tokens.series.len() >= 8, "{theme}");
        let mut seen = tokens.series.clone();
        seen.sort_by_key(Color32::to_array);
        seen.dedup();
        assert_eq!(seen.len(), tokens.series.len(), "{theme} repeats a colour");
        assert_eq!(tokens.series_color(tokens.series.len() + 1), tokens.series[1]);
    }
    let none = Tokens { series: Vec::new(), ..Tokens::light() };
    assert_eq!(none.series_color(3), none.accent);
}

#[test]
fn applying_sets_theme_colours_and_type() {
    let ctx = egui::Context::default();
    for (_, tokens) in themes() {
        tokens.apply(&ctx);
        let style = ctx.style_of(if tokens.dark { Theme::Dark } else { Theme::Light });
        assert_eq!(style.visuals.dark_mode, tokens.dark);
        assert_eq!(style.visuals.panel_fill, tokens.page);
        assert_eq!(style.visuals.strong_text_color(), tokens.text);
        for name in [super::HEADLINE, super::AXIS, super::SECONDARY, super::STRONG, super::MEDIUM] {
            assert!(style.text_styles.contains_key(&super::text_style(name)), "{name}");
        }
    }
}
