import ExactJSON

extension Fault {
  /// What a fault may be, and how it is told.
  static var schema: JSONSchema {
    let members: KeyValuePairs<String, JSONSchema> = [
      "operation": JSONSchema.words(Operation.calls.map(\.rawValue)).described("Only this call").orNull,
      "path": JSONSchema.string(pattern: #"^/(v1|verify)/[^\u0000]*$"#).adding("maxLength", .integer(Fields.textLimit))
        .described("Only this path, in which * stands for any one segment").orNull,
      "probability": JSONSchema.number.adding("minimum", 0).adding("maximum", 1).orNull,
      "after": JSONSchema.integer(0...mostRequests).described("Requests it still lets pass").orNull,
      "times": JSONSchema.integer(1...mostRequests).described("Requests it still strikes; null for no end").orNull,
      "status": JSONSchema.integer(200...599).adding("not", ["enum": .array(bodiless.map { .integer($0) })])
        .described("Answered instead of what the call would have done").orNull,
      "delay_ms": JSONSchema.integer(0...longestDelay).described("How long the answer is held back").orNull,
      "jitter_ms": JSONSchema.integer(0...longestDelay).described("How much longer at most, at random").orNull,
      "close": JSONSchema.boolean.described("The connection is closed without an answer, once the call is done").orNull,
      "truncate": JSONSchema.boolean.described("The connection is closed inside the answer, once the call is done")
        .orNull,
      "body": JSONSchema.string(pattern: #"^[^\u0000]*$"#)
        .described("Answered instead of what the call would have done").orNull,
    ]
    return .object([:], optional: members)
      .adding("additionalProperties", false).adding("anyOf", effects).adding("not", contradiction).named("Fault")
  }

  /// A fault does something.
  private static var effects: JSON {
    [
      having("status", ["type": "integer"]), having("body", ["type": "string"]),
      having("delay_ms", ["type": "integer", "minimum": 1]), having("jitter_ms", ["type": "integer", "minimum": 1]),
      having("close", ["const": true]), having("truncate", ["const": true]),
    ]
  }

  /// Who closes the connection answers nothing.
  private static var contradiction: JSON {
    [
      "allOf": [
        having("close", ["const": true]),
        [
          "anyOf": [
            having("status", ["type": "integer"]), having("body", ["type": "string"]),
            having("truncate", ["const": true]),
          ]
        ],
      ]
    ]
  }

  private static func having(_ member: String, _ schema: JSON) -> JSON {
    ["required": [.string(member)], "properties": .object([member: schema])]
  }
}
