package weir.executor.lookup;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import weir.source.SourceFile;
import weir.template.LookupCall;
import weir.template.Template;
import weir.template.Variables;
import weir.template.value.ValueException;

/** {@code password}: a password made once and kept in a file. */
final class PasswordLookup {
  private static final String NAME = "password";
  private static final String BCRYPT = "bcrypt";
  private static final Pattern UNKNOWN = Pattern.compile("\\s(\\w+)=");
  private static final Path UNKEPT = Path.of("/dev/null");
  private static final String SALT_LETTERS =
      "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final Template HASH =
      Template.value(
          "{{ password | password_hash(kind, salt, ident=ident) }}",
          new SourceFile("the lookup 'password'", "encrypt")::span);
  private final LookupFiles files;
  private final SecureRandom random = new SecureRandom();

  PasswordLookup(LookupFiles files) {
    this.files = files;
  }

  List<@Nullable Object> run(LookupCall call) {
    return Terms.map(call, term -> password(term, call));
  }

  private @Nullable Object password(String text, LookupCall call) {
    InlineOptions inline = InlineOptions.of(text, NAME, call.options());
    Options options = Options.of(NAME, inline.options());
    if (options.get("seed") != null) {
      throw new ValueException("Weir makes no passwords from a seed, which anybody could repeat");
    }
    Matcher unknown = UNKNOWN.matcher(inline.term());
    if (unknown.find()) {
      throw new ValueException(
          "the lookup 'password' has no option '%s'".formatted(unknown.group(1)));
    }
    Path file = files.path(inline.term(), files.playbookDirectory(call));
    String kind = options.text("encrypt");
    StoredPassword stored;
    try {
      stored = kept(file, kind, options);
    } catch (IOException e) {
      throw new ValueException(
          "the lookup 'password' cannot use %s: %s".formatted(file, Reasons.of(e)));
    }
    return kind == null ? stored.password() : hash(stored, kind, call);
  }

  /** Hosts ask at the same time: the first makes the password, the others read it. */
  private synchronized StoredPassword kept(Path file, @Nullable String kind, Options options)
      throws IOException {
    boolean keep = !file.equals(UNKEPT);
    StoredPassword old = keep ? StoredPassword.read(file) : null;
    StoredPassword now = old == null ? fresh(options) : old;
    if (kind != null && now.salt() == null) {
      now = now.withSalt(letters(SALT_LETTERS, saltLength(kind)));
    }
    if (kind != null && kind.equals(BCRYPT) && now.ident() == null) {
      now = now.withIdent(options.text("ident", "2b"));
    }
    if (keep && !now.equals(old)) {
      try {
        now.write(file, old == null);
      } catch (FileAlreadyExistsException _) {
        return kept(file, kind, options);
      }
    }
    return now;
  }

  private StoredPassword fresh(Options options) {
    String alphabet = PasswordAlphabet.of(options.get("chars"));
    if (alphabet.isEmpty()) {
      throw new ValueException("the lookup 'password' has no characters to choose from");
    }
    return new StoredPassword(
        letters(alphabet, Math.toIntExact(options.number("length", 20))), null, null);
  }

  private String letters(String alphabet, int count) {
    int[] points = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.appendCodePoint(points[random.nextInt(points.length)]);
    }
    return text.toString();
  }

  private static int saltLength(String kind) {
    return switch (kind) {
      case "md5_crypt" -> 8;
      case BCRYPT -> 22;
      default -> 16;
    };
  }

  private static @Nullable Object hash(StoredPassword stored, String kind, LookupCall call) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    values.put(NAME, stored.password());
    values.put("kind", kind.replace("_crypt", ""));
    values.put("salt", stored.salt());
    values.put("ident", stored.ident());
    return call.engine().evaluate(HASH, Variables.of(values));
  }
}
