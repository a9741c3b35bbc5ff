//! How many claims a second are put together and compared: `cargo bench --bench claim_matching`.
//!
//! The claims are generated: five outlets answer each question, one of them with another figure, as reports of many
//! events do. What is measured is `Reconciler::reconcile_claims`: grouping by slot, positions, verdicts, derived checks.
//! Time per claim should stay level from 1 k to 100 k claims.

use std::hint::black_box;

use corroborate::number::quantities;
use corroborate::text::lex;
use corroborate::time::Time;
use corroborate::{Claim, Reconciler, Slot, Span, Stance, Value};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

const OUTLETS: usize = 5;

/// `n` claims, a fifth as many slots: distances, moments, who attended.
fn claims(n: usize) -> Vec<Claim> {
    (0..n).map(|i| claim(i / OUTLETS, i % OUTLETS)).collect()
}

fn claim(question: usize, outlet: usize) -> Claim {
    let odd = usize::from(outlet == OUTLETS - 1);
    let (slot, value) = match question % 3 {
        0 => {
            let slot = Slot::new("distance").role("from", format!("Aville {question}")).role("to", "Btown");
            (slot, distance(question % 80 * 10 + 20 + odd * 10))
        }
        1 => {
            let day = format!("2031-{:02}-{:02}", question % 12 + 1, question % 27 + 1 + odd);
            let time = Time::from_timex3(&day).expect("a date");
            (Slot::new("moment").role("of", "departure").role("event", format!("event {question}")), Value::Time(time))
        }
        _ => {
            let items = vec![format!("Person {question}"), format!("Guest {odd}")];
            let slot = Slot::new("attendee").role("event", format!("event {question}"));
            (slot, Value::Names { items, closed: false })
        }
    };
    let quote = format!("words of {question}");
    let span = Span::new(&quote, 0, quote.len()).expect("the whole text");
    Claim {
        id: format!("s{outlet}-{question}"),
        source: format!("s{outlet}"),
        span,
        figure: span,
        quote,
        slot,
        value,
        stance: Stance::default(),
        as_of: None,
        origin: format!("o{outlet}"),
    }
}

/// "120 km" as an article prints it.
fn distance(km: usize) -> Value {
    let text = format!("{km} km");
    match quantities(&lex(&text)).pop() {
        Some(mention) => Value::Quantity(mention.quantity),
        None => Value::Quote { text },
    }
}

fn matching(c: &mut Criterion) {
    let mut group = c.benchmark_group("claim_matching");
    group.sample_size(10);
    let reconciler = Reconciler::new();
    for n in [1_000, 10_000, 100_000] {
        let claims = claims(n);
        group.throughput(Throughput::Elements(n as u64));
        group.bench_with_input(BenchmarkId::from_parameter(n), &claims, |b, claims| {
            b.iter_batched(
                || claims.clone(),
                |claims| black_box(reconciler.reconcile_claims(claims)),
                BatchSize::LargeInput,
            );
        });
    }
    group.finish();
}

criterion_group!(benches, matching);
criterion_main!(benches);
