package weir.executor.lookup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import weir.connection.CommandRunner;
import weir.inventory.Decryptor;
import weir.module.Controller.HttpCall;
import weir.module.Controller.HttpReply;
import weir.template.Lookup;
import weir.template.LookupCall;

/** All lookups of this package by name. */
public final class LocalLookups {
  private LocalLookups() {}

  /**
   * The lookups.
   *
   * @param environment what {@code env} reads
   * @param home of the user, for paths that start with {@code ~}
   * @param vault opens files that are encrypted
   * @param web sends one request
   */
  public static Map<String, Lookup> all(
      CommandRunner commands,
      Map<String, String> environment,
      Path home,
      Decryptor vault,
      Function<HttpCall, HttpReply> web) {
    LookupFiles files = new LookupFiles(home, vault);
    FileLookups fileLookups = new FileLookups(files);
    CommandLookups commandLookups = new CommandLookups(commands, files);
    return Map.ofEntries(
        Map.entry("env", call -> env(call, environment)),
        Map.entry("file", fileLookups::file),
        Map.entry("unvault", fileLookups::unvault),
        Map.entry("fileglob", fileLookups::fileglob),
        Map.entry("filetree", new FileTree(files)::run),
        Map.entry("first_found", new FirstFound(files)::run),
        Map.entry("pipe", commandLookups::pipe),
        Map.entry("lines", commandLookups::lines),
        Map.entry("template", new TemplateLookup(files)::run),
        Map.entry("password", new PasswordLookup(files)::run),
        Map.entry("url", new UrlLookup(web)::run),
        Map.entry("ini", new IniLookup(files)::run),
        Map.entry("csvfile", new CsvLookup(files)::run),
        Map.entry("inventory_hostnames", InventoryHostnames::run));
  }

  private static List<@Nullable Object> env(LookupCall call, Map<String, String> environment) {
    Options options = Options.of(call);
    return Terms.map(
        call,
        term -> {
          String value = environment.get(term.strip().split("\\s+", 2)[0]);
          if (value != null) {
            return value;
          }
          Object otherwise = options.get("default");
          return otherwise == null && !call.options().containsKey("default") ? "" : otherwise;
        });
  }
}
