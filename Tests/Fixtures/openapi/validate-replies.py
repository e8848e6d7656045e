"""Holds replies to an OpenAPI document, and the document to the rules of OpenAPI.

    validate-replies.py DOCUMENT REPLIES

REPLIES is a JSON array of {method, path, status, type, body}. A reply may have nothing that the document does not
describe, though the document itself leaves room for more. Prints {"problems": [...], "unseen": [...]}: what is wrong,
and which replies of which operations the document has and REPLIES has not.
"""

import copy
import json
import re
import sys

import jsonschema
import openapi_spec_validator


def closed(schema):
    """The same where objects have no other members than those described."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {name: closed(value) for name, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        schema.setdefault("additionalProperties", False)
    return schema


def operation(document, method, path):
    """The operation of that method and path, and the pointer to it."""
    segments = path.split("?")[0].split("/")
    for template, methods in document["paths"].items():
        parts = template.split("/")
        fits = len(parts) == len(segments) and all(
            part == segment or re.fullmatch(r"\{\w+\}", part) for part, segment in zip(parts, segments)
        )
        if fits and method.lower() in methods:
            return methods[method.lower()]
    return None


def main(document_file, replies_file):
    document = json.load(open(document_file, encoding="utf-8"))
    openapi_spec_validator.validate(document)

    strict = copy.deepcopy(document)
    strict["components"]["schemas"] = closed(strict["components"]["schemas"])

    problems = []
    # Replies that any request may get are shared, and not expected of each.
    unseen = {
        f"{operation['operationId']} {status}"
        for methods in document["paths"].values()
        for operation in methods.values()
        for status, response in operation["responses"].items()
        if "$ref" not in response
    }
    for reply in json.load(open(replies_file, encoding="utf-8")):
        name = f"{reply['method']} {reply['path']} {reply['status']}"
        found = operation(strict, reply["method"], reply["path"])
        if found is None:
            problems.append(f"{name}: no such operation")
            continue
        response = found["responses"].get(str(reply["status"]))
        if response is None:
            problems.append(f"{name}: undocumented status")
            continue
        unseen.discard(f"{found['operationId']} {reply['status']}")
        if "$ref" in response:
            response = strict["components"]["responses"][response["$ref"].split("/")[-1]]
        content = response["content"].get(reply["type"].split(";")[0])
        if content is None:
            problems.append(f"{name}: undocumented content type {reply['type']}")
            continue
        # With the components, to which it refers.
        schema = closed(content["schema"]) | {"components": strict["components"]}
        validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
        problems += [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(reply["body"])]
    json.dump({"problems": problems, "unseen": sorted(unseen)}, sys.stdout)


main(*sys.argv[1:])
