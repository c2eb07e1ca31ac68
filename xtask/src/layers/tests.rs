//! The rules on sources, each on a small tree.

use std::path::Path;

use super::{
    generated_code_imports_nothing_handwritten, only_the_runtime_names_the_http_client,
    runtime_names_no_provider,
};
use crate::files;

fn put(root: &Path, path: &str, text: &str) {
    files::write(root, path, text.as_bytes()).unwrap();
}

#[test]
fn the_runtime_may_name_itself_only() {
    let tree = tempfile::tempdir().unwrap();
    let path = "crates/runtime/src/lib.rs";
    put(
        tree.path(),
        path,
        "//! use linkbreakers_runtime::Error;\n// for Linkbreakers\n",
    );
    let found = runtime_names_no_provider(tree.path()).unwrap();
    assert_eq!(
        found,
        [format!(
            "{path}:2: the runtime names the provider linkbreakers"
        )]
    );
}

#[test]
fn generated_code_stays_among_itself() {
    let tree = tempfile::tempdir().unwrap();
    let import = "use crate::{models, pager::Pages};\n";
    put(
        tree.path(),
        "src/apis/links_api.rs",
        &format!("// @generated\n{import}"),
    );
    put(tree.path(), "src/models/handwritten.rs", import);
    let found = generated_code_imports_nothing_handwritten(tree.path()).unwrap();
    let expected = "src/apis/links_api.rs:2: generated code imports the handwritten crate::pager";
    assert_eq!(found, [expected]);
}

#[test]
fn the_http_client_is_named_in_tests_only() {
    let tree = tempfile::tempdir().unwrap();
    put(
        tree.path(),
        "src/lib.rs",
        "// reqwest\nuse reqwest::Client;\n",
    );
    put(
        tree.path(),
        "src/pager.rs",
        "fn f() {}\n\n#[cfg(test)]\nmod tests {\n    use reqwest;\n}\n",
    );
    put(tree.path(), "src/pager/tests.rs", "use reqwest;\n");
    let found = only_the_runtime_names_the_http_client(tree.path()).unwrap();
    assert_eq!(found, ["src/lib.rs:2: only the runtime names reqwest"]);
}
