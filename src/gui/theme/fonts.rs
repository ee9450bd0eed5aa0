//! The typefaces that come with the program, so that a page looks the same on every machine.
//!
//! Latin is set in Inter, whose digits were made equally wide (`assets/fonts/README.md`) so that figures align.
//! Chinese is set in a part of Noto Sans SC that holds the characters of GB 2312 and those of the shipped data;
//! the window lets the system's fonts stand in for rarer ones.

use std::sync::Arc;

use egui::{Context, FontData, FontDefinitions, FontFamily, FontId};

/// Name of the family of text that is a little heavier: weight 500.
pub const MEDIUM: &str = "medium";
/// Name of the family of headings and figures: weight 600.
pub const SEMIBOLD: &str = "semibold";

const CHINESE: &str = "Noto Sans SC";

/// Name of each weight of Inter and its file.
const INTER: [(&str, &[u8]); 3] = [
    ("Inter", include_bytes!("../../../assets/fonts/Inter-Regular.otf")),
    ("Inter Medium", include_bytes!("../../../assets/fonts/Inter-Medium.otf")),
    ("Inter SemiBold", include_bytes!("../../../assets/fonts/Inter-SemiBold.otf")),
];
const NOTO: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.otf");

/// A font of weight 500.
pub fn medium(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(MEDIUM.into()))
}

/// A font of weight 600.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SEMIBOLD.into()))
}

/// All families: proportional, monospace, medium and semibold. Behind the own fonts come egui's.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    for (name, file) in INTER {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(file)));
    }
    let chinese = FontData::from_static(NOTO);
    fonts.font_data.insert(CHINESE.to_owned(), Arc::new(chinese));

    let last = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let families = [FontFamily::Proportional, FontFamily::Name(MEDIUM.into()), FontFamily::Name(SEMIBOLD.into())];
    for (family, (inter, _)) in families.into_iter().zip(INTER) {
        let chain = [inter, CHINESE].map(str::to_owned).into_iter().chain(last.iter().cloned());
        fonts.families.insert(family, chain.collect());
    }
    let monospace = fonts.families.entry(FontFamily::Monospace).or_default();
    let behind_first = monospace.len().min(1);
    monospace.splice(behind_first..behind_first, [INTER[0].0, CHINESE].map(str::to_owned));
    fonts
}

/// Makes these the fonts of `ctx`; call it once, before the first pass.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}
