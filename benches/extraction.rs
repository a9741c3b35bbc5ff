//! What recognition costs, beside passes over the same text that set the scale.
//!
//! `cargo bench --bench extraction`. Numbers are read in the sentences of `tests/quantities.md`, times in those of
//! `tests/times/news.tsv`, their marks taken out and sentences that state none put between. Beside them run `text2num`
//! (number words only) and bare aho-corasick passes over the unit names and over the words that times begin with. At the end
//! the ratios are printed, best of several runs, which say more than the rates on a busy machine.
//!
//! Measured in one run: quantities, lexing included, take about half the time of `text2num` and four times that of the floor;
//! times of lexed text take about twice that of a search for their trigger words. A megabyte of nothing but figures, signs,
//! units, number words or hyphens costs at most three times as much a byte as news; figures before noun phrases that never
//! end, which stand seven times as close as those of news and are all read, two and a half times.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use corroborate::number::quantities;
use corroborate::text::{lex, sentences};
use corroborate::time::times;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use text2num::{Language, replace_numbers_in_text};

const SIZE: usize = 1 << 20;

/// The sentences of the fixture without their marks, again and again.
fn news() -> String {
    let fixture = include_str!("../tests/quantities.md");
    let mut plain = String::new();
    for line in fixture.lines().filter_map(|line| line.strip_prefix("- ")) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('[') {
            let (words, after) = after.split_once("]{").unwrap_or((after, ""));
            plain.push_str(before);
            plain.push_str(words);
            rest = after.split_once('}').map_or("", |(_, after)| after);
        }
        plain.push_str(rest);
        // News is not all figures: one sentence in three states one.
        plain.push_str(
            " The minister spoke of a long road ahead and thanked everyone who had come to help in the cold. ",
        );
        plain.push_str("Nobody in the village could say why the alarm had stayed silent for so much of the evening.\n");
    }
    plain.repeat(SIZE / plain.len() + 1)
}

/// Texts that ask for as much work a byte as they can: each is repeated to a megabyte.
const HOSTILE: [(&str, &str); 22] = [
    ("digits", "9"),
    ("figures", "9 "),
    ("digits and commas", "1,"),
    ("figures and commas", "1, "),
    ("signs", "- + "),
    ("signed digits", "-1"),
    ("units", "km "),
    ("figures and units", "5 km "),
    ("figures and compound units", "5km/h "),
    ("conversions left open", "(5 km "),
    ("prices", "$5 "),
    ("number words", "one two "),
    ("and a half", "one and a half "),
    ("hundred and", "hundred and "),
    ("ranges", "between 1 and "),
    ("hyphens", "1-"),
    ("words and hyphens", "a-"),
    ("dotted letters", "a.b."),
    ("digits from right to left", "\u{202e}٣٤٥٦ "),
    ("fractions", "½"),
    ("noun phrases that never end", "5 aa aa aa aa aa aa aa aa aa aa "),
    (
        "all of it",
        "٣٤٥ 10⁴⁰⁰ 1,,2 1.2.3 - − + $ NaN \u{202e}7.7 ( ½½ 22,24,26 1-1-1-1-1-1 99999999999999999999999999999999 e \
         two thirds of a half 9.9.9 1 and one hundred and 2-3 to $4 (5 km / 6 or -7 x 10^8\n",
    ),
];

fn units() -> AhoCorasick {
    let rows = include_str!("../src/unit/units.tsv").lines().filter(|line| !line.starts_with('#'));
    let names = rows.filter_map(|row| row.split('\t').nth(4)).flat_map(|cell| cell.split(['|', '/']));
    AhoCorasick::new(names.filter(|name| name.len() > 1)).expect("the table is small")
}

fn numbers(c: &mut Criterion) {
    let (news, units) = (news(), units());
    let english = Language::english();
    let tokens = lex(&news);
    let mut group = c.benchmark_group("numbers");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(news.len() as u64));
    group.bench_function("quantities, lexing included", |b| b.iter(|| quantities(&lex(black_box(&news))).len()));
    group.bench_function("quantities of tokens", |b| b.iter(|| quantities(black_box(&tokens)).len()));
    group.bench_function("lexing", |b| b.iter(|| lex(black_box(&news)).len()));
    group.bench_function("floor: aho-corasick over the unit names", |b| {
        b.iter(|| units.find_iter(black_box(&news)).count());
    });
    group.bench_function("text2num, number words only", |b| b.iter(|| in_words(&news, &english)));
    group.finish();

    let found = best(|| quantities(&lex(&news)).len());
    let rate = |time: Duration| news.len() as f64 / 1e6 / time.as_secs_f64();
    let against = |name: &str, other: Duration| {
        let share = found.as_secs_f64() / other.as_secs_f64();
        println!("quantities {:.0} MB/s, {name} {:.0} MB/s: {share:.2} times its time", rate(found), rate(other));
    };
    against("text2num", best(|| in_words(&news, &english)));
    against("aho-corasick", best(|| units.find_iter(&news).count()));
    for (name, piece) in HOSTILE {
        let text = piece.repeat(SIZE / piece.len());
        let time = best(|| quantities(&lex(&text)).len());
        let share = time.as_secs_f64() / text.len() as f64 / (found.as_secs_f64() / news.len() as f64);
        println!("a megabyte of {name}: {share:.1} times as much a byte as news");
    }
}

/// What `text2num` makes of the text, by sentences: its time grows with more than the length of a text.
fn in_words(text: &str, english: &Language) -> usize {
    text.lines().map(|line| replace_numbers_in_text(black_box(line), english, 0.0).len()).sum()
}

/// Sentences of a report that say nothing of time, as most do.
const PROSE: [&str; 8] = [
    "Rescue teams from both banks of the river took turns at the wreck, while relatives of the missing stood behind a tape and watched the divers come up with empty hands.",
    "The company that runs the ferry denied that too many passengers had been let on board and promised to hand over its books to the investigators.",
    "A spokeswoman for the harbour authority declined to comment on reports that the captain had been warned of strong winds by radio.",
    "Several survivors told a local broadcaster that the crew had locked the doors of the lower deck to keep it dry.",
    "The opposition called for the resignation of the transport minister, whose office oversees the inspection of vessels.",
    "Fishermen from the villages around the bay were the first to reach the scene and pulled dozens of people out of the cold water.",
    "Hospitals in the provincial capital asked the public to give blood, and schools opened their gyms to families from the islands.",
    "Experts say that ships of this type become unstable when vehicles are not lashed to the deck.",
];

/// News prose with one time in every third sentence or so.
fn news_of_times() -> String {
    let with_times = include_str!("../tests/times/news.tsv").lines().filter(|l| !l.starts_with('#'));
    let mut text = String::new();
    for (i, row) in with_times.enumerate() {
        let sentence = row.split('\t').nth(1).unwrap_or_default();
        text.extend(sentence.chars().filter(|c| !matches!(c, '[' | ']')));
        for k in 0..2 {
            text.push(' ');
            text.push_str(PROSE[(2 * i + k) % PROSE.len()]);
        }
        text.push_str(if i % 3 == 0 { "\n\n" } else { " " });
    }
    text.repeat(10)
}

/// The words that can begin a time, for a search that does nothing else.
fn triggers() -> AhoCorasick {
    let table = include_str!("../src/time/words.tsv").lines().filter(|l| !l.starts_with('#'));
    let words = table.filter_map(|l| l.split('\t').next()).filter(|w| w.len() > 1);
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("a few hundred words make an automaton")
}

fn moments(c: &mut Criterion) {
    let text = news_of_times();
    let published = "2019-03-06".parse().ok();
    let tokens = lex(&text);
    let parts = sentences(&tokens);
    let search = triggers();

    let mut group = c.benchmark_group("times");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.sample_size(20);
    group.bench_function("times of lexed text", |b| b.iter(|| black_box(times(&tokens, &parts, published)).len()));
    group.bench_function("lex, sentences, times", |b| {
        b.iter_batched(
            || text.as_str(),
            |text| {
                let tokens = lex(text);
                let parts = sentences(&tokens);
                black_box(times(&tokens, &parts, published)).len()
            },
            BatchSize::SmallInput,
        );
    });
    group.bench_function("floor: aho-corasick over the trigger words", |b| b.iter(|| search.find_iter(&text).count()));
    group.finish();

    let found = best(|| times(&tokens, &parts, published).len());
    let plain = best(|| search.find_iter(&text).count());
    let rate = |d: Duration| text.len() as f64 / 1e6 / d.as_secs_f64();
    println!(
        "times {:.0} MB/s, aho-corasick {:.0} MB/s: {:.2} times its time",
        rate(found),
        rate(plain),
        found.as_secs_f64() / plain.as_secs_f64()
    );
}

/// The shortest of several runs, which noise can only lengthen.
fn best(run: impl Fn() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..20).map(time).min().unwrap_or_default()
}

criterion_group!(extraction, numbers, moments);
criterion_main!(extraction);
