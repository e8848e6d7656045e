import VgshBase

/// A command of a line, bound to its signature or `def`, ready to run.
struct CallCode: Sendable {
  /// What is known of its value.
  let shape: ResultShape
  let run: @Sendable (Frame) async throws -> CommandResult
  /// Evaluates the arguments without running anything; null for a `def`.
  let bind: (@Sendable (Frame) async throws -> BoundCall)?
}

/// One argument of a command, ready to be evaluated.
struct ArgumentCode: Sendable {
  enum Source: Sendable {
    /// Known and converted before the script runs.
    case ready(BoundCall.Argument)
    case expression(ExpressionCode)
    case command(@Sendable (Frame) async throws -> BoundCall)
  }

  let spec: ParameterSpec
  let source: Source
  let span: SourceSpan

  /// - Returns: null for an option whose value is null: it counts as not given.
  func evaluate(_ frame: Frame, unchecked: Bool, command: String) async throws -> BoundCall.Argument? {
    switch source {
    case .ready(let argument): return argument
    case .command(let bind):
      let call = try await bind(frame)
      return BoundCall.Argument(converted: call, value: .text(call.signature.name), span: span)
    case .expression(let code):
      let value = try await code.evaluate(frame)
      if spec.isOption, value.isNull { return nil }
      if spec.type.isSecret, let secret = value.revealedText { frame.state.host.protect(secret) }
      do {
        return BoundCall.Argument(
          converted: try unchecked ? spec.type.convertUnchecked(value) : spec.type.convert(value), value: value,
          span: span)
      } catch {
        throw Failure(
          CommandFailure(.invalid, "\(command): \(spec.label): \(error.message)", help: error.help), at: span)
      }
    }
  }
}

/// A command of the catalogue with all its arguments.
struct CommandCode: Sendable {
  let signature: Signature
  let arguments: [ArgumentCode]
  let listOptions: ListOptionsCode?
  let span: SourceSpan
  /// Reads the variables in scope, where the signature asks for them.
  let variables: VisibleVariables?

  /// The call, where every argument is known before anything runs.
  var boundAlready: BoundCall? {
    var bound: [String: [BoundCall.Argument]] = [:]
    for argument in arguments {
      guard case .ready(let value) = argument.source else { return nil }
      bound[argument.spec.name, default: []].append(value)
    }
    return BoundCall(signature: signature, arguments: bound, span: span)
  }

  func bind(_ frame: Frame) async throws -> BoundCall {
    let unchecked = arguments.contains { $0.spec.name == Flag.unchecked.spec.name && $0.spec.role == .flag }
    var bound: [String: [BoundCall.Argument]] = Dictionary(minimumCapacity: arguments.count)
    for argument in arguments {
      guard let value = try await argument.evaluate(frame, unchecked: unchecked, command: signature.name) else {
        continue
      }
      bound[argument.spec.name, default: []].append(value)
    }
    return BoundCall(
      signature: signature, arguments: bound, span: span, variables: variables?.read(frame) ?? [:])
  }

  func run(_ frame: Frame) async throws -> CommandResult {
    var result = try await frame.state.run(bind(frame), at: span)
    if let listOptions, case .value(.list(let rows)) = result.content {
      result.content = .value(.list(try await listOptions.apply(to: rows, frame)))
    }
    return result
  }
}

extension ParameterSpec {
  /// As diagnostics name it.
  var label: String { isOption ? "--\(name)" : name }
}
