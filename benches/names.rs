//! What one comparison of two parsed names costs, beside plain string similarities on the same pairs.
#![allow(missing_docs)]

use std::hint::black_box;

use corroborate::entity::{EntityKind, Name, compare};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

/// Pairs as news and lists give them: spellings of one, namesakes, strangers.
const PAIRS: [(&str, &str); 16] = [
    ("Dmitri Sorokin", "SOROKIN, Dmitry"),
    ("Muhammad Abd al-Rahman Hassan", "Mohamed Abdel Rahman Hasan"),
    ("Park Chan-ho", "PARK, Chan Ho"),
    ("Lee Min-jung", "Lee Min-jae"),
    ("Aleksandr Viktorovich Melnik", "Alexander Melnyk"),
    ("J. Carter Wells", "James Carter Wells"),
    ("Maria Elena Ruiz Ortega", "RUIZ ORTEGA, Maria Elena"),
    ("Bill Hartley", "William Hartley"),
    ("Yusuf Qasim al-Basri", "Youssef Kassem al-Basri"),
    ("Anna Lindqvist", "Hanna Lindberg"),
    ("Pierre Dupont", "Jean Dubois"),
    ("Nguyen Van Minh", "Tran Quoc Bao"),
    ("Kwame Boateng", "Kwame Boahen"),
    ("Sergey Ivanov", "Sergei Ivanenko"),
    ("Li Wei", "Li Wenming"),
    ("Ahmed Said Omar", "Omar Said Ahmed"),
];

fn names(c: &mut Criterion) {
    let parsed: Vec<(Name, Name)> =
        PAIRS.iter().map(|(a, b)| (Name::parse(a, EntityKind::Person), Name::parse(b, EntityKind::Person))).collect();
    let lower: Vec<(String, String)> = PAIRS.iter().map(|(a, b)| (a.to_lowercase(), b.to_lowercase())).collect();

    let mut group = c.benchmark_group("names");
    group.throughput(Throughput::Elements(PAIRS.len() as u64));
    group.bench_function("compare", |b| {
        b.iter(|| parsed.iter().map(|(x, y)| compare(black_box(x), black_box(y)).score).sum::<f64>());
    });
    group.bench_function("strsim::jaro_winkler", |b| {
        b.iter(|| lower.iter().map(|(x, y)| strsim::jaro_winkler(black_box(x), black_box(y))).sum::<f64>());
    });
    group.bench_function("rapidfuzz::jaro_winkler", |b| {
        b.iter(|| {
            let one = |(x, y): &(String, String)| {
                rapidfuzz::distance::jaro_winkler::similarity(black_box(x.chars()), black_box(y.chars()))
            };
            lower.iter().map(one).sum::<f64>()
        });
    });
    group.bench_function("Name::parse", |b| {
        b.iter(|| PAIRS.iter().map(|(x, _)| Name::parse(black_box(x), EntityKind::Person).key().len()).sum::<usize>());
    });
    group.finish();
}

criterion_group!(benches, names);
criterion_main!(benches);
