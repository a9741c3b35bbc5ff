//! How fast times are found in news prose, and how that compares with a plain search for the words that times begin
//! with.
//!
//! The ratio is printed at the end: both passes run over the same text in the same process, so that it says more than
//! either figure on a busy machine. Measured once, best of twenty, on two shared cores: 84 MB/s, 1.7 times the plain
//! search.

use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::AhoCorasick;
use corroborate::text::{lex, sentences};
use corroborate::time::times;
use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};

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
fn news() -> String {
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

fn bench(c: &mut Criterion) {
    let text = news();
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
    group.bench_function("aho-corasick over the trigger words", |b| b.iter(|| search.find_iter(&text).count()));
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

/// The shortest of twenty runs, which noise can only lengthen.
fn best(run: impl Fn() -> usize) -> Duration {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    (0..20).map(time).min().unwrap_or_default()
}

criterion_group!(benches, bench);
criterion_main!(benches);
