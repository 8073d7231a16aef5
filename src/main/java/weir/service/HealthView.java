package weir.service;

import weir.modules.ExpectedFields;

/** What the host's own look at a running service's port and health address says. */
record HealthView(Sight sight) {

  /**
   * The verdict on a service that runs.
   *
   * @param young whether it has just been started, and may not answer yet
   */
  Verdict verdict(boolean young) {
    if (!sight.service().checked()) {
      return new Verdict(State.RUNNING);
    }
    if (sight.report().get("listener").equals("foreign")) {
      return new Verdict(State.UNHEALTHY, wrong());
    }
    if (cannotAsk()) {
      return new Verdict(State.UNCLEAR, sight.report().get("error"));
    }
    String wrong = wrong();
    if (!wrong.isEmpty()) {
      return young ? new Verdict(State.STARTING, wrong) : new Verdict(State.UNHEALTHY, wrong);
    }
    // That something listens does not show that it works.
    return new Verdict(sight.service().url().isEmpty() ? State.RUNNING : State.HEALTHY);
  }

  /** For the column of the table: the status, or what keeps it from coming. */
  String cell() {
    Service service = sight.service();
    if (!service.checked() || sight.report().get("LoadState").isEmpty()) {
      return "-";
    }
    switch (sight.report().get("listener")) {
      case "foreign" -> {
        return "other process";
      }
      case "none" -> {
        return "no listener";
      }
      default -> {}
    }
    if (service.url().isEmpty()) {
      return "port %d".formatted(service.port());
    }
    String status = sight.report().get("status");
    return switch (status) {
      case "" -> "-";
      case "-1" -> "no answer";
      default -> wrongFields().isEmpty() ? status : status + " wrong";
    };
  }

  boolean well() {
    return wrong().isEmpty();
  }

  /** What is wrong, or "". */
  String wrong() {
    Service service = sight.service();
    if (sight.report().get("listener").equals("none")) {
      return "nothing listens on port %d".formatted(service.port());
    }
    if (!holder().isEmpty()) {
      return holder();
    }
    if (service.url().isEmpty()) {
      return "";
    }
    String status = sight.report().get("status");
    if (status.equals("-1")) {
      return "GET %s: %s".formatted(service.url(), sight.report().get("error"));
    }
    if (!status.equals(Integer.toString(service.status()))) {
      return "GET %s answered %s, not %d".formatted(service.url(), status, service.status());
    }
    return wrongFields();
  }

  /** Who else holds the service's port, in a sentence; or "". */
  String holder() {
    if (!sight.report().get("listener").equals("foreign")) {
      return "";
    }
    String holder = sight.report().get("holder").strip();
    return "port %d is held by %s, which is not part of %s"
        .formatted(
            sight.service().port(),
            holder.isEmpty() ? "another process" : "process " + holder,
            sight.service().name());
  }

  private String wrongFields() {
    String wrong = ExpectedFields.wrong(sight.service().json(), sight.report().get("body"));
    return wrong.isEmpty() ? "" : "%s: %s".formatted(sight.service().url(), wrong);
  }

  private boolean cannotAsk() {
    return !sight.service().url().isEmpty()
        && sight.report().get("status").equals("-1")
        && sight.report().get("error").startsWith("this host has no");
  }
}
