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

/// The hash of a word in ASCII lower case, every digit as 0, curly apostrophes straight.
pub(crate) fn lower(text: &str) -> u32 {
    lower_bytes(text.as_bytes())
}

/// As [`lower`], of bytes.
pub(crate) fn lower_bytes(text: &[u8]) -> u32 {
    let mut h = 0x811C_9DC5_u32;
    let mut rest = text;
    while let Some((b, tail)) = rest.split_first() {
        let mut b = b.to_ascii_lowercase();
        rest = tail;
        if b.is_ascii_digit() {
            b = b'0';
        } else if b == 0xE2
            && let [0x80, 0x98 | 0x99, tail @ ..] = rest
        {
            b = b'\'';
            rest = tail;
        }
        h = (h ^ u32::from(b)).wrapping_mul(0x0100_0193);
    }
    finish(h)
}

/// Features of one decision at most; more are left out.
pub(crate) const MAX_FEATURES: usize = 160;

/// Numbers of features of one decision, without allocation.
#[derive(Debug)]
pub(crate) struct Features {
    items: [u32; MAX_FEATURES],
    n: usize,
}

impl Features {
    pub(crate) fn new() -> Self {
        Self { items: [0; MAX_FEATURES], n: 0 }
    }

    #[inline(always)]
    pub(crate) fn clear(&mut self) {
        self.n = 0;
    }

    #[inline(always)]
    pub(crate) fn push(&mut self, feature: u32) {
        if let Some(slot) = self.items.get_mut(self.n) {
            *slot = feature;
            self.n += 1;
        }
    }

    #[inline(always)]
    pub(crate) fn items(&self) -> &[u32] {
        self.items.get(..self.n).unwrap_or_default()
    }
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
