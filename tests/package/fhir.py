"""Holds a Questionnaire and its QuestionnaireResponses against FHIR R4.

Reads {"questionnaire": …, "responses": […]} and writes the version of FHIR and, for each response, the linkIds
of the items that the Questionnaire enables. What is not valid ends it with an error that names the place.
"""

import json
import sys

import fhirpathpy
from fhir.resources import __fhir_version__
from fhir.resources.core.fhirabstractmodel import FHIRAbstractModel
from fhir.resources.questionnaire import Questionnaire
from fhir.resources.questionnaireresponse import QuestionnaireResponse
from fhirpathpy.models import models

EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"


def main():
    given = json.load(sys.stdin)
    validate(Questionnaire, given["questionnaire"])
    for response in given["responses"]:
        validate(QuestionnaireResponse, response)
    conditions = [(item["linkId"], condition(item)) for item in given["questionnaire"]["item"]]
    enabled = [[link_id for link_id, holds in conditions if holds(response)] for response in given["responses"]]
    json.dump({"fhir_version": __fhir_version__, "enabled": enabled}, sys.stdout)


def validate(model, resource):
    check_codes(model.parse_obj(resource), model.__name__)


def check_codes(element, place):
    """The model knows the codes of a field but does not insist on them; a list that goes on ends in "+"."""
    for name, field in type(element).__fields__.items():
        value = getattr(element, name)
        codes = field.field_info.extra.get("enum_values")
        if codes and "+" not in codes and value is not None and value not in codes:
            sys.exit(f"{place}.{field.alias}: {value} is none of {codes}")
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, FHIRAbstractModel):
                check_codes(part, f"{place}.{field.alias}")


def condition(item):
    """Whether an item is enabled, as a function of the response."""
    expressions = [it["valueExpression"] for it in item.get("extension", []) if it["url"] == EXPRESSION]
    if expressions:
        evaluate = fhirpathpy.compile(expressions[0]["expression"], models["r4"])
        return lambda response: evaluate(response, {"resource": response}) == [True]
    clauses = item.get("enableWhen", [])
    combine = any if item.get("enableBehavior") == "any" else all
    return lambda response: combine(holds(clause, response) for clause in clauses) or not clauses


def holds(clause, response):
    """One answer that is equal is enough."""
    assert clause["operator"] == "="
    wanted = clause["answerCoding"]
    said = [it for it in response["item"] if it["linkId"] == clause["question"]]
    codings = [answer["valueCoding"] for it in said for answer in it["answer"]]
    return any(all(coding[key] == wanted[key] for key in wanted) for coding in codings)


main()
