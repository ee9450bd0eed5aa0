//! Talks to a running window: what is on it, and what a user does to it.

use egui::accesskit::{Node, NodeId, Role, TreeUpdate};
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_inspection::protocol::{Request, Response, read_handshake, read_message, write_message};
use std::collections::BTreeMap;
use std::net::TcpStream;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// What went wrong, for the message of a failed test.
pub(crate) type Outcome<T = ()> = Result<T, String>;

/// How long a window may take to open, or to answer.
const PATIENCE: Duration = Duration::from_secs(40);

/// A widget as assistive technology sees it.
pub(crate) struct Widget {
    pub(crate) role: Role,
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) center: Pos2,
    /// Whether it has the keyboard.
    pub(crate) focused: bool,
}

/// The connection to a window.
pub(crate) struct Client {
    stream: TcpStream,
}

impl Client {
    /// Connects as soon as the window is there.
    pub(crate) fn connect(address: &str) -> Outcome<Self> {
        let began = Instant::now();
        loop {
            match TcpStream::connect(address) {
                Ok(stream) => {
                    stream.set_read_timeout(Some(PATIENCE)).map_err(|it| it.to_string())?;
                    read_handshake(&stream).map_err(|it| it.to_string())?;
                    return Ok(Self { stream });
                }
                Err(error) if began.elapsed() > PATIENCE => return Err(format!("the window does not open: {error}")),
                Err(_) => sleep(Duration::from_millis(30)),
            }
        }
    }

    fn ask(&mut self, request: &Request) -> Outcome<Response> {
        write_message(&mut self.stream, request).map_err(|it| format!("the window is gone: {it}"))?;
        match read_message(&mut self.stream).map_err(|it| format!("the window does not answer: {it}"))? {
            Response::Error { message } => Err(message),
            response => Ok(response),
        }
    }

    fn events(&mut self, events: Vec<Event>) -> Outcome {
        self.ask(&Request::ApplyEvents { events }).map(|_| ())
    }

    /// Waits until the window has nothing more to draw.
    pub(crate) fn settle(&mut self) -> Outcome {
        self.ask(&Request::Settle { max_steps: 50 }).map(|_| ())
    }

    /// A picture of the window, as PNG.
    pub(crate) fn picture(&mut self) -> Outcome<Vec<u8>> {
        match self.ask(&Request::GetScreenshot { pixels_per_point: None })? {
            Response::Screenshot(png) => Ok(png.bytes.clone()),
            other => Err(format!("no picture, but {other:?}")),
        }
    }

    pub(crate) fn resize(&mut self, width: u32, height: u32) -> Outcome {
        self.ask(&Request::Resize { width, height })?;
        self.settle()
    }

    /// All widgets that have a place.
    pub(crate) fn widgets(&mut self) -> Outcome<Vec<Widget>> {
        let Response::Tree { accesskit: Some(tree), .. } = self.ask(&Request::GetTree)? else {
            return Err("the window has no accessibility tree".to_owned());
        };
        Ok(in_order(&tree))
    }

    pub(crate) fn click(&mut self, at: Pos2, button: PointerButton, modifiers: Modifiers) -> Outcome {
        self.events(vec![Event::PointerMoved(at)])?;
        self.events(vec![Event::ModifiersChanged(modifiers)])?;
        for pressed in [true, false] {
            self.events(vec![Event::PointerButton { pos: at, button, pressed, modifiers }])?;
        }
        self.events(vec![Event::ModifiersChanged(Modifiers::NONE)])?;
        self.settle()
    }

    pub(crate) fn hover(&mut self, at: Pos2) -> Outcome {
        self.events(vec![Event::PointerMoved(at)])?;
        sleep(Duration::from_millis(600));
        self.settle()
    }

    pub(crate) fn write(&mut self, text: &str) -> Outcome {
        self.events(vec![Event::Text(text.to_owned())])?;
        self.settle()
    }

    pub(crate) fn press(&mut self, key: Key, modifiers: Modifiers) -> Outcome {
        self.events(vec![Event::ModifiersChanged(modifiers)])?;
        for pressed in [true, false] {
            self.events(vec![Event::Key { key, physical_key: None, pressed, repeat: false, modifiers }])?;
        }
        self.events(vec![Event::ModifiersChanged(Modifiers::NONE)])?;
        self.settle()
    }
}

/// The widgets of a tree in the order of reading.
fn in_order(tree: &TreeUpdate) -> Vec<Widget> {
    let nodes: BTreeMap<NodeId, &Node> = tree.nodes.iter().map(|(id, node)| (*id, node)).collect();
    let mut widgets = Vec::new();
    let mut waiting: Vec<NodeId> = tree.tree.as_ref().map(|it| it.root).into_iter().collect();
    while let Some(id) = waiting.pop() {
        let Some(node) = nodes.get(&id) else { continue };
        waiting.extend(node.children().iter().rev());
        let Some(bounds) = node.bounds() else { continue };
        let by_label = || {
            let labels = node.labelled_by().iter().filter_map(|it| nodes.get(it));
            labels.filter_map(|it| it.label().or(it.value())).collect::<Vec<_>>().join(" ")
        };
        widgets.push(Widget {
            role: node.role(),
            name: node.label().map_or_else(by_label, ToOwned::to_owned),
            value: node.value().unwrap_or_default().to_owned(),
            focused: id == tree.focus,
            center: Pos2::new(f64::midpoint(bounds.x0, bounds.x1) as f32, f64::midpoint(bounds.y0, bounds.y1) as f32),
        });
    }
    widgets
}
