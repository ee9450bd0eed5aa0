//! The language of the scripts: one step a line, words in double quotes where they have spaces, `#` for comments.
//!
//! ```text
//! start [ARGUMENT …]       start the program; $TMP stands for a folder of the script's own
//! last STEP                a step after which the window may be gone
//! ends CODE                the program ends by itself, with this exit code
//! wait MILLISECONDS        let time pass
//! kill                     end the program at once, as a crash or a power cut would: kill -9
//! idle                     fail if the program works while nothing happens
//! click NAME               click a widget by its accessible name; `Role:NAME` narrows, `NAME#2` takes the second
//! fill NAME TEXT           click a field, select what is in it, type over it
//! type TEXT                type into what has the focus
//! key Ctrl+S               press keys
//! hover NAME               point at it for a while
//! size WIDTH HEIGHT        resize the window
//! expect NAME [VALUE]      fail unless it is there (and has the value), within five seconds
//! absent NAME              fail if it is there after a second
//! picture NAME             keep a picture
//! replace NAME OLD NEW     somebody else puts a file in the place of that in $TMP, with another text in it
//! within SECONDS NAME      fail unless it is there so soon
//! file NAME TEXT           fail unless the file in $TMP has the text
//! copy FROM NAME           copy a file of the repository into $TMP
//! words NAME EN ZH         from here on, $NAME stands for the one or the other, by the language that the script is run in;
//!                          $LANG stands for `en` or `zh`
//! keyboard                 from here on the pointer must not be used
//! focus NAME MOST          press Tab until that widget has the keyboard, at most so often; `back` behind it: Shift+Tab
//! focused NAME             fail unless that widget has the keyboard
//! same NAME FILE           fail unless the file in $TMP is, line for line, what tests/window/FILE is
//! clipboard TEXT           fail unless the text is in the clipboard; only where `xclip` is found
//! count                    count key presses from here on
//! presses MOST             fail if there were more since `count`
//! ```
//! A NAME that begins with `*` is a part of the name.

use super::client::{Client, Outcome, Widget};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// One program at a time, and what the script does to it.
pub(crate) struct Stage {
    display: String,
    out: PathBuf,
    temporary: tempfile::TempDir,
    program: Option<Child>,
    client: Option<Client>,
    /// Key presses since they are counted.
    presses: usize,
    /// Which of two languages the script is run in: 0 for English, 1 for Chinese.
    language: usize,
    /// What stands for what.
    words: Vec<(String, String)>,
    /// Whether the pointer must not be used.
    keyboard: bool,
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(mut program) = self.program.take() {
            program.kill().ok();
            program.wait().ok();
        }
    }
}

impl Stage {
    /// A stage for a script in English, or in Chinese.
    pub(crate) fn new(display: &str, out: &Path, is_chinese: bool) -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let words = vec![
            ("$TMP".to_owned(), temporary.path().display().to_string()),
            ("$LANG".to_owned(), if is_chinese { "zh" } else { "en" }.to_owned()),
        ];
        Self {
            display: display.to_owned(),
            out: out.to_owned(),
            temporary,
            program: None,
            client: None,
            presses: 0,
            language: usize::from(is_chinese),
            words,
            keyboard: false,
        }
    }

    /// Does one line of the script.
    pub(crate) fn line(&mut self, line: &str) -> Outcome {
        let words = words(line);
        if let [step, name, said @ ..] = &words[..]
            && step == "words"
        {
            let said = said.get(self.language).ok_or("words takes a name and a word in each language")?;
            self.words.push((format!("${name}"), said.clone()));
            // A name that another one begins with comes after it.
            self.words.sort_by_key(|it| std::cmp::Reverse(it.0.len()));
            return Ok(());
        }
        let put = |word: &String| self.words.iter().fold(word.clone(), |word, (name, said)| word.replace(name, said));
        let words: Vec<String> = words.iter().map(put).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        self.step(&words)
    }

    fn step(&mut self, words: &[&str]) -> Outcome {
        match *words {
            [] => Ok(()),
            ["last", ref step @ ..] => {
                // The answer does not come where the step closes the window.
                self.step(step).ok();
                Ok(())
            }
            ["idle"] => self.idle(),
            ["start", ref arguments @ ..] => self.start(arguments),
            ["ends", code] => self.ends(code),
            ["wait", time] => {
                let time = time.parse::<u64>().map_err(|error| error.to_string())?;
                sleep(Duration::from_millis(time));
                Ok(())
            }
            ["kill"] => self.kill(),
            ["click", name] => self.click(name, Modifiers::NONE),
            ["altclick", name] => self.click(name, Modifiers::ALT),
            ["fill", name, text] => {
                self.click(name, Modifiers::NONE)?;
                self.client()?.press(Key::A, Modifiers::CTRL | Modifiers::COMMAND)?;
                self.client()?.write(text)
            }
            ["type", text] => {
                self.presses += text.chars().count();
                self.client()?.write(text)
            }
            ["count"] => {
                self.presses = 0;
                Ok(())
            }
            ["presses", most] => {
                let most: usize = most.parse().map_err(|_why| "presses takes a number".to_owned())?;
                if self.presses <= most { Ok(()) } else { Err(format!("it took {} presses", self.presses)) }
            }
            ["keyboard"] => {
                self.keyboard = true;
                Ok(())
            }
            ["focus", name, most] => self.focus(name, most, Modifiers::NONE),
            ["focus", name, most, "back"] => self.focus(name, most, Modifiers::SHIFT),
            ["focused", name] => self.find_that(name, |it| it.focused).map(|_| ()),
            ["same", name, like] => self.same(name, like),
            ["clipboard", text] => self.clipboard(text),
            ["copy", from, name] => {
                let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(from);
                let to = self.temporary.path().join(name);
                std::fs::copy(&from, to).map(|_| ()).map_err(|it| format!("{}: {it}", from.display()))
            }
            ["key", keys] => {
                self.presses += 1;
                let (key, modifiers) = combination(keys)?;
                self.client()?.press(key, modifiers)
            }
            ["hover", _] if self.keyboard => Err("this script is for the keyboard alone".to_owned()),
            ["hover", name] => {
                let at = self.find(name)?.center;
                self.client()?.hover(at)
            }
            ["size", width, height] => {
                let number = |it: &str| it.parse::<u32>().map_err(|error| error.to_string());
                let (width, height) = (number(width)?, number(height)?);
                self.client()?.resize(width, height)
            }
            ["expect", name] => self.find(name).map(|_| ()),
            ["expect", name, value] => self.find_that(name, |it| it.value.contains(value)).map(|_| ()),
            ["absent", name] => self.absent(name),
            ["picture", name] => self.picture(name),
            ["file", name, text] => {
                let path = self.temporary.path().join(name);
                let found = std::fs::read_to_string(&path).map_err(|it| format!("{}: {it}", path.display()))?;
                if found.contains(text) { Ok(()) } else { Err(format!("{name} has no {text:?}")) }
            }
            ["replace", name, old, new] => self.replace(name, old, new),
            ["within", seconds, name] => {
                let seconds = seconds.parse().map_err(|it: std::num::ParseFloatError| it.to_string())?;
                let (began, limit) = (Instant::now(), Duration::from_secs_f64(seconds));
                self.find(name)?;
                let taken = began.elapsed();
                if taken <= limit { Ok(()) } else { Err(format!("{name:?} took {taken:?}")) }
            }
            _ => Err("no such step".to_owned()),
        }
    }

    fn client(&mut self) -> Outcome<&mut Client> {
        self.client.as_mut().ok_or_else(|| "the program has not been started".to_owned())
    }

    fn start(&mut self, arguments: &[&str]) -> Outcome {
        // A port that was free a moment ago; nobody else on the machine is likely to take it in between.
        let free = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).map_err(|it| it.to_string())?;
        let home = self.temporary.path();
        let program = Command::new(env!("CARGO_BIN_EXE_resumption-monitor"))
            .args(arguments)
            .current_dir(home)
            .env("DISPLAY", &self.display)
            .env("EGUI_INSPECTION", free.to_string())
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .spawn()
            .map_err(|it| it.to_string())?;
        self.program = Some(program);
        self.client = Some(Client::connect(&free.to_string())?);
        self.client()?.settle()
    }

    /// Goes to a widget as the keyboard does.
    fn focus(&mut self, name: &str, most: &str, modifiers: Modifiers) -> Outcome {
        let most: usize = most.parse().map_err(|_why| "focus takes a number".to_owned())?;
        for _ in 0..most {
            self.presses += 1;
            self.client()?.press(Key::Tab, modifiers)?;
            if pick(self.client()?.widgets()?, name, &|it| it.focused).is_some() {
                return Ok(());
            }
        }
        let widgets = self.client()?.widgets()?;
        let at =
            widgets.iter().find(|it| it.focused).map_or_else(String::new, |it| format!("{:?} {}", it.role, it.name));
        Err(format!("{name:?} does not get the keyboard by {most} presses of Tab; {at:?} has it"))
    }

    /// Looks into the clipboard.
    fn clipboard(&self, text: &str) -> Outcome {
        let asked = Command::new("xclip").args(["-display", &self.display, "-selection", "clipboard", "-o"]).output();
        let Ok(found) = asked else {
            eprintln!("skipped: xclip is not installed");
            return Ok(());
        };
        let found = String::from_utf8_lossy(&found.stdout).replace('\u{a0}', " ");
        if found.contains(text) { Ok(()) } else { Err(format!("the clipboard has {found:?}")) }
    }

    /// Compares a file with one beside the scripts.
    fn same(&self, name: &str, like: &str) -> Outcome {
        let like = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/window").join(like);
        let read = |path: &Path| std::fs::read_to_string(path).map_err(|it| format!("{}: {it}", path.display()));
        let (found, wanted) = (read(&self.temporary.path().join(name))?, read(&like)?);
        for (at, (found, wanted)) in found.lines().zip(wanted.lines()).enumerate() {
            if found != wanted {
                return Err(format!("{name}:{}: {found}\nis not     {wanted}", at + 1));
            }
        }
        let (found, wanted) = (found.lines().count(), wanted.lines().count());
        if found == wanted { Ok(()) } else { Err(format!("{name} has {found} lines, not {wanted}")) }
    }

    fn kill(&mut self) -> Outcome {
        self.client = None;
        let mut program = self.program.take().ok_or("nothing is running")?;
        program.kill().and_then(|()| program.wait()).map(|_| ()).map_err(|it| it.to_string())
    }

    fn ends(&mut self, code: &str) -> Outcome {
        self.client = None;
        let mut program = self.program.take().ok_or("nothing is running")?;
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(10) {
            if let Some(status) = program.try_wait().map_err(|it| it.to_string())? {
                let found = status.code().map_or_else(|| status.to_string(), |it| it.to_string());
                return if found == code { Ok(()) } else { Err(format!("it ended with {found}")) };
            }
            sleep(Duration::from_millis(20));
        }
        self.program = Some(program);
        Err("it has not ended".to_owned())
    }

    /// Two seconds with at most two ticks of work: a repaint takes more than that.
    fn idle(&mut self) -> Outcome {
        let id = self.program.as_ref().ok_or("nothing is running")?.id();
        let ticks = || -> Outcome<u64> {
            let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).map_err(|it| it.to_string())?;
            // User and system time stand at 14 and 15; the name, in parentheses, may have spaces.
            let behind = stat.rsplit_once(')').map_or("", |it| it.1);
            let times = behind.split_whitespace().skip(11).take(2).filter_map(|it| it.parse::<u64>().ok());
            Ok(times.sum())
        };
        self.client()?.settle()?;
        sleep(Duration::from_millis(500));
        let before = ticks()?;
        sleep(Duration::from_secs(2));
        let worked = ticks()? - before;
        if worked <= 2 { Ok(()) } else { Err(format!("it worked for {worked} ticks in two seconds")) }
    }

    fn replace(&self, name: &str, old: &str, new: &str) -> Outcome {
        let path = self.temporary.path().join(name);
        let text = std::fs::read_to_string(&path).map_err(|it| format!("{}: {it}", path.display()))?;
        if !text.contains(old) {
            return Err(format!("{name} has no {old:?}"));
        }
        let other = path.with_extension("theirs");
        std::fs::write(&other, text.replace(old, new)).map_err(|it| it.to_string())?;
        std::fs::rename(&other, &path).map_err(|it| it.to_string())
    }

    fn click(&mut self, name: &str, modifiers: Modifiers) -> Outcome {
        if self.keyboard {
            return Err("this script is for the keyboard alone".to_owned());
        }
        let at = self.find(name)?.center;
        self.client()?.click(at, PointerButton::Primary, modifiers)
    }

    fn absent(&mut self, name: &str) -> Outcome {
        let began = Instant::now();
        while began.elapsed() < Duration::from_secs(1) {
            if pick(self.client()?.widgets()?, name, &|_| true).is_none() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err(format!("{name:?} is there"))
    }

    fn find(&mut self, name: &str) -> Outcome<Widget> {
        self.find_that(name, |_| true)
    }

    fn find_that(&mut self, name: &str, fits: impl Fn(&Widget) -> bool) -> Outcome<Widget> {
        let began = Instant::now();
        loop {
            if let Some(widget) = pick(self.client()?.widgets()?, name, &fits) {
                return Ok(widget);
            }
            if began.elapsed() > Duration::from_secs(5) {
                return Err(format!("{name:?} is not there, or not so"));
            }
            sleep(Duration::from_millis(50));
        }
    }

    /// Keeps a picture of the window.
    pub(crate) fn picture(&mut self, name: &str) -> Outcome {
        let png = self.client()?.picture()?;
        std::fs::write(self.out.join(format!("{name}.png")), png).map_err(|it| it.to_string())
    }

    /// What is on the window, for the message of a failed test.
    pub(crate) fn outline(&mut self) -> String {
        let Some(client) = &mut self.client else { return String::new() };
        let line = |it: &Widget| format!("{:?} {:?} = {:?}", it.role, it.name, it.value);
        let named = |it: &Widget| it.role != Role::TextRun && !(it.name.is_empty() && it.value.is_empty());
        let widgets = client.widgets().unwrap_or_default();
        widgets.iter().filter(|it| named(it)).map(line).collect::<Vec<_>>().join("\n")
    }
}

/// The widget of a name: fields and buttons before the labels that name them.
fn pick(widgets: Vec<Widget>, wanted: &str, fits: &dyn Fn(&Widget) -> bool) -> Option<Widget> {
    let (wanted, nth) = match wanted.rsplit_once('#').map(|(name, nth)| (name, nth.parse::<usize>())) {
        Some((name, Ok(nth))) if nth > 0 => (name, nth - 1),
        _ => (wanted, 0),
    };
    let (role, name) = match wanted.split_once(':') {
        Some((role, name)) if !role.contains(' ') => (Some(role), name),
        _ => (None, wanted),
    };
    let says = |text: &str| match name.strip_prefix('*') {
        Some(part) => text.contains(part),
        None => text == name,
    };
    let mut found: Vec<Widget> = widgets
        .into_iter()
        .filter(|it| it.role != Role::TextRun && (says(&it.name) || says(&it.value)) && fits(it))
        .filter(|it| role.is_none_or(|role| format!("{:?}", it.role) == role))
        .collect();
    found.sort_by_key(|it| it.role == Role::Label);
    found.into_iter().nth(nth)
}

/// The words of a line.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = line.trim_start();
    while !rest.is_empty() && !rest.starts_with('#') {
        let (word, behind) = match rest.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => rest.split_once(char::is_whitespace).unwrap_or((rest, "")),
        };
        words.push(word.to_owned());
        rest = behind.trim_start();
    }
    words
}

/// Keys such as `Ctrl+Shift+S`.
fn combination(keys: &str) -> Outcome<(Key, Modifiers)> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = keys;
    loop {
        let (modifier, behind) = match rest.split_once('+') {
            Some(("Ctrl", behind)) => (Modifiers::CTRL | Modifiers::COMMAND, behind),
            Some(("Shift", behind)) => (Modifiers::SHIFT, behind),
            Some(("Alt", behind)) => (Modifiers::ALT, behind),
            _ => break,
        };
        modifiers |= modifier;
        rest = behind;
    }
    Key::from_name(rest).map(|key| (key, modifiers)).ok_or_else(|| format!("no key {rest:?}"))
}
