//! Seeded random numbers: the same seed gives the same numbers everywhere, in the browser and in the native program.
//!
//! Good enough for permutations and simulated patterns, not for secrets.

/// A stream of pseudo-random numbers.
///
/// Source: D. Blackman and S. Vigna, Scrambled linear pseudorandom number generators (xoshiro256++), ACM TOMS 47 (2021);
/// its state is filled from the seed by `SplitMix64`, as they advise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Random {
    state: [u64; 4],
}

impl Random {
    /// Begins the stream of `seed`. Neighbouring seeds give streams that have nothing to do with each other.
    pub fn new(seed: u64) -> Self {
        let mut at = seed;
        Self { state: [0; 4].map(|_: u64| split_mix(&mut at)) }
    }

    /// Gives the next 64 random bits.
    pub fn next_u64(&mut self) -> u64 {
        let [a, b, c, d] = &mut self.state;
        let result = a.wrapping_add(*d).rotate_left(23).wrapping_add(*a);
        let t = *b << 17;
        *c ^= *a;
        *d ^= *b;
        *b ^= *c;
        *a ^= *d;
        *c ^= t;
        *d = d.rotate_left(45);
        result
    }

    /// Gives a number in `0..n`, each equally likely; 0 when `n` is 0.
    ///
    /// Source: D. Lemire, Fast random integer generation in an interval, ACM TOMACS 29 (2019).
    pub fn below(&mut self, n: usize) -> usize {
        let n = n as u64;
        loop {
            let product = u128::from(self.next_u64()) * u128::from(n);
            let low = product as u64;
            // Only the lowest 2^64 mod n products are one too many for their number.
            if low >= n || low >= n.wrapping_neg().checked_rem(n).unwrap_or(0) {
                return (product >> 64) as usize;
            }
        }
    }

    /// Gives a number in [0, 1), a multiple of 2⁻⁵³.
    pub fn unit(&mut self) -> f64 {
        (self.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Brings `items` into an order of which each is equally likely (Fisher–Yates). O(n).
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for end in (1..items.len()).rev() {
            items.swap(end, self.below(end + 1));
        }
    }

    /// Draws `k` different numbers of `0..n`, in random order; all of them when `k` is more than `n`. O(n).
    pub fn sample(&mut self, n: usize, k: usize) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..n).collect();
        let k = k.min(n);
        for at in 0..k {
            let other = at + self.below(n - at);
            numbers.swap(at, other);
        }
        numbers.truncate(k);
        numbers
    }
}

/// The next number of `SplitMix64` (G. Steele, D. Lea, C. Flood, OOPSLA 2014).
fn split_mix(at: &mut u64) -> u64 {
    *at = at.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *at;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_numbers() {
        // `SplitMix64` of the seed 1234567: the numbers Rosetta Code lists.
        let mut at = 1_234_567;
        let first = [0; 3].map(|_: u64| split_mix(&mut at));
        assert_eq!(first, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
        // xoshiro256++ from the state 1, 2, 3, 4: the test vector of the crate rand_xoshiro.
        let mut random = Random { state: [1, 2, 3, 4] };
        let first = [0; 4].map(|_: u64| random.next_u64());
        assert_eq!(first, [41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386]);
    }

    #[test]
    fn numbers_below_are_even() {
        let mut random = Random::new(7);
        assert_eq!((random.below(0), random.below(1)), (0, 0));
        let mut counts = [0_i32; 7];
        for _ in 0..70_000 {
            counts[random.below(7)] += 1;
        }
        assert!(counts.iter().all(|count| (count - 10_000).abs() < 500), "{counts:?}");
        let mean = (0..100_000).map(|_| random.unit()).sum::<f64>() / 1e5;
        assert!((mean - 0.5).abs() < 0.005, "{mean}");
        assert!((0..1000).map(|_| random.unit()).all(|x| (0.0..1.0).contains(&x)));
    }

    #[test]
    fn every_order_is_as_likely() {
        let mut random = Random::new(1);
        let mut seen = [0_i32; 27];
        for _ in 0..12_000 {
            let mut items = [0, 1, 2];
            random.shuffle(&mut items);
            seen[items[0] * 9 + items[1] * 3 + items[2]] += 1;
        }
        let counts: Vec<i32> = seen.into_iter().filter(|count| *count > 0).collect();
        assert!(counts.len() == 6 && counts.iter().all(|count| (count - 2000).abs() < 250), "{counts:?}");
    }

    #[test]
    fn samples_are_different_numbers() {
        let mut random = Random::new(3);
        let mut drawn = random.sample(50, 20);
        drawn.sort_unstable();
        drawn.dedup();
        assert!(drawn.len() == 20 && drawn.iter().all(|&number| number < 50));
        let mut all = random.sample(5, 9);
        all.sort_unstable();
        assert_eq!(all, [0, 1, 2, 3, 4]);
        assert!(random.sample(0, 3).is_empty() && random.sample(3, 0).is_empty());
        assert_eq!(Random::new(9).sample(9, 4), Random::new(9).sample(9, 4));
    }
}
