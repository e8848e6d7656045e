"""Validates a JUnit report by a schema and prints what junitparser reads in it, as JSON.

    read-junit.py REPORT SCHEMA
"""

import json
import sys

from junitparser import JUnitXml
from lxml import etree

report, schema = sys.argv[1:]
etree.XMLSchema(etree.parse(schema)).assertValid(etree.parse(report))


def case(case):
    results = [
        {"kind": type(result).__name__, "type": result.type, "message": result.message, "text": result.text}
        for result in case.result
    ]
    return {"name": case.name, "classname": case.classname, "time": case.time, "results": results}


suites = [
    {
        "name": suite.name,
        "counts": [suite.tests, suite.failures, suite.errors, suite.skipped],
        "time": suite.time,
        "output": suite.system_out if hasattr(suite, "system_out") else suite._elem.findtext("system-out"),
        "cases": [case(each) for each in suite],
    }
    for suite in JUnitXml.fromfile(report)
]
json.dump(suites, sys.stdout, ensure_ascii=False)
