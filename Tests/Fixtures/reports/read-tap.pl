# Prints what TAP::Parser reads on standard input: a line for each result, then the problems it has with the document.
use strict;
use warnings;
use TAP::Parser;

binmode STDIN, ':utf8';
binmode STDOUT, ':utf8';
my $parser = TAP::Parser->new({ tap => do { local $/; <STDIN> } });
while (my $result = $parser->next) {
  if ($result->is_test) {
    printf "%s %d %s%s\n", $result->is_actual_ok ? 'ok' : 'not ok', $result->number, $result->description,
      $result->has_skip ? ' SKIPPED ' . $result->explanation : '';
  } elsif ($result->is_yaml) {
    my $data = $result->data;
    for (sort keys %$data) {
      my $value = ref $data->{$_} ? join ' ', map { $_ } %{ $data->{$_} }{sort keys %{ $data->{$_} }} : $data->{$_};
      printf "  %s: %s\n", $_, $value =~ s/\n/|/gr;
    }
  } elsif ($result->is_bailout) {
    printf "bailout %s\n", $result->explanation;
  } elsif ($result->is_plan) {
    printf "plan %d\n", $result->tests_planned;
  } elsif ($result->is_unknown) {
    printf "unknown %s\n", $result->as_string;
  }
}
print "problem $_\n" for $parser->parse_errors;
