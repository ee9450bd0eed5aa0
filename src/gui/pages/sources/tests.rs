//! The page by itself: what is lit up, and what is known on a day.

use super::SourcesPage;
use crate::dataset::{ClaimId, SourceId};
use crate::figure::Language;
use crate::gui::context::{Queue, ViewCtx};
use crate::gui::desk::Desk;
use crate::gui::raster::{Image, headless};
use crate::gui::session::Session;
use crate::gui::theme::{Tokens, fonts};
use jiff::civil::date;

/// Draws the page, as known on a day.
fn draw(page: &mut SourcesPage, session: &Session, tokens: &Tokens, day: Option<jiff::civil::Date>) -> Image {
    let ctx = egui::Context::default();
    fonts::install(&ctx);
    tokens.apply(&ctx);
    let (desk, queue) = (Desk::template(), Queue::default());
    let cx = ViewCtx {
        store: &session.store,
        session,
        desk: &desk,
        language: Language::English,
        tokens,
        as_known_on: day,
        today: date(2020, 6, 30),
        commands: &queue,
    };
    headless::draw(&ctx, egui::vec2(1120.0, 720.0), 1.0, tokens.page, 6, |ui| page.ui(&cx, ui))
}

/// How many pixels of the right card have a colour.
fn pixels(image: &Image, color: egui::Color32) -> usize {
    let rows = image.rgba.chunks_exact(4 * image.width as usize);
    rows.flat_map(|row| row.chunks_exact(4).skip(400)).filter(|it| *it == color.to_array()).count()
}

/// The source with most to read, and a claim whose sentence stands far down in its text.
fn read(session: &Session) -> (SourceId, ClaimId) {
    let data = session.store.data();
    let source = data.sources.iter().position(|it| it.text.is_some()).map(SourceId::new).unwrap();
    let far_down = |it: &&ClaimId| {
        let sentence = data.claims.get(**it).and_then(|it| it.words.gist.as_deref());
        sentence.is_some_and(|it| it.starts_with("About 70 %"))
    };
    (source, *session.store.claims_of(source).iter().find(far_down).unwrap())
}

#[test]
fn the_sentence_of_a_claim_is_scrolled_to_and_lit_up() {
    for tokens in [Tokens::light(), Tokens::dark()] {
        let session = Session::shipped(1);
        let (source, claim) = read(&session);
        let mut page = SourcesPage::default();
        page.show(source, None);
        let before = pixels(&draw(&mut page, &session, &tokens, None), tokens.accent_soft);
        page.show(source, Some(claim));
        let lit = pixels(&draw(&mut page, &session, &tokens, None), tokens.accent_soft);
        assert!(lit > before + 3_000, "{lit} pixels are lit up, {before} before");
        page.show(source, None);
        assert_eq!(pixels(&draw(&mut page, &session, &tokens, None), tokens.accent_soft), before);
    }
}

#[test]
fn a_claim_whose_source_has_no_text_is_lit_up_among_the_claims() {
    let tokens = Tokens::light();
    let session = Session::shipped(1);
    let data = session.store.data();
    let without =
        |it: &SourceId| data.source(*it).is_some_and(|it| it.text.is_none()) && session.store.claims_of(*it).len() > 11;
    let source = (0..data.sources.len()).map(SourceId::new).find(without).unwrap();
    let claim = *session.store.claims_of(source).last().unwrap();
    let mut page = SourcesPage::default();
    page.show(source, Some(claim));
    let image = draw(&mut page, &session, &tokens, None);
    assert!(pixels(&image, tokens.accent_soft) > 15_000);
}

#[test]
fn what_was_published_later_is_hidden() {
    let session = Session::shipped(1);
    let (tokens, day) = (Tokens::light(), date(2020, 2, 20));
    let mut page = SourcesPage::default();
    draw(&mut page, &session, &tokens, Some(day));
    let count = |page: &SourcesPage| page.list.count();
    let early = count(&page);
    draw(&mut page, &session, &tokens, None);
    assert!(0 < early && early < count(&page), "{early} of {}", count(&page));
}
