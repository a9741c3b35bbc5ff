//! "41.62 pounds": what shares and bids are priced in is money, and no weight.

use std::ops::Range;

use crate::text::Tokens;

/// So many words before the figure tell of shares.
const NEAR: usize = 10;
/// So many words on either side tell whether the text counts money in pounds.
const FAR: usize = 300;

/// Whether the pounds from token `first` to `end` are money: "the shares rose to 41.62 pounds", "46 pounds a share", or any in
/// a text that has "£3 million", unless they are weighed; but not "the price of 20 pounds of rice".
pub(super) fn is_priced(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    if is_per_share(tokens, end) {
        return true;
    }
    let weighed = [
        "weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier", "lighter", "lost", "gained", "load",
        "carrying", "lift", "lifted", "baggage", "luggage", "cargo", "payload", "thrust",
    ];
    let near = first.saturating_sub(NEAR)..(end + NEAR / 2).min(tokens.len());
    // "12 pounds of flour", but "the 12 pounds of Friday"
    let stuff = tokens.is(end, "of") && tokens.get(end + 1).is_some_and(|next| !next.is_capitalized());
    if stuff || near.into_iter().any(|i| tokens.is_any(i, &weighed)) {
        return false;
    }
    is_at_price(tokens, first)
        || is_paid(tokens, first)
        || is_converted(tokens, end)
        || has_sterling(tokens, first.saturating_sub(FAR)..first)
        || has_sterling(tokens, end..end + FAR)
}

fn is_per_share(tokens: &Tokens<'_>, end: usize) -> bool {
    tokens.is_any(end, &["a", "per"]) && tokens.is_any(end + 1, &["share", "ticket"])
}

/// "charges 10 pounds", "a fee of 10 pounds"
fn is_paid(tokens: &Tokens<'_>, first: usize) -> bool {
    const PAID: [&str; 10] =
        ["cost", "costs", "costing", "charge", "charges", "charged", "fee", "fined", "pays", "paid"];
    (first.saturating_sub(3)..first).any(|i| tokens.is_any(i, &PAID))
}

/// "12 pounds (14 euros)"
fn is_converted(tokens: &Tokens<'_>, end: usize) -> bool {
    let money =
        |k: usize| matches!(tokens.word(k), "$" | "€") || tokens.is_any(k, &["euro", "euros", "dollars", "usd"]);
    tokens.word(end) == "(" && (end + 1..end + 5).any(money)
}

/// "£3", "3 million pounds", "46 pounds a share", "$1 = 0.65 pounds"
fn has_sterling(tokens: &Tokens<'_>, range: Range<usize>) -> bool {
    let money = |i: usize| {
        let pounds = tokens.is_any(i, &["pound", "pounds"]);
        pounds && (is_per_share(tokens, i + 1) || i > 0 && tokens.is_any(i - 1, &["million", "billion", "m", "bn"]))
    };
    (range.start..range.end.min(tokens.len())).any(|i| tokens.word(i) == "£" || money(i))
}

/// "The shares rose to 41.62 pounds", "closed at 27.85 pounds".
fn is_at_price(tokens: &Tokens<'_>, first: usize) -> bool {
    const SHARES: [&str; 9] =
        ["share", "shares", "stock", "stocks", "pence", "closing", "takeover", "sterling", "shareholders"];
    const LINKS: [&str; 15] = [
        "at", "to", "from", "of", "below", "above", "over", "around", "about", "than", "was", "is", "just", "near", ",",
    ];
    let near = first.saturating_sub(NEAR)..first;
    let ends = |i: usize| tokens.get(i).is_some_and(|t| t.new_line) || tokens.word(i) == ";";
    let start = near.clone().rev().find(|&i| ends(i)).unwrap_or(near.start);
    // "She shares a flat with a cat of 12 pounds"
    let shared = |i: usize| tokens.is_any(i + 1, &["a", "an", "the", "his", "her", "their"]);
    let linked = first > 0 && tokens.is_any(first - 1, &LINKS);
    linked && (start..first).any(|i| tokens.is_any(i, &SHARES) && !shared(i))
}
