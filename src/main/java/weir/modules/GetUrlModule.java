package weir.modules;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.facts.Facts;
import weir.module.Action;
import weir.module.Answer;
import weir.module.Attributes;
import weir.module.Content;
import weir.module.FileState;
import weir.module.Mode;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Outcome;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;
import weir.module.Undo;

/** {@code get_url}: a file of the host has what a URL gives. */
final class GetUrlModule implements Module<GetUrlModule.Params, GetUrlState> {
  private static final Script LOOK =
      Scripts.withHttp("module/describe.sh", "modules/get-url-look.sh");
  private static final Script SCRIPT = Scripts.withHttp("modules/place.sh", "modules/get-url.sh");

  record Params(
      @Param(value = "http, https or file, the last of the host itself.", required = true)
          String url,
      @Param(value = "The file, or a directory for it.", required = true) String dest,
      @Param(
              "What the file must have, as ALGORITHM:DIGEST or ALGORITHM:URL of a list of digests"
                  + " and names.")
          String checksum,
      @Param("Whether to fetch without asking if the source is newer.") boolean force,
      @Param("Further headers.") Map<String, Object> headers,
      @Param(value = "Seconds to wait for the source.", byDefault = "10") int timeout,
      @Param(value = "Whether the server's certificate is checked.", byDefault = "true")
          boolean validateCerts,
      @Param(
              value = "Who asks.",
              aliases = {"username"})
          String urlUsername,
      @Param(
              value = "The password that goes with it.",
              aliases = {"password"},
              sensitive = true)
          String urlPassword,
      @Param("Has no meaning here; the password is sent with the first request.")
          boolean forceBasicAuth,
      @Param("The file's mode.") @Nullable Mode mode,
      @Param("The file's owner.") @Nullable String owner,
      @Param("The file's group.") @Nullable String group,
      @Param("Has no meaning here; the download goes beside its destination.") String tmpDest,
      @Param(value = "Who the request says it is from.", byDefault = "weir") String httpAgent) {

    Params {
      if ((url + checksum).matches("(?s).*[\\r\\n].*") || dest.matches("(?s).*\\n.*")) {
        throw new ModuleFailure("url, dest and checksum must not hold line breaks");
      }
      if (!url.matches("(?i)(https?|file)://.+")) {
        throw new ModuleFailure(
            "url must start with http://, https:// or file://, not be '%s'".formatted(url));
      }
    }

    Checksums wanted() {
      return Checksums.of(checksum);
    }

    /** What the file is called in a directory. */
    String fileName() {
      String path = url.replaceFirst("[?#].*", "");
      String name = path.substring(path.lastIndexOf('/') + 1);
      return name.isEmpty() ? "index.html" : name;
    }
  }

  @Override
  public List<String> names() {
    return List.of("get_url");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    Checksums wanted = params.wanted();
    boolean ask = wanted.isEmpty() && !params.force();
    String request = params.url() + "\n" + wanted.list() + "\n" + headers(params);
    return Probe.of(
            LOOK,
            params.dest(),
            params.fileName(),
            wanted.algorithm(),
            Integer.toString(params.timeout()),
            params.validateCerts() ? "yes" : "no",
            ask || params.url().startsWith("file://") ? "ask" : "")
        .reading(Content.of(request));
  }

  @Override
  public GetUrlState parse(Params params, Answer answer) {
    return GetUrlState.of(params, answer);
  }

  @Override
  public Plan plan(Params params, GetUrlState state) {
    FileState file = state.file();
    Attributes wanted = attributes(params, file);
    if (state.upToDate()) {
      Attributes missing = wanted.missingFrom(file);
      Map<String, Object> values = state.values(params);
      return missing.isEmpty()
          ? Plan.nothing(values)
          : Plan.change(
              List.of(new Action.SetAttributes(file.path(), missing, file)),
              List.of(FileDiff.of(file, file.word(), missing)),
              values);
    }
    List<String> args =
        new ArrayList<>(
            List.of(
                file.path(),
                params.wanted().algorithm(),
                state.digest(),
                Integer.toString(params.timeout()),
                params.validateCerts() ? "yes" : "no",
                params.force() || !params.wanted().isEmpty() ? "" : "newer"));
    Mode mode = params.mode();
    args.add(mode == null ? "" : mode.text());
    args.add(params.owner() == null ? "" : params.owner());
    args.add(params.group() == null ? "" : params.group());
    Action fetch =
        new Action.RunScript(
            SCRIPT,
            args,
            Map.of(),
            Content.of(params.url() + "\n" + headers(params)),
            Duration.ofHours(1),
            "fetch %s to %s".formatted(UriModule.withoutSecrets(params.url()), file.path()),
            new Undo.Paths(Undo.Keep.NAME, List.of(file.path())));
    return Plan.change(List.of(fetch), List.of(), state.values(params));
  }

  @Override
  public Outcome outcome(Params params, GetUrlState state, Plan plan, List<Answer> answers) {
    boolean fetched = plan.actions().stream().anyMatch(Action.RunScript.class::isInstance);
    if (!fetched || answers.isEmpty() || !answers.getLast().ok()) {
      return plan.after(answers);
    }
    Report report = Report.of(answers.getLast());
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("url", params.url());
    values.put("dest", state.file().path());
    values.put("elapsed", report.number("elapsed", 0));
    values.put("status_code", report.number("status", -1));
    String reason = HttpHeaders.reason(report.all("reason"));
    if (!report.get("digest").isEmpty()) {
      return Outcome.failed(
          "The checksum for %s did not match %s; it was %s. The file on the host was left alone."
              .formatted(state.file().path(), state.digest(), report.get("digest")),
          values);
    }
    if (report.get("dest").isEmpty()) {
      String why = report.get("error");
      values.put(
          "response",
          why.isEmpty() ? "HTTP Error %s: %s".formatted(report.get("status"), reason) : why);
      return Outcome.failed("Request failed: " + values.get("response"), values);
    }
    for (String key : List.of("checksum_src", "checksum_dest", "md5sum")) {
      if (!report.get(key).isEmpty()) {
        values.put(key, report.get(key));
      }
    }
    values.putAll(DownloadedFile.values("dest", report.get("dest"), report.get("stat")));
    values.put("msg", "OK (%s bytes)".formatted(values.get("size")));
    boolean changed = report.get("changed").equals("yes");
    return changed ? Outcome.changed(values) : Outcome.ok(values);
  }

  private static Attributes attributes(Params params, FileState file) {
    Mode mode = params.mode();
    return new Attributes(
        mode == null ? null : mode.on(file.mode(), false), params.owner(), params.group());
  }

  private static String headers(Params params) {
    Map<String, Object> headers = new LinkedHashMap<>();
    headers.put("User-Agent", params.httpAgent());
    headers.putAll(params.headers());
    return HttpHeaders.lines(headers, params.urlUsername(), params.urlPassword());
  }
}
