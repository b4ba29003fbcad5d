//! Groups that only ever grow together.
//!
//! Source: B. A. Galler and M. J. Fischer, An improved equivalence algorithm, CACM 7 (1964); paths are halved on the way.

/// Items in groups, each group named by one of its items.
#[derive(Clone, Debug)]
pub(super) struct DisjointSet {
    above: Vec<u32>,
}

impl DisjointSet {
    /// Makes `len` groups of one item each.
    pub(super) fn new(len: usize) -> Self {
        Self { above: (0..len as u32).collect() }
    }

    /// Gives the item that names the group of `item`.
    pub(super) fn find(&mut self, item: u32) -> u32 {
        let mut at = item;
        while self.above[at as usize] != at {
            let next = self.above[self.above[at as usize] as usize];
            self.above[at as usize] = next;
            at = next;
        }
        at
    }

    /// Joins the groups of two items, under the smaller name; says whether they were two.
    pub(super) fn join(&mut self, a: u32, b: u32) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        self.above[a.max(b) as usize] = a.min(b);
        a != b
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_grow_together() {
        let mut set = DisjointSet::new(6);
        assert!(set.join(4, 2) && set.join(5, 4) && !set.join(2, 5));
        assert_eq!([0, 1, 2, 3, 4, 5].map(|item| set.find(item)), [0, 1, 2, 3, 2, 2]);
    }
}
