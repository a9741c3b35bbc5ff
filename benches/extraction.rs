//! What recognition costs, beside passes over the same text that set the scale.
//!
//! `cargo bench --bench extraction`. The text is the fixture of `tests/quantities.md`, its marks taken out, up to 1 MB.

use std::hint::black_box;

use aho_corasick::AhoCorasick;
use corroborate::number::quantities;
use corroborate::text::lex;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
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

/// Figures, signs and connectives that lead the grammar on as far as they can.
fn hostile() -> String {
    "1, 1 and one hundred and 2-3 to $4 (5 km / 6 or -7 x 10^8 two thirds of a half 9.9.9 ".repeat(SIZE / 84)
}

fn units() -> AhoCorasick {
    let rows = include_str!("../src/unit/units.tsv").lines().filter(|line| !line.starts_with('#'));
    let names = rows.filter_map(|row| row.split('\t').nth(4)).flat_map(|cell| cell.split(['|', '/']));
    AhoCorasick::new(names.filter(|name| name.len() > 1)).expect("the table is small")
}

fn numbers(c: &mut Criterion) {
    let (news, hostile, units) = (news(), hostile(), units());
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
    group.bench_function("text2num, number words only", |b| {
        // It takes sentences: its time grows with more than the length of a text.
        b.iter(|| {
            news.lines().map(|line| replace_numbers_in_text(black_box(line), &english, 0.0).len()).sum::<usize>()
        });
    });
    group.throughput(Throughput::Bytes(hostile.len() as u64));
    group.bench_function("quantities of a hostile text", |b| b.iter(|| quantities(&lex(black_box(&hostile))).len()));
    let digits = "9".repeat(SIZE);
    group.bench_function("quantities of a megabyte of digits", |b| {
        b.iter(|| quantities(&lex(black_box(&digits))).len());
    });
    group.finish();
}

criterion_group!(extraction, numbers);
criterion_main!(extraction);
