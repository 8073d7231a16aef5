package weir.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import weir.connection.Answer;
import weir.connection.ConnectionException;
import weir.connection.Shell;
import weir.module.Controller.HttpCall;
import weir.module.Controller.HttpReply;
import weir.modules.PublicLook;

/** {@code weir status}: asks hosts and public addresses, and makes rows of the answers. */
public final class Status {
  private static final Duration HTTP_LIMIT = Duration.ofSeconds(5);
  private final StatusQuestion question = new StatusQuestion();
  private final Function<HttpCall, HttpReply> web;
  private final int mostCrashes;
  private final Duration publicPause;
  private final Map<String, Asked> outside = new ConcurrentHashMap<>();

  /** A public answer, and when it came. */
  private record Asked(PublicLook look, long nanos) {}

  /**
   * A status.
   *
   * @param web sends a request from the control machine
   * @param publicPause a public address is asked again only after so long: such requests may be
   *     counted and paid for
   */
  public Status(Function<HttpCall, HttpReply> web, int mostCrashes, Duration publicPause) {
    this.web = web;
    this.mostCrashes = mostCrashes;
    this.publicPause = publicPause;
  }

  /** All rows, in the order of the hosts. */
  public List<Row> rows(HostShells shells, List<ServiceHost> hosts) {
    List<Row> rows = new ArrayList<>();
    shells.ask(hosts, this::ask).forEach(answer -> rows.addAll(rows(answer)));
    return rows;
  }

  /** The rows of one host, asked in the caller's thread. */
  public List<Row> rows(HostShells shells, ServiceHost host) {
    return rows(shells.ask(host, this::ask));
  }

  private static List<Row> rows(HostAnswer<List<Row>> answer) {
    return switch (answer) {
      case HostAnswer.Answered<List<Row>> answered -> answered.value();
      case HostAnswer.Unreachable<List<Row>> unreachable ->
          silent(unreachable.host(), State.UNREACHABLE, unreachable.why());
    };
  }

  private static List<Row> silent(ServiceHost host, State state, String why) {
    List<Row> rows = new ArrayList<>();
    for (Service service : host.services()) {
      rows.add(Row.silent(host.name(), service, state, rows.isEmpty() ? why : ""));
    }
    return rows;
  }

  private List<Row> ask(ServiceHost host, Shell shell) throws ConnectionException {
    Answer answer = shell.submit(question.request(host.services())).answer();
    if (answer.status() != 0) {
      String why = answer.stderr().strip();
      return silent(host, State.UNKNOWN, why.isEmpty() ? "status " + answer.status() : why);
    }
    List<Row> rows = new ArrayList<>();
    for (Sight sight : StatusQuestion.read(host.services(), answer)) {
      PublicLook look = sight.service().publicUrl().isEmpty() ? null : outside(sight);
      rows.add(Row.of(host.name(), sight, look, mostCrashes));
    }
    return rows;
  }

  private PublicLook outside(Sight sight) {
    Service service = sight.service();
    Asked before = outside.get(service.publicUrl());
    if (before != null && System.nanoTime() - before.nanos() < publicPause.toNanos()) {
      return before.look();
    }
    HttpReply reply =
        web.apply(
            new HttpCall("GET", service.publicUrl(), PublicLook.HEADERS, null, HTTP_LIMIT, true));
    PublicLook look =
        PublicLook.of(
            reply,
            service.status(),
            service.json(),
            service.publicUrl(),
            sight.report().get("body"));
    outside.put(service.publicUrl(), new Asked(look, System.nanoTime()));
    return look;
  }
}
