//! From the difference of two documents to changes of the text of the one.

use super::align::{align, staying};
use super::container::{Anchor, Container, Content};
use super::splice::Splices;
use super::tree::Record;
use super::value::{Value, raw_text};
use crate::syntax::quoted;
use crate::syntax::{Kind, Name, Parser, Span};
use crate::tracker::outline::{Listing, Place};

/// Changes a record.
///
/// A value that could not be read is never replaced: what it says would be gone without a word. The field then stays as
/// it is, so that the text does not read back as the new document, and [`super::write`] says so.
pub(super) fn record(place: &Place<'_>, old: &Record<'_>, new: &Record<'_>, splices: &mut Splices<'_>) {
    if old.word != new.word {
        let word = Span::new(place.span.start, place.span.start + old.word.len());
        splices.replace(word, new.word.to_owned());
    }
    let mut gone = vec![false; place.fields.len()];
    let mut added: Vec<(usize, &'static str, &Value<'_>)> = Vec::new();
    for (order, (name, value)) in new.fields.iter().enumerate() {
        let field = place.fields.iter().position(|it| it.name == *name);
        if let Some(list) = place.list(name) {
            items(list, of_list(old.get(name)), of_list(value.as_ref()), splices);
            continue;
        }
        if old.get(name) == value.as_ref() && !place.assigned.contains(name) {
            continue;
        }
        if field
            .is_some_and(|at| is_unread(name, place.fields[at].value.of(splices.text), old.get(name), value.as_ref()))
            && !place.assigned.contains(name)
        {
            continue;
        }
        match (field, value) {
            (Some(at), Some(value)) => replace(place.fields[at].value, old.get(name), value, splices),
            (Some(at), None) => gone[at] = true,
            (None, Some(value)) => added.push((order, name, value)),
            (None, None) => {}
        }
    }
    let open = place.span.of(splices.text).find('(').map_or(place.span.start, |it| place.span.start + it + 1);
    // The file's own record begins, for us, with its first field.
    let open = place.fields.first().map_or(open, |it| open.min(it.whole.start));
    let fields = Container::new(splices.text, place.fields.iter().map(|it| it.whole), open);
    fields.take(&gone, false, splices);
    let order = |name: &str| new.fields.iter().position(|it| it.0 == name);
    let stays: Vec<(usize, Option<usize>)> =
        (0..place.fields.len()).filter(|it| !gone[*it]).map(|it| (it, order(place.fields[it].name))).collect();
    let mut closed = Vec::new();
    for (at, name, value) in added {
        let before = stays.iter().filter(|it| it.1.is_some_and(|it| it < at)).max_by_key(|it| it.1);
        let behind = stays.iter().filter(|it| it.1.is_some_and(|it| it > at)).min_by_key(|it| it.1);
        let anchor = match (before, behind) {
            (None, Some((it, _))) => Some(Anchor::Before(*it)),
            (before, _) => before.or(stays.last()).map(|it| Anchor::After(it.0)),
        };
        let Some(anchor) = anchor else {
            let end = place.span.end.saturating_sub(1);
            splices.insert(end, format!("{name}: {}, ", value.render(None, splices.style)));
            continue;
        };
        if let Anchor::After(it) = anchor
            && !closed.contains(&it)
        {
            closed.push(it);
            fields.close(it, splices);
        }
        let content = |indent: Option<&str>| format!("{name}: {}", value.render(indent, splices.style));
        let tall = content(Some(&indent_of(&fields, anchor, splices.text)));
        let content = Content::Made { tall, flat: content(None) };
        fields.put(anchor, &content, splices);
    }
}

/// Whether the reader made nothing of the text of a field, or something of its own.
fn is_unread(name: &str, source: &str, old: Option<&Value<'_>>, new: Option<&Value<'_>>) -> bool {
    let kind = Parser::new(source).value().kind;
    match (old, new) {
        // Lists that were read are changed item by item before this is asked.
        (Some(Value::List(_)), _) | (_, Some(Value::List(_))) => !matches!(&kind, Kind::List(it) if it.is_empty()),
        (Some(Value::Text(_)), _) => !matches!(kind, Kind::Text(_)),
        (Some(Value::Name(_)), _) => !matches!(kind, Kind::Text(_) | Kind::Record(None, _)),
        // What is left out of our own files may well be written: a firm standing, or nothing by its name.
        (None, Some(_)) => name != "standing" && !matches!(kind, Kind::Word("None")),
        _ => false,
    }
}

fn indent_of(container: &Container, anchor: Anchor, text: &str) -> String {
    let (Anchor::After(at) | Anchor::Before(at)) = anchor;
    container.items.get(at).map_or("", |it| it.indent(text)).to_owned()
}

fn of_list<'v, 'd>(value: Option<&'v Value<'d>>) -> &'v [Record<'d>] {
    match value {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// Changes a list of records.
fn items(list: &Listing<'_>, old: &[Record<'_>], new: &[Record<'_>], splices: &mut Splices<'_>) {
    let untouched = |it: &Place<'_>| it.assigned.is_empty();
    if old == new && list.items.iter().all(untouched) {
        return;
    }
    let from = align(old, new);
    let stays = staying(&from);
    let places = places(list);
    let raw = |at: usize| places.get(at).copied();
    let mut gone = vec![false; list.all.len()];
    for place in &places {
        gone[*place] = true;
    }
    for (j, at) in from.iter().enumerate() {
        if let Some(at) = at.filter(|_| stays[j]).and_then(raw) {
            gone[at] = false;
        }
    }
    if list.all.is_empty() {
        return fill(list, new, splices);
    }
    let container = Container::new(splices.text, list.all.iter().copied(), list.span.start + 1);
    let first = (0..new.len()).find(|it| stays[*it]).and_then(|it| from[it]).and_then(raw);
    let mut anchor = Anchor::Before(first.unwrap_or(0));
    let mut closed = None;
    for (j, item) in new.iter().enumerate() {
        let source = from[j].and_then(|at| Some((raw(at)?, list.items.get(at)?, old.get(at)?)));
        if let Some((at, place, before)) = source
            && stays[j]
        {
            if before != item || !place.assigned.is_empty() {
                record(place, before, item, splices);
            }
            anchor = Anchor::After(at);
            continue;
        }
        let content = if let Some((at, place, before)) = source {
            moved(&container, at, place, (before, item), splices)
        } else {
            let tall = item.render(Some(&indent_of(&container, anchor, splices.text)), splices.style);
            Content::Made { tall, flat: item.render(None, splices.style) }
        };
        if let Anchor::After(at) = anchor
            && closed != Some(at)
        {
            closed = Some(at);
            container.close(at, splices);
        }
        container.put(anchor, &content, splices);
    }
    container.take(&gone, true, splices);
    let inside = Span::new(list.span.start + 1, list.span.end.saturating_sub(1));
    if new.is_empty() && splices.empties(inside) {
        splices.delete(inside);
    }
}

/// For each item that was read its place among all that stand in the list. Both are in the order of the text.
fn places(list: &Listing<'_>) -> Vec<usize> {
    let mut all = list.all.iter().enumerate();
    list.items.iter().filter_map(|item| all.find(|(_, span)| **span == item.span).map(|it| it.0)).collect()
}

/// The text of a record that goes elsewhere in its list, with the changes in it.
fn moved(
    container: &Container,
    at: usize,
    place: &Place<'_>,
    (old, new): (&Record<'_>, &Record<'_>),
    splices: &Splices<'_>,
) -> Content {
    let mut apart = splices.apart();
    record(place, old, new, &mut apart);
    let bare = apart.render(place.span);
    match container.items.get(at).filter(|it| it.lines.is_some()) {
        Some(item) => {
            container.close(at, &mut apart);
            Content::Lines { lines: apart.render(item.extent()), bare }
        }
        None => Content::Made { tall: bare.clone(), flat: bare },
    }
}

/// Fills a list in which nothing stands but, perhaps, comments.
fn fill(list: &Listing<'_>, new: &[Record<'_>], splices: &mut Splices<'_>) {
    if new.is_empty() {
        return;
    }
    let source = splices.text;
    let line = &source[super::layout::line_start(source, list.span.start)..list.span.start];
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    let value = Value::List(new.to_vec()).render(Some(indent), splices.style);
    let inside = Span::new(list.span.start + 1, list.span.end.saturating_sub(1));
    if inside.of(source).trim().is_empty() {
        return splices.replace(list.span, value);
    }
    // Behind the comments, on lines of their own: the closing bracket comes with the items.
    let kept = inside.of(source).trim_end();
    let rest = value.trim_start_matches('[').to_owned();
    splices.replace(Span::new(inside.start + kept.len(), list.span.end), rest);
}

/// Puts a value in the place of one.
fn replace(span: Span, old: Option<&Value<'_>>, new: &Value<'_>, splices: &mut Splices<'_>) {
    let source = span.of(splices.text);
    let piece = match (old, new) {
        (Some(Value::Name(old)), Value::Name(new)) => {
            if name(span, old, new, splices) {
                return;
            }
            match &new.zh {
                None => as_before(source, &new.en),
                Some(_) => None,
            }
        }
        (_, Value::Text(new)) => as_before(source, new),
        _ => None,
    };
    let indent = {
        let line = &splices.text[super::layout::line_start(splices.text, span.start)..span.start];
        line[..line.len() - line.trim_start_matches([' ', '\t']).len()].to_owned()
    };
    let piece = piece.unwrap_or_else(|| new.render(Some(&indent), splices.style));
    splices.replace(span, piece);
}

/// A text as a raw one, if it was.
fn as_before(source: &str, new: &str) -> Option<String> {
    source.starts_with('r').then(|| raw_text(new)).flatten()
}

/// Changes one language of a name, or both, where both stand in the text; otherwise does nothing and says so.
fn name(span: Span, old: &Name, new: &Name, splices: &mut Splices<'_>) -> bool {
    let node = Parser::new(span.of(splices.text)).value();
    let Kind::Record(None, fields) = &node.kind else { return false };
    let field = |name: &str| {
        let value = fields.iter().find(|it| it.name == name)?.value.span;
        Some(Span::new(span.start + value.start, span.start + value.end))
    };
    let (Some(en), Some(zh), Some(new_zh)) = (field("en"), field("zh"), &new.zh) else { return false };
    for (span, old, new) in [(en, Some(&old.en), &new.en), (zh, old.zh.as_ref(), new_zh)] {
        if old != Some(new) {
            let piece = as_before(span.of(splices.text), new).unwrap_or_else(|| quoted(new));
            splices.replace(span, piece);
        }
    }
    true
}
