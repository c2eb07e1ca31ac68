//! Which crate of the workspace may depend on which.

use super::PROVIDERS;
use crate::workspace::Package;

const RUNTIME: &str = "linkbreakers-runtime";
const EMULATOR: &str = "linkbreakers-emulator";
const TOOL: &str = "xtask";

/// One line for each forbidden dependency.
pub(super) fn breaches(packages: &[Package]) -> Vec<String> {
    let mut found = Vec::new();
    for package in packages {
        for dependency in &package.dependencies {
            let local = packages.iter().any(|other| other.name == dependency.name);
            let reason = match local {
                true => reason(&package.name, &dependency.name, dependency.dev),
                false => outside(package, &dependency.name, dependency.dev),
            };
            if let Some(reason) = reason {
                found.push(format!(
                    "{} depends on {}: {reason}",
                    package.name, dependency.name
                ));
            }
        }
    }
    found
}

/// Why a crate must not depend on another of ours, if so.
fn reason(from: &str, to: &str, dev: bool) -> Option<&'static str> {
    let is_sdk = |name: &str| PROVIDERS.contains(&name);
    match (from, to) {
        (RUNTIME, _) => Some("the runtime imports none of ours"),
        (EMULATOR, _) => Some("a mistake must not hide in the SDK and the emulator at once"),
        (TOOL, _) => Some("the tool knows the document and the templates only"),
        (_, EMULATOR) if !dev => Some("the emulator is for tests only"),
        (_, TOOL) => Some("the tool is no library"),
        (from, to) if is_sdk(from) && is_sdk(to) => Some("SDKs share code through the runtime"),
        _ => None,
    }
}

/// Why an SDK must not depend on a crate from outside, if so.
fn outside(package: &Package, to: &str, dev: bool) -> Option<&'static str> {
    let is_sdk = PROVIDERS.contains(&package.name.as_str());
    (is_sdk && to == "reqwest" && !dev).then_some("only the runtime names the HTTP client")
}

#[cfg(test)]
mod tests {
    use super::breaches;
    use crate::workspace::{Dependency, Package};

    fn package(name: &str, dependencies: &[(&str, bool)]) -> Package {
        let dependencies = dependencies.iter();
        Package {
            name: name.to_owned(),
            rust_version: None,
            dependencies: dependencies
                .map(|(name, dev)| Dependency {
                    name: (*name).to_owned(),
                    dev: *dev,
                })
                .collect(),
        }
    }

    #[test]
    fn accepts_the_intended_shape() {
        let packages = [
            package("linkbreakers-runtime", &[("reqwest", false)]),
            package("linkbreakers-emulator", &[("tokio", false)]),
            package(
                "linkbreakers",
                &[
                    ("linkbreakers-runtime", false),
                    ("linkbreakers-emulator", true),
                ],
            ),
            package(
                "linkzly",
                &[("linkbreakers-runtime", false), ("reqwest", true)],
            ),
        ];
        assert_eq!(breaches(&packages), Vec::<String>::new());
    }

    #[test]
    fn finds_each_forbidden_arrow() {
        let packages = [
            package("linkbreakers-runtime", &[("linkbreakers", false)]),
            package("linkbreakers-emulator", &[("linkbreakers", true)]),
            package(
                "linkbreakers",
                &[("linkbreakers-emulator", false), ("reqwest", false)],
            ),
            package("linkzly", &[("linkbreakers", false)]),
        ];
        assert_eq!(breaches(&packages).len(), 5);
    }
}
