//! Rows from spreadsheets, by tables.

use crate::figure::{Figure, parse};
use crate::syntax::Standing;
use crate::tracker::edit::ClaimField as F;
use crate::tracker::paste::{Column, Reader, Table, insertion};
use crate::tracker::{Batch, Claim, Document, Edit, Kind, Measure, Programme};
use jiff::civil::{Date, date};

/// Reads what the file format spells, and nothing in any language.
struct Plain;

fn named(cell: &str) -> Option<Measure> {
    Measure::ALL.iter().find(|(name, _)| *name == cell).map(|it| it.1.clone())
}

impl Reader for Plain {
    fn heading(&self, cell: &str) -> Option<Column> {
        let field = [F::On, F::Stated, F::Measure, F::Value, F::Source, F::Note, F::Standing, F::By]
            .into_iter()
            .find(|it| it.name() == cell);
        field.map(Column::Field).or_else(|| named(cell).map(Column::Figures))
    }

    fn date(&self, cell: &str) -> Result<Date, String> {
        // Some write the 3rd of April so.
        if cell == "4.3" {
            return Ok(date(2020, 4, 3));
        }
        cell.parse().map_err(|_why| "no date".to_owned())
    }

    fn measure(&self, cell: &str) -> Result<Measure, String> {
        named(cell).ok_or_else(|| "no measure".to_owned())
    }

    fn figure(&self, cell: &str, measure: Option<&Measure>) -> Result<Figure, String> {
        parse(cell, measure.map(Measure::unit)).map_err(|_why| "no figure".to_owned())
    }

    fn source(&self, cell: &str) -> Result<String, String> {
        (cell == "briefing").then(|| cell.to_owned()).ok_or_else(|| "no source".to_owned())
    }

    fn standing(&self, cell: &str) -> Result<Standing, String> {
        let found = Standing::ALL.iter().find(|it| it.0 == cell);
        found.map(|it| it.1).ok_or_else(|| "no standing".to_owned())
    }

    fn missing(&self, field: F) -> String {
        format!("{} needed", field.name())
    }
}

fn columns(text: &str) -> Vec<String> {
    let name = |it: &Column| match it {
        Column::Ignored => "-".to_owned(),
        Column::Field(it) => it.name().to_owned(),
        Column::Figures(it) => it.name().to_owned(),
    };
    Table::read(text, &Plain).columns.iter().map(name).collect()
}

/// The claims of all rows, as date, measure and figure; or what is wrong.
fn read(text: &str) -> Vec<Result<Vec<String>, Vec<String>>> {
    let table = Table::read(text, &Plain);
    let said = |it: &Claim| format!("{} {} {:?}", it.on, it.measure.name(), it.value);
    (0..table.rows.len())
        .map(|row| match table.claims(row, &Plain, Some(&Measure::Issued)) {
            Ok(claims) => Ok(claims.iter().map(said).collect()),
            Err(wrong) => Err(wrong.iter().map(|it| format!("{:?} {}", it.column, it.why)).collect()),
        })
        .collect()
}

#[test]
fn columns_are_known_by_heading_or_by_content() {
    for (text, expected) in [
        ("on\tmeasure\tvalue\n2020-03-28\tIssued\t>200bn", vec!["on", "measure", "value"]),
        ("value,on\n1,2020-03-28", vec!["value", "on"]),
        // No headings.
        ("2020-03-28\tIssued\t>200bn\tbriefing", vec!["on", "measure", "value", "source"]),
        ("briefing\t200bn\tIssued\t2020-03-28", vec!["source", "value", "measure", "on"]),
        // The second column of dates is when it was said.
        ("2020-03-28\t2020-03-30\t5", vec!["on", "stated", "value"]),
        // Headings that nobody knows, above dates.
        ("Tag\tBetrag\n2020-03-28\t5", vec!["on", "value"]),
        // Only some headings are known; the rest go by content.
        ("note\tx\ty\nremark 1\t2020-03-28\t5", vec!["note", "on", "value"]),
        // One heading twice: the first counts.
        ("on\tvalue\tvalue\n2020-03-28\t5\tno", vec!["on", "value", "-"]),
        // A measure to each column.
        ("on\tIssued\tEnterprisesFunded\n2020-03-28\t5\t6", vec!["on", "Issued", "EnterprisesFunded"]),
        // One slip among many does not hide a column.
        ("2020-03-28\t1\n2020-03-29\tx\n2020-03-3O\t3\n2020-03-31\t4", vec!["on", "value"]),
        // A number that could be a date is a number.
        ("4.3\t2020-03-28", vec!["value", "on"]),
        ("2020-03-28;Issued;5", vec!["on", "measure", "value"]),
        ("\u{feff}on,value\r\n2020-03-28,\"1,000\"\r\n", vec!["on", "value"]),
        ("", vec![]),
        ("\n \n", vec![]),
        ("nothing of all this", vec!["-"]),
    ] {
        assert_eq!(columns(text), expected, "{text:?}");
    }
}

#[test]
fn rows_become_claims_or_say_what_is_wrong() {
    let ok = |all: &[&str]| Ok(all.iter().map(|it| (*it).to_owned()).collect());
    let wrong = |all: &[&str]| Err(all.iter().map(|it| (*it).to_owned()).collect());
    for (text, expected) in [
        ("2020-03-28\tIssued\t>200bn", vec![ok(&["2020-03-28 Issued MoreThan(200000000000.0)"])]),
        // Without measures: the usual one.
        ("on\tvalue\n2020-03-28\t7", vec![ok(&["2020-03-28 Issued Exactly(7.0)"])]),
        ("on,value\n2020-03-28,\"1,000\"", vec![ok(&["2020-03-28 Issued Exactly(1000.0)"])]),
        (
            "on\tIssued\tEnterprisesFunded\n2020-03-28\t5\t6\n2020-03-29\t\t7\n2020-03-30\t\t\n2020-03-31\tx\t1",
            vec![
                ok(&["2020-03-28 Issued Exactly(5.0)", "2020-03-28 EnterprisesFunded Exactly(6.0)"]),
                ok(&["2020-03-29 EnterprisesFunded Exactly(7.0)"]),
                wrong(&["None value needed"]),
                wrong(&["Some(1) no figure"]),
            ],
        ),
        (
            "on\tmeasure\tvalue\tsource\n\tIssued\t1\tbriefing\n2020-03-28\tIsued\tlots\tmine\n2020-03-28\t\t1\t",
            vec![
                wrong(&["Some(0) on needed"]),
                wrong(&["Some(1) no measure", "Some(2) no figure", "Some(3) no source"]),
                wrong(&["Some(1) measure needed"]),
            ],
        ),
        // A percentage is no amount.
        ("on\tmeasure\tvalue\n2020-03-28\tIssued\t90 %", vec![wrong(&["Some(2) no figure"])]),
        // A short row, and no column of figures at all.
        ("on\tvalue\n2020-03-28", vec![wrong(&["Some(1) value needed"])]),
        ("on\tnote\n2020-03-28\tx", vec![wrong(&["None value needed"])]),
        // A quote that is not closed is a sign like any other.
        (
            "2020-03-28\tIssued\t5\t\"so\n2020-03-29\tIssued\t6\tno",
            vec![ok(&["2020-03-28 Issued Exactly(5.0)"]), ok(&["2020-03-29 Issued Exactly(6.0)"])],
        ),
    ] {
        assert_eq!(read(text), expected, "{text:?}");
    }
}

#[test]
fn what_else_a_row_says_is_kept() {
    let text = "on\tstated\tmeasure\tvalue\tstanding\tnote\tby\n\
                2020-03-28\t2020-03-30\tIssued\t5\tDoubtful\t\"two\nlines\"\tLi Wei";
    let claims = Table::read(text, &Plain).claims(0, &Plain, None).unwrap();
    let expected = Claim {
        stated: Some(date(2020, 3, 30)),
        standing: Standing::Doubtful,
        note: Some("two\nlines".into()),
        by: Some("Li Wei".into()),
        ..Claim::new(date(2020, 3, 28), Measure::Issued, Figure::Exactly(5.0))
    };
    assert_eq!(claims, [expected]);
}

#[test]
fn a_field_is_in_one_column_only() {
    let mut table = Table::read("2020-03-28\t1\t2", &Plain);
    table.set_column(2, Column::Field(F::Value));
    assert_eq!(table.columns, [Column::Field(F::On), Column::Ignored, Column::Field(F::Value)]);
    table.set_column(9, Column::Ignored);
    assert_eq!(table.claims(0, &Plain, Some(&Measure::Issued)).unwrap()[0].value, Figure::Exactly(2.0));
}

#[test]
fn claims_are_put_in_the_order_of_dates_in_one_step() {
    let claim = |day| Claim::new(date(2020, 3, day), Measure::Issued, Figure::Exactly(f64::from(day)));
    let mut programme = Programme::new("a", Kind::LOAN, crate::syntax::Name::plain("A"));
    programme.claims = vec![claim(10), claim(20)].into();
    let mut document = Document { programmes: vec![programme], ..Document::default() };
    let before = document.clone();
    let edit = insertion(0, &document.programmes[0].claims, vec![claim(15), claim(25), claim(5), claim(16)]);
    assert!(matches!(&edit, Edit::Batch(edits, Batch::Paste) if edits.len() == 4));
    let back = edit.apply(&mut document).unwrap();
    let days: Vec<i8> = document.programmes[0].claims.iter().map(|it| it.on.day()).collect();
    assert_eq!(days, [5, 10, 15, 16, 20, 25]);
    back.apply(&mut document).unwrap();
    assert_eq!(document, before);
}
