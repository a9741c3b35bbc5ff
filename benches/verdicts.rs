//! How fast claims are compared: one pair of quantities, and slots of 10, 1,000 and 100,000 claims.
//!
//! The target is 1 µs a pair, and a cost that is near-linear in the size of the slot: the time a claim is printed for
//! each size, with its ratio to the smallest.

use std::hint::black_box;
use std::time::{Duration, Instant};

use corroborate::value::Quantity;
use corroborate::verdict::{Policy, compare, reconcile_slot, weigh};
use corroborate::{Claim, Slot, Span, Stance, Value};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn claim(n: usize, text: &str) -> Claim {
    let quantity: Quantity = text.parse().expect("a quantity");
    let span = Span::new(text, 0, text.len()).expect("the whole text");
    Claim {
        id: format!("s{n}:1"),
        source: format!("s{n}"),
        span,
        quote: text.to_owned(),
        figure: span,
        slot: Slot::new("distance").role("from", "Eastham").role("to", "Southend"),
        value: Value::Quantity(quantity),
        stance: Stance::default(),
        as_of: None,
        origin: format!("s{n}"),
    }
}

/// Claims of one slot: figures of every precision between 500 and 900 km, in three notations.
fn slot(size: usize) -> Vec<Claim> {
    let text = |n: usize| {
        let km = 500 + (n * 7919) % 400;
        match n % 5 {
            0 => format!("about {} km", km / 100 * 100),
            1 => format!("{} km", km / 10 * 10),
            2 => format!("{} miles", km * 621 / 1000),
            3 => format!("more than {} km", km / 50 * 50),
            _ => format!("{km}.{} km", n % 10),
        }
    };
    (0..size).map(|n| claim(n, &text(n))).collect()
}

fn pairs(c: &mut Criterion) {
    let policy = Policy::default();
    let mut group = c.benchmark_group("pair");
    group.throughput(Throughput::Elements(1));
    for (name, a, b) in [
        ("agreement", "680 km", "680 km"),
        ("quiet", "at least 90 km", "at most 120 km"),
        ("converted", "56 km/h", "35 mph"),
        ("rounding", "about 680 km", "about 700 km"),
        ("contradiction", "68 km", "86 km"),
    ] {
        let (a, b) = (claim(1, a), claim(2, b));
        group.bench_function(name, |bench| {
            bench.iter(|| weigh(black_box(&a), black_box(&b), &policy));
        });
        group.bench_function(format!("{name}, explained"), |bench| {
            bench.iter(|| compare(black_box(&a), black_box(&b), &policy));
        });
    }
    group.finish();
}

fn slots(c: &mut Criterion) {
    let policy = Policy::default();
    let mut group = c.benchmark_group("slot");
    group.sample_size(10).measurement_time(Duration::from_secs(3));
    let mut smallest = None;
    for size in [10, 1_000, 100_000] {
        let claims = slot(size);
        let start = Instant::now();
        black_box(reconcile_slot(&claims, &policy));
        let each = start.elapsed().as_secs_f64() * 1e6 / size as f64;
        let first = *smallest.get_or_insert(each);
        println!("slot of {size}: {each:.2} µs a claim, {:.2} times that of the smallest", each / first);
        group.throughput(Throughput::Elements(size as u64));
        group.bench_with_input(BenchmarkId::from_parameter(size), &claims, |bench, claims| {
            bench.iter(|| reconcile_slot(black_box(claims), &policy));
        });
    }
    group.finish();
}

criterion_group!(benches, pairs, slots);
criterion_main!(benches);
