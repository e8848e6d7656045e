import ArgumentParser

/// `--name`, which stands for the file that an editor hands over on standard input.
enum InputName {
  static func validate(_ name: String?, files: [String]) throws {
    guard name == nil || files.contains("-") else {
      throw ValidationError("--name is for standard input: add - to the files.")
    }
  }
}
