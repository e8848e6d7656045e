// swift-tools-version: 6.2
import PackageDescription

// Warnings are errors where CI is set. By a setting of our own targets, never by a flag on the command
// line: that would compile every dependency again.
let settings: [SwiftSetting] =
  [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]
  + (Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)])

// What each library is for.
// JSON objects, records.
let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")
// Requests and replies of the client.
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
// TOTP, sha256.
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
// Saved services, the sandbox's storage.
let database = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
// The sandbox's HTTP.
let server = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
// `!` and pipes; programs that tests run.
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
// The program's options.
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
// What Hummingbird logs to.
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
// Readable differences in tests.
let dump = Target.Dependency.product(name: "CustomDump", package: "swift-custom-dump")

func module(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "VgshTestSupport"] + dependencies,
    swiftSettings: settings)
}

let package = Package(
  name: "vgsh",
  products: [
    .executable(name: "vgsh", targets: ["vgsh"]),
    .library(name: "Verigator", targets: ["Verigator"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    // Without traits: with them some builds compile the whole library a second time.
    .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
    .package(url: "https://github.com/pointfreeco/swift-custom-dump.git", from: "1.7.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess.git", from: "1.0.0", traits: []),
  ],
  targets: [
    .systemLibrary(
      name: "CEditline", path: "Sources/CEditline", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .systemLibrary(name: "CCurl", path: "Sources/CCurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    .systemLibrary(name: "CQrencode", path: "Sources/CQrencode", providers: [.apt(["libqrencode-dev"])]),

    module("ExactJSON", [collections]),
    module("VgshBase", ["ExactJSON"]),
    module("QRCodes", ["CQrencode"]),
    module("VGScript", ["VgshBase"]),
    module("Verigator", ["CCurl", "ExactJSON", httpTypes]),
    module("VgshTerminal", ["CEditline", "VgshBase"]),
    module("VgshRuntime", ["VGScript", "VgshBase", "ExactJSON", collections, crypto]),
    module("VgshSession", ["Verigator", "VgshBase", database]),
    module("VgshOutput", ["VGScript", "VgshRuntime", "VgshBase", "ExactJSON", "QRCodes", collections]),
    module(
      "VgshCommands",
      [
        "VGScript", "VgshRuntime", "VgshOutput", "VgshSession", "Verigator", "VgshBase", "ExactJSON", collections,
        httpTypes,
      ]),
    module(
      "VerigatorSandbox", ["ExactJSON", "QRCodes", server, database, crypto, logging],
      // The sandbox's web page, as bytes in the program, which stays one file.
      resources: [.embedInCode("Page")]),
    module(
      "VgshApp",
      [
        "VgshCommands", "VgshOutput", "VgshRuntime", "VgshSession", "VgshTerminal", "VGScript", "Verigator",
        "VerigatorSandbox", "VgshBase", "ExactJSON", subprocess,
      ]),
    .executableTarget(
      name: "vgsh",
      dependencies: ["VgshApp", "VgshOutput", "VgshBase", "VerigatorSandbox", arguments],
      swiftSettings: settings,
      linkerSettings: [
        // A fifth less memory, and a start that is faster: relocations in their packed form, and no table of symbols for
        // libraries that would look for theirs in the program, of which there are none.
        .unsafeFlags([
          "-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic",
        ])
      ]),

    .target(
      name: "VgshTestSupport", dependencies: ["CEditline", "VgshBase", "Verigator", dump, httpTypes, subprocess],
      path: "Tests/VgshTestSupport",
      swiftSettings: settings),
    // What scripts/bench measures the sandbox against.
    .executableTarget(
      name: "ConstantServer", dependencies: [server, httpTypes, logging], path: "Tests/ConstantServer",
      swiftSettings: settings),
    tests("ExactJSON", []),
    tests("VgshBase", []),
    tests("QRCodes", []),
    tests("VGScript", []),
    tests("Verigator", ["VerigatorSandbox", "ExactJSON", httpTypes]),
    tests("VgshTerminal", []),
    tests("VgshRuntime", []),
    tests("VgshSession", [database]),
    tests("VgshOutput", []),
    tests("VgshCommands", ["VerigatorSandbox"]),
    tests("VerigatorSandbox", ["ExactJSON", database, crypto]),
    tests("VgshApp", ["vgsh"]),
  ]
)
