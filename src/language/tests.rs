//! What must hold of any analysis, and small sentences whose analysis is plain.

use super::*;

fn read(text: &str) -> Analysis {
    analyse_text(text, &[], Model::shared())
}

/// Spans in order and on borders; every sentence one tree; names disjoint.
fn hold(text: &str) {
    let analysis = read(text);
    let mut last = 0;
    for token in &analysis.tokens {
        assert!(token.span.start >= last && token.span.end > token.span.start, "{text:?}");
        assert!(text.get(token.span.start as usize..token.span.end as usize).is_some(), "on code points: {text:?}");
        last = token.span.end;
    }
    let mut next = 0;
    for sentence in &analysis.sentences {
        assert_eq!(sentence.tokens.start, next, "{text:?}");
        next = sentence.tokens.end;
        let tokens = analysis.slice(sentence.tokens);
        assert_eq!(tokens.iter().filter(|t| t.head.is_none()).count(), 1, "one root: {text:?}");
        // Every way up ends at the root: `done` are tokens whose way was walked.
        let mut done = vec![false; tokens.len()];
        for i in 0..tokens.len() {
            let mut way = Vec::new();
            let mut at = i;
            while !done[at] {
                assert!(way.len() <= tokens.len(), "a cycle: {text:?}");
                way.push(at);
                let Some(head) = tokens[at].head else { break };
                assert!(sentence.tokens.contains(head), "{text:?} token {i}");
                at = head.index() - sentence.tokens.start as usize;
            }
            way.into_iter().for_each(|w| done[w] = true);
        }
    }
    assert_eq!(next as usize, analysis.tokens.len());
    let mut last = 0;
    for name in &analysis.names {
        assert!(name.tokens.start >= last && name.tokens.end > name.tokens.start, "{text:?}");
        assert!((0.0..=1.0).contains(&name.confidence), "{text:?}");
        assert!(text.get(name.span.start as usize..name.span.end as usize).is_some(), "on code points: {text:?}");
        last = name.tokens.end;
    }
}

#[test]
fn odd_texts_hold() {
    for text in [
        "",
        " ",
        "\n\n\n",
        ".",
        "...",
        "'",
        "n't",
        "'s",
        "(((((",
        "\u{a0}\u{200b}",
        "é",
        "\u{301}",
        "a\u{301}b",
        "😀😀 😀",
    ] {
        hold(text);
    }
}

#[test]
fn long_texts_without_stops_or_spaces_are_read() {
    hold(&"a".repeat(300_000));
    hold(&"1.".repeat(100_000));
    hold(&"A ".repeat(20_000));
    hold(&"a-".repeat(50_000));
    hold(&"'s".repeat(20_000));
    hold(&"@a.b".repeat(20_000));
}

/// Texts that invite slowness, a quarter of a megabyte each; `make bench-long` times them at 1 and 10 MB.
#[test]
fn long_odd_texts_are_read_to_their_end() {
    for unit in ["a", ".", "\"", "é", "( ", "word and ", "Lagos 3 Turin 2 ", "“Well”—", "\u{301}", "https://a.b/"]
    {
        let text = unit.repeat(250_000 / unit.len());
        let analysis = read(&text);
        assert!(analysis.tokens.last().is_some_and(|t| t.span.end as usize == text.trim_end().len()), "{unit:?}");
    }
}

#[test]
fn tags_lemmas_and_trees_of_plain_sentences() {
    let text = "The ministers met in Lisbon and signed two agreements.";
    let analysis = read(text);
    let shown: Vec<String> =
        analysis.tokens.iter().map(|t| format!("{}/{}/{}", t.lemma, t.upos.name(), t.deprel.name())).collect();
    assert_eq!(
        shown.join(" "),
        "the/DET/det minister/NOUN/nsubj meet/VERB/root in/ADP/case Lisbon/PROPN/obl and/CCONJ/cc sign/VERB/conj \
         two/NUM/nummod agreement/NOUN/obj ./PUNCT/punct"
    );
    assert_eq!(analysis.tokens[1].head, Some(TokenId(2)));
}

/// Names as `TYPE:text`, apart by `; `.
fn check_names(text: &str, expected: &str) {
    let analysis = read(text);
    let shown: Vec<String> = analysis.names.iter().map(|n| format!("{}:{}", n.kind.name(), n.span.of(text))).collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

#[test]
fn names_leave_titles_articles_and_possessives_outside() {
    check_names(
        "Portuguese Prime Minister Maria Silva arrived in Nairobi on Tuesday.",
        "NORP:Portuguese; PERSON:Maria Silva; GPE:Nairobi",
    );
    check_names("Kenya's president praised the European Union.", "GPE:Kenya; ORG:European Union");
}

#[test]
fn the_same_text_gives_the_same_analysis() {
    let text = "Officials from Chile met John Carter. Carter thanked them, the Ministry of Energy said.";
    assert_eq!(format!("{:?}", read(text)), format!("{:?}", read(text)));
}

#[cfg(not(target_arch = "wasm32"))]
proptest::proptest! {
    #[test]
    fn any_text_holds(text in "(\\PC|[ .,'’\"“”\n\t()@:/$#-]|The |Mr. |U\\.S\\. |n't|Bank of ){0,80}") {
        hold(&text);
    }

    #[test]
    fn any_bytes_read_as_text_hold(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400), times in 1_usize..10) {
        hold(&String::from_utf8_lossy(&bytes).repeat(times));
    }
}

#[test]
fn each_feature_belongs_to_one_stage() {
    use super::model::hash::Features;
    use super::parse::features::{label, moves};
    use super::parse::state::{Move, State};

    let model = Model::shared();
    let forms = ["The", "envoys", "of", "both", "islands", "signed", "a", "short", "treaty", "."];
    let words: Vec<words::Word> = forms.iter().map(|f| words::Word::new(f, &model.tagger.lexicon)).collect();
    let (mut found, mut tags, mut seen, mut state) = (Features::new(), Vec::new(), Vec::new(), State::default());
    model.tagger.tag(&words, &mut found, &mut tags);
    let distinct = |found: &mut Features| {
        let mut items = found.items().to_vec();
        let n = items.len();
        items.sort_unstable();
        items.dedup();
        found.clear();
        (n, n - items.len())
    };

    found.clear();
    tag::features::<0>(&words, 4, &tags[..4], 0, &mut found);
    tag::features::<1>(&words, 4, &tags[..4], 0, &mut found);
    assert_eq!(distinct(&mut found), (38, 0));

    pipeline::see(&words, |i| model.tagger.class(tags[i]), &mut seen);
    state.begin(seen.len());
    for step in [Move::Shift, Move::Left, Move::Shift, Move::Shift] {
        state.take(step, 0);
    }
    moves::<0>(&seen, &state, &mut found);
    moves::<1>(&seen, &state, &mut found);
    moves::<2>(&seen, &state, &mut found);
    assert_eq!(distinct(&mut found), (95, 0));

    model.parser.attach(&seen, &mut state, &mut found);
    model.parser.relate(&seen, &mut state, &mut found);
    found.clear();
    label::<0>(&seen, &state, 1, &mut found);
    label::<1>(&seen, &state, 1, &mut found);
    assert_eq!(distinct(&mut found), (55, 0));
}

#[test]
fn runs_of_sentences_are_read_as_each_alone() {
    let paragraph = "The envoys of both islands signed a short treaty. Did they read it? “Not yet,” said one.\n\n";
    let (one, many) = (read(paragraph), read(&paragraph.repeat(200)));
    assert!(many.tokens.len() > 4096, "more than two runs");
    let told = |t: &Token, from: u32| (t.upos, t.xpos, t.lemma.clone(), t.head.map(|h| h.0 - from), t.deprel);
    let n = one.tokens.len();
    for (at, own) in many.tokens.chunks(n).enumerate() {
        let own: Vec<_> = own.iter().map(|t| told(t, (at * n) as u32)).collect();
        assert_eq!(own, one.tokens.iter().map(|t| told(t, 0)).collect::<Vec<_>>());
    }
}

#[test]
fn lists_settle_what_leaves_no_doubt() {
    let model = Model::shared();
    let words = |forms: &[&str]| -> Vec<words::Word> {
        forms.iter().map(|f| words::Word::new(f, &model.tagger.lexicon)).collect()
    };
    let listed = words(&["the", "Zzyrk"]);
    let class = |i: usize| model.tagger.certain.class(&tag::certain(&listed, i, &[], 0)).map(|c| model.tagger.class(c));
    assert_eq!(class(0), Some((Upos::Det, Xpos::DT)));
    assert_eq!(class(1), None, "a word nobody knows");

    let words = words(&["They", "signed", "the", "treaty", "."]);
    let (mut found, mut tags, mut seen) = (model::hash::Features::new(), Vec::new(), Vec::new());
    let mut state = parse::state::State::default();
    model.tagger.tag(&words, &mut found, &mut tags);
    pipeline::see(&words, |i| model.tagger.class(tags[i]), &mut seen);
    model.parser.attach(&seen, &mut state, &mut found);
    let relation = |i: u32| model.parser.certain.class(&parse::features::certain(&seen, &state, i));
    assert_eq!((state.node(2).head, relation(2)), (3, Some(Deprel::Det as u8)));
}

#[test]
fn only_doubtful_tags_are_looked_at_again() {
    let model = Model::shared();
    let (mut found, mut first, mut both) = (model::hash::Features::new(), Vec::new(), Vec::new());
    let mut changed = 0;
    for text in [
        "The old guard the harbour .",
        "That the minister left pleased nobody there .",
        "The crew watched left without a word .",
        "Talks stalled last week resume today .",
        "Flights cancelled by the storm cost the line a fortune .",
        "He had the treaty signed promised to them .",
    ] {
        let words: Vec<_> = text.split(' ').map(|f| words::Word::new(f, &model.tagger.lexicon)).collect();
        let mut doubts = Vec::new();
        model.tagger.first(&words, &mut found, &mut first, &mut doubts);
        both.clone_from(&first);
        model.tagger.second(&words, doubts.clone(), &mut found, &mut both);
        for (i, (a, b)) in first.iter().zip(&both).enumerate().filter(|(_, (a, b))| a != b) {
            assert!(doubts.iter().any(|d| d.0 == i), "{text}: word {i} from {a} to {b}");
            changed += 1;
        }
    }
    assert!(changed > 0, "what stands behind a word changes some tag");
}

#[test]
fn a_sentence_that_ends_like_one_has_a_finite_verb() {
    let tags = |text: &str| read(text).tokens.iter().map(|t| t.xpos).collect::<Vec<_>>();
    assert_eq!(tags("Norway hosted talks between the rebels and the government.")[1], Xpos::VBD);
    assert_eq!(tags("Talks hosted by Norway")[1], Xpos::VBN, "a heading");
    assert_eq!(tags("The talks hosted by Norway failed.")[2], Xpos::VBN);
}
