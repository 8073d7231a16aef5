package weir.facts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Processors, memory (MB), load, uptime (seconds), firmware. */
final class HardwareFacts {
  private static final List<String> FIRMWARE =
      List.of(
          "bios_date",
          "bios_vendor",
          "bios_version",
          "board_asset_tag",
          "board_name",
          "board_serial",
          "board_vendor",
          "board_version",
          "chassis_asset_tag",
          "chassis_serial",
          "chassis_vendor",
          "chassis_version",
          "product_name",
          "product_serial",
          "product_uuid",
          "product_version");

  private HardwareFacts() {}

  static Map<String, Object> of(Gathered g) {
    Map<String, Object> facts = new LinkedHashMap<>();
    processors(g, facts);
    memory(g, facts);
    String[] load = g.file("/proc/loadavg").split(" ", -1);
    if (load.length >= 3) {
      Map<String, Object> average = new LinkedHashMap<>();
      average.put("1m", Double.valueOf(load[0]));
      average.put("5m", Double.valueOf(load[1]));
      average.put("15m", Double.valueOf(load[2]));
      facts.put("loadavg", average);
    }
    String uptime = g.file("/proc/uptime");
    if (!uptime.isEmpty()) {
      facts.put("uptime_seconds", Long.valueOf(uptime.split("[. ]", 2)[0]));
    }
    for (String name : FIRMWARE) {
      String text = g.file("/sys/devices/virtual/dmi/id/" + name);
      facts.put(name, text.isEmpty() ? "NA" : text);
    }
    String vendor = g.file("/sys/devices/virtual/dmi/id/sys_vendor");
    facts.put("system_vendor", vendor.isEmpty() ? "NA" : vendor);
    return facts;
  }

  private static void processors(Gathered g, Map<String, Object> facts) {
    List<Object> described = new ArrayList<>();
    Map<String, Long> coresOfSocket = new LinkedHashMap<>();
    Map<String, Long> siblingsOfCore = new LinkedHashMap<>();
    long listed = 0;
    String socket = "";
    String core = "";
    for (String line : g.lines("/proc/cpuinfo")) {
      String[] pair = line.split(":", 2);
      String value = pair.length > 1 ? pair[1].strip() : "";
      switch (pair[0].strip()) {
        case "processor" -> {
          described.add(value);
          listed++;
        }
        case "model name", "Processor", "vendor_id", "cpu", "Vendor" -> described.add(value);
        case "physical id" -> {
          socket = value;
          coresOfSocket.putIfAbsent(socket, 1L);
        }
        case "core id" -> {
          core = value;
          siblingsOfCore.putIfAbsent(core, 1L);
        }
        case "cpu cores" -> coresOfSocket.put(socket, number(value));
        case "siblings" -> siblingsOfCore.put(core, number(value));
        default -> {}
      }
    }
    if (described.isEmpty()) {
      return;
    }
    long count = coresOfSocket.isEmpty() ? listed : coresOfSocket.size();
    long cores = Math.max(1, coresOfSocket.values().stream().findFirst().orElse(1L));
    long threads = siblingsOfCore.values().stream().findFirst().orElse(1L) / cores;
    facts.put("processor", described);
    facts.put("processor_count", count);
    facts.put("processor_cores", cores);
    facts.put("processor_threads_per_core", threads);
    facts.put("processor_vcpus", threads * count * cores);
    facts.put("processor_nproc", allowed(g, listed));
  }

  /** How many processors the gathering process may run on: {@code 0-3,8}. */
  private static long allowed(Gathered g, long otherwise) {
    for (String line : g.lines("/proc/self/status")) {
      if (line.startsWith("Cpus_allowed_list:")) {
        long count = 0;
        for (String range : line.substring(line.indexOf(':') + 1).strip().split(",", -1)) {
          String[] ends = range.split("-", 2);
          count += ends.length == 1 ? 1 : number(ends[1]) - number(ends[0]) + 1;
        }
        return count;
      }
    }
    return otherwise;
  }

  private static void memory(Gathered g, Map<String, Object> facts) {
    Map<String, Long> mb = new LinkedHashMap<>();
    for (String line : g.lines("/proc/meminfo")) {
      String[] words = line.split("[:\\s]+", -1);
      if (words.length > 1) {
        mb.put(words[0], number(words[1]) / 1024);
      }
    }
    if (!mb.containsKey("MemTotal")) {
      return;
    }
    long total = mb.getOrDefault("MemTotal", 0L);
    long free = mb.getOrDefault("MemFree", 0L);
    long swap = mb.getOrDefault("SwapTotal", 0L);
    long swapFree = mb.getOrDefault("SwapFree", 0L);
    long unused = free + mb.getOrDefault("Cached", 0L) + mb.getOrDefault("Buffers", 0L);
    facts.put("memtotal_mb", total);
    facts.put("memfree_mb", free);
    facts.put("swaptotal_mb", swap);
    facts.put("swapfree_mb", swapFree);
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("real", inOrder("total", total, "used", total - free, "free", free));
    all.put("nocache", inOrder("free", unused, "used", total - unused));
    long cached = mb.getOrDefault("SwapCached", 0L);
    all.put(
        "swap",
        inOrder("total", swap, "free", swapFree, "used", swap - swapFree, "cached", cached));
    facts.put("memory_mb", all);
  }

  private static Map<String, Object> inOrder(Object... namesAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      map.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return map;
  }

  private static long number(String text) {
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
