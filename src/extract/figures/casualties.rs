//! The dead, the hurt and the missing.

use super::{Can, Form, Number, Passage, Shape};

/// What is told of those who are counted, and the end of the words that tell it.
type Told = (&'static str, u32);

/// What is told of those who were driven from their homes.
pub const DISPLACED: &str = "displaced";

/// What a word says of those who are counted.
pub fn told(body: &Passage<'_>, at: usize) -> Option<&'static str> {
    match body.kinds(at) {
        kinds if kinds.can(Can::BeKilled) => Some("killed"),
        // Dead and hurt together, unless the text says more.
        kinds if kinds.can(Can::BeHurt) && body.word(at) == "casualties" => Some("casualties"),
        kinds if kinds.can(Can::BeHurt) => Some("wounded"),
        kinds if kinds.can(Can::BeFate) && body.word(at) == "missing" => Some("missing"),
        _ => None,
    }
}

/// What a verb says of those who are counted behind it.
pub fn done(body: &Passage<'_>, at: usize) -> Option<&'static str> {
    let listed = body.kinds(at).can_any(&[Can::BeKilled, Can::BeHurt, Can::BeFate]);
    if !listed && body.word(at) != "of" {
        return None;
    }
    match body.word(at) {
        "killing" | "kills" | "kill" => Some("killed"),
        "wounding" | "wounds" | "injuring" | "injures" | "wound" | "injure" => Some("wounded"),
        "died" | "deaths" | "casualties" | "injuries" | "missing" => None,
        // "the killing of 12 people", "claimed the lives of 12 people".
        "of" if at > 0 => match body.word(at - 1) {
            "killing" | "killings" | "deaths" | "death" | "murder" | "murders" | "massacre" | "execution" => {
                Some("killed")
            }
            "wounding" => Some("wounded"),
            "lives" => before_hedges(body, at - 1).filter(|&before| claims(body, before)).map(|_| "killed"),
            _ => None,
        },
        _ => told(body, at),
    }
}

/// Whether a verb takes lives.
fn claims(body: &Passage<'_>, at: usize) -> bool {
    matches!(
        body.word(at),
        "claimed" | "claiming" | "claims" | "cost" | "costing" | "took" | "taken" | "taking" | "lost" | "losing"
    )
}

/// The place of the word before a number and the words that hedge it: "killed at least 30".
pub fn before_hedges(body: &Passage<'_>, number: usize) -> Option<usize> {
    const MOST: usize = 5;
    let mut before = (number.saturating_sub(MOST)..number).rev().take_while(|&at| body.gap(at) == " ");
    before.find(|&at| !is_hedge(body, at))
}

fn is_hedge(body: &Passage<'_>, at: usize) -> bool {
    const LONGEST: u32 = 3;
    let Some(word) = body.words.get(at) else { return false };
    if word.kinds.can(Can::BeHedge) || word.end() - word.start > LONGEST {
        return word.kinds.can(Can::BeHedge);
    }
    match body.word(at) {
        "an" | "a" | "the" => true,
        // "at least", "up to", "as many as".
        "at" => body.word(at + 1) == "least",
        "to" => at > 0 && body.word(at - 1) == "up",
        "as" => body.word(at + 1) == "many" || at > 0 && body.word(at - 1) == "many",
        _ => false,
    }
}

pub fn joins(body: &Passage<'_>, at: usize) -> bool {
    matches!(body.word(at), "and" | "or" | "but" | "while")
}

/// "killed 14 and wounded 30 in Kabul": a number behind such a verb that counts nothing else.
pub fn told_before(body: &Passage<'_>, number: &Number<'_>, limit: usize) -> Option<Told> {
    let (before, told) = number.before.zip(number.verb)?;
    if !matches!(body.word(before), "killed" | "killing" | "kills" | "wounded" | "injured" | "wounding" | "injuring") {
        return None;
    }
    let (last, next) = (number.words.end - 1, number.words.end);
    let ends = next >= limit || body.gap(last).starts_with([',', '.', ';', ')']);
    let goes_on = body.gap(last) == " "
        && matches!(
            body.word(next),
            "and" | "or" | "in" | "on" | "at" | "near" | "as" | "when" | "more" | "others" | "before" | "after"
        );
    (ends || goes_on).then(|| (told, body.words[last].end())).filter(|_| number.form != Form::One)
}

/// "killed three of those on board", "three of its crew were killed", "12 of them died".
pub fn casualties_of(body: &Passage<'_>, number: &Number<'_>, limit: usize) -> Option<Told> {
    const GROUP: usize = 6;
    const ABOARD: usize = 6;
    let of = number.words.end;
    let is_one = || {
        let before = number.words.start.checked_sub(1).map_or("", |before| body.word(before));
        number.form == Form::One && matches!(before, "is" | "was" | "as" | "are" | "were" | "be")
    };
    if body.word(of) != "of" || of + 1 >= limit || is_one() {
        return None;
    }
    let close = |at: usize| at < limit && body.gap(at - 1) == " ";
    let who = match body.word(of + 1) {
        "those" | "them" | "whom" => of + 1,
        "the" | "its" | "their" | "his" | "her" | "our" => {
            let mut near = (of + 2..limit.min(of + 2 + GROUP)).take_while(|&at| close(at));
            near.find(|&at| is_group(body, at))?
        }
        // "1.9 million of Gaza's 2.3 million residents".
        _ if body.words[of + 1].possessive => (of + 2..limit.min(of + 2 + GROUP))
            .take_while(|&at| close(at) || at == of + 2)
            .find(|&at| is_group(body, at))?,
        _ => return None,
    };
    let aboard = (who + 1..limit.min(who + ABOARD)).take_while(|&at| close(at));
    let mut end = who;
    for at in aboard {
        if let Some(told) = suffered(body, at, limit) {
            return Some((told, body.words[at].end()));
        }
        if body.kinds(at).can(Can::BeDisplaced) {
            return Some((DISPLACED, body.words[at].end()));
        }
        match body.word(at) {
            "board" | "aboard" | "inside" | "there" => end = at,
            "on" | "who" | "was" | "were" | "have" | "had" | "been" | "has" | "later" | "also" => {}
            _ => break,
        }
    }
    number.verb.map(|told| (told, body.words[end].end()))
}

/// People of whom some may be counted: the crew, the passengers.
pub fn is_group(body: &Passage<'_>, at: usize) -> bool {
    body.kinds(at).can_any(&[Can::BeVictims, Can::BeTroops, Can::BeGroup])
}

/// What a word says that happened to those before it, unless it is what they did: the killed of "were killed" and of "12
/// people killed in May", but not of "two gunmen killed 14 people".
fn suffered(body: &Passage<'_>, at: usize, limit: usize) -> Option<&'static str> {
    if body.kinds(at).can(Can::BeFate)
        && body.word(at) == "lost"
        && body.word(at + 1) == "their"
        && body.word(at + 2) == "lives"
    {
        return Some("killed");
    }
    let told = told(body, at)?;
    let passive =
        at > 0 && matches!(body.word(at - 1), "were" | "was" | "been" | "be" | "being" | "are" | "is" | "left");
    let acts = || {
        let next = at + 1;
        let (kinds, gap) = (body.kinds(next), body.gap(at));
        let object =
            matches!(body.word(next), "a" | "an" | "the" | "at" | "more" | "his" | "her" | "their" | "its" | "him");
        let least = body.word(next) != "at" || body.word(next + 1) == "least";
        let counted = kinds.can(Can::Number) || is_digit(body, next);
        next < limit && gap == " " && ((object && least) || counted || kinds.can(Can::BeVictims))
    };
    let verb = matches!(body.word(at), "killed" | "wounded" | "injured" | "executed");
    (passive || !verb || !acts()).then_some(told)
}

/// The end of the words that say of those at a word, behind something that is said of some of them, what happened to them:
/// "12 people, including three children, were killed".
fn behind_some(body: &Passage<'_>, at: usize, limit: usize) -> Option<Told> {
    const LONGEST: usize = 12;
    let some =
        matches!(body.word(at + 1), "including" | "among" | "most" | "many" | "mostly" | "some" | "all" | "nearly");
    if !some || body.gap(at) != ", " {
        return None;
    }
    let comma = (at + 1..limit.min(at + LONGEST)).find(|&at| body.gap(at).starts_with(','))?;
    let verbs = (comma + 1..limit.min(comma + 5)).take_while(|&at| at == comma + 1 || body.gap(at - 1) == " ");
    let mut verbs = verbs.skip_while(|&at| is_helper(body, at));
    let verb = verbs.next().filter(|&at| at > comma + 1 || body.word(at) == "died")?;
    suffered(body, verb, limit).map(|told| (told, body.words[verb].end()))
}

/// Whether a number counts those to whom something happened, as this word says: not in "a boy aged 12 was killed", "a soldier
/// of 3 Para was hurt", "at 14:30 she was wounded".
fn counts(body: &Passage<'_>, number: &Number<'_>, verb: usize) -> bool {
    const NEAR: usize = 4;
    let first = number.words.start;
    let between = number.words.end..verb;
    let single = |at: usize| matches!(body.word(at), "was" | "is" | "has" | "he" | "she" | "it" | "they" | "who");
    let aged = (first.saturating_sub(NEAR)..first).any(|at| body.word(at) == "aged");
    let noun = between.clone().rev().find(|&at| !is_helper(body, at));
    // "10 Para were hurt" is a unit; "10 Rohingya" and "12 Palestinians" are people.
    let unit = noun.is_some_and(|noun| {
        body.words[noun].shape != Shape::Lower
            && !body.word(noun).ends_with('s')
            && !body.in_place(noun)
            && !is_group(body, noun)
    });
    !between.clone().any(single) && !aged && !unit
}

fn is_digit(body: &Passage<'_>, at: usize) -> bool {
    body.word(at).starts_with(|letter: char| letter.is_ascii_digit())
}

/// "12 people were killed", "killed 14 civilians", "30 wounded". What stands behind an "and" is told of others, unless
/// nothing nearer tells.
pub fn killed_or_hurt(body: &Passage<'_>, (at, number): (usize, &Number<'_>), limit: usize) -> Option<Told> {
    const BEHIND: usize = 7;
    let end = |at: usize| body.words[at].end();
    let one = number.form == Form::One;
    if !one && let Some(told) = suffered(body, at, limit) {
        return counts(body, number, at).then(|| (told, end(at)));
    }
    if body.kinds(at).can(Can::BeFate) && body.word(at) == "lives" {
        return lives(body, (at, number), limit);
    }
    let verb = number.verb;
    let somebody =
        if one { is_somebody(body, at) } else { is_group(body, at) || verb.is_some() && is_plural(body, at) };
    if !somebody {
        return None;
    }
    if let Some(told) = verb {
        return Some((told, end(at)));
    }
    // "63 passengers and crew died".
    let other = |at: usize| {
        let number = body.words[at].shape == Shape::Number && !body.word(at).ends_with(char::is_alphabetic);
        number
            || matches!(body.word(at), "after" | "when" | "where" | "while" | "before" | "to")
            || body.kinds(at).can(Can::Number)
    };
    let parts = |at: usize| joins(body, at) && !is_group(body, at + 1) || other(at);
    let mut behind = (at + 1..limit.min(at + BEHIND)).take_while(|&at| body.gap(at - 1) == " " && !parts(at));
    if let Some((told, last)) = behind.find_map(|at| Some((suffered(body, at, limit)?, at))) {
        let plain = (at + 1..last).all(|at| is_helper(body, at));
        let last = if body.word(last) == "lost" { last + 2 } else { last };
        return (plain || !one).then(|| (told, end(last)));
    }
    behind_some(body, at, limit).or_else(|| told_of_others(body, (at, number), limit).map(|told| (told, end(at))))
}

/// "killed 4 civilians and 3 children": what the verb of those before an "and" tells of those at a word, who do nothing
/// themselves: "and 3 others fled".
fn told_of_others(body: &Passage<'_>, (at, number): (usize, &Number<'_>), limit: usize) -> Option<&'static str> {
    const NEAR: usize = 5;
    let before = number.before.filter(|&at| joins(body, at))?;
    let ends = at + 1 >= limit || body.gap(at) != " " || joins(body, at + 1) || follows(body, at + 1);
    let mut others = (before.saturating_sub(NEAR)..before).rev().take_while(|&at| body.gap(at) == " ");
    let (verb, told) = others.find_map(|at| Some((at, done(body, at)?))).filter(|_| ends)?;
    let passive = verb > 0 && is_helper(body, verb - 1);
    (!passive).then_some(told)
}

/// Words with which a clause goes on behind those who are counted.
fn follows(body: &Passage<'_>, at: usize) -> bool {
    matches!(
        body.word(at),
        "in" | "on"
            | "at"
            | "by"
            | "when"
            | "as"
            | "near"
            | "after"
            | "before"
            | "during"
            | "including"
            | "aboard"
            | "from"
            | "with"
            | "since"
            | "across"
            | "there"
            | "this"
            | "last"
            | "inside"
            | "outside"
            | "over"
            | "who"
    )
}

pub fn is_helper(body: &Passage<'_>, at: usize) -> bool {
    matches!(
        body.word(at),
        "was"
            | "were"
            | "has"
            | "have"
            | "had"
            | "been"
            | "is"
            | "are"
            | "also"
            | "later"
            | "still"
            | "remain"
            | "feared"
            | "reported"
            | "reportedly"
            | "being"
    )
}

/// Whether a word may be any who are killed, if that is what the verb before it tells: "killed 22 villagers".
pub fn is_plural(body: &Passage<'_>, at: usize) -> bool {
    let word = body.word(at);
    let time = matches!(word, "years" | "days" | "months" | "weeks" | "hours" | "minutes" | "times");
    let beast =
        matches!(word, "dogs" | "cows" | "puppies" | "horses" | "birds" | "chickens" | "pigs" | "cats" | "animals");
    word.len() > 3 && word.ends_with('s') && !time && !beast && body.words[at].shape == Shape::Lower
}

/// One of those who are counted: the noun behind a "one" that is no pronoun.
fn is_somebody(body: &Passage<'_>, at: usize) -> bool {
    matches!(
        body.word(at),
        "person"
            | "civilian"
            | "soldier"
            | "child"
            | "woman"
            | "man"
            | "policeman"
            | "officer"
            | "journalist"
            | "protester"
            | "worker"
            | "fighter"
            | "militant"
            | "sailor"
            | "marine"
            | "peacekeeper"
            | "guard"
            | "student"
    )
}

/// "claimed 30 lives", "30 lives were lost".
fn lives(body: &Passage<'_>, (at, number): (usize, &Number<'_>), limit: usize) -> Option<Told> {
    let end = |at: usize| body.words[at].end();
    if number.before.is_some_and(|before| claims(body, before)) {
        return Some(("killed", end(at)));
    }
    let mut behind = (at + 1..limit.min(at + 4)).take_while(|&at| body.gap(at - 1) == " ");
    let lost = behind.find(|&at| !is_helper(body, at)).filter(|&at| body.word(at) == "lost");
    lost.map(|at| ("killed", end(at)))
}
