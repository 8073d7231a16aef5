package weir.modules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import weir.facts.Facts;
import weir.module.Answer;
import weir.module.Module;
import weir.module.ModuleFailure;
import weir.module.Param;
import weir.module.Plan;
import weir.module.Probe;
import weir.module.Script;

/** {@code stat}: what stands at a path. Never changes and never fails for want of a file. */
final class StatModule implements Module<StatModule.Params, Map<String, Object>> {
  private static final Script SCRIPT = Script.of("module/describe.sh", "modules/stat.sh");

  /** What lsattr's letters mean. */
  private static final Map<Character, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry('A', "noatime"),
          Map.entry('a', "append"),
          Map.entry('c', "compressed"),
          Map.entry('C', "nocow"),
          Map.entry('d', "nodump"),
          Map.entry('D', "dirsync"),
          Map.entry('e', "extents"),
          Map.entry('E', "encrypted"),
          Map.entry('h', "blocksize"),
          Map.entry('i', "immutable"),
          Map.entry('I', "indexed"),
          Map.entry('j', "journalled"),
          Map.entry('N', "inline"),
          Map.entry('s', "zero"),
          Map.entry('S', "synchronous"),
          Map.entry('t', "notail"),
          Map.entry('T', "blockroot"),
          Map.entry('u', "undelete"),
          Map.entry('X', "compressedraw"),
          Map.entry('Z', "compresseddirty"));

  record Params(
      @Param(
              value = "The path to look at.",
              aliases = {"dest", "name"},
              required = true)
          String path,
      @Param("Whether to look at what a link points to.") boolean follow,
      @Param(value = "Whether a file's checksum is wanted.", byDefault = "true")
          boolean getChecksum,
      @Param(
              value = "How the checksum is made.",
              aliases = {"checksum", "checksum_algo"},
              byDefault = "sha1")
          Algorithm checksumAlgorithm,
      @Param(
              value = "Whether the file's type and character set are wanted.",
              aliases = {"mime", "mime_type", "mime-type"},
              byDefault = "true")
          boolean getMime,
      @Param(
              value = "Whether the file system's own attributes are wanted.",
              aliases = {"attr", "attributes"},
              byDefault = "true")
          boolean getAttributes) {}

  /** Kinds of checksums. */
  enum Algorithm {
    MD5,
    SHA1,
    SHA224,
    SHA256,
    SHA384,
    SHA512
  }

  @Override
  public List<String> names() {
    return List.of("stat");
  }

  @Override
  public Class<Params> params() {
    return Params.class;
  }

  @Override
  public Probe probe(Params params, Facts facts) {
    return Probe.of(
        SCRIPT,
        params.path(),
        params.follow() ? "follow" : "",
        params.getChecksum() ? params.checksumAlgorithm().name().toLowerCase(Locale.ROOT) : "",
        params.getMime() ? "mime" : "",
        params.getAttributes() ? "attributes" : "");
  }

  @Override
  public Map<String, Object> parse(Params params, Answer answer) {
    Map<String, String> said = answer.fields();
    String raw = said.get("raw");
    if (!answer.ok()) {
      throw new ModuleFailure(answer.err().strip());
    }
    if (raw == null) {
      return Map.of("exists", false);
    }
    Map<String, Object> stat = new LinkedHashMap<>();
    stat.put("exists", true);
    stat.put("path", said.getOrDefault("path", params.path()));
    stat.putAll(StatValues.of(said));
    for (String number : List.of("blocks", "block_size")) {
      stat.put(number, Long.parseLong(said.getOrDefault(number, "0")));
    }
    long major = Long.parseLong(said.getOrDefault("major", "0"), 16);
    long minor = Long.parseLong(said.getOrDefault("minor", "0"), 16);
    stat.put("device_type", (major << 8) | (minor & 0xff) | ((minor & ~0xffL) << 12));
    for (String access : List.of("readable", "writeable", "executable")) {
      stat.put(access, said.containsKey(access));
    }
    for (String text : List.of("lnk_source", "lnk_target")) {
      if (said.containsKey(text)) {
        stat.put(text, said.get(text));
      }
    }
    String checksum = said.get("checksum");
    if (checksum != null) {
      stat.put("checksum", checksum.replaceFirst(" .*", ""));
    }
    if (params.getMime()) {
      String[] mime = said.getOrDefault("mime", "").split("; charset=", 2);
      stat.put("mimetype", mime.length == 2 ? mime[0] : "unknown");
      stat.put("charset", mime.length == 2 ? mime[1] : "unknown");
    }
    if (params.getAttributes()) {
      stat.putAll(attributes(said.getOrDefault("lsattr", "")));
    }
    return stat;
  }

  @Override
  public Plan plan(Params params, Map<String, Object> stat) {
    return Plan.nothing(Map.of("stat", stat));
  }

  /** From {@code 3181581488 --------------e------- /etc/passwd}. */
  private static Map<String, Object> attributes(String lsattr) {
    String[] words = lsattr.strip().split("\\s+", 3);
    Map<String, Object> known = new LinkedHashMap<>();
    known.put("version", words.length < 3 ? null : words[0]);
    String flags = words.length < 3 ? "" : words[1].replace("-", "");
    List<String> named = new ArrayList<>();
    for (int i = 0; i < flags.length(); i++) {
      String name = ATTRIBUTES.get(flags.charAt(i));
      if (name != null) {
        named.add(name);
      }
    }
    known.put("attributes", named);
    known.put("attr_flags", flags);
    return known;
  }
}
