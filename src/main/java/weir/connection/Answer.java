package weir.connection;

/**
 * What a request's script did.
 *
 * @param status exit status, 128 + n when signal n ended it
 */
public record Answer(int status, byte[] stdout, byte[] stderr) {}
