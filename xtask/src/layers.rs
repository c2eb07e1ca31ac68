//! `cargo xtask layers`: dependencies point one way only as long as something says so when they
//! do not. ARCHITECTURE.md tells why each rule exists.

mod code;
mod crates;

use std::path::Path;

use anyhow::{bail, Result};

use crate::sync::{self, FOLDERS};
use crate::{files, workspace};

/// The API providers this workspace has SDKs for.
const PROVIDERS: [&str; 3] = ["linkbreakers", "linkzly", "lynklens"];
/// The runtime's own crate name, which starts with a provider's.
const RUNTIME_NAMES: [&str; 2] = ["linkbreakers-runtime", "linkbreakers_runtime"];
const RUNTIME_SOURCES: &str = "crates/runtime/src";
const SDK_SOURCES: &str = "src";

/// Prints every breach, and fails when there is one.
pub(crate) fn run(root: &Path) -> Result<()> {
    let mut breaches = crates::breaches(&workspace::packages(root)?);
    breaches.extend(runtime_names_no_provider(root)?);
    breaches.extend(generated_code_imports_nothing_handwritten(root)?);
    breaches.extend(only_the_runtime_names_the_http_client(root)?);
    if breaches.is_empty() {
        println!("the layers are kept");
        return Ok(());
    }
    for breach in &breaches {
        println!("{breach}");
    }
    bail!("{} breaches of the layering rules", breaches.len())
}

/// Comments count as well: a runtime explained by one provider is soon shaped by it.
fn runtime_names_no_provider(root: &Path) -> Result<Vec<String>> {
    breaches_below(root, RUNTIME_SOURCES, |_, text| {
        code::lines(text)
            .filter_map(|(number, line)| {
                let mut line = line.to_lowercase();
                for name in RUNTIME_NAMES {
                    line = line.replace(name, "");
                }
                let provider = PROVIDERS
                    .into_iter()
                    .find(|provider| line.contains(provider))?;
                Some((number, format!("the runtime names the provider {provider}")))
            })
            .collect()
    })
}

fn generated_code_imports_nothing_handwritten(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for folder in FOLDERS {
        found.extend(breaches_below(root, folder, |path, text| {
            if !sync::is_marked(root, path) {
                return Vec::new();
            }
            code::statements(text)
                .flat_map(|(number, line)| {
                    code::root_modules(line)
                        .into_iter()
                        .map(move |module| (number, module))
                })
                .filter(|(_, module)| !["apis", "models"].contains(&module.as_str()))
                .map(|(number, module)| {
                    (
                        number,
                        format!("generated code imports the handwritten crate::{module}"),
                    )
                })
                .collect()
        })?);
    }
    Ok(found)
}

fn only_the_runtime_names_the_http_client(root: &Path) -> Result<Vec<String>> {
    breaches_below(root, SDK_SOURCES, |path, text| {
        if path.ends_with("/tests.rs") || path.contains("/tests/") {
            return Vec::new();
        }
        code::statements(code::without_tests(text))
            .filter(|(_, line)| code::has_word(line, "reqwest"))
            .map(|(number, _)| (number, "only the runtime names reqwest".to_owned()))
            .collect()
    })
}

/// Applies a rule to each Rust file below `folder`; one line a breach.
fn breaches_below(
    root: &Path,
    folder: &str,
    rule: impl Fn(&str, &str) -> Vec<(usize, String)>,
) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for path in files::rust_below(root, folder)? {
        let text = files::read(root, &path)?;
        let breaches = rule(&path, &text).into_iter();
        found.extend(breaches.map(|(number, breach)| format!("{path}:{number}: {breach}")));
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
