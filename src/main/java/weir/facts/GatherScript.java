package weir.facts;

/**
 * The POSIX sh script {@code facts/gather.sh}, which prints what a host is, for {@link
 * FactsParser}. It only reads, and works as any user. Its one argument is the directory of local
 * facts.
 */
public final class GatherScript {

  /** Its resource below {@code weir/}. */
  public static final String RESOURCE = "facts/gather.sh";

  /** Where local facts are looked for when the play names no other place. */
  public static final String LOCAL_FACTS = "/etc/ansible/facts.d";

  private GatherScript() {}
}
