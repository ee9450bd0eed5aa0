//! What it costs to save: a tracker of 2 000 programmes and 50 000 claims, from an edit to the file that is safe on the
//! disk, beside a plain write, sync and rename of the same bytes; and what the journal costs the thread of the window.
//!
//! `cargo bench --bench save`. Both write into the same folder, in turn, so that whatever else the disk does meets both.

#![expect(clippy::print_stdout, reason = "a bench is read where it prints")]
#![expect(clippy::disallowed_methods, reason = "what is measured beside is a plain write")]

#[expect(dead_code, reason = "the data set is for others")]
mod common;

use common::{median, ms, time, told};
use resumption_monitor::figure::Figure;
use resumption_monitor::gui::desk::{Consent, Desk};
use resumption_monitor::gui::keeper::{Keeper, Keeping};
use resumption_monitor::syntax::Name;
use resumption_monitor::tracker::edit::ClaimValue;
use resumption_monitor::tracker::{Claim, Document, Edit, Kind, Measure, Programme, Source, canonical};
use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

const PROGRAMMES: usize = 2_000;
const CLAIMS: usize = 25;
const RUNS: usize = 21;

/// As large as a tracker is to be, and with a comment here and there.
fn tracker() -> String {
    let first = jiff::civil::date(2020, 2, 1);
    let mut document = Document { title: Name::plain("Large"), ..Document::default() };
    document.sources.push(Source { id: "s1".to_owned(), title: Name::plain("Daily report"), ..Source::default() });
    for at in 0..PROGRAMMES {
        let name = Name { en: format!("Programme {at}"), zh: Some(format!("第{at}项政策")) };
        let kind = Kind::Loan { quota: Some(Figure::Exactly(300e9)), rate_cap: None, subsidy: None };
        let mut programme = Programme::new(format!("programme-{at}"), kind, name);
        programme.agency = Some(Name::plain("Ministry"));
        programme.claims = (0..CLAIMS)
            .map(|number| {
                let on = first.saturating_add(jiff::Span::new().days(i64::try_from(number).unwrap_or(0) * 7));
                let mut claim =
                    Claim::new(on, Measure::Issued, Figure::MoreThan((at * 31 + number * 1000) as f64 * 1e6));
                claim.source = Some("s1".to_owned());
                claim.quote = Some(format!("More than {number} billion yuan had been lent by then, the bank said."));
                claim
            })
            .collect();
        document.programmes.push(programme);
    }
    canonical(&document)
        .replace("Loan(\n            id: \"programme-7", "// a remark\n        Loan(\n            id: \"programme-7")
}

/// The least that a save which lasts can do.
fn plain(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let temporary = path.with_extension("tmp");
    let mut file = File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)?;
    File::open(path.parent().unwrap_or(Path::new(".")))?.sync_all()
}

fn edit(desk: &mut Desk, at: usize) -> bool {
    let value = ClaimValue::Value(Figure::About(at as f64 * 1e9 + 1.0));
    let edit = Edit::SetClaim { programme: at * 97 % PROGRAMMES, at: at % CLAIMS, value };
    desk.apply(edit, None).is_ok()
}

fn measure(folder: &Path) -> Option<bool> {
    let (path, beside) = (folder.join("tracker.ron"), folder.join("plain.ron"));
    let text = tracker();
    fs::write(&path, &text).ok()?;
    println!(
        "save: {PROGRAMMES} programmes, {} claims, {:.1} MB, {RUNS} runs",
        PROGRAMMES * CLAIMS,
        text.len() as f64 / 1e6
    );
    let mut desk = Desk::open(&path).ok()?;
    let (mut saves, mut plains, mut frames) = (Vec::new(), Vec::new(), Vec::new());
    let keeping = Keeping { folder: Some(folder.join("data")), ..Keeping::default() };
    let mut keeper = Keeper::new(keeping, || ());
    for run in 0..RUNS {
        // The edit is made in one frame, and the journal gets it in that one.
        let (took, done) = time(|| edit(&mut desk, run));
        if !done {
            return None;
        }
        let (handed, ()) = time(|| keeper.watch(&desk, None, &[]));
        frames.push(handed);
        keeper.settle();
        let bytes = desk.text.as_bytes().to_vec();
        let (wrote, done) = time(|| plain(&beside, &bytes));
        done.ok()?;
        let (saved, done) = time(|| {
            keeper.before_save(&desk);
            desk.save(&path, Consent::default())
        });
        done.ok()?;
        keeper.saved(&desk);
        keeper.settle();
        saves.push(took + saved);
        plains.push(wrote);
    }
    let whole = fs::read_to_string(&path).ok()?;
    let same = resumption_monitor::tracker::read(&whole).document == desk.document && whole.contains("// a remark");
    println!("  read back as a whole, the file says what it should: {same}");
    let slowest = frames.iter().max().copied().unwrap_or_default();
    println!("  the journal's share of a frame is {:.2} ms in the middle of all runs", ms(median(frames)));
    let (save, plain) = (median(saves), median(plains));
    println!("  a plain write, sync and rename takes {:.1} ms, an edit and its save {:.1} ms", ms(plain), ms(save));
    let holds = told("an edit to its durable save, in plain writes", ratio(save, plain), 2.0, "");
    let frame = told("the journal's share of a frame, slowest of all runs", ms(slowest), 16.0, " ms");
    Some(same && holds && frame)
}

fn ratio(a: Duration, b: Duration) -> f64 {
    a.as_secs_f64() / b.as_secs_f64()
}

fn main() -> ExitCode {
    // In the target folder, which is on a real disk; a temporary one may be in memory.
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("save");
    drop(fs::remove_dir_all(&folder));
    if fs::create_dir_all(&folder).is_err() {
        println!("no folder to write to");
        return ExitCode::FAILURE;
    }
    match measure(&folder) {
        Some(true) => ExitCode::SUCCESS,
        Some(false) => ExitCode::FAILURE,
        None => {
            println!("could not be measured");
            ExitCode::FAILURE
        }
    }
}
