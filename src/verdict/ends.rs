//! Stretches of numbers, with ends that belong to them or not.

/// Relative error that conversion by floats may leave.
pub(super) const FLOAT_SLACK: f64 = 1e-9;

/// The two ends of a stretch of numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ends {
    pub low: f64,
    pub high: f64,
    pub low_open: bool,
    pub high_open: bool,
}

impl Ends {
    pub fn closed(low: f64, high: f64) -> Self {
        Self { low, high, low_open: false, high_open: false }
    }

    /// Whether `other` lies within.
    pub fn holds(self, other: Self) -> bool {
        let low = self.low < other.low || (eq(self.low, other.low) && (!self.low_open || other.low_open));
        let high = other.high < self.high || (eq(self.high, other.high) && (!self.high_open || other.high_open));
        low && high
    }

    /// Whether a number lies in both.
    pub fn meets(self, other: Self) -> bool {
        let before = |x: Self, y: Self| {
            x.high < y.low && !eq(x.high, y.low) || (eq(x.high, y.low) && (x.high_open || y.low_open))
        };
        !before(self, other) && !before(other, self)
    }

    /// Whether more than one number lies in both.
    pub fn shares_room(self, other: Self) -> bool {
        let (low, high) = (self.low.max(other.low), self.high.min(other.high));
        low < high && !eq(low, high)
    }

    /// Whether the two have an end in common, be it open.
    pub fn touches(self, other: Self) -> bool {
        [self.low, self.high].iter().any(|&x| eq(x, other.low) || eq(x, other.high))
    }

    pub fn close_to(self, other: Self) -> bool {
        eq(self.low, other.low) && eq(self.high, other.high)
    }

    /// Whether both ends differ by half a step at most; and by an eighth, for half a step of "100 km" is half of it.
    pub fn within_step(self, other: Self, step: f64) -> bool {
        let slack = |x: f64| (step / 2.0).min(x.abs() / 8.0) * (1.0 + FLOAT_SLACK);
        let near = |x: f64, y: f64| eq(x, y) || (x - y).abs() <= slack(x.abs().max(y.abs()));
        near(self.low, other.low) && near(self.high, other.high)
    }

    pub fn gap(self, other: Self) -> f64 {
        (self.low - other.high).max(other.low - self.high).max(0.0)
    }

    /// The gap as a share of the larger of the two figures beside it.
    pub fn apart(self, other: Self, zero: f64) -> f64 {
        let (x, y) = if self.low > other.high { (self.low, other.high) } else { (self.high, other.low) };
        let larger = (x - zero).abs().max((y - zero).abs());
        if larger > 0.0 && larger.is_finite() { self.gap(other) / larger } else { 0.0 }
    }
}

pub(super) fn eq(x: f64, y: f64) -> bool {
    x.total_cmp(&y).is_eq() || (x.is_finite() && y.is_finite() && (x - y).abs() <= FLOAT_SLACK * x.abs().max(y.abs()))
}
