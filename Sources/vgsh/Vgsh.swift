import ArgumentParser
import Crypto
import GRDB
import HTTPTypes
import Hummingbird
import Logging
import OrderedCollections
import Subprocess

@main
struct Vgsh: ParsableCommand {
  func run() throws {}
}
