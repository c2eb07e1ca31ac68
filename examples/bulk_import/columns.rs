//! A line of the CSV file as a link.

use csv::StringRecord;
use linkbreakers::models::CreateLinkRequest;

/// What the cells of a column are.
pub(crate) enum Column {
    Destination,
    Text(fn(&mut CreateLinkRequest) -> &mut Option<String>),
    Flag(fn(&mut CreateLinkRequest) -> &mut Option<bool>),
    ExpiresAt,
    Tags,
    Metadata(String),
}

impl Column {
    pub(crate) fn named(name: &str) -> Result<Self, String> {
        Ok(match name {
            "destination" => Self::Destination,
            "id" => Self::Text(|link| &mut link.id),
            "name" => Self::Text(|link| &mut link.name),
            "purpose" => Self::Text(|link| &mut link.purpose),
            "shortlink" => Self::Text(|link| &mut link.shortlink),
            "directory_id" => Self::Text(|link| &mut link.directory_id),
            "custom_domain_id" => Self::Text(|link| &mut link.custom_domain_id),
            "fallback_destination" => Self::Text(|link| &mut link.fallback_destination),
            "expired_destination" => Self::Text(|link| &mut link.expired_destination),
            "conversion_tracking" => Self::Flag(|link| &mut link.conversion_tracking),
            "qrcode_enabled" => Self::Flag(|link| &mut link.qrcode_enabled),
            "expires_at" => Self::ExpiresAt,
            "tags" => Self::Tags,
            _ => match name.strip_prefix("metadata.") {
                Some(key) => Self::Metadata(key.to_owned()),
                None => return Err(format!("there is no column `{name}`; see --help")),
            },
        })
    }

    /// An empty cell says nothing.
    fn read(&self, cell: &str, link: &mut CreateLinkRequest) -> Result<(), String> {
        match self {
            Self::Destination => cell.clone_into(&mut link.destination),
            _ if cell.is_empty() => {}
            Self::Text(field) => *field(link) = Some(cell.to_owned()),
            Self::Flag(field) => match cell {
                "true" => *field(link) = Some(true),
                "false" => *field(link) = Some(false),
                _ => return Err("is neither `true` nor `false`".to_owned()),
            },
            Self::ExpiresAt => {
                let time = cell.parse().map_err(|_| "is no RFC 3339 timestamp")?;
                link.expires_at = Some(time);
            }
            Self::Tags => {
                let tags = cell.split(';').map(str::trim).filter(|tag| !tag.is_empty());
                link.tags = Some(tags.map(str::to_owned).collect());
            }
            Self::Metadata(key) => {
                let metadata = link.metadata.get_or_insert_with(Default::default);
                metadata.insert(key.clone(), cell.to_owned());
            }
        }
        Ok(())
    }
}

/// The link of a line, or which cell is wrong and why.
pub(crate) fn link(
    names: &StringRecord,
    columns: &[Column],
    line: &StringRecord,
) -> Result<CreateLinkRequest, String> {
    if line.len() != columns.len() {
        return Err(format!(
            "has {} cells instead of {}",
            line.len(),
            columns.len()
        ));
    }
    let mut link = CreateLinkRequest::default();
    for ((column, cell), name) in columns.iter().zip(line).zip(names) {
        let read = column.read(cell.trim(), &mut link);
        read.map_err(|problem| format!("`{name}` {problem}"))?;
    }
    Ok(link)
}
