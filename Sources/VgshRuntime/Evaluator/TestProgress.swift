/// How the tests of one run go.
struct TestProgress {
  /// How many `test` statements the script has come by, run or left out.
  var met = 0
  var failed = 0
  /// Whether a test is running.
  var isInside = false
  /// What cancels the running test when it has taken too long.
  var deadline: Task<Void, any Error>?

  // What somebody who was asked at failing statements has decided.

  /// The first failure that was passed over: in the running test, or outside of any.
  var passedOver: Failure?
  /// Whether the statements up to the next test are left out.
  var isLeaving = false
  /// Whether the whole run ends.
  var isAborted = false
}
