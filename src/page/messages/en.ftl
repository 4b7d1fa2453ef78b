# Attaché, English. Every string that a reader sees stands here.

## Shell

name = Attaché
corpus = The corpus
skip = Skip to the view
views = Views
view-overview = Overview
view-actors = Actors
view-actor = Actor
view-timeline = Timeline
view-network = Network
view-statements = Statements
view-goals = Goals & positions
view-compare = Compare
view-map = Map
view-concordance = Concordance
view-read = Read
view-library = Library
close = Close
cancel = Cancel
copy = Copy
copied = Copied
dismiss = Dismiss
digest = digest
and = { $first } and { $last }
no-date = undated
more = Show { $n } more

## Search, filters

search = Search the texts
search-hint = Search: words, "a phrase", who:… type:…
search-help = How to search
search-about = What you click is written in the search box, and what you write there does the same. Words side by side must all occur; OR, NOT and brackets join them otherwise.
search-suggestions = Suggestions
example-words = both words, in any form, in the sentences behind a fact
example-phrase = exact words in quotation marks; either of two
example-prefix = words that begin so, or are spelt nearly so; without another
example-near = at most five words apart
example-who = dealings of two actors
example-by = what one says, wants or does about the other
example-type = kinds of fact in a place; a comma means either
example-date = in a year, or after one and before another; also 2010-02-08 or "8 February 2010"
example-is = not yet happened, or denied
example-disputed = events of which the sources differ
example-stance = positions by stance
example-goal = goals that speak of it
field-who = takes part
field-by = says, wants or does it
field-about = is spoken of
field-with = deals with others, is spoken to
field-type = kind of fact
field-in = place
field-on = day, month or year
field-before = earlier than
field-after = later than
field-from = then or later
field-to = then or earlier
field-source = document
field-stance = stance of a position
field-goal = words of a goal
field-is = planned, denied, disputed …
is-occurred = occurred
is-planned = planned
is-ongoing = going on
is-negated = denied
is-disputed = sources differ
is-single-source = only one source tells it
problem-bracket-open = This bracket is not closed.
problem-bracket-close = This bracket closes nothing.
problem-bracket-deep = There are too many brackets inside each other.
problem-quote = The quotation mark is not closed.
problem-and = AND stands between two words.
problem-or = OR stands between two words; to look for the word, put it in quotation marks.
problem-not = NOT stands before a word.
problem-near = NEAR/5 stands between two words or phrases, with a number from 1 to 99.
problem-field = There is no field of that name; to look for the words, put them in quotation marks.
problem-value = Write a value right after the colon.
problem-type = There is no such kind of fact.
problem-is = It can be occurred, planned, ongoing, negated, disputed or single-source.
problem-stance = There is no such stance.
problem-date = Write a date as 2010, 2010-02, 2010-02-08, "8 February 2010", 1990s or 2010..2012.
problem-unknown = Nothing here goes by the name “{ $value }” ({ $field }).
filters = Filters
filters-open =
    { $n ->
        [0] Filters
       *[other] Filters ({ $n })
    }
filters-done =
    { $n ->
        [one] Show 1 fact
       *[other] Show { $n } facts
    }
facet-sources = Sources
facet-actors = Actors
facet-kinds = Kinds of fact
facet-places = Places
facet-is = How it is told
facet-stance = Stances
facet-dates = Dates
facet-find = Find
facet-find-sources = Find a source
facet-find-actors = Find an actor
facet-find-kinds = Find a kind of fact
facet-find-places = Find a place
facet-none = None yet
facet-not = Without { $label }
facet-clear =
    { $n ->
        [one] Clear the one chosen
       *[other] Clear the { $n } chosen
    }
facet-all = All { $n }
facet-fewer = Fewer
date-from = From
date-to = To
date-form = 2010-02
date-wrong = Write a date as 2010, 2010-02 or 2010-02-08.
chips = Active filters
chip-from = from { $date }
chip-to = to { $date }
chip-not = not
chip-remove = Remove the filter { $label }
clear-all = Clear all
passing = { $n } of { $total } facts
passing-all =
    { $total ->
        [0] { "" }
        [one] 1 fact
       *[other] { $total } facts
    }
passages-label = Passages that match the search
passages =
    { $n ->
        [0] The texts do not hold these words.
        [one] 1 sentence in the texts
       *[other] { $n } sentences in { $documents ->
            [one] 1 text
           *[other] { $documents } texts
        }
    }
passages-all = All passages
passages-fewer = Fewer passages

## Actors

actor-also = also
actor-more-aliases = , and { $n } more
actor-events =
    { $n ->
        [0] no dealings
        [one] 1 dealing
       *[other] { $n } dealings
    }
actor-said =
    { $n ->
        [0] no statements
        [one] 1 statement
       *[other] { $n } statements
    }
actor-stances =
    { $n ->
        [0] no positions
        [one] 1 position
       *[other] { $n } positions
    }
actor-mentions =
    { $n ->
        [one] named once
       *[other] named { $n }×
    } in { $documents ->
        [one] 1 text
       *[other] { $documents } texts
    }
entity-person = person
entity-org = organisation
entity-gpe = state or place
entity-norp = group
entity-loc = place
entity-fac = site
entity-event = event
entity-law = law
entity-product = product
entity-work_of_art = work

digests =
    { $n ->
        [one] The built-in text is a digest of an article, not the article.
       *[other] The { $n } built-in texts are digests of articles, not the articles.
    }
digests-open = Do you have the originals? Open them.

## Timeline

lanes = One lane for each
lanes-kind = kind
lanes-actor = actor
lanes-source = source
key-day = a day
key-span = a month or a year
key-soft = open ends: “mid-”, “about”
key-planned = planned
key-negated = denied
key-differ = sources differ
chart-undated =
    { $n ->
        [one] 1 event without a date stands at the end of the list.
       *[other] { $n } events without a date stand at the end of the list.
    }
chart-more-lanes =
    { $n ->
        [one] 1 more lane, with the fewest events, is not drawn.
       *[other] { $n } more lanes, with the fewest events, are not drawn.
    }
chart-label = Drawing of the events in time; the list below tells the same. Drag across it to choose dates.
status-occurred = occurred
status-planned = planned
status-ongoing = going on
status-negated = denied
conflict = Sources differ on { $field }
field-date = date
field-place = place
field-participants = participants
field-number = number
field-status = status

## Kinds of fact: PLOVER's types in plain words

kind-agree = Agreement
kind-consult = Consultation
kind-consult-meet = Meeting
kind-consult-visit = Visit
kind-consult-phone = Phone call
kind-consult-talks = Talks
kind-consult-host = Reception
kind-consult-conference = Conference
kind-consult-invite = Invitation
kind-support = Support
kind-concede = Concession
kind-cooperate = Cooperation
kind-aid = Aid
kind-retreat = Retreat
kind-request = Request
kind-accuse = Accusation
kind-reject = Rejection
kind-threaten = Threat
kind-protest = Protest
kind-mobilize = Mobilisation
kind-sanction = Sanction
kind-coerce = Coercion
kind-assault = Assault
kind-statement = Statement
kind-goal = Goal
kind-position = Position
kind-role = Role
kind-actor = Actor
kind-place = Place
kind-entity = Name

## Statements, goals, positions

quotation-direct = direct
quotation-indirect = indirect
quotation-mixed = partly quoted
statement-no-speaker = speaker not named
statement-to = to { $name }
statement-about = about { $names }
goals = Goals
positions = Positions
basis-stated = in the actor’s words
basis-author = by the author’s account
stance-support = supports
stance-oppose = opposes
stance-demand = demands
stance-accept = accepts
stance-reject = rejects
stance-deny = denies
stance-recognise = recognises
stance-not-recognise = does not recognise
stance-neutral = neutral on

## Drawings and tables

stage-nearer = Nearer
stage-farther = Farther
stage-whole = Show all of it
table-sort-by = Sort by { $column }

## Network

relations = Which dealings
relation-all = All dealings
relation-consult = Meetings, visits, calls
relation-support = Agreement, support, aid
relation-dispute = Demands, accusations, threats
relation-force = Force, sanctions, protest
relation-statement = Statements to or about
relation-short-consult = Met
relation-short-support = Support
relation-short-dispute = Dispute
relation-short-force = Force
relation-short-statement = Statements
network-focus = Around
network-everyone = everyone
network-show-everyone = Show everyone
network-around = Draw it around { $name }
network-more = Draw more actors
network-drawing = Drawing of the network. Arrow keys move it, + and − bring it nearer, 0 shows all. The table below tells the same.
network-facts =
    { $n ->
        [one] 1 fact
       *[other] { $n } facts
    }
network-drawn = { $drawn } of { $n } actors are drawn, those with the most dealings; the table has them all.
network-isolates =
    { $n ->
        [one] 1 actor has no dealings with another.
       *[other] { $n } actors have no dealings with another.
    }
network-table = Who dealt with whom
network-a = Actor
network-b = Other actor
network-n = Facts
network-years = Years
kind-edge = Dealings

## Map

map-drawing = Map of the places of events. Arrow keys move it, + and − bring it nearer, 0 shows all places. The table below tells the same.
map-events =
    { $n ->
        [one] 1 event
       *[other] { $n } events
    }
map-located =
    { $n ->
        [one] 1 event is on the map, where the text names its place.
       *[other] Places of events, as the texts name them; the size of a mark is their number. A ring joins places too close to be told apart; a hollow mark stands for a whole country or region.
    }
map-elsewhere =
    { $n ->
        [one] 1 place could not be located and stands in the table only.
       *[other] { $n } places could not be located and stand in the table only.
    }
map-world = Whole world
map-borders = About the borders
map-borders-note = Outlines: Natural Earth, 1:110 million, public domain. They show who holds a place, which says nothing about law. Dashed borders are those of which the data itself notes a claim:
map-table = Places of events
map-place = Place
map-country = Country
map-n = Events
map-exact-region = region
map-exact-country = whole country
map-nowhere = not located
map-filter = Filter
map-only = only this
map-all = all places

## Concordance

concordance-words = Words
concordance-hint = treaty, "peace plan", negotiat*, aid NEAR/5 food
concordance-show = Show
concordance-sort = Sorted by
concordance-text = order in the texts
concordance-l1 = 1st word before
concordance-l2 = 2nd word before
concordance-l3 = 3rd word before
concordance-word = the words found
concordance-r1 = 1st word after
concordance-r2 = 2nd word after
concordance-r3 = 3rd word after
concordance-source = source
concordance-date = date of the text
concordance-lines =
    { $n ->
        [one] 1 line
       *[other] { $n } lines
    } in { $sources ->
        [one] 1 text.
       *[other] { $sources } texts.
    }
concordance-left-out = These are the lines of the first { $looked } sentences that hold the words. { $n } more hold them: go on, or choose sources.
concordance-go-on = Look into more
concordance-by-source = Lines by source
concordance-caption = “{ $word }” in its contexts
concordance-left = Before
concordance-keyword = Words found
concordance-right = After
concordance-none = The texts do not hold “{ $word }”
concordance-none-hint = Words are found in all their forms; in quotation marks only as written; with * by their beginning.
concordance-empty = Words in their contexts
concordance-empty-hint = Write words above to see every place where they stand, or begin with one of these:

## Read

read-beside = Beside it
read-beside-none = no second text
read-close-beside = Close the second text
read-both = told by both texts
read-shared =
    { $n ->
        [0] No fact is told by both texts.
        [one] One fact is told by both texts.
       *[other] { $n } facts are told by both texts.
    }

source-picker = Document
legend = Layers of highlights
layer-actor = actors
layer-place = places
layer-name = other names
layer-date = dates
layer-event = dealings
layer-quotation = statements
layer-goal = goals
layer-position = positions
layer-match = search
margin = Facts of this passage
furniture = not part of the article

## Library

notice-digest = The built-in texts are digests: written for Attaché in its own words, following the articles point by point. If you have the originals, open them here; they are read in your browser and sent nowhere.
open-files = Open files
open-hint = or drop them anywhere on the page: plain text, Markdown, HTML
paste-open = Paste a text
paste-title = Paste a text
paste-name = Name (optional)
paste-text = Text
paste-add = Read it
drop-here = Drop the documents to read them here, in your browser
files-opened =
    { $n ->
        [one] 1 document opened
       *[other] { $n } documents opened
    }
file-unreadable = The browser could not read { $name }.
skipped =
    { $n ->
        [one] Left out: 1 document
       *[other] Left out: { $n } documents
    }
skip-empty = empty
skip-unsupported = format not read
skip-malformed = damaged
skip-too-large = too large
skip-duplicate = open already
skip-missing = missing
skip-crashed = stopped the reader
document-own = opened by you
document-printed = Prints { $date }.
document-counts = { $words } words · { $facts } facts
document-furniture =
    { $n ->
        [one] 1 stretch left out as furniture of the site
       *[other] { $n } stretches left out as furniture of the site
    }
document-remarks =
    { $n ->
        [one] 1 remark
       *[other] { $n } remarks
    }
document-remove = Remove
document-remove-named = Remove { $title }

## Evidence

evidence = Evidence
evidence-none = Choose a fact to see the sentences it comes from.
evidence-gone = Nothing in the documents that are open has the key “{ $fact }”.
evidence-close = Close the evidence
evidence-sources =
    { $n ->
        [one] One source
       *[other] { $n } sources
    }
evidence-rest =
    { $n ->
        [one] 1 more sentence
       *[other] { $n } more sentences
    }
evidence-copy-link = Copy link
evidence-read = Read
evidence-cite = Cite
cite-chicago = Chicago
cite-bibtex = BibTeX
cite-ris = RIS
cite-csl = CSL-JSON
download = Download
evidence-around = Surroundings
evidence-link = Link to sentence
evidence-previous = Previous fact
print-sources = Sources
evidence-next = Next fact
cite-no-date = n.d.
cite-digest = Read as a digest.
why = Why?
why-rule = Rule
why-cues = Cue words
why-steps = Steps
why-confidence = Confidence
mark-trigger = the words that tell it
mark-actor = who
mark-recipient = to whom
mark-date = when
mark-place = where
mark-cue = reporting words
mark-content = what is said
mark-target = the object
mark-match = found
mark-sorted = the lines are sorted by this word
mark-speaker = who says it
mark-holder = whose
mark-goal = the goal
mark-name = a name
mark-role = role

## Share, theme, keys

share = Share
share-done = Link copied
copy-title = Copy by hand
copy-hint = The browser does not let a page write to the clipboard here. Press Ctrl+C to copy.
settings = Theme and language
language = Language
language-missing = the catalogue of that language could not be loaded
theme = Theme
theme-system = System
theme-light = Light
theme-dark = Dark
theme-contrast = High contrast
keys-title = Keyboard shortcuts
keys-switch = Single-key shortcuts
key-search = search
key-views = views, in the order of the tabs
key-next = next, previous fact; Enter opens it
key-highlight = next, previous highlight in Read
key-evidence = to the evidence
key-filters = to the filters
key-share = copy the link
key-close = close what is open
key-help = this list

## Progress and trouble

progress = Documents read
progress-finished =
    { $n ->
        [one] 1 document read
       *[other] { $n } documents read
    }
step-reading = Reading
step-analysing = Analysing
step-resolving = Joining names and events
step-idle = Ready
step-cancelled = Cancelled
status-starting = Starting the reader …
status-working = { $step } { $document } …
status-count = { $done } done, { $left } left
status-cancelled = Cancelled · { $documents } documents · { $facts } facts so far
status-idle =
    { $documents ->
        [0] No documents
        [one] 1 document · { $facts } facts
       *[other] { $documents } documents · { $facts } facts
    }
status-whole = Open in Attaché
status-local = Everything is read in your browser
worker-again = The reader stopped at “{ $document }” and was started again.
worker-restarted = The reader stopped at “{ $document }”. It has been started again with all other documents; that one is left out.
worker-stopped = The reader stopped several times, last at “{ $document }”.
worker-cannot-start = The browser did not start the reader: { $reason }
worker-version = This page and its reader are of different versions. Load the page again.
worker-unknown-document = an unknown document
worker-retry = Start again
failure = That did not work: { $reason }
empty-filtered = Nothing passes these filters
empty-filtered-hint = Take one out above, or clear them all.
empty-view = Nothing of this kind was found
empty-view-hint = The documents that are open tell nothing that belongs in this view.
empty-corpus = No documents are open
empty-corpus-hint = Open files, or drop them anywhere on the page.

## Dates: TIMEX3 modifiers around a date that the browser has written

date-start = early { $date }
date-mid = mid-{ $date }
date-end = late { $date }
date-approx = about { $date }
date-before = before { $date }
date-after = after { $date }
date-on-or-before = by { $date }
date-on-or-after = from { $date }
date-more-than = more than { $date }
date-less-than = less than { $date }

## Why a fact was taken, in plain words: by rule, else by kind of rule

rule-event = The words of the sentence tell who did what to whom.
rule-event-verb = A verb that tells of such a deed, with its subject as who acts and its object as to whom.
rule-event-noun = A noun that names such a deed, with those it belongs to.
rule-event-carried-noun = A noun that names the deed, carried by a verb that adds little: “held talks”.
rule-event-adjective = An adjective that tells of the deed.
rule-event-asked-in-speech = Somebody asks for it in the words that are quoted.
rule-event-shallow = The sentence could not be taken apart for certain: the names before and after the word.
rule-quotation = Reporting words, and what they introduce.
rule-quotation-clause = A verb of saying with the clause that hangs on it.
rule-quotation-according-to = “According to” somebody.
rule-quotation-as-clause = “As … said”.
rule-quotation-colon = A speaker, a colon, and what is said.
rule-quotation-cue-before = A verb of saying before the quotation marks.
rule-quotation-cue-after = A verb of saying after the quotation marks.
rule-quotation-split = A quotation with the verb of saying in its middle.
rule-quotation-paragraphs = A quotation that goes on over several paragraphs.
rule-goal = Words for wanting, and what is wanted.
rule-goal-verb = A verb of wanting, with what hangs on it as the goal.
rule-goal-noun = A noun for a goal, with what follows it.
rule-goal-purpose = “In order to”: what something was done for.
rule-goal-counted = One of several goals that the text counts.
rule-position = Words for or against something, and what it is.
rule-position-verb = A verb for a stance, with its object.
rule-position-noun = A noun for a stance, with what it is about.
rule-position-against = “Against” something.
rule-position-in-favour = “In favour of” something.
rule-mention = A name, told by its letters, by the words beside it, or from a list of names.
rule-mention-pronoun = A pronoun, led back to whom it stands for.
rule-role = A title or office beside a name.

## Overview

count-documents =
    { $n ->
        [one] document
       *[other] documents
    }
count-actors =
    { $n ->
        [one] actor
       *[other] actors
    }
count-events =
    { $n ->
        [one] event
       *[other] events
    }
count-meetings =
    { $n ->
        [one] meeting
       *[other] meetings
    }
count-statements =
    { $n ->
        [one] statement
       *[other] statements
    }
count-goals =
    { $n ->
        [one] goal
       *[other] goals
    }
count-positions =
    { $n ->
        [one] position
       *[other] positions
    }
count-planned = planned
count-negated = denied
count-shared = told by several
count-differ = on which sources differ
count-single = told by one source only
section-all = All { $n }
section-shared = Told by two or more sources
section-differ = Sources differ
section-agreed = The same statement, goal or position from several sources
none-shared = No event here is told by two sources, as far as the extractor can tell.
none-differ = Where two sources tell the same event, they do not contradict each other.
section-alone = Only one source says
section-unsure = What the extractor is unsure of
unsure-actors-not-taken = nothing taken
unsure-quoted-not-taken = quoted words
unsure-no-speaker = no speaker
unsure-weak-link = who is meant
unsure-date-guessed = date
unsure-document-date = date of the text
unsure-remark = remark

## Compare

parts = Parts of this view
compare-all = All events
compare-shared = Told by several
compare-differ = Sources differ
compare-single = Only one source
compare-naming = Names
compare-acts = Words for the act
compare-about = What each source does with each event. Silence is not denial, and no source is scored.
compare-naming-about = What each source calls the same actor, place or act, and how often. A name leads to the passages. No source is scored.
matrix-event = Event
matrix-name = Actor or place
matrix-hidden =
    { $n ->
        [one] 1 more source tells less and has no column; choose sources in the filters.
       *[other] { $n } more sources tell less and have no column; choose sources in the filters.
    }
cell-reports = reports it
cell-differs = says differently
cell-silent = is silent
cell-before = published before it
sort-by = Sorted by
sort-date = earliest
sort-latest = latest
sort-sources = most sources
sort-kind = kind
sort-source = source
sort-variety = variety
sort-name = name
sort-mentions = mentions

## Actor page

actor-back = All actors
section-names = What each source calls it
section-roles = Roles over time
section-said = Says
section-about = Others say of it
section-goals = Goals
section-positions = Positions
section-places = Places
section-dealings = Dealings with others
wants-stated = wants
wants-author = wants, says the author

## Goals and positions as a matrix

goals-matrix = Actors and issues: where each stands and what it wants
goals-list = The same, actor by actor
term-name = a name
term-nominal = a description
term-metonym = a capital or palace for its government
matrix-actor = Actor
matrix-issues-hidden =
    { $n ->
        [one] 1 more issue stands in the list below.
       *[other] { $n } more issues stand in the list below.
    }

## Exports

export = Export
export-markdown = Markdown, with footnotes
export-csv = CSV, a line for each sentence
export-save = Save
export-saved = Saved as { $name }
export-copied = Copied
