package weir.connection;

/**
 * What a request's script did.
 *
 * @param status exit status, 128 + n when signal n ended it
 * @param stdout what it printed, decoded as UTF-8; a script that must hand over exact bytes encodes
 *     them
 * @param stderr what it complained
 */
public record Answer(int status, String stdout, String stderr) {
  /** No script ends with this one: the chain had failed before it. */
  public static final int NOT_RUN = 256;
}
