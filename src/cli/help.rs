//! The longer texts of `--help`; clap writes the rest.

pub(super) const AFTER: &str = "\
Without a command the window opens, with FILE or the shipped data set in it.
Each command has a --help of its own.

Examples:
  resumption-monitor                              open the window
  resumption-monitor my.ron --tracker plan.ron    with files of your own
  resumption-monitor check my.ron                 what is wrong with a file
  resumption-monitor summary                      the headline figures as text

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
Draws a page as it stands in the window; neither a display nor a graphics card is needed.

Examples:
  resumption-monitor render overview -o overview.png
  resumption-monitor render trends my.ron -o trends.png --size 1600x1000 --theme dark

Exit codes:
  0  done
  2  a file cannot be read or written";
