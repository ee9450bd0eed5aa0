//! The longer texts of `--help`; clap writes the rest.

pub(super) const AFTER: &str = "\
Without a command the window opens, with FILE or the shipped data set in it.
Each command has a --help of its own.

Examples:
  resumption-monitor                              open the window
  resumption-monitor my.ron --tracker plan.ron    with files of your own
  resumption-monitor check my.ron                 what is wrong with a file
  resumption-monitor summary                      the headline figures as text
  resumption-monitor export --csv claims.csv      all claims as a table
  resumption-monitor import table.csv -o my.ron   a data set from a table

Exit codes:
  0  done
  1  the content of a file has errors
  2  a file cannot be read or written, or the arguments are wrong
  3  no display to open the window on";

pub(super) const CHECK: &str = "\
A file is a data set or a tracker; its content tells which. Each problem is printed with its line and a mark
under what is wrong; then comes one line of counts a file. Codes are listed in data/README.md.

With --format json each line is one object: a problem has file, line, column, severity, code, message and path;
the counts have file, kind and a number each.

Examples:
  resumption-monitor check data/china-2020.ron data/programmes.ron
  resumption-monitor check --format json my.ron > problems.jsonl

Exit codes:
  0  no errors; there may be warnings
  1  errors in the content of a file
  2  a file cannot be read; of several files the worst counts";

pub(super) const SUMMARY: &str = "\
Prints the headline figures as text: of the rates of the whole region those with the most dates, the same for the part
that shares most with it, each with its change; then the loan and arrears programmes of the tracker. The shipped tracker
stands beside the shipped data set only.

Examples:
  resumption-monitor summary
  resumption-monitor summary my.ron --tracker mine.ron --lang zh

Exit codes:
  0  done
  1  the file has errors; what could be read is printed
  2  the file cannot be read";

pub(super) const FIGURE: &str = "\
Shows how a figure would be understood if it were typed into the window; each TEXT is one figure.

Examples:
  resumption-monitor figure '>90%' 'about 1.27 %' '70-90%'
  resumption-monitor figure 超过90% 2000多亿元

Exit codes:
  0  all were understood
  1  at least one was not";

pub(super) const RENDER: &str = "\
Draws a page as it stands in the window, as PNG. Where the name of the picture ends in .svg, it is the plot of Trends
alone, as it is exported there: with title, legend, key of marks, notes and sources. Neither a display nor a graphics
card is needed. A picture that is there is written over.

Examples:
  resumption-monitor render overview -o overview.png
  resumption-monitor render trends my.ron -o trends.png --size 1600x1000 --theme dark
  resumption-monitor render trends -o plot.svg --series 'resumption china sme' --lang zh

Exit codes:
  0  done
  1  the data set or the tracker has errors, as `check` shows; what could be read is drawn
  2  a file cannot be read or written, or the arguments are wrong";

pub(super) const EXPORT: &str = "\
Writes claims as a table, one row each, with the figure as it was said, the ends that it asserts, its date, its source
and its words. The columns are listed in data/README.md. `import` reads the table back.

Examples:
  resumption-monitor export --csv claims.csv
  resumption-monitor export my.ron --csv - --metric 'Operating rate' --region China --as-known-on 2020-03-30
  resumption-monitor export my.ron --csv sme.tsv --series 'resumption sme' --notes

Exit codes:
  0  done
  1  the data set has errors, as `check` shows; what could be read is written
  2  a file cannot be read or written, there is one already, or the arguments are wrong";

pub(super) const IMPORT: &str = "\
Makes a data set from a table. A long table has a claim a row, with columns named text (or figure, or value), date,
metric and region, and perhaps qualifier, unit, stated, standing, sector, size, source, publisher, published, url,
quote, gist and note; --map tells of a column with another name. A wide table has a date a row and a series a column.
Figures are read as people write them: 98.6%, over 90 %, 70-90 %, about 1.27 %, 3000亿元. An empty cell says nothing.

A cell that cannot be read is listed with its line and column, and costs only that cell. Units and ranges are never
guessed, but for a unit that every cell of a metric names.

Examples:
  resumption-monitor import figures.csv -o my.ron
  resumption-monitor import rates.csv -o my.ron --wide Date --metric 'Operating rate' --unit Percent --range 0..100
  resumption-monitor import states.csv -o my.ron --wide day --map state=region --headings metric --unit Index
  resumption-monitor import rates.csv -o my.ron --wide date --unit % --map 'hb=region:Hubei;metric:Operating rate'

Exit codes:
  0  done
  1  cells could not be read; the data set has the others
  2  a file cannot be read or written, there is one already, or the arguments are wrong";
