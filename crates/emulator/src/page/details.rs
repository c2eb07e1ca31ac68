//! Facts of one record, as a list of terms.

use maud::{html, Markup};

/// Terms with what is known of them; an unknown one is left out.
pub(super) fn list(facts: &[(&str, Option<Markup>)]) -> Markup {
    html! {
        dl.facts {
            @for (term, fact) in facts {
                @if let Some(fact) = fact {
                    div { dt { (term) } dd { (fact) } }
                }
            }
        }
    }
}
