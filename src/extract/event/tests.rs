//! Events of small sentences with hand-built trees: one line a token, `form lemma UPOS XPOS head deprel`.

use super::*;
use crate::extract::TimexType;
use crate::ingest::{Metadata, Source, read};
use crate::language::{Deprel, Token, TokenRange, Upos, Xpos};
use crate::text::{Span, TokenId};

/// A sentence from its tree; `names` are `words=TYPE`, joined by semicolons; `times` are words of dates.
pub(super) fn events(tree: &str, names: &str, times: &str) -> Vec<String> {
    let (mut text, mut tokens) = (String::new(), Vec::new());
    for line in tree.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let cells: Vec<&str> = line.split_whitespace().collect();
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(cells[0]);
        let head: u32 = cells[4].parse().unwrap();
        tokens.push(Token {
            span: Span::new(start, text.len()),
            upos: Upos::from_name(cells[2]).unwrap(),
            xpos: Xpos::from_name(cells[3]).unwrap(),
            lemma: cells[1].into(),
            head: head.checked_sub(1).map(TokenId),
            deprel: Deprel::from_name(cells[5]).unwrap(),
        });
    }
    let document = read("t", &Source { path: "t.txt", bytes: text.as_bytes() }, Metadata::default()).unwrap();
    let range = TokenRange { start: 0, end: tokens.len() as u32 };
    let mut analysis = Analysis { tokens, ..Analysis::default() };
    analysis.sentences.push(Sentence { span: Span::new(0, text.len()), tokens: range });
    let mut mentions: Vec<Mention> = names
        .split(';')
        .filter(|n| !n.is_empty())
        .map(|name| {
            let (words, kind) = name.split_once('=').unwrap();
            let at = text.find(words).unwrap();
            let span = Span::new(at, at + words.len());
            let tokens = analysis.tokens_in(span);
            let head = tokens
                .range()
                .find(|t| !analysis.tokens[*t].head.is_some_and(|h| tokens.contains(h)))
                .unwrap_or(tokens.range().start);
            let kind_of = if words.starts_with(char::is_uppercase) { MentionKind::Name } else { MentionKind::Nominal };
            let kind_of = if kind == "PRON" { MentionKind::Pronoun } else { kind_of };
            Mention {
                span,
                tokens,
                head: TokenId::new(head),
                kind: kind_of,
                entity_type: EntityType::from_name(kind),
                sentence: 0,
                why: Why::default(),
            }
        })
        .collect();
    mentions.sort_by_key(|m| m.span);
    let timexes: Vec<Timex> = times
        .split(';')
        .filter(|n| !n.is_empty())
        .map(|words| {
            let at = text.find(words).unwrap();
            Timex {
                span: Span::new(at, at + words.len()),
                kind: TimexType::Date,
                value: words.into(),
                modifier: None,
                interval: None,
                why: Why::default(),
            }
        })
        .collect();
    let words =
        |ids: &[MentionId]| ids.iter().map(|m| mentions[m.index()].span.of(&text)).collect::<Vec<_>>().join("+");
    find(&document, &analysis, &mentions, &timexes, &[])
        .iter()
        .map(|e| {
            assert!(e.evidence.contains(e.trigger));
            format!(
                "{}{} {} > {} | {} | {} | {} | {}",
                e.kind.name(),
                e.mode.map_or(String::new(), |m| format!("/{}", m.name())),
                words(&e.actors),
                words(&e.recipients),
                e.trigger.of(&text),
                e.date.map_or("-", |t| timexes[t.index()].span.of(&text)),
                e.place.map_or("-", |m| mentions[m.index()].span.of(&text)),
                e.status.name(),
            )
        })
        .collect()
}

#[track_caller]
fn check(tree: &str, names: &str, times: &str, expected: &[&str]) {
    assert_eq!(events(tree, names, times), expected);
}

#[test]
fn relative_clause_and_coordination_share_actor_date_and_place() {
    check(
        "In in ADP IN 2 case
         May May PROPN NNP 4 obl
         Ruiz Ruiz PROPN NNP 4 nsubj
         headed head VERB VBD 0 root
         a a DET DT 6 det
         delegation delegation NOUN NN 4 obj
         which which PRON WDT 8 nsubj
         visited visit VERB VBD 6 acl:relcl
         Oslo Oslo PROPN NNP 8 obj
         and and CCONJ CC 11 cc
         met meet VERB VBD 8 conj
         with with ADP IN 13 case
         Berg Berg PROPN NNP 11 obl",
        "Ruiz=PERSON;a delegation=ORG;Oslo=GPE;Berg=PERSON",
        "May",
        &[
            "CONSULT/visit Ruiz+a delegation > Oslo | visited | May | Oslo | occurred",
            "CONSULT/meet Ruiz+a delegation > Berg | met | May | Oslo | occurred",
        ],
    );
}

#[test]
fn passive_names_the_agent_as_actor() {
    check(
        "Peru Peru PROPN NNP 3 nsubj:pass
         was be AUX VBD 3 aux:pass
         criticised criticise VERB VBN 0 root
         by by ADP IN 5 case
         Chile Chile PROPN NNP 3 obl:agent",
        "Peru=GPE;Chile=GPE",
        "",
        &["ACCUSE Chile > Peru | criticised | - | - | occurred"],
    );
}

#[test]
fn nominal_meeting_takes_the_subject_beside_it() {
    check(
        "During during ADP IN 3 case
         a a DET DT 3 det
         meeting meeting NOUN NN 7 obl
         with with ADP IN 5 case
         Sato Sato PROPN NNP 3 nmod
         Lind Lind PROPN NNP 7 nsubj
         spoke speak VERB VBD 0 root",
        "Sato=PERSON;Lind=PERSON",
        "",
        &["CONSULT/meet Lind > Sato | meeting | - | - | occurred"],
    );
}

#[test]
fn light_verb_and_refusal() {
    check(
        "Norway Norway PROPN NNP 2 nsubj
         cancelled cancel VERB VBD 0 root
         talks talk NOUN NNS 2 obj
         with with ADP IN 5 case
         Iceland Iceland PROPN NNP 3 nmod
         in in ADP IN 7 case
         Bergen Bergen PROPN NNP 3 nmod",
        "Norway=GPE;Iceland=GPE;Bergen=GPE",
        "",
        &["CONSULT/talks Norway > Iceland | talks | - | Bergen | negated"],
    );
}
