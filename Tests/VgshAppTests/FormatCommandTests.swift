import Foundation
import Glibc
import Testing
import VgshTestSupport

/// `vgsh fmt` as it is used.
@Suite("vgsh fmt")
struct FormatCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fmt(_ arguments: String..., input: String = "") async throws -> ToolRun {
    try await ProgramRun.run(["fmt"] + arguments, input: input, folder: folder.path)
  }

  @Test("A file is formatted where it is, and keeps its permissions")
  func inPlace() async throws {
    try folder.write("let  x=1", to: "a.vgs")
    chmod(folder.path("a.vgs"), 0o750)
    let run = try await fmt("a.vgs")
    #expect((run.status, run.output, run.error) == (0, "", ""))
    #expect(try folder.text(of: "a.vgs") == "let x = 1\n")
    #expect(try folder.mode(of: "a.vgs") == 0o750)
    #expect(try folder.names() == ["a.vgs"])
  }

  @Test("A file that is right is not touched")
  func untouched() async throws {
    try folder.write("print a\n", to: "a.vgs")
    var before = stat()
    var after = stat()
    stat(folder.path("a.vgs"), &before)
    #expect(try await fmt("a.vgs").status == 0)
    stat(folder.path("a.vgs"), &after)
    #expect(before.st_ino == after.st_ino)
  }

  @Test("--check names what would change, and changes nothing")
  func check() async throws {
    try folder.write("print a\n", to: "good.vgs")
    try folder.write("print  a", to: "bad.vgs")
    let run = try await fmt("--check", "good.vgs", "bad.vgs")
    #expect((run.status, run.output, run.error) == (1, "bad.vgs\n", ""))
    #expect(try folder.text(of: "bad.vgs") == "print  a")
    #expect(try await fmt("--check", "good.vgs").status == 0)
    #expect(try await fmt("--check", input: "print  a").output == "<standard input>\n")
  }

  @Test("Standard input goes to standard output")
  func input() async throws {
    for arguments in [[], ["-"]] {
      let run = try await ProgramRun.run(["fmt"] + arguments, input: "\u{FEFF}a;b\r\n")
      #expect((run.status, run.output, run.error) == (0, "a\nb\n", ""))
    }
  }

  @Test("Of a folder all scripts are taken, but no hidden ones and none through links")
  func folders() async throws {
    for name in ["x", "x/y", "x/.hidden"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
    for name in ["x/b.vgs", "x/y/c.vgs", "x/a.vgs", "x/.hidden/d.vgs", "x/e.txt", "x/.f.vgs"] {
      try folder.write("a  b", to: name)
    }
    symlink("..", folder.path("x/y/up"))
    let run = try await fmt("--check", "x")
    #expect((run.status, run.output) == (1, "x/a.vgs\nx/b.vgs\nx/y/c.vgs\n"))
    #expect(try await fmt("x").status == 0)
    #expect(try folder.text(of: "x/y/c.vgs") == "a b\n")
    #expect(try folder.text(of: "x/.hidden/d.vgs") == "a  b")
    #expect(try folder.text(of: "x/e.txt") == "a  b")
  }

  @Test("A folder without scripts is a mistake")
  func emptyFolder() async throws {
    let run = try await fmt(".")
    #expect((run.status, run.error) == (2, "error: there is no script below '.' - scripts are named *.vgs\n"))
  }

  @Test("Scripts with errors stay as they are, the others are formatted")
  func errors() async throws {
    try folder.write("print \"a", to: "open.vgs")
    try folder.write([0x61, 0xFF, 0x0A], to: "binary.vgs")
    try folder.write("a  b", to: "good.vgs")
    let run = try await fmt("open.vgs", "binary.vgs", "missing.vgs", ".", "/dev/null", "good.vgs")
    #expect(run.status == 2)
    #expect(run.error.contains("open.vgs:1:7: error: this text is never closed"))
    #expect(run.error.contains("the source is not UTF-8: byte 0xFF at offset 1"))
    #expect(run.error.contains("cannot read 'missing.vgs': no such file"))
    #expect(run.error.contains("cannot read '/dev/null': it is no regular file"))
    #expect(try folder.text(of: "open.vgs") == "print \"a")
    #expect(try folder.bytes(of: "binary.vgs") == [0x61, 0xFF, 0x0A])
    #expect(try folder.text(of: "good.vgs") == "a b\n")
    let input = try await fmt("-", "--name", "edited.vgs", input: "if {")
    #expect((input.status, input.output) == (2, ""))
    #expect(input.error.hasPrefix("edited.vgs:1:"))
  }

  @Test("A script larger than the limit is refused")
  func huge() async throws {
    let run = try await ProgramRun.runShell(
      "head -c 16777217 /dev/zero | tr '\\0' ' ' > \(folder.path)/huge.vgs; \(ProgramRun.binary) fmt \(folder.path)/huge.vgs"
    )
    #expect(run.status == 2)
    #expect(run.error.contains("it is too large"))
  }

  @Test("A link is kept, and what it leads to formatted")
  func link() async throws {
    try folder.write("a  b", to: "real.vgs")
    symlink("real.vgs", folder.path("link.vgs"))
    #expect(try await fmt("link.vgs").status == 0)
    #expect(try folder.text(of: "real.vgs") == "a b\n")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link.vgs")) == "real.vgs")
  }

  @Test("A file that is write-protected is not replaced")
  func readOnly() async throws {
    try folder.write("a  b", to: "a.vgs")
    chmod(folder.path("a.vgs"), 0o444)
    let run = try await fmt("a.vgs")
    #expect(run.status == 3)
    #expect(run.error.hasPrefix("error: cannot write 'a.vgs': permission denied"))
    #expect(try folder.text(of: "a.vgs") == "a  b")
  }

  @Test("A disk without room leaves the file as it was, and nothing beside it")
  func fullDisk() async throws {
    let text = String(repeating: "print  a\n", count: 1000)
    try folder.write(text, to: "a.vgs")
    // No file may grow beyond a few blocks: writing fails in the middle.
    let run = try await ProgramRun.runShell(
      "trap '' XFSZ; ulimit -f 4; cd \(folder.path) && \(ProgramRun.binary) fmt a.vgs")
    #expect(run.status == 3, "\(run.error)")
    #expect(run.error.hasPrefix("error: cannot write 'a.vgs': "))
    #expect(try folder.text(of: "a.vgs") == text)
    #expect(try folder.names() == ["a.vgs"])
    let input = try await ProgramRun.runShell("echo 'a  b' | \(ProgramRun.binary) fmt > /dev/full")
    #expect((input.status, input.error.contains("the disk is full")) == (3, true))
  }

  @Test("Usage")
  func usage() async throws {
    #expect(try await fmt("-", "a.vgs").status == 64)
    #expect(try await fmt("a.vgs", "--name", "x").status == 64)
    #expect(try await fmt("--chek").status == 64)
    #expect(try await fmt("--help").output.contains("vgsh fmt [--check]"))
  }
}
