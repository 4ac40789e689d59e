//! What a release is called: when it was made, and which site it is. The names sort by time.

use jiff::civil::DateTime;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan};

/// A moment as a name has it, in UTC.
const FORM: &str = "%Y%m%dT%H%M%SZ";

/// The name of the release that follows this one. A clock that has gone back must not put it before its forerunner, so
/// it is then a second later than that.
pub fn name(last: Option<&str>, id: &str) -> String {
    following(Offset::UTC.to_datetime(Timestamp::now()), last, id)
}

fn following(now: DateTime, last: Option<&str>, id: &str) -> String {
    let after = last.and_then(moment).and_then(|last| last.checked_add(1.second()).ok());
    let moment = after.map_or(now, |after| after.max(now));
    format!("{}-{id}", moment.strftime(FORM))
}

/// When a release was made, as its name says.
fn moment(name: &str) -> Option<DateTime> {
    DateTime::strptime(FORM, name.split_once('-')?.0).ok()
}

/// Whether this is the name of a release.
pub fn is_release(name: &str) -> bool {
    let id = name.split_once('-').map_or("", |(_, id)| id);
    id.len() == 12 && id.bytes().all(|byte| byte.is_ascii_hexdigit()) && moment(name).is_some()
}

#[cfg(test)]
mod tests {
    use super::{following, is_release};
    use jiff::civil::date;

    #[test]
    fn names_sort_by_time_whatever_the_clock_says() {
        let now = date(2026, 11, 26).at(6, 5, 4, 999);
        let first = following(now, None, "0123456789ab");
        assert_eq!(first, "20261126T060504Z-0123456789ab");
        assert!(is_release(&first));
        let second = following(now, Some(&first), "ffffffffffff");
        assert_eq!(second, "20261126T060505Z-ffffffffffff");
        let ten_years_off = following(date(2016, 11, 26).at(0, 0, 0, 0), Some(&second), "000000000000");
        assert!(ten_years_off > second, "{ten_years_off}");
        for other in ["unfinished", "20261126T060504Z", "x-0123456789ab", "20261126T060504Z-0123456789aX", "../x"] {
            assert!(!is_release(other), "{other}");
        }
    }
}
