//! Creations that the client names: the identifier goes in, and is read again when in doubt.

use serde_json::{Map, Value};

use super::Decode;
use crate::call::Call;
use crate::error::Error;
use crate::operation::ClientId;
use crate::response::Head;

/// The identifier of what is being created.
pub(super) struct Named {
    client_id: ClientId,
    id: String,
    /// Whether we made it, so that whatever has it is ours.
    made: bool,
}

/// Puts an identifier into the body of a creation, unless the caller has put one there.
pub(super) fn name(call: &mut Call<'_>) -> Option<Box<Named>> {
    let client_id = *call.operation.client_id()?;
    if !call.client_id.unwrap_or(call.context.settings.client_ids) {
        return None;
    }
    let mut body: Map<String, Value> = serde_json::from_slice(call.body.as_ref()?).ok()?;
    let given = body.get(client_id.field()).and_then(Value::as_str);
    if let Some(id) = given.filter(|id| !id.is_empty()) {
        return Some(Box::new(Named {
            client_id,
            id: id.to_owned(),
            made: false,
        }));
    }
    let id = call.key()?.resource_id();
    body.insert(client_id.field().to_owned(), Value::String(id.clone()));
    call.body = Some(serde_json::to_vec(&body).ok()?.into());
    Some(Box::new(Named {
        client_id,
        id,
        made: true,
    }))
}

impl Named {
    pub(super) fn id(&self) -> &str {
        &self.id
    }

    /// Whether `error` may mean that the item is there.
    pub(super) fn is_in_doubt(&self, error: &Error) -> bool {
        if error.is_decode() {
            return true;
        }
        let exists =
            error.status() == Some(http::StatusCode::CONFLICT) && error.retry_after().is_none();
        exists && (self.made || error.may_have_been_done())
    }

    /// Reads the item in what is left of the call's time. The error is the creation's unless the
    /// item is there.
    pub(super) async fn read(
        &self,
        call: &Call<'_>,
        error: Error,
        decode: &mut Decode<'_>,
    ) -> Result<Box<Head>, Error> {
        let mut read = Call::in_context(call.context, self.client_id.read())
            .path(self.client_id.field(), &self.id);
        read.retry = call.retry.clone();
        read.timeout = call.timeout;
        read.lane = call.lane;
        read.deadline = error.time_left();
        let started = call.context.settings.clock.monotonic();
        let found = super::run(&read, started).await;
        match found.and_then(|answer| super::read(&read, answer, decode)) {
            Ok(mut head) => {
                let mut attempts = error.attempts().to_vec();
                attempts.append(&mut head.attempts);
                head.attempts = attempts;
                head.reconciled = true;
                Ok(head)
            }
            Err(_) => Err(error),
        }
    }
}
