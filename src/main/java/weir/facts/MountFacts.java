package weir.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mounted devices with their sizes in bytes, blocks and inodes. */
final class MountFacts {
  private static final Pattern OCTAL = Pattern.compile("\\\\([0-7]{3})");

  private MountFacts() {}

  static Map<String, Object> of(Gathered g) {
    Map<String, String> sizes = new HashMap<>();
    for (String line : g.partLines("sizes")) {
      String[] fields = line.split(" ", 7);
      if (fields.length == 7) {
        sizes.put(fields[6], line);
      }
    }
    Set<String> bound = boundDirectories(g);
    Map<String, String> uuids = uuids(g);
    Map<String, Object> mounts = new LinkedHashMap<>();
    for (String line : g.lines("/proc/self/mounts")) {
      String[] fields = line.split(" ", -1);
      if (fields.length < 4 || fields[2].equals("none")) {
        continue;
      }
      String device = plain(fields[0]);
      if (!device.startsWith("/") && !device.contains(":/")) {
        continue;
      }
      String directory = plain(fields[1]);
      Map<String, Object> mount = new LinkedHashMap<>();
      mount.put("mount", directory);
      mount.put("device", device);
      mount.put("fstype", fields[2]);
      mount.put("options", fields[3] + (bound.contains(directory) ? ",bind" : ""));
      String size = sizes.get(directory);
      if (size != null) {
        measure(mount, size.split(" ", 7));
      }
      mount.put("uuid", uuids.getOrDefault(device, "N/A"));
      mounts.put(directory, mount);
    }
    return Map.of("mounts", new ArrayList<>(mounts.values()));
  }

  private static void measure(Map<String, Object> mount, String[] size) {
    long block = Long.parseLong(size[0]);
    long fundamental = Long.parseLong(size[1]);
    long total = Long.parseLong(size[2]);
    long available = Long.parseLong(size[3]);
    long inodes = Long.parseLong(size[4]);
    long freeInodes = Long.parseLong(size[5]);
    mount.put("size_total", fundamental * total);
    mount.put("size_available", fundamental * available);
    mount.put("block_size", block);
    mount.put("block_total", total);
    mount.put("block_available", available);
    mount.put("block_used", total - available);
    mount.put("inode_total", inodes);
    mount.put("inode_available", freeInodes);
    mount.put("inode_used", inodes - freeInodes);
  }

  /** Where a directory of a file system, not its root, is mounted. */
  private static Set<String> boundDirectories(Gathered g) {
    Set<String> bound = new HashSet<>();
    for (String line : g.lines("/proc/self/mountinfo")) {
      String[] fields = line.split(" ", -1);
      if (fields.length > 4 && !fields[3].equals("/")) {
        bound.add(plain(fields[4]));
      }
    }
    return bound;
  }

  /** Device to UUID, from lines like {@code ... UUID -> ../../sda1}. */
  private static Map<String, String> uuids(Gathered g) {
    Map<String, String> uuids = new HashMap<>();
    for (String line : g.partLines("uuids")) {
      int arrow = line.indexOf(" -> ");
      if (arrow > 0) {
        String uuid = line.substring(line.lastIndexOf(' ', arrow - 1) + 1, arrow);
        String block = line.substring(line.lastIndexOf('/') + 1);
        String mapped = g.file("/sys/block/" + block + "/dm/name");
        uuids.put(mapped.isEmpty() ? "/dev/" + block : "/dev/mapper/" + mapped, uuid);
      }
    }
    return uuids;
  }

  private static String plain(String escaped) {
    return OCTAL
        .matcher(escaped)
        .replaceAll(match ->
            Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
  }
}
