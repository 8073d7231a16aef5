package weir.executor;

import weir.become.Identity;
import weir.connection.Target;
import weir.playbook.Keywords;
import weir.template.TemplateEngine;
import weir.template.Variables;

/**
 * How a host is reached and whom to be there, for commands that run no tasks.
 *
 * @param kind the word {@code ansible_connection} has for the connection
 */
public record HostAccess(String kind, Target target, Identity identity) {

  /** As a task without keywords would be run. */
  public static HostAccess of(
      TemplateEngine engine, CommandLine commandLine, String host, Variables variables) {
    Access access = new Access(engine, commandLine);
    Links.Way way = access.way(host, variables, Keywords.NONE);
    return new HostAccess(way.kind(), way.target(), access.identity(variables, Keywords.NONE));
  }
}
