//! As much reading of Rust as the layering rules need. It works by line: a false alarm can be
//! rewritten, and the compiler would not tell a layer from another either.

/// Lines with their numbers.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
}

/// Lines that are more than a comment, with their numbers.
pub(super) fn statements(text: &str) -> impl Iterator<Item = (usize, &str)> {
    lines(text).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// The text before its inline test module, which by habit is the last item of a file.
pub(super) fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// Modules of the crate's root that a line names: `crate::apis` and `crate::{apis, models}`.
pub(super) fn root_modules(line: &str) -> Vec<String> {
    // No generated file lies deeper than its own folder: two steps up lead to the root.
    let line = line.replace("super::super::", "crate::");
    let mut found = Vec::new();
    for (start, _) in line.match_indices("crate::") {
        let before = line.get(..start).unwrap_or_default().chars().next_back();
        // `$crate::` and `some_crate::` are other things.
        if before.is_some_and(|letter| letter == '$' || is_word(letter)) {
            continue;
        }
        let rest = line.get(start + "crate::".len()..).unwrap_or_default();
        match rest.strip_prefix('{') {
            Some(group) => found.extend(first_segments(group)),
            None => found.push(rest.chars().take_while(|letter| is_word(*letter)).collect()),
        }
    }
    found
}

/// Whether the line holds `word` as a path or an import would: `reqwest-middleware` is another.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(start, _)| {
        let before = line.get(..start).unwrap_or_default().chars().next_back();
        let after = line
            .get(start + word.len()..)
            .unwrap_or_default()
            .chars()
            .next();
        let joins = |letter: char| is_word(letter) || letter == '-';
        !before.is_some_and(joins) && !after.is_some_and(joins)
    })
}

/// First names of the paths in `apis::Error, models::{A, B}}`.
fn first_segments(group: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let mut found = vec![String::new()];
    let mut reading = true;
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(String::new());
                reading = true;
            }
            letter if depth == 0 && reading && is_word(letter) => {
                if let Some(name) = found.last_mut() {
                    name.push(letter);
                }
            }
            letter if letter.is_whitespace() => {}
            _ => reading = false,
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

#[cfg(test)]
mod tests {
    use super::{has_word, root_modules, without_tests};

    #[test]
    fn finds_modules_of_the_root() {
        assert_eq!(root_modules("use crate::apis::Error;"), ["apis"]);
        assert_eq!(
            root_modules("use crate::{apis::{Error, Client}, models, pager::Pages};"),
            ["apis", "models", "pager"]
        );
        assert_eq!(root_modules("use super::super::pager::Pages;"), ["pager"]);
        assert!(root_modules("pub(crate) fn f() { $crate::g(); other_crate::h() }").is_empty());
    }

    #[test]
    fn tells_a_word_from_a_part_of_one() {
        assert!(has_word("use reqwest::Client;", "reqwest"));
        assert!(!has_word(
            "#[cfg(feature = \"reqwest-middleware\")]",
            "reqwest"
        ));
        assert!(!has_word("use reqwest_middleware::Middleware;", "reqwest"));
    }

    #[test]
    fn leaves_inline_tests_out() {
        assert_eq!(
            without_tests("fn f() {}\n\n#[cfg(test)]\nmod tests {}\n"),
            "fn f() {}\n"
        );
    }
}
