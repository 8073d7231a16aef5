package weir.module;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A POSIX sh script. It gets its values as positional parameters or on stdin; nothing is ever
 * spliced into its text. One that comes with Weir is read when a host is to run it: a run needs few
 * of them.
 */
public final class Script {
  private final String name;
  private final List<String> resources;
  private volatile @Nullable String text;

  /** A script of this text, named for messages. */
  public Script(String name, String text) {
    this.name = name;
    this.resources = List.of();
    this.text = text;
  }

  private Script(List<String> resources) {
    this.name = resources.getLast();
    this.resources = resources;
  }

  /**
   * The script of this resource below {@code weir/}, for example {@code module/stat.sh}.
   *
   * @param resources the script last, before it those whose functions it calls
   */
  public static Script of(String... resources) {
    return new Script(List.copyOf(Arrays.asList(resources)));
  }

  /** Its resource, or what it is called. */
  public String name() {
    return name;
  }

  /** What the host runs. */
  public String text() {
    String known = text;
    if (known == null) {
      known = resources.stream().map(PackageText::of).collect(Collectors.joining());
      text = known;
    }
    return known;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Script script
        && name.equals(script.name)
        && (this == script || text().equals(script.text()));
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name;
  }
}
