package weir.modules;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import weir.module.Answer;
import weir.module.Content;
import weir.module.Controller;
import weir.module.ControllerModule;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;

/** {@code fetch}: brings a file of the host to the control machine. */
final class FetchModule implements ControllerModule<FetchModule.Params> {

  record Params(
      @Param(value = "The file of the host.", required = true) String src,
      @Param(
              value =
                  "The directory it goes to, below the host's name and its own path; with flat, the"
                      + " file, or with a slash at the end, its directory.",
              required = true)
          String dest,
      @Param("Whether dest is used as it is.") boolean flat,
      @Param(value = "Whether a missing file is a failure.", byDefault = "true")
          boolean failOnMissing,
      @Param(value = "Whether checksums are compared; they always are.", byDefault = "true")
          boolean validateChecksum) {}

  @Override
  public List<String> names() {
    return List.of("fetch");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public boolean skippedInCheckMode() {
    return true;
  }

  @Override
  public Ahead ahead() {
    return Ahead.PASSED;
  }

  @Override
  public Outcome run(Params params, Controller controller) {
    Answer answer = controller.ask(SlurpModule.Slurped.probe(params.src()));
    if (!answer.ok()) {
      return unreadable(params, answer.err().strip());
    }
    SlurpModule.Slurped slurped = SlurpModule.Slurped.of(answer);
    Content content = Content.of(Base64.getDecoder().decode(slurped.base64()));
    String dest = dest(params, slurped.path(), controller);
    boolean changed = controller.save(dest, content);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("dest", dest);
    values.put("checksum", content.sha1());
    if (changed) {
      values.put("remote_checksum", content.sha1());
    } else {
      values.put("file", slurped.path());
    }
    return changed ? Outcome.changed(values) : Outcome.ok(values);
  }

  private static Outcome unreadable(Params params, String said) {
    String why =
        said.startsWith("file not found")
            ? "the remote file does not exist"
            : said.startsWith("source is a directory")
                ? "remote file is a directory, fetch cannot work on directories"
                : said;
    if (params.failOnMissing()) {
      throw new ModuleFailure(why, Map.of("file", params.src()));
    }
    return Outcome.ok(Map.of("msg", why + ", not transferring, ignored", "file", params.src()));
  }

  private static String dest(Params params, String path, Controller controller) {
    if (!params.flat()) {
      String below = path.startsWith("/") ? path : "/" + path;
      return controller.path(Paths.trimmed(params.dest()) + "/" + controller.host() + below);
    }
    String dest = params.dest().endsWith("/") ? params.dest() + Paths.name(path) : params.dest();
    return controller.path(dest);
  }
}
