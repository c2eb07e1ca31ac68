"""What the API document says in prose only, told to schemathesis so that it makes valid requests.

Used by setting SCHEMATHESIS_HOOKS to the path of this file.
"""

import re
import uuid

import schemathesis
from hypothesis import strategies

# Formats rather than patterns: a value of another form may be no less valid.
NAMES = strategies.text("abcdefghijkmnpqrstuvwxyz0123456789-_", min_size=8, max_size=32)
schemathesis.openapi.format("short-code", NAMES)
schemathesis.openapi.format("record-id", NAMES)
schemathesis.openapi.format(
    "web-address",
    strategies.builds(
        "{}://{}.example/{}".format,
        strategies.sampled_from(["http", "https"]),
        strategies.text("abcdefghij", min_size=1, max_size=12),
        strategies.text("abc012/-", max_size=12),
    ),
)
VISIBLE_ASCII = "^[!-~]{1,200}$"
# A page token is copied from an answer; an invented one is refused, as it should be.
TOKENS = ("pageToken", "cursor")


@schemathesis.hook
def map_headers(context, headers):
    """Each write is a new one: a replayed creation would name what was deleted since."""
    key = (headers or {}).get("Idempotency-Key")
    if isinstance(key, str) and re.search(VISIBLE_ASCII, key):
        headers["Idempotency-Key"] = f"{key}-{uuid.uuid4()}"
    return headers


@schemathesis.hook
def before_load_schema(context, raw_schema):
    visit(raw_schema)
    raw_schema["components"]["parameters"]["IdempotencyKey"]["schema"]["pattern"] = VISIBLE_ASCII
    schemas = raw_schema["components"]["schemas"]
    for name, schema in schemas.items():
        properties = schema.get("properties", {})
        for token in TOKENS:
            if name.endswith("Request") and token in properties:
                properties[token]["maxLength"] = 0
        if name.startswith("Create") and "shortlink" in properties:
            properties["shortlink"]["format"] = "short-code"
        if name.startswith("Create") and "id" in properties:
            properties["id"]["format"] = "record-id"
        # Null means absent, as in all proto3 JSON.
        if name.endswith(("Request", "Body", "Data", "Input", "Item", "Filter", "Link")):
            for property_name, property_schema in properties.items():
                if property_name not in schema.get("required", ()):
                    property_schema["nullable"] = True
    schemas["ListVisitorsRequest"]["properties"]["pageSize"].update(minimum=0, maximum=200)
    schemas["CreateOpenMediaLinkRequest"]["properties"]["mediaId"]["minLength"] = 1
    # Numbers and dates need a value of their form; that is prose, too.
    operators = schemas["VisitorAttributeFilterOperator"]
    operators["enum"] = [name for name in operators["enum"] if "_NUMBER_" not in name and "_DATE_" not in name]



def visit(node):
    """Replaces hints, which schemathesis does not know, by a format."""
    if isinstance(node, list):
        for item in node:
            visit(item)
        return
    if not isinstance(node, dict):
        return
    if node.get("x-format-hint") == "uri" and node.get("type") == "string" and not node.get("readOnly"):
        node["format"] = "web-address"
    if node.get("in") == "query" and node.get("name") in TOKENS:
        node["schema"]["maxLength"] = 0
    for item in node.values():
        visit(item)
