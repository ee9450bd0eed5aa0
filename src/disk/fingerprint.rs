//! How a file is known again.

use std::time::SystemTime;

/// What a file was when it was read or written, to tell whether somebody changed it since.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Its length in bytes.
    pub length: u64,
    /// When it was last changed, where the file system says so.
    pub modified: Option<SystemTime>,
    /// A hash of its bytes, the same on every machine and in every version; against accidents, not against malice.
    pub hash: u64,
}

impl Fingerprint {
    pub(super) fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        Self { length: bytes.len() as u64, modified, hash: hash(bytes) }
    }

    /// Whether both are of the same bytes; when they were written does not count.
    pub fn same_content(&self, other: &Self) -> bool {
        self.length == other.length && self.hash == other.hash
    }
}

/// FNV-1a's idea, a word of eight bytes at a time: a large file must not wait for it.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    const PRIME: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |hash: u64, word: u64| (hash.rotate_left(23) ^ word).wrapping_mul(PRIME);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut hash = words.iter().fold(0xcbf2_9ce4_8422_2325, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    let mut last = [0_u8; 8];
    last[..rest.len()].copy_from_slice(rest);
    hash = mix(hash, u64::from_le_bytes(last));
    hash = mix(hash, bytes.len() as u64);
    // The high bits know most; let the low ones know it, too.
    hash ^ (hash >> 32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_stable_and_sees_every_byte() {
        let text = b"(format: 1, title: \"a sample\")".to_vec();
        let before = hash(&text);
        for at in 0..text.len() {
            let mut changed = text.clone();
            changed[at] ^= 1;
            assert_ne!(hash(&changed), before, "byte {at}");
        }
        assert_ne!(hash(b"a\0"), hash(b"a"), "padding is told from content");
        // Written to a journal, it must be the same after an update of the program.
        assert_eq!(hash(b"resumption"), 0x275e_ddd9_846d_b231);
    }
}
