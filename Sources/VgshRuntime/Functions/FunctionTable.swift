/// All built-in functions. Help, completion, the static check and the evaluator read this one table.
package enum FunctionTable {
  /// In the order of the help.
  package static let all: [Function] =
    CollectionFunctions.all + ConversionFunctions.all + TextFunctions.all + FileFunctions.all + TimeFunctions.all
    + RandomFunctions.all + DigestFunctions.all + NumberFunctions.all

  package static func named(_ name: String) -> Function? { byName[name] }

  private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
