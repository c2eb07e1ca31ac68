//! How each kind of record is read out of the store and put back.

mod sent;
mod visited;
mod workspace;

pub(crate) use sent::{Deliveries, Jobs, Webhooks};
pub(crate) use visited::{Devices, Events, Identifications, Origins, Visitors};
pub(crate) use workspace::{Links, Settings, Tags};

fn once(member: &str, is_new: bool) -> Result<(), String> {
    if is_new {
        Ok(())
    } else {
        Err(format!("{member}: another record has the same"))
    }
}
