//! Words that stand in capitals because a sentence begins with them.

/// Words that begin sentences, and hardly ever names.
#[rustfmt::skip]
const OPENERS: [&str; 154] = [
    "A", "About", "According", "Across", "Additionally", "After", "Afterwards", "Against", "All", "Almost", "Along", "Already",
    "Also", "Although", "Amid", "Among", "An", "And", "Another", "Any", "Apart", "Are", "Around", "As", "At", "Because", "Before",
    "Behind", "Being", "Besides", "Between", "Beyond", "Both", "But", "By", "Can", "Citing", "Critics", "Current", "Currently",
    "Dear", "Despite", "Did", "Do", "Does", "Due", "During", "Each", "Earlier", "Either", "Even", "Every", "Few", "Finally",
    "Following", "For", "Former", "From", "Further", "Given", "Had", "Has", "Have", "He", "Her", "Here", "His", "How", "However",
    "I", "If", "In", "Indeed", "Inside", "Instead", "Is", "It", "Its", "Join", "Just", "Last", "Late", "Later", "Like", "Likewise",
    "Many", "Meanwhile", "More", "Moreover", "Most", "Much", "My", "Near", "Nearly", "Neither", "Never", "No", "None", "Nor",
    "Not", "Now", "Of", "Off", "On", "Once", "Only", "Or", "Other", "Others", "Our", "Out", "Outside", "Over", "Perhaps",
    "Previously", "Read", "Recently", "See", "Senior", "Separately", "Several", "She", "Since", "So", "Some", "Still", "Such",
    "Than", "That", "The", "Their", "Then", "There", "These", "They", "This", "Those", "Though", "Through", "Thus", "To", "Today",
    "Under", "Unlike", "Until", "Was", "We", "What", "When", "Which", "While", "Who", "Why", "With",
];

/// Days and months, which are written in capitals and belong to no name.
#[rustfmt::skip]
const CALENDAR: [&str; 34] = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May",
    "June", "July", "August", "September", "October", "November", "December", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec",
    "Christmas", "Easter", "Halloween", "Thanksgiving", "Mondays", "Fridays", "Saturdays", "Sundays",
];

/// Whether a word stands in capitals because a sentence begins with it.
pub fn opens(word: &str) -> bool {
    OPENERS.binary_search(&word).is_ok()
}

/// Whether a word is a day or a month.
pub fn dates(word: &str) -> bool {
    CALENDAR.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openers_are_sorted_so_that_they_are_found() {
        assert!(OPENERS.is_sorted());
        assert!(opens("Meanwhile") && opens("A") && opens("With") && !opens("Ministry"));
        assert!(dates("May") && !dates("Mayor"));
    }
}
