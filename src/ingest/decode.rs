//! Bytes to text: byte order marks, UTF-8, UTF-16, declared encodings, windows-1252 as the last
//! resort. In: a file's bytes and the encoding it declares. Out: its text without byte order mark,
//! otherwise letter for letter; line ends stay. Binary files are told apart here and refused.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::error::Error;

/// Largest file that is read, in bytes.
pub(super) const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Formats that are recognised so that the refusal can name them: leading bytes, name.
const SIGNATURES: [(&[u8], &str); 12] = [
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT and EPUB are such)"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\0asm", "a WebAssembly module"),
    (b"\x7fELF", "a program"),
];

/// Decodes a file. `declared` is the label of the encoding that its markup names.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Result<String, Error> {
    if bytes.is_empty() {
        return Err(Error::empty("the file is empty"));
    }
    if bytes.len() > MAX_BYTES {
        let size = bytes.len() / (1024 * 1024);
        return Err(Error::too_large(format!("the file has {size} MB; more than 64 MB are not read")));
    }
    if let Some((_, name)) = SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)) {
        return Err(Error::unsupported(format!("this is {name}; plain text, Markdown and HTML are read")));
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned(),
        None => decode_unmarked(bytes, declared)?,
    };
    if text.trim().is_empty() {
        return Err(Error::empty("the file holds no text, only white space"));
    }
    let odd = text.chars().filter(|c| is_odd(*c)).count();
    if text.contains('\0') || odd * 50 > text.chars().count() {
        return Err(Error::unsupported("this is a binary file; plain text, Markdown and HTML are read"));
    }
    Ok(text)
}

fn decode_unmarked(bytes: &[u8], declared: Option<&str>) -> Result<String, Error> {
    if bytes.contains(&0) {
        let encoding = unmarked_utf16(bytes).ok_or_else(|| {
            Error::unsupported("this is a binary file (it has zero bytes); plain text, Markdown and HTML are read")
        })?;
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(text.to_owned());
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|e| *e != UTF_8);
    let encoding = match declared {
        Some(encoding) => encoding,
        None if is_damaged_utf8(bytes) => UTF_8,
        None => WINDOWS_1252,
    };
    Ok(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

/// UTF-16 without mark: nearly every second byte is zero, always on the same side.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096)];
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|b| **b == 0).count();
    let half = sample.len() / 2;
    let (first, second) = (zeros(0), zeros(1));
    if half >= 2 && second * 10 >= half * 7 && first * 10 <= half {
        Some(UTF_16LE)
    } else if half >= 2 && first * 10 >= half * 7 && second * 10 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether multi-byte sequences that are right outnumber those that are broken.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    right > broken
}

/// Control characters that no text has, and the mark of undecodable bytes.
fn is_odd(c: char) -> bool {
    c == char::REPLACEMENT_CHARACTER
        || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\x0c' | '\x0b' | '\u{85}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: Result<&str, &str>) {
        let got = decode(bytes, None);
        assert_eq!(got.as_deref().map_err(|e| e.code()), expected, "{bytes:?}");
    }

    #[test]
    fn decodes_what_is_text() {
        check("na\u{ef}ve".as_bytes(), Ok("na\u{ef}ve"));
        check(b"\xef\xbb\xbfmark", Ok("mark"));
        check(b"\xff\xfea\0b\0", Ok("ab"));
        check(b"\xfe\xff\0a\0b", Ok("ab"));
        check(b"a\0b\0c\0d\0", Ok("abcd"));
        check(b"the minister\x92s caf\xe9", Ok("the minister\u{2019}s caf\u{e9}"));
        check("caf\u{e9} \u{201c}so\u{201d}\n".as_bytes(), Ok("caf\u{e9} \u{201c}so\u{201d}\n"));
    }

    #[test]
    fn refuses_what_is_not() {
        check(b"", Err("empty"));
        check(b" \n\t", Err("empty"));
        check(b"%PDF-1.7", Err("unsupported"));
        check(b"\x00\x01\x02\x03abc\x00", Err("unsupported"));
        check(b"\x01\x02\x03\x04\x05\x06abc", Err("unsupported"));
        assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1], None).unwrap_err().code(), "too-large");
    }

    #[test]
    fn a_declared_encoding_is_believed_where_utf8_fails() {
        assert_eq!(decode(b"\xcc\xe8\xf0", Some("windows-1251")).unwrap(), "\u{41c}\u{438}\u{440}");
        assert_eq!(decode("Мир".as_bytes(), Some("windows-1251")).unwrap(), "Мир");
    }
}
