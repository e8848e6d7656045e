import CEditline

/// The job this process belongs to.
enum JobControl {
  /// Stops the whole job until the user's shell lets it go on, as Ctrl-Z outside of an editor does.
  static func stop() { _ = editline_stop_job() }
}
