import ExactJSON
import VgshBase

/// Functions that read files beside the script.
enum FileFunctions {
  static let all = [
    Function(
      "csv", "file", "separator?", summary: "the rows of a CSV file as records named by its first row",
      example: #"csv("users.csv")"#, body: .host(csv)),
    Function(
      "json_file", "file", summary: "the value of a JSON file", example: #"json_file("answer.json")"#,
      body: .host { args, context in
        let (path, bytes) = try read(args[0], of: "json_file", context)
        do throws(JSONSyntaxError) {
          return Value(try JSON(parsing: bytes))
        } catch {
          throw CommandFailure.local("'\(path.visible())' is no JSON: \(error)")
        }
      }),
    Function(
      "read_file", "file", summary: "the text of a file", example: #"read_file("body.txt")"#,
      body: .host { args, context in
        let (path, bytes) = try read(args[0], of: "read_file", context)
        return .text(try text(bytes, path))
      }),
  ]

  /// The most bytes that are read of one file.
  static let sizeLimit = 16 << 20

  private static func csv(_ args: [Value], _ context: FunctionContext) throws -> Value {
    let separator = args.count > 1 ? try args[1].text(for: "separator", of: "csv") : ","
    guard separator.utf8.count == 1, let byte = separator.utf8.first, byte >= 0x20 || byte == UInt8(ascii: "\t"),
      byte != UInt8(ascii: "\"")
    else {
      throw ValueError("bad-argument", "csv: the separator must be one ASCII character", help: #"such as "," or ";""#)
    }
    let (path, bytes) = try read(args[0], of: "csv", context)
    _ = try text(bytes, path)
    do throws(CSVReader.SyntaxError) {
      return .list(try CSVReader.records(in: bytes, separator: byte).map(Value.record))
    } catch {
      throw CommandFailure.local("\(path.visible()):\(error.line): \(error.message)")
    }
  }

  /// - Returns: the path as it was given, and the bytes behind a byte order mark.
  private static func read(
    _ value: Value, of function: String, _ context: FunctionContext
  ) throws -> (path: String, bytes: [UInt8]) {
    let path = try value.text(for: "file", of: function)
    let bytes = try context.host.readFile(path, relativeTo: context.directory, limit: sizeLimit)
    return (path, bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes)
  }

  private static func text(_ bytes: [UInt8], _ path: String) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure.local("'\(path.visible())' is not UTF-8 text", help: "save it as UTF-8")
    }
    return text
  }
}
