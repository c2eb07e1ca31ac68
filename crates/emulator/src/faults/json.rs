//! Scripts as JSON, for the HTTP control. What is written can be read again.

use std::collections::BTreeMap;
use std::time::Duration;

use http::{HeaderValue, StatusCode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::fault::{is_sendable, settable};
use super::script::{Scope, Source};
use super::{Fault, FaultScript, Kind};
use crate::spec::Spec;

#[derive(Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct ScriptJson {
    #[serde(skip_serializing_if = "Option::is_none")]
    operation: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    method: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<Vec<FaultJson>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mix: Option<MixJson>,
}

#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct MixJson {
    seed: u64,
    probability: f64,
    /// All kinds when it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    faults: Option<Vec<FaultJson>>,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct FaultJson {
    fault: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    millis: Option<u64>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    headers: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    weight: Option<u32>,
}

/// Reads one script or an array of them, and refuses what could never take effect.
pub(crate) fn read(body: &[u8], spec: &Spec) -> Result<Vec<FaultScript>, String> {
    let value: Value = serde_json::from_slice(body).map_err(|error| error.to_string())?;
    let values = match value {
        Value::Array(values) => values,
        value => vec![value],
    };
    values
        .into_iter()
        .map(|value| {
            script(
                serde_json::from_value(value).map_err(|error| error.to_string())?,
                spec,
            )
        })
        .collect()
}

fn script(json: ScriptJson, spec: &Spec) -> Result<FaultScript, String> {
    let script = match (json.list, json.mix) {
        (Some(list), None) => {
            if list.iter().any(|fault| fault.weight.is_some()) {
                return Err("`weight` belongs to the faults of a mix".to_owned());
            }
            FaultScript::list(list.into_iter().map(fault).collect::<Result<Vec<_>, _>>()?)
        }
        (None, Some(mix)) => self::mix(mix)?,
        _ => return Err("a script has either a `list` or a `mix`".to_owned()),
    };
    match (json.operation, json.method, json.path) {
        (None, None, None) => Ok(script),
        (Some(id), None, None) if spec.has_operation(&id) => Ok(script.for_operation(id)),
        (Some(id), None, None) => Err(format!("there is no operation `{id}`")),
        (None, Some(method), Some(path)) => {
            let method = method.to_ascii_uppercase();
            if spec.has_route(&method, &path) {
                Ok(script.for_route(method, path))
            } else {
                Err(format!("the API document has no `{method} {path}`"))
            }
        }
        _ => Err("a script is for an `operation`, or for a `method` with a `path`".to_owned()),
    }
}

fn mix(json: MixJson) -> Result<FaultScript, String> {
    if !(0.0..=1.0).contains(&json.probability) {
        return Err("`probability` is from 0 to 1".to_owned());
    }
    let Some(faults) = json.faults else {
        return Ok(FaultScript::all_kinds(json.seed, json.probability));
    };
    let faults = faults
        .into_iter()
        .map(|json| Ok((json.weight.unwrap_or(1), fault(json)?)))
        .collect::<Result<Vec<_>, String>>()?;
    if faults.iter().all(|(weight, _)| *weight == 0) {
        return Err("a mix needs a fault with a `weight` greater than 0".to_owned());
    }
    Ok(FaultScript::mix(json.seed, json.probability, faults))
}

fn fault(json: FaultJson) -> Result<Fault, String> {
    let name = json.fault.as_str();
    let status = || match json.status {
        Some(status) if is_sendable(status) => Ok(status),
        _ => Err(format!("`{name}` needs a `status` from 200 to 599")),
    };
    let longest = Fault::LONGEST.as_millis();
    let mut fault = match name {
        "pass" => Fault::pass(),
        "status" => Fault::status(status()?),
        "delay" => match json.millis {
            Some(millis) if u128::from(millis) <= longest => {
                Fault::delay(Duration::from_millis(millis))
            }
            _ => return Err(format!("`delay` needs `millis` up to {longest}")),
        },
        "reset_before" => Fault::reset_before(),
        "reset_after" => Fault::reset_after(),
        "fail_after_write" => Fault::fail_after_write(status()?),
        "truncate" => Fault::truncate(),
        "garbage" => Fault::garbage(),
        "stall" => Fault::stall(),
        _ => return Err(format!("there is no fault `{name}`")),
    };
    for (name, value) in &json.headers {
        if settable(name, value).is_none() {
            return Err(format!("a fault cannot set the header `{name}`"));
        }
        fault = fault.header(name, value);
    }
    fault.code_type = json.code_type;
    Ok(fault)
}

/// A script as it could be sent; of a list, what is left.
pub(super) fn write(script: &FaultScript) -> Value {
    let mut json = ScriptJson::default();
    match script.scope.clone() {
        Scope::All => {}
        Scope::Operation(id) => json.operation = Some(id),
        Scope::Route { method, path } => (json.method, json.path) = (Some(method), Some(path)),
    }
    match &script.source {
        Source::List(faults) => {
            json.list = Some(faults.iter().map(|fault| written(fault, None)).collect());
        }
        Source::Mix(mix) => {
            let faults = mix.faults.iter();
            json.mix = Some(MixJson {
                seed: mix.seed,
                probability: mix.probability,
                faults: Some(
                    faults
                        .map(|(weight, fault)| written(fault, Some(*weight)))
                        .collect(),
                ),
            });
        }
    }
    // Strings, numbers and maps with string keys always serialise.
    serde_json::to_value(json).unwrap_or_default()
}

fn written(fault: &Fault, weight: Option<u32>) -> FaultJson {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    let headers = fault.headers.iter();
    FaultJson {
        fault: fault.name().to_owned(),
        status: match fault.kind {
            Kind::Status(status) | Kind::FailAfterWrite(status) => {
                Some(StatusCode::as_u16(&status))
            }
            _ => None,
        },
        millis: match fault.kind {
            Kind::Delay(time) => u64::try_from(time.as_millis()).ok(),
            _ => None,
        },
        headers: headers
            .map(|(name, value)| (name.to_string(), text(value)))
            .collect(),
        code_type: fault.code_type.clone(),
        weight,
    }
}
