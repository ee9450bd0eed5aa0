//! Filters one by one: what each is set to, how it is said, and how it is taken off.

use crate::figure::Unit;
use crate::gui::context::ViewCtx;
use crate::locale::{self, sectors as text};
use crate::store::Query;
use crate::syntax::Name;

/// One filter of a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filter {
    Text,
    Metric,
    Group,
    Region,
    Sector,
    Size,
    Rate,
    From,
    To,
    Standing,
    Source,
}

impl Filter {
    /// All filters, in the order of their chips.
    pub(super) const ALL: [Self; 11] = [
        Self::Text,
        Self::Metric,
        Self::Group,
        Self::Region,
        Self::Sector,
        Self::Size,
        Self::Rate,
        Self::From,
        Self::To,
        Self::Standing,
        Self::Source,
    ];

    /// The filters that are set.
    pub(super) fn set_in(query: &Query) -> impl Iterator<Item = Self> + use<'_> {
        Self::ALL.into_iter().filter(|it| it.is_set(query))
    }

    fn is_set(self, query: &Query) -> bool {
        match self {
            Self::Text => !query.text.trim().is_empty(),
            Self::Metric => query.metric.is_some(),
            Self::Group => query.group.is_some(),
            Self::Region => query.region.is_some(),
            Self::Sector => query.sector.is_some(),
            Self::Size => query.size.is_some(),
            Self::Rate => query.rate_at_least.is_some(),
            Self::From => query.from.is_some(),
            Self::To => query.to.is_some(),
            Self::Standing => query.standing.is_some(),
            Self::Source => query.source.is_some(),
        }
    }

    /// Takes the filter off.
    pub(super) fn take_off(self, query: &mut Query) {
        match self {
            Self::Text => query.text.clear(),
            Self::Metric => query.metric = None,
            Self::Group => query.group = None,
            Self::Region => query.region = None,
            Self::Sector => query.sector = None,
            Self::Size => query.size = None,
            Self::Rate => query.rate_at_least = None,
            Self::From => query.from = None,
            Self::To => query.to = None,
            Self::Standing => query.standing = None,
            Self::Source => query.source = None,
        }
    }

    /// The query with all filters but this.
    pub(super) fn without(self, query: &Query) -> Query {
        let mut query = query.clone();
        self.take_off(&mut query);
        query
    }

    /// The query with this filter alone.
    pub(super) fn alone(self, query: &Query) -> Query {
        let mut query = query.clone();
        Self::ALL.into_iter().filter(|it| *it != self).for_each(|it| it.take_off(&mut query));
        query
    }

    /// What it is set to, in words: "Metric: Operating rate".
    pub(super) fn label(self, cx: &ViewCtx<'_>, query: &Query) -> String {
        let data = cx.store.data();
        let language = cx.language;
        let named = |name: locale::Text, value: Option<&Name>| {
            locale::labelled(cx.t(name), value.map_or("", |it| it.text(language)), language)
        };
        let day = |name: locale::Text, day: Option<jiff::civil::Date>| {
            locale::labelled(cx.t(name), &day.map(|it| locale::date(it, language)).unwrap_or_default(), language)
        };
        match self {
            Self::Text => locale::labelled(cx.t(text::WORDS), query.text.trim(), language),
            Self::Metric => named(text::METRIC, query.metric.and_then(|it| data.metric(it)).map(|it| &it.name)),
            Self::Group => {
                let groups = cx.store.groups();
                named(text::GROUP, groups.into_iter().find(|it| Some(&it.en) == query.group.as_ref()))
            }
            Self::Region => named(text::REGION, query.region.and_then(|it| data.region(it)).map(|it| &it.name)),
            Self::Sector => named(text::SECTOR, query.sector.and_then(|it| data.sector(it)).map(|it| &it.name)),
            Self::Size => named(text::SIZE, query.size.and_then(|it| data.size(it)).map(|it| &it.name)),
            Self::Rate => text::rate_at_least(&rate(cx, query.rate_at_least.unwrap_or_default()), language),
            Self::From => day(text::FROM, query.from),
            Self::To => day(text::TO, query.to),
            Self::Standing => {
                let least = query.standing.map_or("", |it| cx.t(text::standing_at_least(it)));
                locale::labelled(cx.t(text::STANDING), least, language)
            }
            Self::Source => named(text::SOURCE, query.source.and_then(|it| data.source(it)).map(|it| &it.title)),
        }
    }
}

/// A threshold in words: "80 %".
pub(super) fn rate(cx: &ViewCtx<'_>, rate: f64) -> String {
    cx.style(Unit::Percent).number(rate)
}
