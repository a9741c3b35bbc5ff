//! Ids as parts of a URI.

use std::fmt::Write;

/// The id as one segment of a URI reference (RFC 3986): everything but letters, digits and `-._~` is percent-encoded.
pub(super) fn segment(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_uri_cannot_hold_is_encoded() {
        assert_eq!(segment("wire-1.txt"), "wire-1.txt");
        assert_eq!(segment("a/b c:ü"), "a%2Fb%20c%3A%C3%BC");
    }
}
