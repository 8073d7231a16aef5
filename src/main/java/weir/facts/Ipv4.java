package weir.facts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One {@code inet} line of {@code ip addr}, with its network and mask worked out. */
final class Ipv4 {
  private Ipv4() {}

  /** All values are strings, the prefix too. */
  static Map<String, Object> describe(List<String> words) {
    String[] pair = words.get(1).split("/", 2);
    // A point-to-point address stands without a prefix.
    String prefix = pair.length > 1 ? pair[1] : "32";
    int bits = Integer.parseInt(prefix);
    long mask = bits == 0 ? 0 : 0xffffffffL << (32 - bits) & 0xffffffffL;
    boolean broadcast = pair.length > 1 && words.size() > 3 && words.get(2).equals("brd");
    Map<String, Object> described = new LinkedHashMap<>();
    described.put("address", pair[0]);
    described.put("broadcast", broadcast ? words.get(3) : "");
    described.put("netmask", dotted(mask));
    described.put("network", dotted(number(pair[0]) & mask));
    described.put("prefix", prefix);
    return described;
  }

  private static long number(String address) {
    long number = 0;
    for (String octet : address.split("\\.", -1)) {
      number = number << 8 | Long.parseLong(octet);
    }
    return number;
  }

  private static String dotted(long number) {
    return (number >> 24 & 255)
        + "."
        + (number >> 16 & 255)
        + "."
        + (number >> 8 & 255)
        + "."
        + (number & 255);
  }
}
