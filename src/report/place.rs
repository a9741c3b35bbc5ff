//! From byte offsets to what other programs and people count: code points, lines, columns.

/// Bytes between two entries of the table: a lookup counts at most this many.
const STRIDE: usize = 64;

/// Where the bytes of one text stand, in code points and in lines. Built in one pass; a lookup takes constant time.
#[derive(Debug)]
pub(crate) struct Places<'t> {
    text: &'t str,
    /// How many code points begin before byte `i * STRIDE`.
    before: Vec<u32>,
    /// The byte at which each line begins.
    lines: Vec<u32>,
}

impl<'t> Places<'t> {
    pub(crate) fn new(text: &'t str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut lines = vec![0];
        let mut seen = 0;
        for (block, bytes) in text.as_bytes().chunks(STRIDE).enumerate() {
            before.push(seen);
            seen += begins(bytes);
            let breaks = bytes.iter().enumerate().filter(|&(_, &b)| b == b'\n');
            lines.extend(breaks.map(|(i, _)| (block * STRIDE + i + 1) as u32));
        }
        before.push(seen);
        Self { text, before, lines }
    }

    /// How many code points begin before `byte`. A byte past the text counts as its end.
    pub(crate) fn code_point(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let block = byte / STRIDE;
        let rest = &self.text.as_bytes()[block * STRIDE..byte];
        (self.before[block] + begins(rest)) as usize
    }

    /// Line and column of `byte`, both counted from 1, the column in code points.
    pub(crate) fn line_and_column(&self, byte: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start as usize <= byte);
        let start = self.lines[line - 1] as usize;
        (line, self.code_point(byte) - self.code_point(start) + 1)
    }
}

fn begins(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_empty_text_has_one_line() {
        let places = Places::new("");
        assert_eq!((places.code_point(0), places.line_and_column(0)), (0, (1, 1)));
    }

    #[test]
    fn columns_count_code_points() {
        let text = "Ünïted\r\nthey “left”";
        let left = text.find("left").unwrap();
        assert_eq!(Places::new(text).line_and_column(left), (2, 7));
    }

    proptest! {
        #[test]
        fn agrees_with_counting_from_the_start(text in "(?s)[a\n“한🚂]{0,200}") {
            let places = Places::new(&text);
            for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let head = &text[..byte];
                prop_assert_eq!(places.code_point(byte), head.chars().count());
                let line = head.matches('\n').count() + 1;
                let column = head.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
                prop_assert_eq!(places.line_and_column(byte), (line, column));
            }
        }
    }
}
