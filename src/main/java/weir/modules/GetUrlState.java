package weir.modules;

import java.util.LinkedHashMap;
import java.util.Map;
import weir.module.Answer;
import weir.module.FileProbe;
import weir.module.FileState;
import weir.module.ModuleFailure;

/**
 * What stands at the destination of a download.
 *
 * @param file the file itself, in the directory if one was named
 * @param digest what it must have, or ""
 * @param upToDate whether it is known to have what the source has
 * @param notModified whether the source said so
 */
record GetUrlState(FileState file, String digest, boolean upToDate, boolean notModified) {

  static GetUrlState of(GetUrlModule.Params params, Answer answer) {
    FileState file = FileProbe.parse(answer).getLast();
    Report report = Report.of(answer);
    if (file.isDirectory()) {
      throw new ModuleFailure("%s is a directory".formatted(file.path()));
    }
    Checksums wanted = params.wanted();
    String digest = wanted.digest();
    if (!wanted.list().isEmpty()) {
      if (!report.get("list_status").equals("200")) {
        throw new ModuleFailure(
            "Unable to calculate a checksum: the list %s cannot be had: %s"
                .formatted(
                    wanted.list(),
                    report.get("list_error").isEmpty()
                        ? "status " + report.get("list_status")
                        : report.get("list_error")));
      }
      digest = Checksums.find(report.all("list"), params.fileName(), wanted.list());
    }
    boolean notModified = report.get("newer").equals("304");
    boolean same = !report.get("source").isEmpty() && report.get("source").equals(file.sha1());
    boolean right = !digest.isEmpty() && digest.equals(report.get("digest"));
    boolean upToDate = file.isFile() && (right || (wanted.isEmpty() && (notModified || same)));
    return new GetUrlState(file, digest, upToDate, notModified);
  }

  Map<String, Object> values(GetUrlModule.Params params) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("url", params.url());
    values.put("dest", file.path());
    if (!upToDate) {
      return values;
    }
    values.put("msg", notModified ? "HTTP Error 304: Not Modified" : "file already exists");
    if (notModified) {
      values.put("status_code", 304L);
    }
    values.put("mode", FileReport.mode(file.mode()));
    values.put("owner", file.owner());
    values.put("group", file.group());
    values.put("uid", file.uid());
    values.put("gid", file.gid());
    values.put("size", file.size());
    values.put("state", "file");
    return values;
  }
}
