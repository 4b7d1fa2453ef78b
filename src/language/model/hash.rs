//! Hashes of words and features. Feature numbers are 32 bits; the same on every platform, and
//! part of the model format: a change here needs new models.

/// The hash of a word's bytes. Never zero, which stands for "no word".
pub(crate) fn word(text: &str) -> u32 {
    bytes(text.as_bytes())
}

/// The hash of bytes.
pub(crate) fn bytes(text: &[u8]) -> u32 {
    let mut h = 0x811C_9DC5_u32;
    for b in text {
        h = (h ^ u32::from(*b)).wrapping_mul(0x0100_0193);
    }
    finish(h)
}

fn finish(h: u32) -> u32 {
    let h = (h ^ (h >> 15)).wrapping_mul(0x2C1B_3C6D);
    (h ^ (h >> 13)) | 1
}

/// The hash of a word's bytes in ASCII lower case.
pub(crate) fn lower(text: &str) -> u32 {
    let mut h = 0x811C_9DC5_u32;
    for b in text.as_bytes() {
        h = (h ^ u32::from(b.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    finish(h)
}

/// A feature: its template and up to two values.
#[inline(always)]
pub(crate) fn pair(template: u32, a: u32, b: u32) -> u32 {
    let x = (u64::from(a) | (u64::from(b) << 32)) ^ (u64::from(template) << 27);
    let x = x.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    (x >> 32) as u32
}

/// A feature of one value.
#[inline(always)]
pub(crate) fn one(template: u32, a: u32) -> u32 {
    pair(template, a, 0x5bd1)
}

/// A feature of three values.
#[inline(always)]
pub(crate) fn triple(template: u32, a: u32, b: u32, c: u32) -> u32 {
    pair(template, a, b.rotate_left(7).wrapping_mul(0x85EB_CA6B) ^ c.wrapping_mul(0xC2B2_AE35))
}
