//! Filters ⇄ one line of the query language. [`read`] lifts what a filter can say out of the query,
//! `who:ana-paz` or `NOT in:lima`, and leaves the rest as [`Filters::text`]; [`write()`] puts it back.
//! `read(write(filters))` gives the same filters, once they are [`normal`]: so a click and the same
//! words typed come to the same.

use super::fields::Field;
use super::syntax::{self, Expression, Problem};
use super::{Filters, Selection};

/// The filters that a query asks for, and what in it could not be read as meant.
pub fn read(text: &str) -> (Filters, Vec<Problem>) {
    let parsed = syntax::parse(text);
    let mut filters = Filters::default();
    let parts = parsed.expression.map(Expression::conjuncts).unwrap_or_default();
    // What is included first, so that it does not depend on the order what can be excluded.
    let rest: Vec<Expression> = parts.into_iter().filter_map(|part| lift(&mut filters, part)).collect();
    let rest: Vec<Expression> = rest.into_iter().filter_map(|part| lift_denied(&mut filters, part)).collect();
    filters.text = Expression::all(rest).map(|e| e.to_string()).unwrap_or_default();
    (filters, parsed.problems)
}

/// The query that asks for the filters.
pub fn write(filters: &Filters) -> String {
    let mut parts: Vec<Expression> = Vec::new();
    let field = |field: Field, values: &[String]| Expression::Field(field, values.to_vec());
    let facets = [
        (Field::Who, &filters.who),
        (Field::Type, &filters.kind),
        (Field::In, &filters.place),
        (Field::Source, &filters.source),
    ];
    for (name, selection) in facets {
        if name == Field::Who {
            parts.extend(selection.include.iter().map(|value| field(name, std::slice::from_ref(value))));
        } else if !selection.include.is_empty() {
            parts.push(field(name, &selection.include));
        }
        if !selection.exclude.is_empty() {
            parts.push(Expression::Not(Box::new(field(name, &selection.exclude))));
        }
    }
    let date = |name: Field, date: Option<crate::text::PartialDate>| date.map(|d| field(name, &[d.to_string()]));
    if filters.from.is_some() && filters.from == filters.to {
        parts.extend(date(Field::On, filters.from));
    } else {
        parts.extend(date(Field::From, filters.from));
        parts.extend(date(Field::To, filters.to));
    }
    parts.extend(syntax::parse(&filters.text).expression.map(Expression::conjuncts).unwrap_or_default());
    Expression::all(parts).map(|e| e.to_string()).unwrap_or_default()
}

/// The same filters in the one form that a query can say.
pub fn normal(filters: &Filters) -> Filters {
    read(&write(filters)).0
}

/// The parts of [`Filters::text`] that must all hold, each as it is written: a chip each.
pub fn parts(text: &str) -> Vec<String> {
    let expression = syntax::parse(text).expression;
    expression.map(Expression::conjuncts).unwrap_or_default().iter().map(ToString::to_string).collect()
}

/// Puts a part into the text, or takes it out where it stands there.
pub fn toggle_part(text: &str, part: &str) -> String {
    let (known, Some(wanted)) = (syntax::parse(text).expression, syntax::parse(part).expression) else {
        return text.to_owned();
    };
    let mut parts = known.map(Expression::conjuncts).unwrap_or_default();
    let n = parts.len();
    parts.retain(|p| *p != wanted);
    if parts.len() == n {
        parts.push(wanted);
    }
    Expression::all(parts).map(|e| e.to_string()).unwrap_or_default()
}

/// Takes what a part asks into the filters; gives it back where they cannot say it.
fn lift(filters: &mut Filters, part: Expression) -> Option<Expression> {
    let Expression::Field(field, values) = &part else { return Some(part) };
    let date = |value: &[String]| value.first().and_then(|v| v.parse().ok());
    match field {
        Field::Who if values.len() == 1 => add(&mut filters.who.include, values),
        Field::From if filters.from.is_none() && date(values).is_some() => filters.from = date(values),
        Field::To if filters.to.is_none() && date(values).is_some() => filters.to = date(values),
        Field::On if filters.from.is_none() && filters.to.is_none() && date(values).is_some() => {
            (filters.from, filters.to) = (date(values), date(values));
        }
        Field::Type | Field::In | Field::Source => {
            let selection = selection(filters, *field)?;
            // Between the values of one of these it is *or*, so a second demand stays beside it.
            if !selection.include.is_empty() {
                return Some(part);
            }
            add(&mut selection.include, values);
        }
        _ => return Some(part),
    }
    None
}

fn lift_denied(filters: &mut Filters, part: Expression) -> Option<Expression> {
    let Expression::Not(inner) = &part else { return Some(part) };
    let Expression::Field(field, values) = inner.as_ref() else { return Some(part) };
    let Some(selection) = selection(filters, *field) else { return Some(part) };
    // A value stands on one side of a selection only.
    if values.iter().any(|value| selection.include.contains(value)) {
        return Some(part);
    }
    add(&mut selection.exclude, values);
    None
}

fn selection(filters: &mut Filters, field: Field) -> Option<&mut Selection> {
    match field {
        Field::Who => Some(&mut filters.who),
        Field::Type => Some(&mut filters.kind),
        Field::In => Some(&mut filters.place),
        Field::Source => Some(&mut filters.source),
        _ => None,
    }
}

fn add(to: &mut Vec<String>, values: &[String]) {
    to.extend(values.iter().cloned());
    to.sort();
    to.dedup();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, written: &str, text: &str) {
        let (filters, _) = read(typed);
        assert_eq!((write(&filters).as_str(), filters.text.as_str()), (written, text), "{typed}");
        assert_eq!(normal(&filters), filters, "{typed}");
    }

    #[test]
    fn a_click_and_the_same_words_come_to_the_same() {
        let mut clicked = Filters::default();
        clicked.who.toggle("ana-paz");
        clicked.kind.toggle("consult.visit");
        clicked.place.toggle_excluded("lima");
        (clicked.from, clicked.to) = ("2010".parse().ok(), "2012".parse().ok());
        assert_eq!(write(&clicked), "who:ana-paz type:visit NOT in:lima from:2010 to:2012");
        assert_eq!(read("-in:lima type:visits after:2009 before:2013 who:ana-paz").0, clicked);
    }

    #[test]
    fn lifts_what_a_filter_can_say() {
        check("treaty who:bo who:ana", "who:ana who:bo treaty", "treaty");
        check("a OR b", "a OR b", "a OR b");
        check("who:ana (a OR b)", "who:ana (a OR b)", "a OR b");
        check("who:ana OR b", "who:ana OR b", "who:ana OR b");
        check("who:a,b by:c", "who:a,b by:c", "who:a,b by:c");
        check("source:b source:a", "source:b source:a", "source:a");
        check("-who:a who:a", "who:a NOT who:a", "NOT who:a");
        check("on:2010 on:2011", "on:2010 on:2011", "on:2011");
        check("on:2010..2012", "from:2010 to:2012", "");
        check("NOT NOT type:aid", "type:aid", "");
    }

    #[test]
    fn parts_come_and_go() {
        assert_eq!(parts("a OR b is:planned"), ["a OR (b is:planned)"]);
        assert_eq!(parts("(a OR b) is:planned"), ["a OR b", "is:planned"]);
        assert_eq!(toggle_part("", "is:planned"), "is:planned");
        assert_eq!(toggle_part("a OR b", "is:planned"), "(a OR b) is:planned");
        assert_eq!(toggle_part("(a OR b) is:planned", "a OR b"), "is:planned");
    }

    #[cfg(not(target_arch = "wasm32"))]
    proptest::proptest! {
        #[test]
        fn filters_that_were_read_are_normal(text in "((who|in|type|source|on|from|is|by):[ab2],?[ab]?| |NOT |OR |[()\"a-c]|\\PC){0,12}") {
            let (filters, _) = read(&text);
            proptest::prop_assert_eq!(normal(&filters), filters.clone(), "{}", write(&filters));
        }
    }
}
