//! Texts of the commands `import` and `export`.

use super::{Language, Text, and, bracketed, count, labelled, text};

/// Before what went wrong.
pub const ERROR: Text = text("error: ", "错误：");
/// Why a file is not written over.
pub const EXISTS: Text = text(
    "not written: there is a file of this name already; name another, or add --force",
    "未写入：同名文件已存在；请换文件名，或加上 --force",
);

/// Something that failed, with the path last.
pub fn failed(why: &str, path: &str, language: Language) -> String {
    [ERROR.get(language), &labelled(why, path, language)].concat()
}

fn quoted(name: &str) -> String {
    format!("“{name}”")
}

fn listed(names: &[&str], language: Language) -> String {
    let names: Vec<String> = names.iter().map(|it| quoted(it)).collect();
    and(&names.iter().map(String::as_str).collect::<Vec<_>>(), language)
}

/// A `--map` that can't be read.
pub fn bad_map(map: &str, language: Language) -> String {
    let map = quoted(map);
    match language {
        Language::English => format!(
            "cannot read --map {map}: write COLUMN=FIELD, such as State=region, or in a wide table COLUMN=metric:NAME;region:NAME"
        ),
        Language::Chinese => {
            format!(
                "无法识别 --map {map}：请写作“列名=字段”，如 State=region；宽表中可写作“列名=metric:NAME;region:NAME”"
            )
        }
    }
}

/// A `--headings` that is none of the four.
pub fn bad_headings(name: &str, language: Language) -> String {
    let name = quoted(name);
    match language {
        Language::English => format!("cannot use --headings {name}: it is metric, region, sector or size"),
        Language::Chinese => format!("无法使用 --headings {name}：应为 metric、region、sector 或 size"),
    }
}

/// A column that is not there.
pub fn no_such_column(name: &str, near: Option<&str>, columns: &[String], language: Language) -> String {
    let (name, columns) = (quoted(name), columns.join(if language == Language::English { ", " } else { "、" }));
    let near = near.map(quoted);
    match (language, near) {
        (Language::English, Some(near)) => format!("there is no column {name}; did you mean {near}?"),
        (Language::English, None) => format!("there is no column {name}; the columns are {columns}"),
        (Language::Chinese, Some(near)) => format!("没有列{name}；是否指{near}？"),
        (Language::Chinese, None) => format!("没有列{name}；现有的列是{columns}"),
    }
}

/// Two columns that say the same.
pub fn two_columns(field: &str, first: &str, second: &str, language: Language) -> String {
    let (first, second) = (quoted(first), quoted(second));
    match language {
        Language::English => format!(
            "the columns {first} and {second} both hold the {field}; keep one with --map, and drop the other with --map COLUMN=-"
        ),
        Language::Chinese => {
            format!("列{first}和{second}都是 {field}；请用 --map 指定其一，用 --map 列名=- 去掉另一列")
        }
    }
}

/// Headings of a wide table that could be names of several things.
pub fn headings_unclear(language: Language) -> String {
    text(
        "it is not clear what the headings of the figures name: say what is the same for all by --metric or --region, name what they are by --headings, or give each by --map",
        "无法确定数值列的列名表示什么：请用 --metric 或 --region 指定全表相同的一项，或用 --headings 说明列名的含义，或用 --map 逐列说明",
    )
    .get(language)
    .to_owned()
}

/// What every claim needs and nothing says.
pub fn not_said(fields: &[&str], columns: &[String], language: Language) -> String {
    let fields = and(fields, language);
    let columns = columns.join(if language == Language::English { ", " } else { "、" });
    match language {
        Language::English => format!(
            "nothing says the {fields}: name the column by --map COLUMN=FIELD, or give what holds for all rows, such as --region China; the columns are {columns}"
        ),
        Language::Chinese => format!(
            "没有说明{fields}：请用 --map 列名=字段 指明，或给出全表相同的值，如 --region 全国；现有的列是{columns}"
        ),
    }
}

/// A `--range` that can't be read.
pub fn bad_range(text: &str, language: Language) -> String {
    let text = quoted(text);
    match language {
        Language::English => {
            format!("cannot read --range {text}: write 0..100, 0.. or ..100, with METRIC= before it for one metric")
        }
        Language::Chinese => {
            format!("无法识别 --range {text}：请写作 0..100、0.. 或 ..100；只针对一个指标时前面加“指标=”")
        }
    }
}

/// Metrics whose unit is not known.
pub fn no_unit(metrics: &[&str], language: Language) -> String {
    let metrics = listed(metrics, language);
    match language {
        Language::English => format!(
            "the unit of {metrics} is not known: give it by --unit Percent (or PercentagePoints, Count, Yuan, Index, or a name of its own), for one metric by --unit METRIC=Percent, or in a column “unit”"
        ),
        Language::Chinese => format!(
            "不知道{metrics}的单位：请用 --unit Percent（或 PercentagePoints、Count、Yuan、Index，或自定名称）给出，针对一个指标时用 --unit 指标=Percent，或设“unit”列"
        ),
    }
}

/// Nothing that could be a table.
pub fn no_table(language: Language) -> String {
    text(
        "there is no table in it: a line of headings and a line for each row are expected",
        "其中没有表格：应有一行列名，其后每行一条",
    )
    .get(language)
    .to_owned()
}

/// What the reader of tables said.
pub fn not_read(why: &str, language: Language) -> String {
    let sentence = text("cannot read the table; save it as CSV in UTF-8", "无法读取表格；请另存为 UTF-8 编码的 CSV");
    bracketed(sentence.get(language), why, language)
}

/// A unit that was found in the cells.
pub fn guessed(metric: &str, unit: &str, language: Language) -> String {
    let metric = quoted(metric);
    match language {
        Language::English => format!("the unit of {metric} is taken to be {unit}: every cell names it"),
        Language::Chinese => format!("{metric}的单位取 {unit}：每个单元格都写明"),
    }
}

/// Metrics of which no natural range is known.
pub fn no_range(metrics: &[&str], language: Language) -> String {
    let metrics = listed(metrics, language);
    match language {
        Language::English => {
            format!("no natural range is known of {metrics}: --range gives one, such as 0..100 for a rate")
        }
        Language::Chinese => format!("{metrics}的自然范围未知：可用 --range 给出，如比率为 0..100"),
    }
}

/// Columns that are not used.
pub fn unused(columns: &[&str], language: Language) -> String {
    let columns = listed(columns, language);
    match language {
        Language::English => format!("not used: {columns}; --map COLUMN=FIELD says what a column is"),
        Language::Chinese => format!("未使用：{columns}；可用 --map 列名=字段 说明"),
    }
}

/// A cell that was not taken.
pub fn bad_cell(file: &str, line: u64, column: &str, found: &str, why: &str, language: Language) -> String {
    let (column, found) = (quoted(column), quoted(found));
    match language {
        Language::English => format!("{file}:{line}: column {column}: {found}: {why}"),
        Language::Chinese => format!("{file}:{line}：列{column}：{found}：{why}"),
    }
}

/// Bad cells that are not listed.
pub fn more_cells(number: usize, language: Language) -> String {
    let number = count(number);
    match language {
        Language::English => format!("and {number} more cells that could not be read"),
        Language::Chinese => format!("另有{number}个单元格无法识别"),
    }
}

/// A cell that may not be empty.
pub fn empty(field: &str, language: Language) -> String {
    match language {
        Language::English => format!("Nothing stands here. A claim needs its {field}; the row was left out."),
        Language::Chinese => format!("此处为空。每条数据都需要 {field}；该行未采用。"),
    }
}

/// A row with more cells than there are headings.
pub fn too_many_cells(headings: usize, language: Language) -> String {
    let headings = count(headings);
    match language {
        Language::English => format!(
            "There are only {headings} headings. Put quotation marks around a cell that has the separator in it, such as “2,000”; the row was left out."
        ),
        Language::Chinese => {
            format!("列名只有{headings}个。单元格中含有分隔符时请加引号，如“2,000”；该行未采用。")
        }
    }
}

/// A date without a year.
pub fn no_year(language: Language) -> &'static str {
    text("The year is missing. Write the date as 2020-03-28.", "缺少年份。请写作 2020-03-28。").get(language)
}

/// A date that could be either of two days.
pub fn which_day(language: Language) -> &'static str {
    text(
        "This could be two different days. Say which stands first by --day-first or --month-first.",
        "可理解为两个不同的日期。请用 --day-first 或 --month-first 说明日和月的先后。",
    )
    .get(language)
}

/// A word that is no standing.
pub fn no_standing(language: Language) -> String {
    text(
        "Firm, Provisional, Derived or Doubtful is expected. The claim is marked as doubtful.",
        "应为 Firm、Provisional、Derived 或 Doubtful。该条数据已标为存疑。",
    )
    .get(language)
    .to_owned()
}

/// A unit that is not that of the metric.
pub fn other_unit(unit: &str, expected: &str, language: Language) -> String {
    let unit = quoted(unit);
    match language {
        Language::English => format!("Its unit is {unit}, that of the metric is {expected}. A metric has one unit."),
        Language::Chinese => format!("其单位是{unit}，而该指标的单位是 {expected}。一个指标只有一个单位。"),
    }
}

/// A qualifier in a column of its own that does not fit.
pub fn other_qualifier(qualifier: &str, variant: &str, language: Language) -> String {
    let qualifier = quoted(qualifier);
    match language {
        Language::English => format!(
            "The qualifier beside it, {qualifier}, does not go with {variant}. Exactly, About, MoreThan, AtLeast, LessThan, AtMost or Between is expected."
        ),
        Language::Chinese => format!(
            "旁边的限定语{qualifier}与 {variant} 不符。应为 Exactly、About、MoreThan、AtLeast、LessThan、AtMost 或 Between。"
        ),
    }
}

/// A figure that can't be.
pub fn outside(range: &str, language: Language) -> String {
    match language {
        Language::English => {
            format!("No value of the natural range {range} can be this. Check the figure, or give another --range.")
        }
        Language::Chinese => format!("自然范围 {range} 内没有这样的数值。请检查数值，或改用其他 --range。"),
    }
}

/// The first line of the file that is written.
pub fn made_from(file: &str, language: Language) -> String {
    // A line break in the name of a file would end the comment.
    let file: String = file.chars().map(|it| if it.is_control() { ' ' } else { it }).collect();
    match language {
        Language::English => format!("Made by `resumption-monitor import` from {file}"),
        Language::Chinese => format!("由 `resumption-monitor import` 根据 {file} 生成"),
    }
}

/// What was written.
pub fn done(out: &str, counts: &str, bad: usize, language: Language) -> String {
    let said = labelled(out, counts, language);
    match language {
        _ if bad == 0 => said,
        Language::English if bad == 1 => format!("{said}; 1 cell was left out"),
        Language::English => format!("{said}; {} cells were left out", count(bad)),
        Language::Chinese => format!("{said}；{}个单元格未采用", count(bad)),
    }
}
