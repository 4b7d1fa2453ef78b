//! Events, statements, goals and positions as sheets.

use std::sync::Arc;

use super::notes::Notes;
use super::sheet::columns;
use super::{Column, Row, Sheet};
use crate::index::Origin;
use crate::query::Window;
use crate::view::compare::{Passed, compare, ordered};
use crate::view::context::Context;
use crate::view::words::kind_label;
use crate::view::{DateView, Named, goals as goals_view, statements as statements_view, timeline as timeline_view};

/// The context with all rows asked for.
pub(super) fn whole<'a>(context: &Context<'a>) -> Context<'a> {
    Context { window: Window::default(), ..*context }
}

fn names(list: &[Named]) -> String {
    list.iter().map(|n| n.name.as_str()).collect::<Vec<_>>().join("; ")
}

fn date(date: &Option<DateView>) -> String {
    date.as_ref().map(|d| d.label.clone()).unwrap_or_default()
}

fn days(date: &Option<DateView>) -> [String; 2] {
    date.as_ref().map(|d| [d.first.clone(), d.last.clone()]).unwrap_or_default()
}

fn number_of(context: &Context<'_>, key: &str) -> u32 {
    context.index.facts.by_key(key).unwrap_or(u32::MAX)
}

/// What happened, by date.
pub(super) fn timeline<'a>(context: &Context<'a>, notes: &mut Notes<'a>) -> Sheet {
    let mut rows = Vec::new();
    for row in timeline_view(&whole(context), None, 0).rows.into_iter().map(Arc::unwrap_or_clone) {
        let number = number_of(context, &row.fact);
        let line = match context.index.facts.get(number).map(|f| f.origin) {
            Some(Origin::Cluster(id)) => context.event_line(number, id),
            _ => row.trigger.clone(),
        };
        let kind = row.mode.as_ref().map_or_else(|| row.kind.clone(), |mode| format!("{}.{mode}", row.kind));
        let differ = row.conflicts.iter().map(|c| c.field.clone()).collect::<Vec<_>>().join("; ");
        let [first, last] = days(&row.date);
        let place = row.place.map(|p| p.name).unwrap_or_default();
        rows.push(Row {
            cells: vec![
                date(&row.date),
                line,
                kind_label(&kind),
                row.status,
                place,
                names(&row.sources),
                differ,
                names(&row.actors),
                names(&row.recipients),
                kind,
                first,
                last,
                row.fact,
            ],
            notes: notes.of_fact(context, number, &[]),
        });
    }
    Sheet {
        name: "timeline".into(),
        title: "Timeline".into(),
        about: "Events by date.".into(),
        columns: columns(
            "date event kind status place sources sources_differ_on | actors recipients type first_day last_day key",
        ),
        rows,
    }
}

/// Who said what.
pub(super) fn statements<'a>(context: &Context<'a>, notes: &mut Notes<'a>) -> Sheet {
    let mut rows = Vec::new();
    for row in statements_view(&whole(context)).rows.into_iter().map(Arc::unwrap_or_clone) {
        let number = number_of(context, &row.fact);
        let speaker = row.speaker.map(|s| s.name).or_else(|| row.speaker_words.clone()).unwrap_or_default();
        let content = if row.kind == "direct" { format!("“{}”", row.content) } else { row.content };
        let [first, last] = days(&row.date);
        rows.push(Row {
            cells: vec![
                speaker,
                row.cue.unwrap_or_default(),
                content,
                row.kind,
                row.addressee.map(|a| a.name).unwrap_or_default(),
                names(&row.about),
                date(&row.date),
                row.source.name,
                row.speaker_words.unwrap_or_default(),
                first,
                last,
                row.fact,
            ],
            notes: notes.of_fact(context, number, &[]),
        });
    }
    Sheet {
        name: "statements".into(),
        title: "Statements".into(),
        about: "Who said what, with the reporting words of the source.".into(),
        columns: columns(
            "speaker reporting_words statement kind to about date source | words_for_the_speaker first_day last_day key",
        ),
        rows,
    }
}

/// Who wants what and stands where.
pub(super) fn goals<'a>(context: &Context<'a>, notes: &mut Notes<'a>) -> Sheet {
    let view = goals_view(&whole(context));
    let mut rows = Vec::new();
    for row in view.goals.into_iter().map(Arc::unwrap_or_clone) {
        let number = row.number.map(|n| n.to_string()).unwrap_or_default();
        rows.push(Row {
            notes: notes.of_fact(context, number_of(context, &row.fact), &[]),
            cells: vec![
                row.holder.name,
                "wants".into(),
                number,
                row.goal,
                row.basis,
                row.issue,
                date(&row.date),
                row.source.name,
                row.fact,
            ],
        });
    }
    for row in view.positions.into_iter().map(Arc::unwrap_or_clone) {
        rows.push(Row {
            notes: notes.of_fact(context, number_of(context, &row.fact), &[]),
            cells: vec![
                row.holder.name,
                row.stance,
                String::new(),
                row.target,
                row.basis,
                row.issue,
                date(&row.date),
                row.source.name,
                row.fact,
            ],
        });
    }
    Sheet {
        name: "goals-and-positions".into(),
        title: "Goals and positions".into(),
        about: "Basis “stated”: in the actor’s own words; “author”: by the writer’s account.".into(),
        columns: columns("actor stance number what basis issue date source | key"),
        rows,
    }
}

/// Kind, date and line of an event.
fn event(context: &Context<'_>, row: &Passed) -> [String; 3] {
    let when = context.index.facts.get(row.number).and_then(|f| context.date(f));
    [date(&when), context.event_line(row.number, row.cluster), kind_label(context.index.facts.kind(row.number))]
}

fn key(context: &Context<'_>, row: &Passed) -> String {
    context.index.facts.get(row.number).map(|f| f.key.to_string()).unwrap_or_default()
}

/// On what sources differ: a row for each value.
pub(super) fn differ<'a>(context: &Context<'a>, notes: &mut Notes<'a>) -> Sheet {
    let mut rows = Vec::new();
    for row in ordered(context, Some("differ"), None) {
        let Some(cluster) = context.corpus.resolution.clusters.get(row.cluster.index()) else { continue };
        for conflict in context.conflicts(&cluster.conflicts) {
            for (value, by) in &conflict.values {
                let documents: Vec<String> = by.iter().map(|s| s.key.clone()).collect();
                let [date, line, kind] = event(context, &row);
                rows.push(Row {
                    cells: vec![line, conflict.field.clone(), value.clone(), names(by), kind, date, key(context, &row)],
                    notes: notes.of_fact(context, row.number, &documents),
                });
            }
        }
    }
    Sheet {
        name: "sources-differ".into(),
        title: "Sources differ".into(),
        about: "Events that two or more sources tell, and what each says where they differ.".into(),
        columns: columns("event differs_on value told_by kind | date key"),
        rows,
    }
}

/// What only one source says.
pub(super) fn single<'a>(context: &Context<'a>, sort: Option<&str>, notes: &mut Notes<'a>) -> Sheet {
    let rows = ordered(context, Some("single"), sort).into_iter().map(|row| {
        let [date, line, kind] = event(context, &row);
        let by = names(&context.sources(row.number));
        Row { cells: vec![by, line, date, kind, key(context, &row)], notes: notes.of_fact(context, row.number, &[]) }
    });
    Sheet {
        name: "only-one-source".into(),
        title: "Only one source says".into(),
        about: "Events that one source alone tells; texts that repeat another count with it.".into(),
        rows: rows.collect(),
        columns: columns("source event date kind | key"),
    }
}

/// Events by sources.
pub(super) fn matrix<'a>(
    context: &Context<'a>,
    part: Option<&str>,
    sort: Option<&str>,
    notes: &mut Notes<'a>,
) -> Sheet {
    let view = compare(&whole(context), part, sort);
    let mut heads = columns("event date");
    heads.extend(view.matrix.columns.iter().map(|c| Column { name: c.name.clone(), is_data: false }));
    heads.extend(["documents", "key"].map(|name| Column { name: name.into(), is_data: true }));
    // A table has no room for hundreds of sources; who tells an event stands in its row all the same.
    let (n_shown, n_all) = (view.matrix.columns.len(), view.matrix.n_columns);
    let capped = match n_shown < n_all as usize {
        true => format!(" Of {n_all} sources the {n_shown} that tell most of these events have a column."),
        false => String::new(),
    };
    let mut rows = Vec::new();
    for row in view.matrix.rows.into_iter().map(Arc::unwrap_or_clone) {
        let number = number_of(context, &row.key);
        let mut cells = vec![row.head.title, date(&row.head.date)];
        cells.extend(row.cells.into_iter().map(|cell| {
            let marks: Vec<String> = cell.marks.into_iter().map(|m| m.words).collect();
            let state = match cell.state.as_str() {
                "differs" => "differs: ",
                "before" => "published before",
                other => other,
            };
            format!("{state}{}", marks.join("; "))
        }));
        let documents: Vec<String> = context.sources(number).into_iter().map(|d| d.key).collect();
        cells.extend([documents.join("; "), row.key]);
        rows.push(Row { cells, notes: notes.of_fact(context, number, &[]) });
    }
    let (name, title) = match part {
        Some("acts") => ("words-for-the-act", "Words for the act"),
        Some("shared") => ("told-by-several", "Events told by several sources"),
        _ => ("events-by-sources", "Events by sources"),
    };
    Sheet {
        name: name.into(),
        title: title.into(),
        about: format!(
            "What each source does with each event. Silence is not denial, and no source is scored.{capped}"
        ),
        columns: heads,
        rows,
    }
}
