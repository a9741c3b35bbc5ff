//! Sentences of `quantities.md`: what is marked is found and read so, and nothing else is.

use corroborate::number::{QuantityMention, quantities};
use corroborate::text::lex;
use corroborate::value::{Bound, Change, Hedge, Quantity};

/// The reading of a quantity in the notation of the fixture.
fn reading(quantity: &Quantity) -> String {
    let mut out = String::new();
    out.push_str(match quantity.hedge() {
        Hedge::About | Hedge::Nearly => "~",
        _ => "",
    });
    out.push_str(match quantity.bound() {
        Bound::AtLeast => ">= ",
        Bound::MoreThan => "> ",
        Bound::AtMost => "<= ",
        Bound::LessThan => "< ",
        Bound::None => "",
    });
    out.push_str(match quantity.change() {
        Change::Up => "^",
        Change::Down => "v",
        Change::None => "",
    });
    match (quantity.low(), quantity.high()) {
        (Some(low), Some(high)) if low < high => out += &(figure(low) + ".." + &figure(high)),
        (Some(value), _) | (None, Some(value)) => out.push_str(&figure(value)),
        (None, None) => {
            let interval = quantity.interval();
            out += &("?".to_owned() + &figure(interval.low) + ".." + &figure(interval.high));
        }
    }
    if !quantity.unit().code().is_empty() {
        out = out + " " + quantity.unit().code();
    }
    if let Some(also) = quantity.also() {
        out = out + " = " + &reading(also);
    }
    out
}

fn figure(value: f64) -> String {
    format!("{}", (value * 1e12).round() / 1e12)
}

/// The notation with its figures written out: "1.5e9 USD" is "1500000000 USD".
fn plain(expected: &str) -> String {
    let word = |word: &str| {
        let start = word.find(|c: char| c.is_ascii_digit() || c == '-').unwrap_or(word.len());
        let (mark, rest) = word.split_at(start);
        let ends: Vec<String> = rest.split("..").map(|end| end.parse().map_or(end.to_owned(), figure)).collect();
        format!("{mark}{}", ends.join(".."))
    };
    expected.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A marked sentence: its text, and the words and readings that it marks.
fn parse(line: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (words, after) = after.split_once("]{").expect("a mark has a reading");
        let (expected, after) = split_braces(after);
        text.push_str(before);
        let start = text.len();
        text.push_str(words);
        marks.push((start, text.len(), plain(expected)));
        rest = after;
    }
    text.push_str(rest);
    (text, marks)
}

fn split_braces(text: &str) -> (&str, &str) {
    text.split_once('}').expect("a reading is closed")
}

#[test]
fn the_fixture_is_read_as_marked() {
    let fixture = include_str!("quantities.md");
    let (mut sentences, mut empty, mut wrong) = (0, 0, Vec::new());
    for line in fixture.lines().filter_map(|line| line.strip_prefix("- ")) {
        let (text, marks) = parse(line);
        sentences += 1;
        empty += usize::from(marks.is_empty());
        let found: Vec<(usize, usize, String)> = quantities(&lex(&text))
            .iter()
            .map(|m: &QuantityMention| (m.span.start(), whole_end(m), reading(&m.quantity)))
            .collect();
        if found != marks {
            let show = |list: &[(usize, usize, String)]| {
                let words = list.iter().map(|(start, end, reading)| format!("[{}]{{{reading}}}", &text[*start..*end]));
                words.collect::<Vec<_>>().join(" ")
            };
            wrong.push(format!("{text}\n  marked {}\n  found  {}", show(&marks), show(&found)));
        }
    }
    assert!(wrong.is_empty(), "{} of {sentences} sentences:\n{}", wrong.len(), wrong.join("\n"));
    assert!(sentences >= 400 && empty * 3 >= sentences, "{sentences} sentences, {empty} without a quantity");
}

/// The end of a quantity with its conversion, closing bracket included.
fn whole_end(mention: &QuantityMention) -> usize {
    mention.also_span.map_or(mention.span.end(), |also| also.end() + 1)
}

/// One unit of each kind and of each system, against the factors of another hand.
#[test]
fn factors_are_those_of_uom() {
    use uom::si::f64::{
        Angle, Area, Energy, Force, Length, Mass, Power, Pressure, ThermodynamicTemperature, Time, Velocity, Volume,
    };
    use uom::si::{
        angle, area, energy, force, length, mass, power, pressure, thermodynamic_temperature, time, velocity, volume,
    };

    let cases: &[(&str, f64)] = &[
        ("1 mile", Length::new::<length::mile>(1.0).value),
        ("1 nautical mile", Length::new::<length::nautical_mile>(1.0).value),
        ("1 yard", Length::new::<length::yard>(1.0).value),
        ("1 foot", Length::new::<length::foot>(1.0).value),
        ("1 inch", Length::new::<length::inch>(1.0).value),
        ("1 light year", Length::new::<length::light_year>(1.0).value),
        ("1 parsec", Length::new::<length::parsec>(1.0).value),
        ("1 astronomical unit", Length::new::<length::astronomical_unit>(1.0).value),
        ("1 hectare", Area::new::<area::hectare>(1.0).value),
        ("1 acre", Area::new::<area::acre>(1.0).value),
        ("1 square mile", Area::new::<area::square_mile>(1.0).value),
        ("1 square foot", Area::new::<area::square_foot>(1.0).value),
        ("1 cubic foot", Volume::new::<volume::cubic_foot>(1.0).value),
        ("1 litre", Volume::new::<volume::liter>(1.0).value),
        ("1 gallon", Volume::new::<volume::gallon>(1.0).value),
        ("1 imperial gallon", Volume::new::<volume::gallon_imperial>(1.0).value),
        ("1 fluid ounce", Volume::new::<volume::fluid_ounce>(1.0).value),
        ("1 pint", Volume::new::<volume::pint_liquid>(1.0).value),
        ("1 cup", Volume::new::<volume::cup>(1.0).value),
        ("1 barrel", Volume::new::<volume::barrel>(1.0).value),
        ("1 bushel", Volume::new::<volume::bushel>(1.0).value),
        ("1 pound", Mass::new::<mass::pound>(1.0).value),
        ("1 ounce", Mass::new::<mass::ounce>(1.0).value),
        ("1 troy ounce", Mass::new::<mass::ounce_troy>(1.0).value),
        ("1 ton", Mass::new::<mass::ton_short>(1.0).value),
        ("1 long ton", Mass::new::<mass::ton_long>(1.0).value),
        ("1 tonne", Mass::new::<mass::ton>(1.0).value),
        ("1 carat", Mass::new::<mass::carat>(1.0).value),
        ("1 hour", Time::new::<time::hour>(1.0).value),
        ("1 day", Time::new::<time::day>(1.0).value),
        ("1 km/h", Velocity::new::<velocity::kilometer_per_hour>(1.0).value),
        ("1 mph", Velocity::new::<velocity::mile_per_hour>(1.0).value),
        ("1 knot", Velocity::new::<velocity::knot>(1.0).value),
        ("1 bar", Pressure::new::<pressure::bar>(1.0).value),
        ("1 psi", Pressure::new::<pressure::psi>(1.0).value),
        ("1 mmHg", Pressure::new::<pressure::millimeter_of_mercury>(1.0).value),
        ("1 kilowatt hour", Energy::new::<energy::kilowatt_hour>(1.0).value),
        ("1 electronvolt", Energy::new::<energy::electronvolt>(1.0).value),
        ("1 therm", Energy::new::<energy::therm_ec>(1.0).value),
        ("1 horsepower", Power::new::<power::horsepower>(1.0).value),
        ("1 metric horsepower", Power::new::<power::horsepower_metric>(1.0).value),
        ("1 pound-force", Force::new::<force::pound_force>(1.0).value),
        ("1 degree", Angle::new::<angle::degree>(1.0).value),
        ("1 arcminute", Angle::new::<angle::minute>(1.0).value),
        ("1 °F", ThermodynamicTemperature::new::<thermodynamic_temperature::degree_fahrenheit>(1.0).value),
        ("1 °C", ThermodynamicTemperature::new::<thermodynamic_temperature::degree_celsius>(1.0).value),
    ];
    for (text, expected) in cases {
        let quantity: Quantity = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
        let si = quantity.si().0.expect("a single number");
        assert!((si / expected - 1.0).abs() < 1e-4, "{text}: {si} against {expected}");
    }
}

/// What the figures allow, by the table of the design.
#[test]
fn intervals_follow_precision_hedge_and_bound() {
    let cases = [
        ("680 km", 675_000.0, 685_000.0, false, false),
        ("about 700 km", 600_000.0, 800_000.0, false, false),
        ("7.15 billion people", 7.145e9, 7.155e9, false, false),
        ("nearly 300 people", 200.0, 300.0, true, false),
        ("more than 90 people", 90.0, f64::INFINITY, true, true),
        ("at least 90 people", 90.0, f64::INFINITY, false, true),
        ("fewer than 90 people", f64::NEG_INFINITY, 90.0, true, true),
        ("up to 90 people", f64::NEG_INFINITY, 90.0, true, false),
        ("2 to 3 million euros", 2e6, 3e6, false, false),
        ("tens of thousands of people", 1e4, 1e5, false, true),
    ];
    for (text, low, high, low_open, high_open) in cases {
        let interval = text.parse::<Quantity>().unwrap_or_else(|error| panic!("{error}")).interval();
        assert_eq!(format!("{} {}", interval.low, interval.high), format!("{low} {high}"), "{text}");
        assert_eq!((interval.low_open, interval.high_open), (low_open, high_open), "{text}");
    }
}

#[test]
fn both_readings_are_kept_and_the_article_decides() {
    let read = |text: &str| {
        let found = quantities(&lex(text));
        let quantity = &found[0].quantity;
        (quantity.low(), quantity.other_reading().and_then(|other| other.low()))
    };
    assert_eq!(read("It costs €1.500 a head."), (Some(1.5), Some(1500.0)));
    assert_eq!(read("It costs €1.500 of €1.234.567."), (Some(1500.0), Some(1.5)));
    assert_eq!(read("It costs €1,500 a head."), (Some(1500.0), None));
}

/// More than a figure every sixteen bytes, for a kilobyte: cells without a sentence, of which none is read on.
#[test]
fn a_page_of_nothing_but_figures_is_a_table() {
    for cell in ["5 km ", "1, ", "-1", "(5 km ", "$5 ", "½", "one two ", "٣٤ "] {
        assert!(quantities(&lex(&cell.repeat(10_000))).len() <= 64, "{cell}");
    }
    let prose = "The crew of the ferry saw 5 km of smoke. ";
    assert_eq!(quantities(&lex(&prose.repeat(1000))).len(), 1000);
}

#[test]
fn quantities_survive_json() {
    for text in ["about 60 km (37 miles)", "tens of thousands of people", "$1.5–2 billion", "€1.500"] {
        let quantity: Quantity = text.parse().unwrap_or_else(|error| panic!("{error}"));
        let json = serde_json::to_string(&quantity).expect("a quantity is plain data");
        assert_eq!(serde_json::from_str::<Quantity>(&json).expect("as written"), quantity, "{json}");
    }
    assert!("no number here".parse::<Quantity>().unwrap_err().is_quantity());
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    /// Pieces that lead the grammar on.
    fn pieces() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "1",
            "2,000",
            "1.500",
            "99999999999999999999999999999",
            "½",
            "٣",
            "one",
            "hundred",
            "million",
            "dozen",
            "tens",
            "of",
            "and",
            "a",
            "half",
            "third",
            "point",
            "-",
            "–",
            "(",
            ")",
            "$",
            "€",
            "US$",
            "km",
            "miles",
            "%",
            "per",
            "hour",
            "in",
            "to",
            "or",
            "between",
            "from",
            "at least",
            "May",
            "2019",
            ":",
            "/",
            ".",
            ",",
            "x",
            "^",
            "×",
            "⁸",
            "e",
            "'",
            "\"",
            "people",
            "AK",
            "old",
            "year",
            "s",
            "\n",
            " ",
            "minus",
            "+",
            "NaN",
            "\u{202e}",
            "th",
            "°",
            "C",
            "M",
            "bn",
        ]);
        let glue = prop::sample::select(vec!["", " "]);
        prop::collection::vec((piece, glue), 0..40)
            .prop_map(|all| all.into_iter().flat_map(|(piece, glue)| [piece, glue]).collect())
    }

    fn check(text: &str) -> Result<(), TestCaseError> {
        let mut end = 0;
        for mention in quantities(&lex(text)) {
            prop_assert!(mention.span.start() >= end, "{text:?}");
            end = mention.also_span.map_or(mention.span.end(), |also| also.end().max(mention.span.end()));
            prop_assert_eq!(mention.quantity.text(), mention.span.of(text));
            let interval = mention.quantity.interval();
            prop_assert!(interval.low <= interval.high, "{:?} of {:?}", interval, text);
        }
        Ok(())
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*") {
            check(&text)?;
        }

        #[test]
        fn any_grammar_is_read_without_panic(text in pieces()) {
            check(&text)?;
        }
    }
}
