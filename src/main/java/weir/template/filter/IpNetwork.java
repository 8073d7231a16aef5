package weir.template.filter;

import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length of its network prefix.
 *
 * @param address as a number
 * @param prefix length of the network part, in bits
 * @param bits 32 or 128
 * @param written whether the prefix was written
 */
record IpNetwork(BigInteger address, int prefix, int bits, boolean written) {

  /** Reads {@code 192.0.2.1}, {@code 192.0.2.0/24}, {@code 192.0.2.0/255.255.255.0} or IPv6. */
  static @Nullable IpNetwork parse(String text) {
    int slash = text.indexOf('/');
    String host = slash < 0 ? text : text.substring(0, slash);
    BigInteger address = number(host);
    if (address == null) {
      return null;
    }
    int bits = host.indexOf(':') >= 0 ? 128 : 32;
    if (slash < 0) {
      return new IpNetwork(address, bits, bits, false);
    }
    int prefix = prefix(text.substring(slash + 1), bits);
    return prefix < 0 || prefix > bits ? null : new IpNetwork(address, prefix, bits, true);
  }

  private static int prefix(String text, int bits) {
    if (text.matches("\\d{1,3}")) {
      return Integer.parseInt(text);
    }
    BigInteger mask = bits == 32 ? number(text) : null;
    if (mask == null) {
      return -1;
    }
    int ones = mask.bitCount();
    BigInteger wanted = mask(ones, bits);
    return mask.equals(wanted) ? ones : -1;
  }

  private static @Nullable BigInteger number(String host) {
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      BigInteger value = BigInteger.ZERO;
      for (String part : host.split("\\.", -1)) {
        int octet = Integer.parseInt(part);
        if (octet > 255) {
          return null;
        }
        value = value.shiftLeft(8).or(BigInteger.valueOf(octet));
      }
      return value;
    }
    if (host.indexOf(':') < 0 || !host.matches("[0-9A-Fa-f:.]+")) {
      return null;
    }
    try {
      InetAddress parsed = Inet6Address.ofLiteral(host);
      byte[] bytes = parsed.getAddress();
      BigInteger value = new BigInteger(1, bytes);
      return bytes.length == 4 ? value.or(BigInteger.valueOf(0xffff).shiftLeft(32)) : value;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static BigInteger mask(int ones, int bits) {
    return BigInteger.ONE.shiftLeft(ones).subtract(BigInteger.ONE).shiftLeft(bits - ones);
  }

  BigInteger netmask() {
    return mask(prefix, bits);
  }

  BigInteger hostmask() {
    return netmask().xor(mask(bits, bits));
  }

  BigInteger first() {
    return address.and(netmask());
  }

  BigInteger last() {
    return first().or(hostmask());
  }

  BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  boolean holds(IpNetwork other) {
    return bits == other.bits
        && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0;
  }

  /** True when the address is one of a host, not the network itself. */
  boolean isHost() {
    return prefix == bits || !address.equals(first()) || prefix == bits - 1;
  }

  /** A number of this family as text. */
  String text(BigInteger number) {
    if (bits == 32) {
      long n = number.longValue();
      return "%d.%d.%d.%d".formatted(n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255);
    }
    byte[] bytes = new byte[16];
    byte[] raw = number.toByteArray();
    int size = Math.min(16, raw.length);
    System.arraycopy(raw, raw.length - size, bytes, 16 - size, size);
    try {
      return shortened(Inet6Address.getByAddress(null, bytes, -1).getHostAddress());
    } catch (UnknownHostException e) {
      throw new IllegalStateException("16 bytes are no IPv6 address. This is a bug in Weir.", e);
    }
  }

  /** The longest run of zero groups becomes two colons. */
  private static String shortened(String full) {
    String[] groups = full.split(":", -1);
    int best = -1;
    int length = 1;
    for (int i = 0; i < groups.length; i++) {
      int end = i;
      while (end < groups.length && groups[end].equals("0")) {
        end++;
      }
      if (end - i > length) {
        best = i;
        length = end - i;
      }
    }
    if (best < 0) {
      return full;
    }
    String before = String.join(":", java.util.Arrays.copyOfRange(groups, 0, best));
    String after =
        String.join(":", java.util.Arrays.copyOfRange(groups, best + length, groups.length));
    return before + "::" + after;
  }

  /** The address with its prefix. */
  String withPrefix(BigInteger number) {
    return text(number) + "/" + prefix;
  }
}
