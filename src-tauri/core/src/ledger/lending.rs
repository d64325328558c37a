//! Agencies lend people to one another: a member of a team that another agency hosts.

/// Seats that one agency lent another; agencies by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lent {
    pub from: usize,
    pub to: usize,
    pub seats: u32,
}

/// One agency's side. Over all agencies lent and borrowed are the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    pub lent: u32,
    pub borrowed: u32,
}

impl Account {
    /// Above 0: gave more people than it got.
    pub fn net(self) -> i64 {
        i64::from(self.lent) - i64::from(self.borrowed)
    }
}

/// Adds up members as (their agency, the host), each below `agencies`; one who serves at home is lent to nobody. The pairs
/// come with the most seats first, then in the order of the agencies; the accounts by agency.
pub fn lending(agencies: usize, members: impl IntoIterator<Item = (usize, usize)>) -> (Vec<Lent>, Vec<Account>) {
    let mut accounts = vec![Account::default(); agencies];
    let mut seats = std::collections::BTreeMap::new();
    for (from, to) in members.into_iter().filter(|(from, to)| from != to) {
        accounts[from].lent += 1;
        accounts[to].borrowed += 1;
        *seats.entry((from, to)).or_insert(0) += 1;
    }
    let mut pairs: Vec<Lent> = seats.into_iter().map(|((from, to), seats)| Lent { from, to, seats }).collect();
    pairs.sort_by_key(|pair| std::cmp::Reverse(pair.seats));
    (pairs, accounts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn by_hand() {
        let (pairs, accounts) = lending(3, [(0, 1), (0, 1), (1, 1), (2, 0)]);
        assert_eq!(pairs, [Lent { from: 0, to: 1, seats: 2 }, Lent { from: 2, to: 0, seats: 1 }]);
        assert_eq!(accounts.iter().map(|account| account.net()).collect::<Vec<_>>(), [1, -2, 1]);
    }

    proptest! {
        #[test]
        fn what_is_lent_is_borrowed(members in prop::collection::vec((0usize..6, 0usize..6), 0..60)) {
            let (pairs, accounts) = lending(6, members.iter().copied());
            prop_assert_eq!(accounts.iter().map(|account| account.net()).sum::<i64>(), 0);
            let away = members.iter().filter(|(from, to)| from != to).count();
            prop_assert_eq!(pairs.iter().map(|pair| pair.seats as usize).sum::<usize>(), away);
        }
    }
}
