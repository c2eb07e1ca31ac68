//! What stock output looks like from outside: its size, its names, its comments, its settings.

use std::fs;
use std::path::{Path, PathBuf};

use linkbreakers::apis::links_api;
use linkbreakers::models;

use crate::decode::document::{operations, schemas};
use crate::decode::script::Script;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The generated files below `folder`, with their text.
fn generated(folder: &str) -> Vec<(PathBuf, String)> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let files = entries.map(|entry| {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        (path, text)
    });
    files
        .filter(|(_, text)| text.starts_with("// @generated"))
        .collect()
}

fn manifest() -> String {
    fs::read_to_string(root().join("Cargo.toml")).unwrap()
}

/// Defect 14, the other half: stock's helpers hold `unimplemented!` that a call can reach.
#[test]
fn defect_14_generated_code_cannot_panic() {
    for folder in ["src/apis", "src/models"] {
        for (path, text) in generated(folder) {
            for word in [
                "unimplemented!",
                "todo!",
                "panic!",
                "unreachable!",
                ".unwrap()",
                ".expect(",
            ] {
                assert!(!text.contains(word), "{word} in {}", path.display());
            }
        }
    }
}

/// Defect 17. Stock forces native-tls, and with it OpenSSL's headers on Linux, on every user.
#[test]
fn defect_17_rustls_is_the_default_and_native_tls_a_choice() {
    let manifest = manifest();
    let default = manifest
        .lines()
        .find(|line| line.starts_with("default = "))
        .unwrap();
    assert!(
        default.contains("rustls") && !default.contains("native-tls"),
        "{default}"
    );
    assert!(manifest
        .lines()
        .any(|line| line.starts_with("native-tls = ")));
}

/// Defect 22. Stock output of real documents often does not compile: reserved words, names that
/// collide, names of the prelude.
#[test]
fn defect_22_awkward_names_are_usable() {
    let color = models::ThemeColor {
        r#type: models::ThemeColorThemeColorType::from("THEME_COLOR_TYPE_NEW"),
        ..Default::default()
    };
    assert_eq!(
        serde_json::to_value(color).unwrap()["type"],
        "THEME_COLOR_TYPE_NEW"
    );
    // One file for each schema, and no two schemas in one.
    let files = generated("src/models").len() - 1;
    let handwritten = 3;
    let bodies = schemas().len();
    assert_eq!(files + handwritten, bodies);
}

/// Defect 23. Stock pastes the whole HTTP exchange into every operation: about 57 lines each, and
/// more with every feature.
#[test]
fn defect_23_operations_describe_themselves_and_hold_no_http() {
    let mut lines = 0;
    for (path, text) in generated("src/apis") {
        let code = text.lines().map(str::trim);
        let code = code.filter(|line| !line.is_empty() && !line.starts_with("//"));
        for line in code {
            for word in ["reqwest", "serde_json", "StatusCode", "HeaderMap", "Url"] {
                assert!(!line.contains(word), "{word} in {}", path.display());
            }
            lines += 1;
        }
    }
    let each = lines / operations().len();
    // Setters of parameters are part of it; stock has none.
    assert!(each <= 45, "{each} lines of code for each operation");
}

/// Defect 24. Stock leaves its own marks: a user agent of the generator, the Unlicense, comments
/// without a word.
#[tokio::test]
async fn defect_24_the_crate_speaks_for_itself() {
    let script = Script::json(200, "{}");
    links_api::get(&script.client(), "l1").send().await.unwrap();
    let request = script.requests().remove(0);
    let agent = request.headers()["user-agent"].to_str().unwrap();
    assert_eq!(
        agent,
        concat!("linkbreakers-rust/", env!("CARGO_PKG_VERSION"))
    );
    assert!(!env!("CARGO_PKG_LICENSE").contains("Unlicense"));
    assert!(!env!("CARGO_PKG_DESCRIPTION").is_empty());
}

/// Defect 24, the comments.
#[test]
fn defect_24_no_doc_comment_is_empty_or_ends_with_an_empty_line() {
    let mut found = Vec::new();
    for folder in ["src/apis", "src/models"] {
        for (path, text) in generated(folder) {
            let lines: Vec<_> = text.lines().map(str::trim).collect();
            for (number, pair) in lines.windows(2).enumerate() {
                let is_empty = matches!(pair[0], "///" | "//!");
                let ends = is_empty && !pair[1].starts_with(pair[0]);
                let torn = pair[0].starts_with("///") && pair[1].is_empty();
                if ends || torn {
                    found.push(format!("{}:{}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(found.is_empty(), "{} places: {:#?}", found.len(), found);
}
